import Foundation

/// The variables of the environment, by name.
enum Environment {
  static subscript(name: String) -> String? {
    ProcessInfo.processInfo.environment[name]
  }
}
