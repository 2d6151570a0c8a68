import ArgumentParser
import Regest

/// The exit status of every command, the same in every output format. 64, for
/// wrong usage, is the argument parser's.
enum ExitStatus {
  /// Something was found that calls for a look.
  static let findings = ExitCode(1)
  /// Not everything could be read, checked or written.
  static let unfinished = ExitCode(2)

  /// The status after these findings; returns where there is nothing to report.
  static func conclude(_ diagnostics: [Diagnostic]) throws {
    if diagnostics.hasObstacles { throw unfinished }
    if diagnostics.hasFindings { throw findings }
  }
}
