import NIOCore
import NIOPosix
import Synchronization

/// Work on large texts, done beside the threads that all requests are answered on: those are as
/// many as there are processors, and a text of megabytes may take one for a second.
final class LargeWork: Sendable {
  /// From how many bytes on a text is large.
  static let size = 16 << 10

  private static let shared = LargeWork(threads: System.coreCount)

  private let executors: [EventLoopExecutor]
  /// How much each of them has to do.
  private let works: Mutex<[Int]>

  /// As many threads as are said, which last as long as the process.
  private init(threads: Int) {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: threads)
    executors = group.makeIterator().map { EventLoopExecutor($0) }
    works = Mutex(Array(repeating: 0, count: executors.count))
  }

  /// What becomes of a text of some size, in bytes.
  static func of<Result>(
    _ count: Int, _ work: () async throws -> Result
  ) async rethrows -> Result {
    if count < size { return try await work() }
    return try await shared.run(work)
  }

  private func run<Result>(_ work: () async throws -> Result) async rethrows -> Result {
    let index = works.withLock { works in
      let least = works.indices.min { works[$0] < works[$1] } ?? 0
      works[least] += 1
      return least
    }
    defer { works.withLock { $0[index] -= 1 } }
    return try await withTaskExecutorPreference(executors[index], operation: work)
  }
}
