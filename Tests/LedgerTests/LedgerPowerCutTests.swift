import Fingerprint
import Foundation
import Regest
import TestSupport
import Testing

@testable import Ledger
@testable import LedgerWriter

/// The power goes at any point while records are issued: what was acknowledged is there. A
/// killed process cannot show that, since the system keeps what it has written.
@Suite struct LedgerPowerCutTests {
  /// REGEST_LEDGER_CUTS asks for another number; `Scripts/faults` for ten thousand.
  private let cuts =
    ProcessInfo.processInfo.environment["REGEST_LEDGER_CUTS"].flatMap(Int.init) ?? 500

  private let place: TestLedger

  init() throws { place = try TestLedger() }

  /// A run is cut at so many points at most; for more there are more runs.
  private static let pointsOfARun = 500

  @Test func nothingAcknowledgedIsLost() async throws {
    var random = Seeded("ledger power cut")
    var (faults, syncs, left): ([String], Int, Int) = ([], 0, cuts)
    while left > 0 {
      let run = try await cutRun("full", min(left, Self.pointsOfARun), &random)
      faults += run.faults
      syncs += run.syncs
      left -= Self.pointsOfARun
    }
    #expect(faults.isEmpty, "\(faults.count) of \(cuts): \(faults.prefix(3))")
    print("ledger power cuts: \(cuts) points, \(syncs) syncs")
    #expect(syncs > 100, "\(syncs)")
  }

  /// A ledger that does not wait for the disk is caught, or the other test would prove nothing.
  @Test func aMissingSyncIsNoticed() async throws {
    let points = max(60, cuts / 10)
    var random = Seeded("ledger power cut without syncs")
    let (faults, _) = try await cutRun("normal", points, &random)
    print("ledger power cuts without syncs: \(faults.count) of \(points) lose something")
    #expect(faults.count > points / 3, "\(faults.count)")
    #expect(faults.contains { $0.contains("is lost") || $0.contains("but there are") })
  }

  /// Records a run, cuts the power at so many points of it, and tells what is not as it must be.
  private func cutRun(
    _ synchronous: String, _ cuts: Int, _ random: inout Seeded
  ) async throws -> (faults: [String], syncs: Int) {
    let (steps, start) = try await recorded(synchronous)
    let points = (0..<cuts).map { _ in Int.random(in: 0...steps.count, using: &random) }.sorted()
    var replay = start
    var played = 0
    var faults: [String] = []
    for point in points {
      while played < point {
        replay.play(steps[played])
        played += 1
      }
      if let fault = try await fault(after: replay, &random) {
        faults.append("before call \(point) of \(steps.count): \(fault)")
      }
    }
    let syncs = steps.count { if case .syncFile = $0 { true } else { false } }
    return (faults, syncs)
  }

  /// The calls of several tasks that issue records, so that commits are shared and the log is
  /// appended to meanwhile; and the disk before them.
  private func recorded(
    _ synchronous: String, _ environment: [String: String] = [:]
  ) async throws -> ([DiskStep], DiskReplay) {
    try? FileManager.default.removeItem(atPath: place.folder.display)
    try await place.filled(30)
    let (files, folders) = try tree("ledger")
    let steps = try DiskRecorder(place).steps(
      ["load", "3", "30", "500", synchronous], on: "ledger", environment)
    return (steps, DiskReplay(files, folders: folders))
  }

  /// A process is killed, the next goes on with what the system has in memory, and then the
  /// power goes: what either has acknowledged is there. The next one is asked first for records
  /// that the other was about to acknowledge.
  @Test func aKilledProcessAndAPowerCutTogetherLoseNothing() async throws {
    var random = Seeded("ledger kill and power cut")
    let (steps, start) = try await recorded("full")
    let syncs = steps.indices.filter { if case .syncFile = steps[$0] { true } else { false } }
    var faults: [String] = []
    for _ in 0..<kills {
      // Just before a sync, when what was written is in memory alone.
      let kill = try #require(syncs.randomElement(using: &random))
      faults += try await self.faults(after: steps[..<kill], from: start, &random)
    }
    print("ledger kills and power cuts: \(kills) kills, \(kills * Self.pointsOfAKill) points")
    #expect(faults.isEmpty, "\(faults.count): \(faults.prefix(3))")
  }

