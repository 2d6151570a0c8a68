internal import Fingerprint
internal import GRDB
internal import Regest
internal import Synchronization

/// The one that writes records: requests that come while a transaction waits for the disk
/// share the next.
final class GroupCommit: Sendable {
  private typealias Answer = Result<[Issuance], RegestError>

  private struct Request: Sendable {
    let records: [CitationRecord]
    let continuation: CheckedContinuation<Answer, Never>
  }

  private struct Waiting {
    var requests: [Request] = []
    var isAtWork = false
    /// Set when a sync has failed; nothing is written from then on.
    var stopped: RegestError?
    /// How many records are committed.
    var count: Int
    /// What the log was last known to have, until it is written down.
    var logged: LoggedState?
  }

  /// A transaction takes in no further request once it has so many records.
  private static let mostRecords = 4096

  private let pool: DatabasePool
  private let name: String
  private let waiting: Mutex<Waiting>
  /// Called after each commit.
  private let didCommit: @Sendable () -> Void

  init(
    _ pool: DatabasePool, name: String, count: Int, didCommit: @escaping @Sendable () -> Void
  ) {
    self.pool = pool
    self.name = name
    waiting = Mutex(Waiting(count: count))
    self.didCommit = didCommit
  }

  /// How many records are committed.
  var count: Int { waiting.withLock { $0.count } }

  /// Why nothing is written any more.
  var stopped: RegestError? { waiting.withLock { $0.stopped } }

  /// Has the state of the log written down with the next records.
  func note(_ logged: LoggedState) { waiting.withLock { $0.logged = logged } }

  /// Writes down the state of the log, where that has not come with records.
  func writeDown() throws {
    guard let logged = waiting.withLock({ $0.logged }) else { return }
    try pool.write { db in try logged.write(to: db) }
    waiting.withLock { if $0.logged == logged { $0.logged = nil } }
  }

  /// Issues records in one transaction and returns when it is on the disk.
  func issue(_ records: [CitationRecord]) async throws(RegestError) -> [Issuance] {
    let answer = await withCheckedContinuation { continuation in
      let begins = waiting.withLock { waiting in
        waiting.requests.append(Request(records: records, continuation: continuation))
        defer { waiting.isAtWork = true }
        return !waiting.isAtWork
      }
      if begins { commitNext() }
    }
    return try answer.get()
  }

  private func commitNext() {
    pool.asyncWriteWithoutTransaction { [self] db in
      let group = takeGroup()
      let answers = answers(to: group, in: db)
      for (request, answer) in zip(group, answers) {
        request.continuation.resume(returning: answer)
      }
      didCommit()
      let goesOn = waiting.withLock { waiting in
        waiting.isAtWork = !waiting.requests.isEmpty
        return waiting.isAtWork
      }
      if goesOn { commitNext() }
    }
  }

  private func takeGroup() -> [Request] {
    waiting.withLock { waiting in
      var records = 0
      let group = waiting.requests.prefix { request in
        defer { records += request.records.count }
        return records < Self.mostRecords
      }
      waiting.requests.removeFirst(group.count)
      return Array(group)
    }
  }

  private func answers(to group: [Request], in db: Database) -> [Answer] {
    let (stopped, logged) = waiting.withLock { ($0.stopped, $0.logged) }
    do {
      if let stopped { throw stopped }
      var answers: [Answer] = []
      var count = 0
      try db.inTransaction(.immediate) {
        let first = try LedgerSchema.count(db)
        count = first
        for request in group { answers.append(try issue(request.records, next: &count, in: db)) }
        if count > first { try logged?.write(to: db) }
        return .commit
      }
      waiting.withLock { waiting in
        waiting.count = count
        if waiting.logged == logged { waiting.logged = nil }
      }
      return answers
    } catch {
      let failure = RegestError.ledger(name, error)
      if failure.isOfSync { stop(failure) }
      // Whoever asks for what is there already needs no room.
      return group.map { known($0.records, in: db) ?? .failure(failure) }
    }
  }

  private func stop(_ error: RegestError) {
    waiting.withLock { waiting in
      waiting.stopped = RegestError(
        .unwritable, "\(name): a sync has failed: \(error.message)",
        hint: "look at the disk and open the ledger again; nothing is written until then",
        underlying: error)
    }
  }

  private func issue(
    _ records: [CitationRecord], next: inout Int, in db: Database
  ) throws -> Answer {
    let find = try db.cachedStatement(
      sql: "SELECT position, bytes = ? FROM records WHERE id = ?")
    // All are looked at before the first is written, so that a refusal leaves nothing behind.
    for record in records {
      guard let text = Self.text(record) else {
        return .failure(RegestError(.invalidRequest, "\(record.id): not the text of a record"))
      }
      let row = try Row.fetchOne(find, arguments: [text, record.id.digest.hex])
      if let row, !(row[1] as Bool) { return .failure(.damaged(record.id, name)) }
    }
    let insert = try db.cachedStatement(sql: "INSERT INTO records VALUES (?, ?, ?)")
    var issued: [Issuance] = []
    for record in records {
      let (text, id) = (Self.text(record), record.id.digest.hex)
      if let row = try Row.fetchOne(find, arguments: [text, id]) {
        issued.append(Issuance(id: record.id, position: row[0], isNew: false))
      } else {
        try insert.execute(arguments: [next, id, text])
        issued.append(Issuance(id: record.id, position: next, isNew: true))
        next += 1
      }
    }
    return .success(issued)
  }

  /// The answer where all records are there; nil where one is not, or cannot be read.
  private func known(_ records: [CitationRecord], in db: Database) -> Answer? {
    var issued: [Issuance] = []
    for record in records {
      let row = try? Row.fetchOne(
        db, sql: "SELECT position, bytes = ? FROM records WHERE id = ?",
        arguments: [Self.text(record), record.id.digest.hex])
      guard let row, row[1] as Bool else { return nil }
      issued.append(Issuance(id: record.id, position: row[0], isNew: false))
    }
    return .success(issued)
  }

  /// SQLite's text; nil for bytes that it could not give back.
  private static func text(_ record: CitationRecord) -> String? {
    record.bytes.contains(0) ? nil : String(validating: record.bytes, as: UTF8.self)
  }
}

extension RegestError {
  /// A record whose bytes are not those that its id names.
  static func damaged(_ id: RegestID, _ name: String) -> RegestError {
    RegestError(
      .ledgerDamaged, "\(name): the bytes kept of \(id) are not its own",
      hint: "`Documentation/ledger.md` says how to verify a ledger and restore a backup")
  }
}
