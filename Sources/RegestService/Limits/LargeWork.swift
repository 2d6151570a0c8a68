import NIOPosix

/// Work on large texts, done beside the threads that all requests are answered on: those are
/// as many as there are processors, and a text of megabytes may take one for a second.
enum LargeWork {
  /// From how many bytes on a text is large.
  private static let size = 64 << 10

  /// What becomes of a text of some size, in bytes.
  static func of<Result: Sendable>(
    _ count: Int, _ work: @escaping @Sendable () throws -> Result
  ) async throws -> Result {
    if count < size { return try work() }
    return try await NIOThreadPool.singleton.runIfActive(work)
  }
}
