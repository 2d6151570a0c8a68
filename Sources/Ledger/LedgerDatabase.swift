internal import Fingerprint
internal import GRDB
package import Regest

/// How a ledger is run; other values than these are for tests.
package struct LedgerManner: Sendable {
  /// When SQLite waits for the disk.
  package enum Synchronous: String, Sendable {
    /// At every commit.
    case full = "FULL"
    /// Only now and then: a power failure takes acknowledged records.
    case normal = "NORMAL"
  }

  /// When SQLite waits for the disk.
  package var synchronous = Synchronous.full
  /// The least time between two appends to the log, in milliseconds.
  package var logInterval = 250
  /// How many pages the write-ahead log may have before they go into the database.
  package var checkpointPages = 1000

  /// Told what keeps the log from taking records, once, and nil when it takes them again.
  package var didChange: @Sendable (RegestError?) -> Void = { _ in }

  /// As a server runs it.
  package init() {}
}

/// Opens a ledger's database.
enum LedgerDatabase {
  /// Opens it for the one process that issues records.
  static func pool(
    _ paths: LedgerPaths, _ manner: LedgerManner
  ) throws(RegestError) -> DatabasePool {
    let path = try paths.databasePath()
    do {
      let pool = try DatabasePool(path: path, configuration: configuration)
      // GRDB asks for NORMAL once the connection is set up, so this cannot come earlier.
      try pool.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA synchronous = \(manner.synchronous.rawValue)")
        try db.execute(sql: "PRAGMA wal_autocheckpoint = \(manner.checkpointPages)")
        // After a long backup the write-ahead log shrinks again, to 64 MiB.
        try db.execute(sql: "PRAGMA journal_size_limit = 67108864")
        let synchronous = try Int.fetchOne(db, sql: "PRAGMA synchronous")
        guard manner.synchronous != .full || synchronous == 2 else {
          throw RegestError(.unwritable, "\(path): SQLite does not wait for the disk")
        }
        try LedgerSchema.check(db, path)
        try settle(db, paths)
      }
      return pool
    } catch {
      throw RegestError.ledger(paths.database.display, error)
    }
  }

  /// Brings to the disk what another process has left with the system.
  ///
  /// SQLite takes every whole transaction in the write-ahead log for committed, also one that
  /// was never synced since its process was killed, or since a sync failed. Nobody may be told
  /// of it, nor the log have it, while the power could still take it away.
  private static func settle(_ db: Database, _ paths: LedgerPaths) throws {
    // In a transaction, so that nobody else adds to the file meanwhile.
    try db.inTransaction(.immediate) {
      if FileStore.kind(of: paths.writeAheadLog) == .file {
        try FileStore.renew(paths.writeAheadLog)
        try FileStore.sync(folder: paths.folder)
      }
      return .rollback
    }
  }

  /// Leaves the database as one file that is whole by itself, where there is room for it and
  /// nobody reads from the write-ahead log.
  static func moveIntoOneFile(_ pool: DatabasePool) throws {
    do {
      try pool.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
    } catch let error as DatabaseError
      where [.SQLITE_FULL, .SQLITE_BUSY].contains(error.resultCode)
    {
    }
  }

  /// One connection, beside a server at work or without one.
  static func queue(
    _ paths: LedgerPaths, readonly: Bool
  ) throws(RegestError) -> DatabaseQueue {
    let path = try paths.databasePath()
    do {
      var configuration = configuration
      configuration.readonly = readonly
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.writeWithoutTransaction { db in
        if !readonly { try db.execute(sql: "PRAGMA synchronous = FULL") }
        try LedgerSchema.check(db, path)
      }
      return queue
    } catch {
      throw RegestError.ledger(paths.database.display, error)
    }
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    // Tokens may be made by another process at the same time.
    configuration.busyMode = .timeout(5)
    return configuration
  }
}
