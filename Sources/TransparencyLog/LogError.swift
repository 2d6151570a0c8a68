internal import Fingerprint

/// What stopped work on a log: a code for programs, a message for people.
///
/// What a check finds in a log is never thrown; it is a ``LogFinding``.
public struct LogError: Error, Sendable, CustomStringConvertible {
  /// What kind of obstacle it was.
  public enum Code: String, Sendable, CaseIterable {
    /// A file or folder cannot be read.
    case unreadable
    /// A file or folder cannot be written.
    case unwritable
    /// The folder is no log, or there is a log already where one was to be made.
    case notALog = "not-a-log"
    /// A tile or an entry bundle is missing or is not what the checkpoint stands for.
    case damaged
    /// A checkpoint is none, or none of the keys given signed it.
    case untrusted
    /// The file with the private key cannot be used.
    case keyUnusable = "key-unusable"
    /// Another writer is at work on the log.
    case busy
    /// What was asked for contradicts itself.
    case invalidRequest = "invalid-request"
    /// The digest library failed.
    case digestUnavailable = "digest-unavailable"
  }

  /// What kind of obstacle it was.
  public let code: Code
  /// One sentence, lower case, without a final period; names the file.
  public let message: String
  /// What to do about it, where there is something to do.
  public let hint: String?

  /// An error of a kind with its message.
  public init(_ code: Code, _ message: String, hint: String? = nil) {
    self.code = code
    self.message = message
    self.hint = hint
  }

  /// The error of a digest that could not be computed.
  init(_ error: FingerprintError) {
    self.init(.digestUnavailable, error.reason)
  }

  /// What came out of work that reads a log and computes digests.
  static func of(_ error: any Error) -> LogError {
    switch error {
    case let error as LogError: error
    case let error as FingerprintError: LogError(error)
    default: LogError(.digestUnavailable, "\(error)")
    }
  }

  /// The message.
  public var description: String { message }
}