  /// The same after a sync of the write-ahead log that failed: the system takes what it could
  /// not write for written, and tells it nobody again.
  @Test func aFailedSyncAndAPowerCutTogetherLoseNothing() async throws {
    var random = Seeded("ledger failed sync and power cut")
    var faults: [String] = []
    for _ in 0..<kills {
      let number = Int.random(in: 3...40, using: &random)
      let (steps, start) = try await recorded("full", ["REGEST_DISK_SYNC": "\(number)"])
      let failed = try #require(
        steps.firstIndex { if case .failToSync = $0 { true } else { false } })
      faults += try await self.faults(after: steps[...failed], from: start, &random)
    }
    print("ledger failed syncs and power cuts: \(kills), \(kills * Self.pointsOfAKill) points")
    #expect(faults.isEmpty, "\(faults.count): \(faults.prefix(3))")
  }

  private var kills: Int { max(10, cuts / 100) }
  private static let pointsOfAKill = 10

  /// Kills a process after some calls, has another go on, and cuts the power in its run.
  private func faults(
    after calls: ArraySlice<DiskStep>, from start: DiskReplay, _ random: inout Seeded
  ) async throws -> [String] {
    var replay = start
    for step in calls { replay.play(step) }
    replay.kill()
    let known = TestLedger.acknowledged(in: replay.said).map(\.number).max() ?? 29
    try lay(replay.running, at: "killed")
    let next = try DiskRecorder(place).steps(
      ["load", "1", "\(known - 1)", "12", "full"], on: "killed")
    // After what it says nothing more may be lost, so half of the points are there.
    let said = next.indices.filter { if case .say = next[$0] { true } else { false } }
    let points = try (0..<Self.pointsOfAKill).map { number in
      try #require((number % 2 == 0 ? said : Array(next.indices)).randomElement(using: &random))
    }.sorted()
    var (played, faults): (Int, [String]) = (0, [])
    for point in points {
      while played <= point {
        replay.play(next[played])
        played += 1
      }
      if let fault = try await fault(after: replay, &random) {
        faults.append("killed after \(calls.endIndex) calls, cut after \(point): \(fault)")
      }
    }
    return faults
  }

  private func lay(
    _ left: (files: [PathBytes: [UInt8]], folders: [PathBytes]), at name: String
  ) throws {
    let folder = place.path(name)
    try? FileManager.default.removeItem(atPath: folder.display)
    for path in left.folders { try FileStore.createDirectory(folder.appending(path)) }
    for (path, bytes) in left.files { try FileStore.create(folder.appending(path), holding: bytes) }
  }

  /// What is wrong with the ledger after a cut; nil where all that was said is true.
  private func fault(after replay: DiskReplay, _ random: inout Seeded) async throws -> String? {
    try lay(replay.left(using: &random), at: "cut")
    let (folder, said) = (place.path("cut"), replay.said)
    let ledger: Ledger
    do {
      ledger = try Ledger.open(at: folder)
    } catch {
      return "\(error)"
    }
    var fault: String?
    if let problem = ledger.status.logProblem { fault = "the log: \(problem)" }
    if fault == nil { fault = try await ledger.fault(TestLedger.acknowledged(in: said)) }
    // It goes on.
    if fault == nil {
      let issued = try await ledger.issue(KnownRecord.make([2_000_000]))
      if issued.map(\.position) != [ledger.status.records - 1] { fault = "another position" }
    }
    try await ledger.close()
    if fault == nil, !said.isEmpty, said.count % 16 == 0 {
      fault = try LedgerVerification(folder).firstFinding
    }
    return fault
  }

  /// All that lies in a folder.
  private func tree(
    _ name: String
  ) throws -> (files: [PathBytes: [UInt8]], folders: [PathBytes]) {
    var files: [PathBytes: [UInt8]] = [:]
    var folders: [PathBytes] = []
    let base = place.path(name)
    var next: [PathBytes] = ["."]
    while let folder = next.popLast() {
      folders.append(folder)
      for name in try FileStore.names(in: base.appending(folder)) {
        let path = folder.appending(name)
        if FileStore.kind(of: base.appending(path)) == .directory {
          next.append(path)
        } else {
          files[path] = try FileStore.read(base.appending(path), limit: 1 << 28)
        }
      }
    }
    return (files, folders)
  }
}
