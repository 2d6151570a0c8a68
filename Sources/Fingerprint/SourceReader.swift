internal import Synchronization

/// Fingerprints many files at once.
///
///     let results = try SourceReader.map(
///       base: "corpus", files: listing.files, threads: 8, keepingContentUpTo: 1 << 24
///     ) { index, reading in
///       (reading.fingerprint, references(in: reading.content))
///     }
///
/// Digest and content of a file come from one and the same read: what the body
/// is given is what the digest stands for. A file that changes meanwhile is read
/// once more and, when it changes again, is ``FileProblem/unstable``.
///
/// A change that leaves size, times and inode as they were is not noticed. A
/// kernel before 6.13 gives two changes within one tick (some milliseconds) the
/// same time.
public enum SourceReader {
  /// Reads each file and gives what the body made of it, in the order of `files`.
  ///
  /// No symbolic link is followed below the base and nothing but a regular file
  /// is read. What is wrong with one file is its result and stops no other. At
  /// most one content a thread is in memory, unless the body keeps it.
  ///
  /// - Parameters:
  ///   - base: the folder that paths are relative to, reached through links if
  ///     need be.
  ///   - files: paths relative to the base, without `..`. Neighbours in one
  ///     folder are fastest, so sort them.
  ///   - threads: how many threads read, the calling one included; less than 1
  ///     counts as 1. Where the system gives fewer, fewer read.
  ///   - limit: the largest size in bytes whose content the body is given.
  ///   - body: called once for each file that could be read, with its index, on
  ///     any of the threads and in no particular order.
  /// - Throws: ``FileSystemError`` when the base cannot be opened; with the
  ///   operation `digest` and libcrypto's words when digests cannot be computed.
  public static func map<T: Sendable>(
    base: PathBytes, files: [PathBytes], threads: Int, keepingContentUpTo limit: Int,
    body: @Sendable (_ index: Int, _ reading: SourceReading) -> T
  ) throws(FileSystemError) -> [Result<T, FileProblem>] {
    try map(
      base: base, files: files, threads: threads, keepingContentUpTo: limit,
      afterReading: { _, _ in }, body: body)
  }

  /// As the public one, with a place for tests to change a file: `afterReading`
  /// is called with the index and the attempt, from 1, after the last byte is
  /// read and before the file is looked at again.
  static func map<T: Sendable>(
    base: PathBytes, files: [PathBytes], threads: Int, keepingContentUpTo limit: Int,
    afterReading: @Sendable (_ index: Int, _ attempt: Int) -> Void,
    body: @Sendable (_ index: Int, _ reading: SourceReading) -> T
  ) throws(FileSystemError) -> [Result<T, FileProblem>] {
    let folder = try SourceTree.open(base: base)
    let threads = max(1, min(threads, files.count))
    let queue = WorkQueue<Result<T, FileProblem>>(count: files.count, threads: threads)
    let baseNumber = folder.number
    WorkerThreads.run(threads) {
      do throws(FingerprintError) {
        var reader = try FileReader(base: baseNumber, keepingContentUpTo: limit)
        while let share = queue.next() {
          var results: [Result<T, FileProblem>] = []
          results.reserveCapacity(share.count)
          for index in share {
            let reading = try reader.read(files[index]) { attempt in
              afterReading(index, attempt)
            }
            results.append(reading.map { body(index, $0) })
          }
          queue.finish(share, results)
        }
      } catch {
        queue.stop(error)
      }
    }
    _ = consume folder
    do throws(FingerprintError) {
      return try queue.results()
    } catch {
      throw FileSystemError(base, error)
    }
  }
}

/// Indices handed out to threads and what they brought back.
private final class WorkQueue<Value: Sendable>: Sendable {
  private struct Finished: Sendable {
    var shares: [(start: Int, values: [Value])] = []
    var failure: FingerprintError?
  }

  private let count: Int
  private let share: Int
  private let position = Atomic<Int>(0)
  private let finished = Mutex(Finished())

  init(count: Int, threads: Int) {
    self.count = count
    // Small enough that no thread idles while another has a queue of its own,
    // large enough that neighbours in a folder stay on one thread.
    share = max(1, min(16, count / (threads * 4)))
  }

  /// The next indices to work on; nil when none are left.
  func next() -> Range<Int>? {
    let start = position.add(share, ordering: .relaxed).oldValue
    guard start < count else { return nil }
    return start..<min(start + share, count)
  }

  func finish(_ range: Range<Int>, _ values: [Value]) {
    finished.withLock { $0.shares.append((range.lowerBound, values)) }
  }

  /// Keeps the first failure and hands out no more work.
  func stop(_ error: FingerprintError) {
    position.store(count, ordering: .relaxed)
    finished.withLock { $0.failure = $0.failure ?? error }
  }

  /// All values by index, after every thread has ended.
  func results() throws(FingerprintError) -> [Value] {
    let finished = finished.withLock { $0 }
    if let failure = finished.failure { throw failure }
    return finished.shares.sorted { $0.start < $1.start }.flatMap(\.values)
  }
}
