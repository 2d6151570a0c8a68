import Fingerprint
import Foundation
import Glibc
import Regest
import TestSupport
import Testing
import TransparencyLog

@testable import Ledger
@testable import LedgerWriter

/// A process that issues records under load is killed again and again: whatever it has
/// acknowledged is there, byte for byte, and the log only grows.
@Suite struct LedgerKillTests {
  /// REGEST_LEDGER_KILLS asks for another number; `Scripts/faults` for ten thousand.
  private let kills =
    ProcessInfo.processInfo.environment["REGEST_LEDGER_KILLS"].flatMap(Int.init) ?? 200

  private let place: TestLedger

  init() throws { place = try TestLedger() }

  /// A ledger is killed so many times at most; for more there are more ledgers.
  private static let killsOfALedger = 1000

  @Test func nothingAcknowledgedIsLost() async throws {
    var random = Seeded("ledger kills")
    var left = kills
    while left > 0 {
      try? FileManager.default.removeItem(atPath: place.folder.display)
      try await place.filled(1)
      try await kill(min(left, Self.killsOfALedger), &random)
      left -= Self.killsOfALedger
    }
  }

  private func kill(_ kills: Int, _ random: inout Seeded) async throws {
    var known: [Int: Int] = [0: 0]
    var seen = try checkpoint()
    var (behind, slowest) = (0, Duration.zero)
    for kill in 1...kills {
      let said = try killedWriter(
        first: known.count, after: Int.random(in: 0...60, using: &random),
        pause: UInt32.random(in: 0...4_000, using: &random))
      for (number, position) in said {
        #expect(known[number, default: position] == position, "kill \(kill): \(number)")
        known[number] = position
      }
      if try LogReader(files).checkpoint.size < known.count { behind += 1 }
      let start = ContinuousClock.now
      let ledger = try Ledger.open(at: place.folder)
      slowest = max(slowest, ContinuousClock.now - start)
      #expect(ledger.status.isReady && ledger.status.logged == ledger.status.records)
      #expect(ledger.status.records >= known.count)
      let fault = try await ledger.fault(said)
      #expect(fault == nil, "kill \(kill): \(fault ?? "")")
      try await ledger.close()
      let log = try LogReader(files)
      #expect(try log.consistencyProof(since: seen) != nil, "kill \(kill): the log did not grow")
      seen = log.checkpoint
      guard kill % 100 == 0 || kill == kills else { continue }
      let verification = try LedgerVerification(place.folder)
      #expect(verification.holds, "kill \(kill): \(verification.firstFinding ?? "")")
    }
    let ledger = try Ledger.open(at: place.folder)
    let fault = try await ledger.fault(known.map { ($0, $1) })
    #expect(fault == nil, "\(fault ?? "")")
    try await ledger.close()
    print("\(kills) kills, \(known.count) acknowledged, log behind \(behind), opened in \(slowest)")
    #expect(slowest < .seconds(2))
    // Kills that never meet records on their way to the log would show little.
    #expect(behind > kills / 20, "\(behind) of \(kills)")
  }

  private var files: StoredLogFiles { StoredLogFiles(folder: place.folder.appending("log")) }

  private func checkpoint() throws -> Checkpoint { try LogReader(files).checkpoint }

  /// Starts a writer, waits for some lines and then a moment, kills it, and gives what it said.
  private func killedWriter(
    first: Int, after lines: Int, pause: UInt32
  ) throws -> [(number: Int, position: Int)] {
    let (process, output) = try TestLedger.start(
      ["load", "\(place.base)/ledger", "8", "\(first)", "-1", "full"])
    var text: [UInt8] = []
    while text.count(where: { $0 == 0x0A }) < lines {
      let data = output.fileHandleForReading.availableData
      if data.isEmpty { break }
      text += data
    }
    usleep(pause)
    Glibc.kill(process.processIdentifier, SIGKILL)
    text += output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal, "it ended by itself")
    return TestLedger.acknowledged(in: text)
  }
}
