import Fingerprint
import Foundation
import GRDB
import Regest
import TestSupport
import Testing
import TransparencyLog

@testable import Ledger
@testable import LedgerWriter

/// Files of a ledger that were cut or changed: it is found, its place is named, and the rest
/// is verified nevertheless.
@Suite struct LedgerDamageTests {
  /// REGEST_LEDGER_FLIPS asks for another number of changed bits and for each length of a
  /// torn file; `Scripts/faults` for ten thousand.
  private static let asked =
    ProcessInfo.processInfo.environment["REGEST_LEDGER_FLIPS"].flatMap(Int.init)
  private let flips = Self.asked ?? 200
  private let stride = Self.asked == nil ? 16 : 1

  private static let logFiles: [PathBytes] = [
    "log/checkpoint", "log/tile/0/000.p/20", "log/tile/entries/000.p/20",
  ]

  private let place: TestLedger

  init() throws { place = try TestLedger() }

  /// The log's files are replaced as a whole, so a torn one was damaged after it was written:
  /// the ledger is not opened, since it would sign what it cannot know. No record is touched.
  @Test(arguments: Self.logFiles) func aTornFileOfTheLogIsNamed(_ path: PathBytes) async throws {
    try await place.filled(20)
    let file = place.folder.appending(path)
    let whole = try FileStore.read(file, limit: 1 << 16)
    for length in Swift.stride(from: 0, to: whole.count, by: stride) {
      try FileStore.write(Array(whole.prefix(length)), to: file)
      let error = #expect(throws: RegestError.self, "\(length)") {
        try Ledger.open(at: place.folder)
      }
      #expect(error?.code == .ledgerDamaged, "\(length)")
      #expect(error?.message.contains(file.display) == true, "\(length): \(error?.message ?? "")")
      let verification = try LedgerVerification(place.folder)
      #expect(
        verification.outcomes.filter { $0.count > 0 }.map(\.step) == [.log]
          || verification.outcomes.filter { $0.count > 0 }.map(\.step) == [.log, .entries],
        "\(length)")
      #expect(verification.records == 20)
    }
    try FileStore.write(whole, to: file)
    let ledger = try Ledger.open(at: place.folder)
    let fault = try await ledger.fault((0..<20).map { ($0, $0) })
    #expect(fault == nil, "\(fault ?? "")")
    try await ledger.close()
  }

  /// Any bit of any record and of any file of the log.
  @Test func everyChangedBitIsFoundAndItsPlaceNamed() async throws {
    try await place.filled(20)
    var random = Seeded("changed bits of a ledger")
    let database = place.folder.appending("ledger.sqlite")
    let stored = try FileStore.read(database, limit: 1 << 24)
    var ranges: [(file: PathBytes, range: Range<Int>, step: LedgerVerification.Step, word: String)]
    ranges = try Self.logFiles.map { path in
      let size = try FileStore.read(place.folder.appending(path), limit: 1 << 16).count
      return (path, 0..<size, .log, path.display)
    }
    for number in 0..<20 {
      let bytes = KnownRecord.bytes(number)
      let start = try #require(
        stored.indices.first { stored[$0...].starts(with: bytes) }, "record \(number)")
      ranges.append(
        ("ledger.sqlite", start..<start + bytes.count, .ids, "the bytes at position \(number) "))
    }
    for _ in 0..<flips {
      let (path, range, step, word) = try #require(ranges.randomElement(using: &random))
      let offset = Int.random(in: range, using: &random)
      let mask = UInt8(1) << UInt8.random(in: 0..<8, using: &random)
      try change(path, at: offset, by: mask)
      let verification = try LedgerVerification(place.folder)
      let what = "\(path), offset \(offset), bit \(mask)"
      let outcome = verification.outcomes.first { $0.step == step }
      #expect(outcome?.findings.contains { $0.contains(word) } == true, "\(what)")
      #expect(verification.outcomes.first { $0.step == .positions }?.count == 0, "\(what)")
      #expect(verification.records == 20, "\(what)")
      try change(path, at: offset, by: mask)
    }
    #expect(try TestLedger.finding(in: place.folder) == nil)
  }

  /// Changes bits of a file where it lies; a second time they are as they were.
  private func change(_ path: PathBytes, at offset: Int, by mask: UInt8) throws {
    let file = FileHandle(forUpdatingAtPath: place.folder.appending(path).display)
    let open = try #require(file)
    try open.seek(toOffset: UInt64(offset))
    let byte = try #require(try open.read(upToCount: 1)?.first)
    try open.seek(toOffset: UInt64(offset))
    try open.write(contentsOf: Data([byte ^ mask]))
    try open.close()
  }

  /// A ledger is opened by one process, and who comes second is told.
  @Test func aLedgerThatAnotherProcessHasOpenIsRefused() async throws {
    try await place.filled(1)
    let (process, output) = try TestLedger.start(
      ["load", "\(place.base)/ledger", "1", "1", "-1", "full"])
    #expect(!output.fileHandleForReading.availableData.isEmpty)
    let error = #expect(throws: RegestError.self) { try Ledger.open(at: place.folder) }
    #expect(error?.code == .ledgerBusy)
    #expect(error?.message.contains("another process has the ledger open") == true)
    process.terminate()
    process.waitUntilExit()
    let ledger = try Ledger.open(at: place.folder)
    let (second, said) = try TestLedger.start(
      ["load", "\(place.base)/ledger", "1", "100000", "1", "full"])
    #expect(said.fileHandleForReading.readDataToEndOfFile().isEmpty)
    second.waitUntilExit()
    #expect(second.terminationStatus != 0)
    #expect(try await ledger.record(KnownRecord.make(100_000).id) == nil)
    try await ledger.close()
  }

  /// Time zone, language and the like: the same records at the same places, and the same log.
  @Test func theEnvironmentChangesNothing() async throws {
    try await place.filled(3)
    try place.copy("ledger", to: "start")
    var kept: [[UInt8]] = []
    for environment in [
      [:], ["TZ": "Pacific/Kiritimati", "LC_ALL": "C"], ["LANG": "tr_TR.UTF-8", "HOME": "/"],
    ] {
      try place.copy("start", to: "ledger")
      let (process, output) = try TestLedger.start(
        ["load", "\(place.base)/ledger", "1", "3", "20", "full"], environment: environment)
      let said = Array(output.fileHandleForReading.readDataToEndOfFile())
      process.waitUntilExit()
      let checkpoint = try FileStore.read(place.folder.appending("log/checkpoint"), limit: 1 << 16)
      kept.append(said + checkpoint)
    }
    #expect(kept[0].count > 100)
    #expect(kept.allSatisfy { $0 == kept[0] })
  }
}
