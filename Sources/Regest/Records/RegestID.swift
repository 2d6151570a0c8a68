public import Fingerprint

/// A name that is intrinsic to what it names and computable offline:
/// `regest:1:rec:<sha256>`.
///
/// Two equal ids name the same bytes. An id does not say who issued them, or when.
public struct RegestID: Hashable, Sendable, CustomStringConvertible {
  /// What can be named. Raw values stand in the printed form.
  public enum Kind: String, Sendable, CaseIterable {
    /// A citation record: the SHA-256 of its canonical bytes.
    case record = "rec"
    /// A manifest: the SHA-256 of `manifest.json`.
    case manifest = "man"
    /// A source: the SHA-256 of the file.
    case source = "src"
  }

  /// What kind of thing it names.
  public var kind: Kind
  /// The SHA-256 of the bytes it names.
  public var digest: SHA256Digest

  /// The name of some bytes by their digest.
  public init(_ kind: Kind, _ digest: SHA256Digest) {
    self.kind = kind
    self.digest = digest
  }

  /// Reads the printed form; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0] == "regest", parts[1] == "1",
      let kind = Kind(rawValue: String(parts[2])), let digest = SHA256Digest(hex: parts[3].utf8)
    else { return nil }
    self.init(kind, digest)
  }

  /// The printed form.
  public var description: String { "regest:1:\(kind.rawValue):\(digest.hex)" }
}
