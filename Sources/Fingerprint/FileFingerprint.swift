/// What a file's content was: its SHA-256 and its size.
public struct FileFingerprint: Hashable, Sendable {
  /// The SHA-256 of the whole content.
  public let digest: SHA256Digest
  /// The size in bytes; holes count as the zeros they read as.
  public let size: UInt64

  /// Joins a digest and a size that belong together.
  public init(digest: SHA256Digest, size: UInt64) {
    self.digest = digest
    self.size = size
  }
}

/// A regular file as one read found it.
public struct SourceReading: Hashable, Sendable {
  /// The digest and size of the bytes read.
  public let fingerprint: FileFingerprint
  /// Those same bytes, from the same read; nil when the file is larger than the
  /// caller wanted kept.
  public let content: [UInt8]?
  /// Where the content is not kept, its beginning: at most ``headSize`` bytes, by
  /// which a reader can tell what kind of file it is.
  public let head: [UInt8]

  /// How many bytes of a larger file are kept.
  public static let headSize = 8 << 10

  /// Joins a fingerprint and the content it was taken from.
  public init(fingerprint: FileFingerprint, content: [UInt8]?, head: [UInt8] = []) {
    self.fingerprint = fingerprint
    self.content = content
    self.head = head
  }
}
