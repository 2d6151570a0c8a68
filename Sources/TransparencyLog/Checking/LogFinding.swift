public import Fingerprint

/// What a check found in a log.
public struct LogFinding: Hashable, Sendable {
  /// What kind of thing it is.
  public enum Kind: Sendable, CaseIterable {
    /// A file is missing, cut or cannot be read as what it should be.
    case unreadable
    /// Entries are not those that the checkpoint stands for.
    case entriesDiffer
    /// A tile has hashes that are not those of what it stands for.
    case tileDiffers
    /// The entries and their tile differ, and neither gives the checkpoint's root.
    case neitherHolds
    /// The whole is not what the checkpoint says, and no file tells why.
    case rootDiffers
    /// An earlier checkpoint stands for something else than the log begins with.
    case notABeginning
  }

  /// What kind.
  public let kind: Kind
  /// The file, with the log's folder.
  public let file: PathBytes
  /// One sentence, lower case, without a final period.
  public let message: String

  /// A finding about a file.
  public init(_ kind: Kind, file: PathBytes, message: String) {
    self.kind = kind
    self.file = file
    self.message = message
  }
}
