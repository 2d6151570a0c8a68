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

  @Test func nothingAcknowledgedIsLost() async throws {
    let (faults, syncs) = try await faults("full", cuts)
    #expect(faults.isEmpty, "\(faults.count) of \(cuts): \(faults.prefix(3))")
    print("ledger power cuts: \(cuts) points, \(syncs) syncs")
    #expect(syncs > 100, "\(syncs)")
  }

  /// A ledger that does not wait for the disk is caught, or the other test would prove nothing.
  @Test func aMissingSyncIsNoticed() async throws {
    let (faults, _) = try await faults("normal", 60)
    print("ledger power cuts without syncs: \(faults.count) of 60 lose something")
    #expect(faults.count > 20, "\(faults.count)")
    #expect(faults.contains { $0.contains("is lost") || $0.contains("but there are") })
  }

  /// Records a run, cuts the power at so many points of it, and tells what is not as it must be.
  private func faults(_ synchronous: String, _ cuts: Int) async throws -> ([String], Int) {
    try await place.filled(30)
    let (files, folders) = try tree("ledger")
    let recorder = try DiskRecorder(place)
    // Several tasks, so that commits are shared and the log is appended to meanwhile.
    let steps = try recorder.steps(["load", "3", "30", "500", synchronous], on: "ledger")
    var random = Seeded("ledger power cut, \(synchronous)")
    let points = (0..<cuts).map { _ in Int.random(in: 0...steps.count, using: &random) }.sorted()
    var replay = DiskReplay(files, folders: folders)
    var played = 0
    var faults: [String] = []
    for point in points {
      while played < point {
        replay.play(steps[played])
        played += 1
      }
      let left = replay.left(using: &random)
      if let fault = try await fault(left, replay.said) {
        faults.append("before call \(point) of \(steps.count): \(fault)")
      }
    }
    let syncs = steps.count { if case .syncFile = $0 { true } else { false } }
    return (faults, syncs)
  }

  /// What is wrong with the ledger after a cut; nil where all that was said is true.
  private func fault(
    _ left: (files: [PathBytes: [UInt8]], folders: [PathBytes]), _ said: [UInt8]
  ) async throws -> String? {
    let folder = place.path("cut")
    try? FileManager.default.removeItem(atPath: folder.display)
    for path in left.folders { try FileStore.createDirectory(folder.appending(path)) }
    for (path, bytes) in left.files { try FileStore.create(folder.appending(path), holding: bytes) }
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
