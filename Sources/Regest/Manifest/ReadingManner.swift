public import Fingerprint

/// How sources are read, on which no result depends.
public struct ReadingManner: Sendable {
  /// How many files are read at once.
  public var threads: Int
  /// Told how far the work is.
  public var progress: ReadingProgress?
  /// The folder for what is put aside meanwhile, should it be more than a few megabytes:
  /// the records, some 1,300 bytes each. What lies there has no name and goes with the
  /// process.
  public var scratch: PathBytes
  /// Told of findings while the reading goes on.
  public var told: FindingStream?

  /// So many threads, which tell how far they are and what they find, or not.
  public init(
    threads: Int, progress: ReadingProgress? = nil, scratch: PathBytes = "/var/tmp",
    told: FindingStream? = nil
  ) {
    self.threads = threads
    self.progress = progress
    self.scratch = scratch
    self.told = told
  }
}
