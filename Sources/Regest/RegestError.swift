public import Fingerprint

/// What stopped Regest from finishing: a code for programs, a message for people.
///
/// Findings about the user's material are never thrown; they are values
/// (``Diagnostic``). Two errors are equal when their codes are.
public struct RegestError: Error, Sendable {
  /// What kind of obstacle it was. Raw values are stable and printed by the
  /// machine formats.
  public enum Code: String, Sendable, CaseIterable {
    /// A file or folder that was named cannot be read.
    case unreadable
    /// A file or folder cannot be written.
    case unwritable
    /// The register cannot be opened, or is neither a register file nor a CSV folder.
    case registerUnreadable = "register-unreadable"
    /// A register's CSV or a register file breaks the format.
    case registerMalformed = "register-malformed"
    /// A manifest folder lacks a file or a file in it cannot be read as what it should be.
    case manifestMalformed = "manifest-malformed"
    /// A file that should be a checksum file is none.
    case listMalformed = "list-malformed"
    /// A record that was asked for is not there.
    case recordNotFound = "record-not-found"
    /// A file of items breaks its format, or an item in it cannot be cited.
    case itemMalformed = "item-malformed"
    /// A file of a style of citation breaks the format.
    case styleMalformed = "style-malformed"
    /// A configuration or a baseline breaks its format.
    case configurationMalformed = "configuration-malformed"
    /// The digest library failed.
    case digestUnavailable = "digest-unavailable"
    /// A program that the work needs is not on this machine.
    case toolMissing = "tool-missing"
    /// A program that the work needs ended as it should not.
    case toolFailed = "tool-failed"
    /// The file with a private key cannot be used.
    case keyUnusable = "key-unusable"
    /// What was asked for contradicts itself or names something outside its place.
    case invalidRequest = "invalid-request"
    /// A ledger cannot be opened, or is none.
    case ledgerUnreadable = "ledger-unreadable"
    /// A ledger's records, their positions and its log do not agree, or a record in it is
    /// not what its id says.
    case ledgerDamaged = "ledger-damaged"
    /// Another process writes to the ledger.
    case ledgerBusy = "ledger-busy"
    /// There is no room on the disk for what was to be written to a ledger.
    case ledgerFull = "ledger-full"
  }

  /// What kind of obstacle it was.
  public let code: Code
  /// One sentence, lower case, without a final period; names the file and the place.
  public let message: String
  /// What to do about it, in the same form, where there is something to do.
  public let hint: String?
  /// What the system or a library said, if it was not Regest that noticed.
  public let underlying: (any Error)?

  /// An error of a kind with its message.
  public init(
    _ code: Code, _ message: String, hint: String? = nil, underlying: (any Error)? = nil
  ) {
    self.code = code
    self.message = message
    self.hint = hint
    self.underlying = underlying
  }

  /// The error of digests that cannot be computed.
  public init(_ error: FingerprintError) {
    self.init(.digestUnavailable, error.reason, underlying: error)
  }

  /// The error of a file that cannot be read, or of digests that cannot be computed.
  public init(_ error: FileSystemError, hint: String? = nil) {
    self.init(
      error.operation == .digest ? .digestUnavailable : .unreadable, error.message, hint: hint,
      underlying: error)
  }
}

extension RegestError: Equatable {
  /// Whether both are of one kind.
  public static func == (left: RegestError, right: RegestError) -> Bool {
    left.code == right.code
  }
}

extension RegestError: CustomStringConvertible {
  /// The message, and the hint on a line of its own.
  public var description: String {
    hint.map { "\(message)\n\($0)" } ?? message
  }
}
