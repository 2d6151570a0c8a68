public import Fingerprint

/// A value that a run goes by, with where it comes from.
public struct Setting<Value: Sendable>: Sendable {
  /// The value.
  public var value: Value
  /// Where it was set.
  public var origin: SettingOrigin

  /// A value that was set somewhere.
  public init(_ value: Value, from origin: SettingOrigin) {
    self.value = value
    self.origin = origin
  }
}

/// Where a value was set.
public enum SettingOrigin: Sendable, Hashable {
  /// A place in a file of configuration, under the name that messages give it: the line and
  /// the column in scalars, from 1.
  case file(PathBytes, line: Int, column: Int)
  /// An option of the command line, with its dashes.
  case option(String)
  /// A variable of the environment.
  case variable(String)

  /// `.regest.yml:3`, `--register`, `REGEST_REGISTER`.
  public var text: String {
    switch self {
    case .file(let path, let line, _): "\(path.display):\(line)"
    case .option(let name), .variable(let name): name
    }
  }
}
