internal import Fingerprint
internal import GRDB
internal import Regest
internal import TransparencyLog

/// A state of the log in which its entries were known to be the first records.
///
/// It is kept beside the records, so that opening a ledger need not compare all of them: a
/// log that begins with the same root begins with the same entries.
struct LoggedState: Hashable, Sendable {
  /// The number of entries.
  var size: Int
  /// The root over them.
  var root: SHA256Digest

  init(_ checkpoint: Checkpoint) {
    size = checkpoint.size
    root = checkpoint.root
  }

  /// What is written down; nil where nothing is yet.
  init?(in db: Database) throws {
    guard let row = try Row.fetchOne(db, sql: "SELECT size, root FROM logged") else { return nil }
    guard let root = SHA256Digest(hex: (row[1] as String).utf8) else {
      throw RegestError(.ledgerDamaged, "the root in the table “logged” is none")
    }
    size = row[0]
    self.root = root
  }

  func write(to db: Database) throws {
    let statement = try db.cachedStatement(sql: "INSERT OR REPLACE INTO logged VALUES (1, ?, ?)")
    try statement.execute(arguments: [size, root.hex])
  }
}

/// Compares a log with the records it is of.
enum LogAgreement {
  /// Makes sure that entry i of the log is the record at position i.
  ///
  /// Only what has come since the state that was written down is read.
  ///
  /// - Throws: ``RegestError`` with code `ledgerDamaged` where they differ.
  static func check(
    _ log: LogReader, _ pool: some DatabaseReader, _ name: String
  ) throws(RegestError) {
    do {
      let (count, known) = try pool.read { db in
        (try LedgerSchema.count(db), try LoggedState(in: db))
      }
      let size = log.checkpoint.size
      guard size <= count else {
        throw RegestError(
          .ledgerDamaged, "\(name): the log has \(size) entries, but there are \(count) records",
          hint: "records were lost; restore a backup together with its log")
      }
      var start = 0
      if let known, known.size <= size {
        guard try log.root(over: 0..<known.size) == known.root else {
          throw RegestError(
            .ledgerDamaged,
            "\(name): the first \(known.size) entries of the log are not those of the records")
        }
        start = known.size
      }
      try compare(log, from: start, pool, name)
    } catch {
      throw RegestError.ledger(name, error)
    }
  }

  private static func compare(
    _ log: LogReader, from start: Int, _ pool: some DatabaseReader, _ name: String
  ) throws {
    guard start < log.checkpoint.size else { return }
    let difference: Int? = try pool.read { db in
      let ids = try String.fetchCursor(
        db, sql: "SELECT id FROM records WHERE position >= ? ORDER BY position",
        arguments: [start])
      var (difference, failure): (Int?, (any Error)?) = (nil, nil)
      try log.readEntries(from: start) { place, entry in
        do {
          let id = try ids.next()
          if id != LoggedRecord.id(in: entry)?.digest.hex { difference = place }
        } catch {
          failure = error
        }
        return difference == nil && failure == nil
      }
      if let failure { throw failure }
      return difference
    }
    if let difference {
      throw RegestError(
        .ledgerDamaged,
        "\(name): entry \(difference) of the log is not the record at position \(difference)")
    }
  }
}
