public import Synchronization

/// What one reading of a tree is asked to do.
struct ReadingRules: Sendable {
  /// How many of a file's first bytes are looked at to know its kind.
  static let headSize = 8 << 10

  /// The digests that are computed. Without SHA-256 no content is given.
  var kinds: DigestKinds = [.sha256]
  /// Whether the content of a file that begins so is wanted.
  var isWanted: @Sendable (Span<UInt8>) -> Bool
  /// The largest size in bytes whose content is kept.
  var limit: Int
  /// Whether folders named `.git` that are no roots are left out.
  var passesOverGit = true
  /// How folders are opened.
  var way = FolderOpening.Way.wholePath
  /// Which files are read.
  var choice = ReadingChoice()
  /// Told how far the work is.
  var progress: ReadingProgress?
  /// Told of files at once.
  var witness: ReadingWitness?
  /// A place for tests to change a file: called with the index and the attempt, from 1,
  /// after the last byte is read and before the file is looked at again.
  var afterReading: @Sendable (_ index: Int, _ attempt: Int) -> Void = { _, _ in }
}

/// Which files of a tree are read, where it is not all of them.
public struct ReadingChoice: Sendable {
  /// Whether a file is looked at at all, by its path; nil for every one.
  public var isAsked: (@Sendable (PathBytes) -> Bool)?
  /// The digest of a file that need not be read, by what the system says of it; nil for
  /// one that must be.
  public var known: (@Sendable (FileStamp) -> SHA256Digest?)?

  /// A choice of all files, unless told otherwise.
  public init(
    isAsked: (@Sendable (PathBytes) -> Bool)? = nil,
    known: (@Sendable (FileStamp) -> SHA256Digest?)? = nil
  ) {
    self.isAsked = isAsked
    self.known = known
  }
}

/// Who is told of files as soon as they are done with, while others are still read: from any
/// thread, in no particular order, and before the reading has ended.
public struct ReadingWitness: Sendable {
  /// Told of a file that was read, by its index in the table, of which nothing but that
  /// file may be looked at.
  public var read: @Sendable (FileTable, Int) -> Void
  /// Told what is wrong with a file that could not be read.
  public var failed: @Sendable (FileFinding) -> Void
  /// Told what on the walk is no file, and why.
  public var passed: @Sendable (FileFinding) -> Void

  /// A witness of files, and of what else the walk meets if that is asked for.
  public init(
    read: @escaping @Sendable (FileTable, Int) -> Void,
    failed: @escaping @Sendable (FileFinding) -> Void,
    passed: @escaping @Sendable (FileFinding) -> Void = { _ in }
  ) {
    self.read = read
    self.failed = failed
    self.passed = passed
  }
}

/// How far the reading of a tree is, to be looked at from any thread.
public final class ReadingProgress: Sendable {
  /// How many files the walk has met.
  public let filesFound = Atomic<Int>(0)
  /// How many files are done with, readable or not.
  public let filesRead = Atomic<Int>(0)
  /// How many bytes were read, those of a file that is read again twice.
  public let bytesRead = Atomic<UInt64>(0)

  /// Nothing yet.
  public init() {}

  func add(bytes: UInt64) { bytesRead.add(bytes, ordering: .relaxed) }
}
