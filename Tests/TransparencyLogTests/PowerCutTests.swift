import Fingerprint
import Foundation
import TestSupport
import Testing

@testable import TransparencyLog

/// Every point at which the power can go while a log is begun and grows over the end of a
/// tile: what was acknowledged is there, and the log can be added to.
@Suite struct PowerCutTests {
  /// The steps of a log that begins and grows.
  private func recorded() throws -> SimulatedDisk {
    let disk = SimulatedDisk()
    try TestLog.begin(disk)
    try TestLog.grow(disk, by: [1, 2, 250])
    try TestLog.grow(disk, by: [2, 1, 1, 3])
    return disk
  }

  /// Cuts the power after each step, and tells where the log is not as it must be.
  private func faults(
    _ steps: [SimulatedDisk.Step], from start: Int = 0, ignoring ignored: PowerCut.Ignored,
    chances: Int, stopsAtFirst: Bool = false, using random: inout Seeded
  ) -> (faults: [String], points: Int) {
    var cut = PowerCut(ignoring: ignored)
    var faults: [String] = []
    var points = 0
    // Many cuts leave the same.
    var seen: [SimulatedDisk.Content: LogState] = [:]
    for (index, step) in steps.enumerated() {
      cut.play(step)
      guard index >= start else { continue }
      let fates = [.allKept, .allLost] + [PowerCut.Fate](repeating: .chance, count: chances)
      for fate in fates {
        let disk = cut.disk(fate, using: &random)
        let content = disk.content
        let state = seen[content] ?? LogState(of: disk)
        seen[content] = state
        points += 1
        if let fault = state.fault(atLeast: cut.acknowledged) {
          faults.append("after step \(index), \(fate): \(fault)")
          if stopsAtFirst { return (faults, points) }
        }
      }
    }
    return (faults, points)
  }

  /// What there is after a cut.
  private struct LogState {
    var size: Int?
    var fault: String?

    init(of disk: SimulatedDisk) {
      fault = TestLog.fault(of: disk, atLeast: nil)
      guard fault == nil, let size = try? LogReader(disk).checkpoint.size else { return }
      self.size = size
      do {
        try TestLog.grow(disk, by: [1])
        fault = TestLog.fault(of: disk, atLeast: size + 1).map { "added to: \($0)" }
      } catch {
        fault = "added to: \(error)"
      }
    }

    func fault(atLeast acknowledged: Int?) -> String? {
      if let fault { return fault }
      guard let acknowledged, size ?? -1 < acknowledged else { return nil }
      return "\(size ?? -1) entries, \(acknowledged) were acknowledged"
    }
  }

  @Test func nothingAcknowledgedIsLost() throws {
    let disk = try recorded()
    var random = Seeded("power cut")
    // REGEST_POWER_CUTS asks for more at each step.
    let chances = ProcessInfo.processInfo.environment["REGEST_POWER_CUTS"].flatMap(Int.init)
    let (faults, points) = faults(
      disk.steps, ignoring: .nothing, chances: chances ?? 8, using: &random)
    #expect(faults.isEmpty, "\(faults.count) of \(points): \(faults.prefix(3))")
    #expect(points > 1_000, "\(points)")
    print("power cut: \(points) points, \(disk.steps.count) steps")
  }

  /// A writer that leaves syncs out is caught, or these tests would prove nothing.
  @Test(arguments: [PowerCut.Ignored.fileSyncs, .folderSyncs, .syncsOfFoldersBelow])
  func aMissingSyncIsNoticed(_ ignored: PowerCut.Ignored) throws {
    var random = Seeded("power cut, \(ignored) left out")
    let (faults, points) = faults(
      try recorded().steps, ignoring: ignored, chances: 4, stopsAtFirst: true, using: &random)
    #expect(!faults.isEmpty, "\(points)")
  }

  /// A writer is stopped at any step, another goes on with other work, and then the power
  /// goes.
  @Test func aStoppedWriterAndAPowerCutTogetherLoseNothing() throws {
    var random = Seeded("stopped writer")
    var faults: [String] = []
    var stopped = 0
    for stop in stride(from: 0, to: 40, by: 3) {
      let disk = SimulatedDisk()
      try TestLog.begin(disk)
      try TestLog.grow(disk, by: [1, 253])
      disk.stepsLeft = stop
      if (try? TestLog.grow(disk, by: [3])) == nil { stopped += 1 }
      disk.stepsLeft = .max
      let start = disk.steps.count
      let fault = TestLog.fault(of: disk, atLeast: 254)
      if let fault { faults.append("stopped at \(stop): \(fault)") }
      try TestLog.grow(disk, by: [Int.random(in: 1...3, using: &random)])
      faults +=
        self.faults(
          disk.steps, from: start, ignoring: .nothing, chances: 1, using: &random
        ).faults
    }
    #expect(faults.isEmpty, "\(faults.count): \(faults.prefix(3))")
    #expect(stopped >= 7, "\(stopped)")
  }

  /// What another writer left behind has the names that the next one needs, with other
  /// content in them.
  @Test func leftFilesOfAnotherAppendAreReplaced() throws {
    for stop in 0..<30 {
      let disk = SimulatedDisk()
      try TestLog.begin(disk)
      try TestLog.grow(disk, by: [254])
      var writer = try LogWriter(disk, signer: TestLog.signer())
      disk.stepsLeft = stop
      let other = [[UInt8]](repeating: Array("other".utf8), count: 3)
      guard (try? writer.append(other)) == nil else { break }
      // It does not go on as if nothing had been.
      disk.stepsLeft = .max
      #expect(throws: LogError.self) { try writer.append(other) }
      guard try LogReader(disk).checkpoint.size == 254 else { continue }
      try TestLog.grow(disk, by: [3, 1])
      #expect(TestLog.fault(of: disk, atLeast: 258) == nil, "stopped at \(stop)")
    }
  }
}
