internal import Fingerprint

/// One reference in one source with its verdict, as canonical bytes (RFC 8785)
/// whose SHA-256 is its id.
///
/// It holds the source's digest and size, never its path; what was read, where,
/// how inherited levels were resolved, and the register's entries that the
/// verdict rests on. It holds no time, host, user or locale: equal sources,
/// register and rules give equal bytes.
public struct CitationRecord: Sendable, Hashable {
  /// The canonical bytes, without a line end.
  public let bytes: [UInt8]
  /// The record's id: the SHA-256 of ``bytes``.
  public let id: RegestID

  /// The record of canonical bytes, which are not looked at.
  package init(bytes: [UInt8]) throws(RegestError) {
    self.bytes = bytes
    id = RegestID(.record, try digest(of: bytes))
  }
}
