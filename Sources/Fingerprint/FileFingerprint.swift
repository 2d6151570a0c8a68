/// What a file's content was: its SHA-256 and its size.
public struct FileFingerprint: Hashable, Sendable, BitwiseCopyable {
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
