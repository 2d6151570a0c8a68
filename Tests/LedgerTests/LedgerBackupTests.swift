import Fingerprint
import Foundation
import GRDB
import Regest
import TestSupport
import Testing
import TransparencyLog

@testable import Ledger
@testable import LedgerWriter

@Suite struct LedgerBackupTests {
  private let place: TestLedger

  init() throws { place = try TestLedger() }

  /// Copies are made while others issue; each is whole, and opens as a ledger.
  @Test func aCopyMadeAtWorkIsWhole() async throws {
    let ledger = try place.create()
    let token = try ledger.tokens.create("editor", date: "2026-11-29")
    let next = Counter(0)
    let backups = try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        group.addTask {
          while !Task.isCancelled {
            let numbers = next.take(3)
            _ = try await ledger.issue(KnownRecord.make(numbers))
          }
        }
      }
      var backups: [(LedgerBackup, acknowledged: Int)] = []
      for number in 0..<5 {
        while ledger.status.records < (number + 1) * 100 { await Task.yield() }
        let acknowledged = ledger.status.records
        backups.append((try await ledger.backup(to: place.path("backup-\(number)")), acknowledged))
      }
      group.cancelAll()
      return backups
    }
    try await ledger.close()
    for (backup, acknowledged) in backups {
      #expect(backup.records >= acknowledged && backup.logged <= backup.records)
      let verification = try LedgerVerification(backup.folder, keys: ledger.verifierKeys)
      #expect(verification.holds, "\(verification.firstFinding ?? "")")
      #expect(verification.records == backup.records && verification.logged == backup.logged)
      // Nothing beside the database that SQLite would need.
      #expect(
        try FileStore.names(in: backup.folder) == ["key.pem", "ledger.sqlite", "log", "vkey"])
      let restored = try Ledger.open(at: backup.folder)
      #expect(restored.status.logged == backup.records)
      #expect(try await restored.tokens.verify(token) == "editor")
      let issued = try await restored.issue(KnownRecord.make([1_000_000]))
      #expect(issued.map(\.position) == [backup.records])
      try await restored.close()
      #expect(try TestLedger.finding(in: backup.folder) == nil)
    }
  }

  @Test func aCopyIsMadeOnce() async throws {
    let ledger = try place.create()
    _ = try await ledger.backup(to: place.path("backup"))
    let error = await #expect(throws: RegestError.self) {
      try await ledger.backup(to: place.path("backup"))
    }
    #expect(error?.code == .unwritable)
    try await ledger.close()
    // A failed one leaves nothing behind.
    #expect(try FileStore.names(in: PathBytes(place.base)) == ["backup", "ledger"])
  }

  /// A ledger with a record that is not its own any more, and a backup from before: together they
  /// give all records, at their places, and the log that the world has seen.
  @Test func aBackupAndADamagedLedgerGiveAWholeOne() async throws {
    let ledger = try place.create()
    _ = try await ledger.issue(KnownRecord.make(0..<300))
    _ = try await ledger.backup(to: place.path("copy"))
    _ = try await ledger.issue(KnownRecord.make(300..<700))
    try await ledger.close()
    let checkpoint = try FileStore.read(place.folder.appending("log/checkpoint"), limit: 1 << 16)
    try place.tamper("UPDATE records SET bytes = bytes || ' ' WHERE position = 7")
    #expect(try TestLedger.finding(in: place.folder)?.contains("position 7") == true)
    // As Documentation/ledger.md says.
    let queue = try DatabaseQueue(path: "\(place.base)/copy/ledger.sqlite")
    try await queue.writeWithoutTransaction { db in
      try db.execute(sql: "ATTACH '\(place.base)/ledger/ledger.sqlite' AS damaged")
      try db.execute(
        sql: """
          INSERT INTO records SELECT * FROM damaged.records
          WHERE position > (SELECT max(position) FROM main.records)
          """)
    }
    try queue.close()
    let restored = try Ledger.open(at: place.path("copy"))
    try await restored.settle()
    let fault = try await restored.fault((0..<700).map { ($0, $0) })
    #expect(fault == nil, "\(fault ?? "")")
    try await restored.close()
    #expect(try TestLedger.finding(in: place.path("copy")) == nil)
    let again = place.path("copy").appending("log/checkpoint")
    #expect(try FileStore.read(again, limit: 1 << 16) == checkpoint)
  }

  struct Damage: Sendable, CustomTestStringConvertible {
    let sql: String
    let step: LedgerVerification.Step
    let words: String
    var testDescription: String { sql }
  }

  @Test(arguments: [
    Damage(
      sql: "UPDATE records SET bytes = bytes || ' ' WHERE position = 3", step: .ids,
      words: "the bytes at position 3"),
    Damage(
      sql: "UPDATE records SET position = 99 WHERE position = 5", step: .positions,
      words: "position 6 follows 4"),
    Damage(
      sql: """
        UPDATE records SET position = 1000 WHERE position = 2;
        UPDATE records SET position = 2 WHERE position = 4;
        UPDATE records SET position = 4 WHERE position = 1000
        """, step: .entries, words: "entry 2 of the log"),
    Damage(
      sql: "DELETE FROM records WHERE position >= 18", step: .entries,
      words: "20 entries, but there are 18"),
    Damage(
      sql: "INSERT OR REPLACE INTO logged SELECT 1, 3, id FROM records WHERE position = 0",
      step: .state, words: "the first 3 records"),
    Damage(
      sql: "DROP INDEX IF EXISTS x; PRAGMA user_version = 7", step: .database,
      words: "ledger version 7"),
  ])
  func damageOfTheRecordsIsNamed(_ damage: Damage) async throws {
    try await place.filled(20)
    #expect(try TestLedger.finding(in: place.folder) == nil)
    try place.tamper(damage.sql)
    let verification = try LedgerVerification(place.folder)
    #expect(!verification.holds)
    let outcome = try #require(verification.outcomes.first { $0.step == damage.step })
    #expect(outcome.findings.contains { $0.contains(damage.words) }, "\(outcome.findings)")
    #expect(verification.outcomes.map(\.step) == LedgerVerification.Step.allCases)
  }

  @Test func damageOfTheLogIsNamed() async throws {
    try await place.filled(20)
    let bundle = place.folder.appending("log/tile/entries/000.p/20")
    var bytes = try FileStore.read(bundle, limit: 1 << 20)
    bytes[40] ^= 1
    try FileStore.write(bytes, to: bundle)
    let verification = try LedgerVerification(place.folder)
    let outcome = try #require(verification.outcomes.first { $0.step == .log })
    #expect(outcome.findings.first?.contains("entry 0") == true, "\(outcome.findings)")
    // Another's key does not count.
    let other = try Ledger.create(at: place.path("other"), origin: "example.org/records")
    try await other.close()
    let signed = try LedgerVerification(place.folder, keys: other.verifierKeys)
    #expect(signed.firstFinding?.hasPrefix("log: ") == true)
  }

  /// A ledger that is at work is verified as well as one that is closed.
  @Test func aLedgerAtWorkIsVerified() async throws {
    let ledger = try place.create()
    _ = try await ledger.issue(KnownRecord.make(0..<600))
    let verification = try LedgerVerification(place.folder)
    #expect(verification.holds && verification.records == 600)
    try await ledger.close()
  }
}
