import Fingerprint
import Foundation
import GRDB
import Merkle
import Regest
import TestSupport
import Testing
import TransparencyLog

@testable import Ledger
@testable import LedgerWriter

@Suite struct LedgerTests {
  private let place: TestLedger

  init() throws { place = try TestLedger() }

  @Test func recordsGetPositionsInTheirOrder() async throws {
    let ledger = try place.create()
    let records = try KnownRecord.make(0..<5)
    let issued = try await ledger.issue(records)
    #expect(issued.map(\.position) == [0, 1, 2, 3, 4])
    #expect(issued.map(\.id) == records.map(\.id))
    #expect(issued.allSatisfy { $0.isNew })
    // Again, mixed with a new one and with itself.
    let mixed = try await ledger.issue(KnownRecord.make([3, 7, 7, 0]))
    #expect(mixed.map(\.position) == [3, 5, 5, 0])
    #expect(mixed.map(\.isNew) == [false, true, false, false])
    let nothing = try await ledger.issue([])
    #expect(nothing.isEmpty)
    #expect(ledger.status.records == 6)
    let stored = try #require(try await ledger.record(records[4].id))
    #expect(stored.bytes == records[4].bytes && stored.position == 4)
    #expect(try await ledger.record(KnownRecord.make(99).id) == nil)
    #expect(try await ledger.record(RegestID(.manifest, records[4].id.digest)) == nil)
    try await ledger.close()
  }

  @Test func theLogFollowsAndProvesEachRecord() async throws {
    let ledger = try place.create()
    let records = try KnownRecord.make(0..<300)
    for start in stride(from: 0, to: 300, by: 75) {
      _ = try await ledger.issue(Array(records[start..<start + 75]))
    }
    try await ledger.settle()
    #expect(ledger.status.logged == 300)
    #expect(ledger.status.isReady)
    for (position, record) in records.enumerated() where position % 37 == 0 {
      let proof = try #require(try await ledger.proof(of: record.id))
      #expect(proof.inclusion.index == position)
      let proved = try proof.holds(for: LoggedRecord.entry(of: record.id))
      #expect(proved)
      try proof.signers(among: ledger.verifierKeys, name: "proof")
    }
    #expect(try await ledger.proof(of: KnownRecord.make(999).id) == nil)
    try await ledger.close()
    #expect(try TestLedger.finding(in: place.folder) == nil)
  }

  /// Until it is in the log a record has no proof; that is no error.
  @Test func aRecordThatIsNotYetLoggedHasNoProof() async throws {
    let new = try place.create()
    #expect(new.status.isReady)
    try await new.close()
    var manner = LedgerManner()
    manner.logInterval = 3_600_000
    let ledger = try Ledger.open(at: place.folder, manner)
    let record = try KnownRecord.make(1)
    _ = try await ledger.issue([record])
    #expect(try await ledger.record(record.id) != nil)
    #expect(try await ledger.proof(of: record.id) == nil)
    try await ledger.settle()
    #expect(try await ledger.proof(of: record.id) != nil)
    try await ledger.close()
  }

  @Test func oneProcessAtATimeWrites() async throws {
    let ledger = try place.create()
    let error = #expect(throws: RegestError.self) { try Ledger.open(at: place.folder) }
    #expect(error?.code == .ledgerBusy)
    try await ledger.close()
    // `regest log add` is kept out too.
    guard let lock = try FileLock(place.folder.appending("log/.lock"), waits: false) else {
      Issue.record("the lock is held after closing")
      return
    }
    #expect(throws: RegestError.self) { try Ledger.open(at: place.folder) }
    _ = consume lock
    try await Ledger.open(at: place.folder).close()
    // Nothing hangs on one that is closed.
    await #expect(throws: RegestError.self) { try await ledger.issue(KnownRecord.make(0..<1)) }
    await #expect(throws: RegestError.self) { try await ledger.record(KnownRecord.make(0).id) }
  }

  @Test func itWaitsForTheDisk() async throws {
    let ledger = try place.create()
    let synchronous = try await ledger.pool.write { db in
      try Int.fetchOne(db, sql: "PRAGMA synchronous")
    }
    #expect(synchronous == 2)
    #expect(
      try await ledger.pool.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
    _ = try await ledger.issue(KnownRecord.make(0..<3))
    try await ledger.close()
    // Once it is closed, the database's file is whole by itself.
    #expect(FileStore.size(of: place.folder.appending("ledger.sqlite-wal")) ?? 0 == 0)
  }

