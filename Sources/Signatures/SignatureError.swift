internal import Fingerprint

/// What kept a signature from being made or looked at; whether it holds is a value,
/// ``SignatureVerdict``.
public struct SignatureError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What kind of obstacle it was.
  public enum Code: String, Sendable, CaseIterable {
    /// There is no `ssh-keygen` on this machine.
    case toolMissing = "tool-missing"
    /// `ssh-keygen` ended as it should not.
    case toolFailed = "tool-failed"
    /// A file cannot be read.
    case unreadable
    /// A file cannot be written.
    case unwritable
  }

  /// What kind of obstacle it was.
  public let code: Code
  /// One sentence, lower case, without a final period.
  public let message: String
  /// What to do about it, where there is something to do.
  public let hint: String?

  /// An error of a kind with its message.
  public init(_ code: Code, _ message: String, hint: String? = nil) {
    self.code = code
    self.message = message
    self.hint = hint
  }

  init(unwritable error: FileSystemError) { self.init(.unwritable, error.message) }

  init(unreadable error: FileSystemError) { self.init(.unreadable, error.message) }

  /// Whether both are of one kind.
  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }

  /// The message.
  public var description: String { message }
}
