internal import Dispatch
public import Fingerprint
internal import GRDB
public import Regest
internal import TransparencyLog

/// What a backup holds.
public struct LedgerBackup: Hashable, Sendable {
  /// Where it is.
  public let folder: PathBytes
  /// How many records are in it.
  public let records: Int
  /// How many entries its log has.
  public let logged: Int
}

extension Ledger {
  /// Copies the ledger as it is into a folder, while it is at work. The copy is a ledger:
  /// to restore it is to open it.
  ///
  /// The records are those of one moment. The log's checkpoint is taken before them, so that
  /// the copied log never has an entry without its record; what it lacks is added when the
  /// copy is opened. The key is copied only if it lies in the ledger's folder.
  ///
  /// - Parameter folder: where the copy is to be; nothing may be there. It gets this name
  ///   when it is whole and on the disk.
  /// - Throws: `unwritable` where it cannot be written, `ledgerDamaged` where a part of the
  ///   log is missing.
  public func backup(to folder: PathBytes) async throws(RegestError) -> LedgerBackup {
    let result: Result<LedgerBackup, RegestError> = await withCheckedContinuation { done in
      // It waits for the disk for long, which the threads of tasks are not for.
      DispatchQueue.global().async { [self] in
        do throws(RegestError) {
          done.resume(returning: .success(try Self.copy(paths, pool, to: folder)))
        } catch {
          done.resume(returning: .failure(error))
        }
      }
    }
    return try result.get()
  }

  /// Copies a ledger that another process may have open, as ``backup(to:)`` does.
  ///
  /// - Throws: as it does, and `ledgerUnreadable` where there is no ledger.
  public static func backup(
    of ledger: PathBytes, to folder: PathBytes
  ) throws(RegestError) -> LedgerBackup {
    let paths = LedgerPaths(folder: ledger)
    guard FileStore.kind(of: paths.database) == .file else {
      throw RegestError(.ledgerUnreadable, "\(ledger.display): no ledger there")
    }
    return try copy(paths, LedgerDatabase.queue(paths, readonly: false), to: folder)
  }

  private static func copy(
    _ paths: LedgerPaths, _ database: any DatabaseReader, to folder: PathBytes
  ) throws(RegestError) -> LedgerBackup {
    do {
      let new = try NewFolder(at: folder)
      let copied = LedgerPaths(folder: new.temporary)
      let log = try LogReader(StoredLogFiles(folder: paths.log))
      let records = try copy(database, to: copied)
      try FileStore.createDirectory(copied.log)
      try log.copy(to: copied.log)
      try FileStore.create(
        copied.verifierKeys, holding: FileStore.read(paths.verifierKeys, limit: 1 << 16))
      if FileStore.kind(of: paths.key) == .file {
        try FileStore.createPrivate(copied.key, holding: FileStore.read(paths.key, limit: 1 << 16))
      }
      try new.finish()
      return LedgerBackup(folder: folder, records: records, logged: log.checkpoint.size)
    } catch {
      throw RegestError.ledger(folder.display, error)
    }
  }

  private static func copy(
    _ database: any DatabaseReader, to copied: LedgerPaths
  ) throws -> Int {
    let path = try copied.databasePath()
    let copy = try DatabaseQueue(path: path)
    try database.backup(to: copy)
    try copy.close()
    // Without a write-ahead log the file is whole by itself, also where nothing can be written.
    let whole = try DatabaseQueue(path: path)
    let records = try whole.writeWithoutTransaction { db in
      _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE")
      return try LedgerSchema.count(db)
    }
    try whole.close()
    return records
  }
}
