public import Synchronization

/// What one reading of a tree is asked to do.
struct ReadingRules: Sendable {
  /// How many of a file's first bytes are looked at to know its kind.
  static let headSize = 8 << 10

  /// Whether the content of a file that begins so is wanted.
  var isWanted: @Sendable (Span<UInt8>) -> Bool
  /// The largest size in bytes whose content is kept.
  var limit: Int
  /// How folders are opened.
  var way = FolderOpening.Way.wholePath
  /// Told how far the work is.
  var progress: ReadingProgress?
  /// A place for tests to change a file: called with the index and the attempt, from 1,
  /// after the last byte is read and before the file is looked at again.
  var afterReading: @Sendable (_ index: Int, _ attempt: Int) -> Void = { _, _ in }
}

/// How far the reading of a tree is, to be looked at from any thread.
public final class ReadingProgress: Sendable {
  /// How many files the walk has met.
  public let filesFound = Atomic<Int>(0)
  /// How many files are done with, readable or not.
  public let filesRead = Atomic<Int>(0)
  /// How many bytes of files that were read to their end.
  public let bytesRead = Atomic<UInt64>(0)

  /// Nothing yet.
  public init() {}

  func add(bytes: UInt64) { bytesRead.add(bytes, ordering: .relaxed) }
}