  @Test func keysAreItsOwnersAlone() async throws {
    try await place.filled(1)
    let attributes = try FileManager.default.attributesOfItem(
      atPath: "\(place.base)/ledger/key.pem")
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  /// A key that lies elsewhere is named each time, and no other opens the ledger.
  @Test func aKeyMayLieElsewhere() async throws {
    try await place.filled(1)
    let other = place.path("other")
    let key = place.folder.appending("key.pem")
    let ledger = try Ledger.create(at: other, origin: "example.org/other", key: key)
    _ = try await ledger.issue(KnownRecord.make(0..<2))
    try await ledger.close()
    #expect(FileStore.kind(of: other.appending("key.pem")) == nil)
    #expect(throws: RegestError.self) { try Ledger.open(at: other) }
    let again = try Ledger.open(at: other, key: key)
    #expect(again.status.logged == 2)
    try await again.close()
    // Another key is refused, until its line is in the file of keys.
    let third = try Ledger.create(at: place.path("third"), origin: "example.org/other")
    try await third.close()
    let newKey = place.path("third").appending("key.pem")
    let error = #expect(throws: RegestError.self) { try Ledger.open(at: other, key: newKey) }
    #expect(error?.code == .keyUnusable)
    let line = third.verifierKeys[0].text
    #expect(error?.hint?.contains(line) == true)
    try FileStore.append(Array("\(line)\n".utf8), to: other.appending("vkey"))
    let changed = try Ledger.open(at: other, key: newKey)
    _ = try await changed.issue(KnownRecord.make(5..<7))
    try await changed.close()
    #expect(try TestLedger.finding(in: other) == nil)
  }

  @Test func whatIsNoLedgerIsRefused() async throws {
    let none = #expect(throws: RegestError.self) { try Ledger.open(at: place.path("none")) }
    #expect(none?.code == .ledgerUnreadable)
    try await place.filled(1)
    let taken = #expect(throws: RegestError.self) {
      try Ledger.create(at: place.folder, origin: "example.org/records")
    }
    #expect(taken?.code == .unwritable)
    let named = #expect(throws: RegestError.self) {
      try Ledger.create(at: place.path("x"), origin: "not a name")
    }
    #expect(named?.code == .invalidRequest)
    try place.tamper("PRAGMA user_version = 2")
    let version = #expect(throws: RegestError.self) { try Ledger.open(at: place.folder) }
    #expect(version?.code == .ledgerUnreadable)
    #expect(version?.message.contains("ledger version 2") == true)
  }

  /// Damage is told and never served, and hurts no other record.
  @Test func aChangedRecordIsNeverServed() async throws {
    try await place.filled(9)
    try place.tamper("UPDATE records SET bytes = bytes || ' ' WHERE position = 4")
    let ledger = try Ledger.open(at: place.folder)
    let damaged = try KnownRecord.make(4)
    let read = await #expect(throws: RegestError.self) { try await ledger.record(damaged.id) }
    #expect(read?.code == .ledgerDamaged)
    let issued = await #expect(throws: RegestError.self) {
      try await ledger.issue([KnownRecord.make(20), damaged])
    }
    #expect(issued?.code == .ledgerDamaged)
    #expect(try await ledger.record(KnownRecord.make(20).id) == nil)
    #expect(try await ledger.issue(KnownRecord.make(20..<22)).map(\.position) == [9, 10])
    try await ledger.close()
  }

  /// A log that cannot be written to loses no record, is told, and mended by opening again.
  @Test func aLogThatFailsIsToldAndTriedAgain() async throws {
    try await place.filled(3)
    let ledger = try Ledger.open(at: place.folder)
    let tiles = "\(place.base)/ledger/log/tile"
    try FileManager.default.moveItem(atPath: tiles, toPath: tiles + "-away")
    try FileStore.write([], to: PathBytes(tiles))
    _ = try await ledger.issue(KnownRecord.make(3..<6))
    await #expect(throws: RegestError.self) { try await ledger.settle() }
    #expect(ledger.status.logProblem != nil && !ledger.status.isReady)
    #expect(ledger.status.records == 6 && ledger.status.logged == 3)
    #expect(try await ledger.issue(KnownRecord.make(6..<7)).map(\.position) == [6])
    try FileManager.default.removeItem(atPath: tiles)
    try FileManager.default.moveItem(atPath: tiles + "-away", toPath: tiles)
    try await ledger.settle()
    #expect(ledger.status.isReady && ledger.status.logged == 7)
    try await ledger.close()
    #expect(try TestLedger.finding(in: place.folder) == nil)
  }

  /// The log of a ledger is one of its records: not ahead of them, not another.
  @Test func aLogOfOtherRecordsIsRefused() async throws {
    try await place.filled(300)
    try place.copy("ledger", to: "other")
    for (sql, word) in [
      ("DELETE FROM records WHERE position >= 290", "300 entries, but there are 290"),
      ("UPDATE logged SET root = (SELECT id FROM records WHERE position = 0)", "not those of"),
      (
        "UPDATE logged SET size = 256, root = (SELECT id FROM records WHERE position = 0)",
        "the first 256 entries"
      ),
      (
        "DELETE FROM logged; UPDATE records SET position = -1 - position WHERE position = 280; ",
        "entry 280"
      ),
    ] {
      try place.copy("other", to: "ledger")
      try? place.tamper("PRAGMA ignore_check_constraints = ON; \(sql)")
      let error = #expect(throws: RegestError.self, "\(sql)") { try Ledger.open(at: place.folder) }
      #expect(error?.code == .ledgerDamaged, "\(sql)")
      #expect(error?.message.contains(word) == true, "\(sql): \(error?.message ?? "")")
    }
    // One that lags behind is brought up.
    try place.copy("other", to: "ledger")
    let ledger = try Ledger.open(at: place.folder)
    let log = try FileStore.read(place.folder.appending("log/checkpoint"), limit: 1 << 16)
    _ = try await ledger.issue(KnownRecord.make(300..<310))
    try await ledger.close()
    try FileStore.write(log, to: place.folder.appending("log/checkpoint"))
    let again = try Ledger.open(at: place.folder)
    #expect(again.status.logged == 310)
    try await again.close()
    #expect(try TestLedger.finding(in: place.folder) == nil)
  }

  @Test(arguments: [[UInt8](), [0xFF], Array("a\0b".utf8)])
  func bytesThatAreNoTextAreRefused(_ bytes: [UInt8]) async throws {
    let ledger = try place.create()
    if bytes.isEmpty {
      #expect(try await ledger.issue([CitationRecord(bytes: bytes)]).map(\.position) == [0])
    } else {
      let error = await #expect(throws: RegestError.self) {
        try await ledger.issue([KnownRecord.make(1), CitationRecord(bytes: bytes)])
      }
      #expect(error?.code == .invalidRequest)
      #expect(ledger.status.records == 0)
    }
    try await ledger.close()
  }

  /// Sixty-four tasks issue records that overlap: each has one position, and there is no gap.
  @Test func manyTasksAtOnce() async throws {
    let ledger = try place.create()
    var random = Seeded("many tasks")
    let requests = (0..<64).map { _ in
      (0..<12).map { _ in
        (0..<Int.random(in: 1...5, using: &random)).map { _ in
          Int.random(in: 0..<500, using: &random)
        }
      }
    }
    let issued = try await withThrowingTaskGroup(of: [(Int, Issuance)].self) { group in
      for requests in requests {
        group.addTask {
          var found: [(Int, Issuance)] = []
          for numbers in requests {
            let issued = try await ledger.issue(KnownRecord.make(numbers))
            found += zip(numbers, issued).map { ($0, $1) }
            if let fault = await ledger.fault(numbers[0], at: issued[0].position) {
              Issue.record("\(fault)")
            }
          }
          return found
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    var positions: [Int: Int] = [:]
    for (number, issuance) in issued {
      #expect(positions[number, default: issuance.position] == issuance.position)
      positions[number] = issuance.position
      #expect(try KnownRecord.make(number).id == issuance.id)
    }
    #expect(positions.values.sorted() == Array(0..<positions.count))
    #expect(issued.count { $0.1.isNew } == positions.count)
    #expect(ledger.status.records == positions.count)
    try await ledger.close()
    #expect(try TestLedger.finding(in: place.folder) == nil)
  }
}
