internal import Fingerprint

/// What is to be said about a line of a checksum file, or about all of it.
public struct ListFinding: Sendable, Hashable {
  /// What kind of thing it is.
  public enum Kind: Sendable, Hashable {
    /// No form of line that is known, or one cut short.
    case malformed
    /// A file with two digests by one algorithm that differ.
    case contradiction
    /// A path that leaves the folder the list is about.
    case escape
    /// Digests that cannot be computed here, so that what they cover is not checked.
    case unsupported
    /// The list names no file.
    case empty
    /// Worth knowing; what it is about is checked all the same, or need not be.
    case remark
  }

  /// What kind of thing it is.
  public var kind: Kind
  /// The line, from 1; nil where it is about all of the list.
  public var line: Int?
  /// One sentence, lower case, without a final period.
  public var message: String

  init(_ kind: Kind, line: Int? = nil, _ message: String) {
    self.kind = kind
    self.line = line
    self.message = message
  }
}

/// The forms of lines that checksum files have.
public enum ListForm: String, Sendable, Hashable, CaseIterable, Comparable {
  /// `DIGEST  PATH`, as `sha256sum` and `sha256deep` write it.
  case gnu = "GNU"
  /// `NAME (PATH) = DIGEST`, as BSD's tools and `openssl dgst` write it.
  case bsd = "BSD"
  /// Comma-separated columns under a header, as `hashdeep` writes them.
  case hashdeep
  /// `PATH CRC32`.
  case sfv = "SFV"

  /// Orders forms by name.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// What a line says of a file.
struct ListClaim: Equatable {
  /// As written, unescaped.
  var path: PathBytes
  /// Whether the line is escaped, so that a backslash of the path is one.
  var isEscaped = false
  var digests: [Digest]
  /// In bytes, where the list says it.
  var size: UInt64?
  var form: ListForm
  /// The algorithm of a digest that the line holds and that is not computed here.
  var unchecked: String?

  struct Digest: Equatable {
    var kind: DigestKind
    var bytes: [UInt8]
  }
}
