internal import Synchronization

/// Fingerprints all files of a tree, several at once, while it is walked over.
///
///     let reading = try SourceReader.read(
///       base: "corpus", roots: ["."], threads: 8, keepingContentUpTo: 1 << 24,
///       isWanted: { head in !head.holds(0) }
///     ) { file in
///       references(in: file.content)
///     }
///
/// Digest and content of a file come from one and the same read: what the body
/// is given is what the digest stands for. A file that changes meanwhile is read
/// once more and, when it changes again, is ``FileProblem/unstable``. A file with
/// several names in the tree is digested once.
///
/// A change that leaves size, times and inode as they were is not noticed. A
/// kernel before 6.13 gives two changes within one tick (some milliseconds) the
/// same time.
public enum SourceReader {
  /// As many threads as serve any disk: what waits for a cold one costs little on a warm
  /// one.
  public static var usualThreads: Int {
    min(16, max(8, 4 * System.processors))
  }

  /// Reads every file in and below the roots.
  ///
  /// Which files these are, what is passed over and what is a finding, says
  /// ``SourceTree/list(base:roots:excluding:)``. No symbolic link is followed below the
  /// base and nothing but a regular file is read. What is wrong with one file stops no
  /// other. Large files come first, small ones in the order of their paths. At most one
  /// content a thread is in memory, unless the body keeps it.
  ///
  /// - Parameters:
  ///   - base: the folder that paths are relative to, reached through links if
  ///     need be.
  ///   - roots: where to look, relative to the base; `.` is the base itself.
  ///   - excluding: what to leave out, relative to the base.
  ///   - threads: how many threads read, the calling one included, which walks first; less
  ///     than 1 counts as 1. Where the system gives fewer, fewer read.
  ///   - limit: the largest size in bytes whose content the body is given.
  ///   - choice: which files are read.
  ///   - progress: told how far the work is.
  ///   - witness: told of files at once.
  ///   - isWanted: whether a file that begins with these bytes, 8 KiB or all of it, is one
  ///     that the body is to be given.
  ///   - body: called once for each wanted file, on any of the threads and in no particular
  ///     order.
  /// - Throws: ``FileSystemError`` when the base cannot be opened, with `EINVAL` for a root
  ///   or exclusion that is absolute or contains `..`; with the operation `digest` and
  ///   libcrypto's words when digests cannot be computed.
  public static func read<Value: Sendable>(
    base: PathBytes, roots: [PathBytes], excluding: [PathBytes] = [], threads: Int,
    keepingContentUpTo limit: Int, choice: ReadingChoice = ReadingChoice(),
    progress: ReadingProgress? = nil, witness: ReadingWitness? = nil,
    isWanted: @escaping @Sendable (Span<UInt8>) -> Bool,
    body: @escaping @Sendable (SourceReading) -> Value?
  ) throws(FileSystemError) -> TreeReading<Value> {
    let rules = ReadingRules(
      isWanted: isWanted, limit: limit, choice: choice, progress: progress, witness: witness)
    return try read(
      base: base, roots: roots, excluding: excluding, threads: threads, rules: rules, body: body)
  }

  /// Digests files by several algorithms at once, each read once, by the same rules.
  ///
  /// Some 100 bytes a file, its name and its digests are held, whatever the files' sizes.
  /// ``FileTable/digest(_:at:)`` gives what was computed.
  ///
  /// - Parameters:
  ///   - base: the folder that paths are relative to, reached through links if need be.
  ///   - roots: where to look, relative to the base; `.` is the base itself.
  ///   - excluding: what to leave out, relative to the base.
  ///   - kinds: what is computed of each file.
  ///   - threads: as in the reading of contents.
  ///   - passingOverGit: whether folders named `.git` that are no roots are left out.
  ///   - isAsked: whether a file is read, by its path; nil for every one.
  ///   - progress: told how far the work is.
  ///   - witness: told of files at once.
  /// - Throws: ``FileSystemError`` as the reading of contents does.
  public static func digest(
    base: PathBytes, roots: [PathBytes], excluding: [PathBytes] = [], kinds: DigestKinds,
    threads: Int, passingOverGit: Bool = true,
    isAsked: (@Sendable (PathBytes) -> Bool)? = nil, progress: ReadingProgress? = nil,
    witness: ReadingWitness? = nil
  ) throws(FileSystemError) -> TreeReading<Never> {
    var rules = ReadingRules(
      kinds: kinds, isWanted: { _ in false }, limit: 0, choice: ReadingChoice(isAsked: isAsked),
      progress: progress, witness: witness)
    rules.passesOverGit = passingOverGit
    return try read(
      base: base, roots: roots, excluding: excluding, threads: threads, rules: rules
    ) { _ in nil }
  }

  static func read<Value: Sendable>(
    base: PathBytes, roots: [PathBytes], excluding: [PathBytes] = [], threads: Int,
    rules: ReadingRules, body: @escaping @Sendable (SourceReading) -> Value?
  ) throws(FileSystemError) -> TreeReading<Value> {
    try SourceTree.check(roots + excluding)
    let folder = try SourceTree.open(base: base)
    let threads = max(1, threads)
    let pool = ReadingPool(base: folder.number, threads: threads, rules: rules, body: body)
    pool.run(roots: roots.map(\.normalized), excluding: excluding.map(\.normalized))
    _ = consume folder
    do throws(FingerprintError) {
      return try pool.reading()
    } catch {
      throw FileSystemError(base, error)
    }
  }
}

/// A wanted file as one read found it.
public struct SourceReading: Sendable {
  /// The path, normalized and relative to the base.
  public let path: PathBytes
  /// The digest and size of the bytes read.
  public let fingerprint: FileFingerprint
  /// Those same bytes, from the same read; nil when the file is larger than the
  /// caller wanted kept.
  public let content: [UInt8]?
}

/// What the reading of a tree gave.
public struct TreeReading<Value: Sendable>: Sendable {
  /// The files, with the fingerprints of those that could be read.
  public let files: FileTable
  /// What on the walk is no file and why, sorted by path, each once.
  public let findings: [FileFinding]
  /// The folders in which nothing lies, sorted.
  public let emptyFolders: [PathBytes]
  /// What is wrong with single files, by their index in the table.
  public let problems: [(index: Int, problem: FileProblem)]
  /// What the body made of wanted files, where it made something, by their index.
  public let values: [(index: Int, value: Value)]
}
