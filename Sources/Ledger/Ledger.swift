internal import Dispatch
public import Fingerprint
internal import GRDB
public import Regest
internal import Synchronization
public import TransparencyLog

/// The durable store of a service: the records it has issued, and the log that shows that
/// none of them was changed or taken away.
///
///     let ledger = try Ledger.create(at: "ledger", origin: "example.org/records")
///     let issued = try await ledger.issue(records)
///     let record = try await ledger.record(issued[0].id)
///
/// What ``issue(_:)`` has returned is on the disk, and outlives the process and a power
/// failure. One process at a time has a ledger open; in it, any task may use it, and those
/// that read never wait for those that write.
public final class Ledger: Sendable {
  /// Its folder.
  public let folder: PathBytes
  /// The keys that verify the log's checkpoints.
  public let verifierKeys: [VerifierKey]
  /// Who may issue.
  public let tokens: LedgerTokens

  let paths: LedgerPaths
  let pool: DatabasePool
  let commits: GroupCommit
  let sequencer: LogSequencer
  private let lock: Mutex<FileLock?>

  /// Opens a ledger to issue records.
  ///
  /// What was committed and not yet in the log is added to it.
  ///
  /// - Parameters:
  ///   - folder: where ``create(at:origin:key:)`` made it, or a restored backup.
  ///   - key: the file with the key that signs the log's checkpoints; without it, `key.pem`
  ///     in the folder.
  ///   - didChange: is told what keeps the log from taking records, once, and nil when it takes
  ///     them again.
  /// - Throws: `ledgerBusy` where another process has it open, `ledgerUnreadable` where there
  ///   is none or another version, `ledgerDamaged` where the log is not that of the records,
  ///   `keyUnusable`.
  public static func open(
    at folder: PathBytes, key: PathBytes? = nil,
    didChange: @escaping @Sendable (RegestError?) -> Void = { _ in }
  ) throws(RegestError) -> Ledger {
    var manner = LedgerManner()
    manner.didChange = didChange
    return try Ledger(folder, key: key, manner)
  }

  /// The same in another manner, for tests.
  package static func open(
    at folder: PathBytes, key: PathBytes? = nil, _ manner: LedgerManner
  ) throws(RegestError) -> Ledger {
    try Ledger(folder, key: key, manner)
  }

  private init(
    _ folder: PathBytes, key: PathBytes?, _ manner: LedgerManner
  ) throws(RegestError) {
    self.folder = folder
    paths = LedgerPaths(folder: folder)
    lock = Mutex(try Self.lock(paths))
    pool = try LedgerDatabase.pool(paths, manner)
    let files = LedgerFiles(paths: paths, key: key ?? paths.key)
    verifierKeys = try files.verifierKeys()
    tokens = LedgerTokens(pool, name: paths.database.display)
    let count: Int
    do {
      count = try pool.read { db in try LedgerSchema.count(db) }
    } catch {
      throw RegestError.ledger(paths.database.display, error)
    }
    // The two tell each other: of records that are to be logged, and of those that are.
    let links = Links()
    let commits = GroupCommit(pool, name: paths.database.display, count: count) {
      links.sequencer?.wake()
    }
    let sequencer = try LogSequencer(files, pool, interval: manner.logInterval) { logged in
      commits.note(logged)
    } didChange: {
      manner.didChange($0)
    }
    links.set(sequencer)
    self.commits = commits
    self.sequencer = sequencer
  }

  deinit {
    sequencer.close()
  }

  /// So many times the lock is asked for, in a second.
  private static let patience = 20

  /// The lock is that of the log, so that `regest log add` is kept out too.
  private static func lock(_ paths: LedgerPaths) throws(RegestError) -> FileLock {
    guard FileStore.kind(of: paths.database) == .file else {
      throw RegestError(.ledgerUnreadable, "\(paths.folder.display): no ledger there")
    }
    // Who has it may be on the way out, or a process that is only being started and still has
    // the files of the one that started it.
    let pause = DispatchSemaphore(value: 0)
    for _ in 0..<patience {
      do {
        if let lock = try FileLock(paths.log.appending(LogPath.lock), waits: false) { return lock }
      } catch {
        throw RegestError.ledger(paths.log.display, error)
      }
      _ = pause.wait(timeout: .now() + .milliseconds(50))
    }
    throw RegestError(.ledgerBusy, "\(paths.folder.display): another process has the ledger open")
  }

  /// How it stands with the ledger.
  public var status: LedgerStatus {
    LedgerStatus(
      records: commits.count, logged: sequencer.logged, logProblem: sequencer.problem,
      writeProblem: commits.stopped)
  }

  /// Adds what is committed to the log, and lets go of the ledger.
  ///
  /// - Throws: what kept the records from the log; they are added when it is opened again.
  public func close() async throws(RegestError) {
    var problem: RegestError?
    do throws(RegestError) {
      try await settle()
    } catch {
      problem = error
    }
    sequencer.close()
    do {
      if problem == nil { try commits.writeDown() }
      try LedgerDatabase.moveIntoOneFile(pool)
      try pool.close()
    } catch {
      problem = problem ?? RegestError.ledger(paths.database.display, error)
    }
    lock.withLock { $0 = nil }
    if let problem { throw problem }
  }

  /// What one part of the ledger knows of the other once both are there.
  private final class Links: Sendable {
    private let held = Mutex<LogSequencer?>(nil)

    var sequencer: LogSequencer? { held.withLock { $0 } }

    func set(_ sequencer: LogSequencer) { held.withLock { $0 = sequencer } }
  }
}

/// How it stands with a ledger.
public struct LedgerStatus: Sendable {
  /// How many records are acknowledged.
  public let records: Int
  /// How many of them are in the log.
  public let logged: Int
  /// What kept the last append to the log from succeeding; it is tried again.
  public let logProblem: RegestError?
  /// Why no record is issued until the ledger is opened again.
  public let writeProblem: RegestError?

  /// Whether records can be issued, and the log takes them.
  public var isReady: Bool { logProblem == nil && writeProblem == nil }
}
