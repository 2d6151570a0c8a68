internal import Fingerprint
internal import GRDB
public import Regest
public import TransparencyLog

extension Ledger {
  /// Issues records: each gets the next position, unless it is there already.
  ///
  /// - Returns: what became of each, in the same order. All of it is on the disk then.
  /// - Throws: ``RegestError``, and none of the records is issued: `ledgerFull` where there is
  ///   no room, `unwritable` where the disk fails, `ledgerDamaged` where the bytes kept of
  ///   one of them are not its own.
  public func issue(_ records: [CitationRecord]) async throws(RegestError) -> [Issuance] {
    if records.isEmpty { return [] }
    return try await commits.issue(records)
  }

  /// The record with an id; nil where none was issued.
  ///
  /// - Throws: `ledgerDamaged` where the bytes kept are not those that the id names.
  public func record(_ id: RegestID) async throws(RegestError) -> StoredRecord? {
    guard id.kind == .record else { return nil }
    let found: (position: Int, bytes: [UInt8])?
    do {
      found = try await pool.read { db in
        try Row.fetchOne(
          db, sql: "SELECT position, bytes FROM records WHERE id = ?",
          arguments: [id.digest.hex]
        ).map { row in (row[0], Array((row[1] as String).utf8)) }
      }
    } catch {
      throw RegestError.ledger(paths.database.display, error)
    }
    guard let found else { return nil }
    let digest: SHA256Digest
    do {
      digest = try SHA256Digest.of(found.bytes)
    } catch {
      throw RegestError(error)
    }
    guard digest == id.digest else { throw RegestError.damaged(id, paths.database.display) }
    return StoredRecord(id: id, bytes: found.bytes, position: found.position)
  }

  /// The proof that a record is in the log; nil for one that was not issued, or is not in
  /// the log yet, which takes a second or two.
  ///
  /// - Throws: `ledgerDamaged` where the log's files do not prove it.
  public func proof(of id: RegestID) async throws(RegestError) -> LogProof? {
    guard id.kind == .record else { return nil }
    let log = paths.log
    do {
      return try await pool.read { db in
        let position = try Int.fetchOne(
          db, sql: "SELECT position FROM records WHERE id = ?", arguments: [id.digest.hex])
        let reader = try LogReader(StoredLogFiles(folder: log))
        guard let position, position < reader.checkpoint.size else { return nil }
        return try LogProof(of: position, entry: LoggedRecord.entry(of: id), in: reader)
      }
    } catch {
      throw RegestError.ledger(paths.folder.display, error)
    }
  }

  /// Waits until all records that are acknowledged by now are in the log.
  ///
  /// - Throws: what keeps them from it, as ``LedgerStatus/logProblem``.
  public func settle() async throws(RegestError) {
    try await sequencer.settle(commits.count)
  }
}
