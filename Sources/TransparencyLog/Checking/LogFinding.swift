/// What a check found in a log.
public struct LogFinding: Hashable, Sendable {
  /// What kind of thing it is. Raw values are stable and printed.
  public enum Kind: String, Sendable, CaseIterable {
    /// A file is missing, cut or cannot be read as what it should be.
    case unreadable = "log-file-unreadable"
    /// Entries are not those that the checkpoint stands for.
    case entriesDiffer = "log-entries-differ"
    /// A tile has hashes that are not those of what it stands for.
    case tileDiffers = "log-tile-differs"
    /// The entries and their tile differ, and neither gives the checkpoint's root.
    case neitherHolds = "log-neither-holds"
    /// The whole is not what the checkpoint says, and no file tells why.
    case rootDiffers = "log-root-differs"
    /// An earlier checkpoint stands for something else than the log begins with.
    case notABeginning = "log-not-a-beginning"
  }

  /// What kind.
  public let kind: Kind
  /// The file, for people.
  public let file: String
  /// One sentence, lower case, without a final period.
  public let message: String

  /// A finding about a file.
  public init(_ kind: Kind, file: String, message: String) {
    self.kind = kind
    self.file = file
    self.message = message
  }
}
