internal import Fingerprint
internal import GRDB
internal import Regest
internal import TransparencyLog

extension LedgerVerification {
  /// What there is of a log.
  struct LogReading {
    var outcome = Outcome(step: .log)
    /// The record of each entry; nil for an entry of something else.
    var entries: [SHA256Digest?] = []
    var isRead = false
  }

  /// What there is of the records.
  struct RecordReading {
    var outcomes: [Outcome] = []
    var ids: [SHA256Digest] = []
    var state: LoggedState?
    var isRead = false
  }

  func readLog(_ paths: LedgerPaths, _ keys: [VerifierKey]?) -> LogReading {
    var reading = LogReading()
    do {
      let log = try LogReader(StoredLogFiles(folder: paths.log))
      let keys = try keys ?? LedgerFiles(paths: paths, key: paths.key).verifierKeys()
      try log.signers(among: keys)
      for finding in try LogCheck(log).findings {
        reading.outcome.add("\(finding.file.display): \(finding.message)")
      }
      try log.readEntries(from: 0) { _, entry in
        reading.entries.append(LoggedRecord.id(in: entry)?.digest)
        return true
      }
      reading.isRead = true
    } catch {
      reading.outcome.add(RegestError.ledger(paths.log.display, error).message)
    }
    return reading
  }

  func readRecords(_ paths: LedgerPaths) -> RecordReading {
    var reading = RecordReading()
    var database = Outcome(step: .database)
    var positions = Outcome(step: .positions)
    var ids = Outcome(step: .ids)
    do {
      let queue = try LedgerDatabase.queue(paths, readonly: true)
      try queue.read { db in
        for line in try String.fetchAll(db, sql: "PRAGMA integrity_check") where line != "ok" {
          database.add(line)
        }
        reading.state = try LoggedState(in: db)
        let rows = try Row.fetchCursor(
          db, sql: "SELECT position, id, bytes FROM records ORDER BY position")
        while let row = try rows.next() {
          let (position, id) = (row[0] as Int, row[1] as String)
          if position != reading.ids.count {
            positions.add("position \(position) follows \(reading.ids.count - 1)")
          }
          let digest = try SHA256Digest.of(Array((row[2] as String).utf8))
          if digest.hex != id {
            ids.add("the bytes at position \(position) are not those of \(id)")
          }
          reading.ids.append(SHA256Digest(hex: id.utf8) ?? digest)
        }
      }
      try queue.close()
      reading.isRead = true
    } catch {
      database.add(RegestError.ledger(paths.database.display, error).message)
    }
    reading.outcomes = [database]
    reading.outcomes +=
      reading.isRead ? [positions, ids] : [Self.leftOut(.positions), Self.leftOut(.ids)]
    return reading
  }
}
