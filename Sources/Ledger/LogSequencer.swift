internal import Dispatch
internal import Fingerprint
internal import GRDB
internal import Regest
internal import Synchronization
internal import TransparencyLog

/// Adds the committed records to the log, in the order of their positions, one batch after
/// the other.
final class LogSequencer: Sendable {
  private struct Progress {
    /// How many records the log has.
    var logged: Int
    /// What kept the last append from succeeding.
    var problem: RegestError?
    var isScheduled = false
    var isClosed = false
    /// When the last append began.
    var last: DispatchTime?
    var waiting: [(count: Int, continuation: CheckedContinuation<RegestError?, Never>)] = []
  }

  /// So many entries go into the log at once.
  private static let batch = 4096
  /// After a failure it is tried again so many milliseconds later.
  private static let patience = 1000

  private let files: LedgerFiles
  private let pool: DatabasePool
  private let interval: Int
  private let queue = DispatchQueue(label: "regest.ledger.log")
  /// Nil until the log is opened, and again when an append has failed. Used on the queue
  /// only, but for the start.
  private let writer = Mutex<LogWriter?>(nil)
  private let progress: Mutex<Progress>
  /// Told after each append.
  private let didAppend: @Sendable (LoggedState) -> Void
  /// Told what keeps the log from taking records, once, and nil when it takes them again.
  private let didChange: @Sendable (RegestError?) -> Void

  /// Opens the log, compares it with the records and adds what is missing.
  ///
  /// - Throws: `ledgerDamaged` where they do not agree. A log that cannot be written to is
  ///   no error, but told as ``problem``.
  init(
    _ files: LedgerFiles, _ pool: DatabasePool, interval: Int,
    didAppend: @escaping @Sendable (LoggedState) -> Void,
    didChange: @escaping @Sendable (RegestError?) -> Void
  ) throws(RegestError) {
    self.files = files
    self.pool = pool
    self.interval = interval
    self.didAppend = didAppend
    self.didChange = didChange
    progress = Mutex(Progress(logged: 0))
    let size = try writer.withLock { (writer) throws(RegestError) in
      let opened = try files.openLog(pool)
      let size = opened.log.checkpoint.size
      writer = consume opened
      return size
    }
    progress.withLock { $0.logged = size }
    run()
  }

  /// How many records the log has.
  var logged: Int { progress.withLock { $0.logged } }

  /// What kept the last append from succeeding.
  var problem: RegestError? { progress.withLock { $0.problem } }

  /// Has new records added before long.
  func wake() { schedule(notBefore: .now()) }

  /// Waits until the log has so many records, or an attempt has failed.
  func settle(_ count: Int) async throws(RegestError) {
    let problem: RegestError? = await withCheckedContinuation { continuation in
      let isThere = progress.withLock { progress in
        if progress.logged >= count || progress.isClosed { return true }
        progress.waiting.append((count, continuation))
        return false
      }
      if isThere {
        continuation.resume(returning: nil)
      } else {
        queue.async { [self] in run() }
      }
    }
    if let problem { throw problem }
  }

  /// Ends the work; what is committed and not yet in the log is added when the ledger is
  /// opened again.
  func close() {
    let waiting = progress.withLock { progress in
      progress.isClosed = true
      defer { progress.waiting = [] }
      return progress.waiting
    }
    for (_, continuation) in waiting { continuation.resume(returning: nil) }
    queue.sync { writer.withLock { $0 = nil } }
  }

  private func schedule(notBefore time: DispatchTime) {
    let time: DispatchTime? = progress.withLock { progress in
      if progress.isScheduled || progress.isClosed { return nil }
      progress.isScheduled = true
      let next = progress.last.map { $0 + .milliseconds(interval) }
      return max(time, next ?? time)
    }
    if let time { queue.asyncAfter(deadline: time) { [self] in run() } }
  }

  private func run() {
    let isClosed = progress.withLock { progress in
      progress.isScheduled = false
      progress.last = .now()
      return progress.isClosed
    }
    if isClosed { return }
    var problem: RegestError?
    do throws(RegestError) {
      try appendAll()
    } catch {
      problem = error
    }
    let (done, before) = progress.withLock { progress in
      let before = progress.problem
      progress.problem = problem
      let logged = progress.logged
      defer { progress.waiting.removeAll { $0.count <= logged || problem != nil } }
      return (progress.waiting.filter { $0.count <= logged || problem != nil }, before)
    }
    if (before == nil) != (problem == nil) { didChange(problem) }
    for (count, continuation) in done {
      continuation.resume(returning: count <= logged ? nil : problem)
    }
    if problem != nil { schedule(notBefore: .now() + .milliseconds(Self.patience)) }
  }

  private func appendAll() throws(RegestError) {
    try writer.withLock { (writer) throws(RegestError) in
      do {
        if writer == nil { writer = try files.openLog(pool) }
        while let size = writer?.log.checkpoint.size {
          progress.withLock { $0.logged = size }
          let entries = try entries(from: size)
          if entries.isEmpty { break }
          // A log that was moved or put back would be begun anew, without what it had.
          if let known = writer?.log.checkpoint { try files.checkLog(ends: known) }
          _ = try writer?.append(entries)
          if let checkpoint = writer?.log.checkpoint { didAppend(LoggedState(checkpoint)) }
        }
      } catch {
        // It must be opened again: what is on the disk may be more than it knows.
        writer = nil
        throw RegestError.ledger(files.paths.log.display, error)
      }
    }
  }

  private func entries(from first: Int) throws -> [[UInt8]] {
    let ids = try pool.read { db in
      try String.fetchAll(
        db, sql: "SELECT id FROM records WHERE position >= ? ORDER BY position LIMIT ?",
        arguments: [first, Self.batch])
    }
    return try ids.map { text in
      guard let digest = SHA256Digest(hex: text.utf8) else {
        throw RegestError(.ledgerDamaged, "\(files.paths.database.display): an id is none")
      }
      return LoggedRecord.entry(of: RegestID(.record, digest))
    }
  }
}
