import Fingerprint
import TestSupport
import Testing

@testable import TransparencyLog

@Suite struct TornFileTests {
  /// A log of 258 entries and the files that the last three of them brought.
  private func grown() throws -> (earlier: [PathBytes: [UInt8]], disk: SimulatedDisk) {
    let disk = SimulatedDisk()
    try TestLog.begin(disk)
    try TestLog.grow(disk, by: [200, 55])
    let earlier = disk.files
    try TestLog.grow(disk, by: [3])
    return (earlier, disk)
  }

  /// The lengths of a file to try: all of a short one, of a long one the last 600 and each
  /// hundredth before.
  private func lengths(_ count: Int) -> [Int] {
    (0..<count).filter { $0 >= count - 600 || $0 % 100 == 0 }
  }

  /// Files without a checkpoint that stands for them may be torn anywhere.
  @Test func aTornTailThatWasNotAcknowledgedIsPassedOver() throws {
    let (earlier, disk) = try grown()
    let added = disk.files.filter { earlier[$0.key] != $0.value && $0.key != LogPath.checkpoint }
    #expect(added.count >= 5, "\(added.keys)")
    for (path, bytes) in added {
      for length in lengths(bytes.count) {
        var files = earlier
        for (other, bytes) in added { files[other] = bytes }
        files[path] = Array(bytes.prefix(length))
        let torn = SimulatedDisk(files: files, folders: disk.folders)
        #expect(TestLog.fault(of: torn, atLeast: 255) == nil, "\(path) at \(length)")
        guard length % 16 == 0 else { continue }
        try TestLog.grow(torn, by: [2])
        #expect(TestLog.fault(of: torn, atLeast: 257) == nil, "\(path) at \(length)")
      }
    }
  }

  /// A torn file that a checkpoint stands for is found and named.
  @Test func aTornFileThatWasAcknowledgedIsNamed() throws {
    let disk = try grown().disk
    let size = try LogReader(disk).checkpoint.size
    #expect(size == 258)
    let paths = [
      LogPath.entries(index: 0, width: 256), LogPath.entries(index: 1, width: 2),
      LogPath.tile(level: 0, index: 0, width: 256), LogPath.tile(level: 0, index: 1, width: 2),
      LogPath.tile(level: 1, index: 0, width: 1),
    ]
    for path in paths {
      let bytes = try #require(disk.files[path], "\(path)")
      for length in lengths(bytes.count) {
        let torn = SimulatedDisk(files: disk.files, folders: disk.folders)
        torn.files[path] = Array(bytes.prefix(length))
        let findings = try LogCheck(LogReader(torn)).findings
        #expect(findings.map(\.file.display) == ["log/\(path)"], "\(length)")
        #expect(findings.map(\.kind) == [.unreadable])
      }
    }
  }

  /// A checkpoint may claim more than any disk could hold.
  @Test func aLogThatIsNotThereIsToldInFiniteTime() throws {
    let disk = SimulatedDisk()
    let checkpoint = Checkpoint(
      origin: try TestLog.key().name, size: .max, root: try SHA256Digest.of([]))
    disk.files[LogPath.checkpoint] =
      try SignedNote(text: checkpoint.text, signer: TestLog.signer()).bytes
    let log = try LogReader(disk)
    let findings = try LogCheck(log, since: checkpoint).findings
    #expect(findings.count == 201)
    #expect(findings.allSatisfy { $0.kind == .unreadable })
    #expect(throws: LogError.self) { try log.verifyTiles() }
    #expect(throws: LogError.self) { try log.places(of: [[1]]) }
    #expect(throws: LogError.self) { try TestLog.grow(disk, by: [1]) }
  }

  /// A bundle and its tile are lost: both are named, and the rest is still looked at.
  @Test func lostTilesAreNamed() throws {
    let disk = try grown().disk
    let paths = [
      LogPath.entries(index: 0, width: 256), LogPath.tile(level: 0, index: 0, width: 256),
      LogPath.tile(level: 1, index: 0, width: 1),
    ]
    for path in paths { disk.files[path] = nil }
    let findings = try LogCheck(LogReader(disk)).findings
    #expect(findings.map(\.file.display) == paths.map { "log/\($0)" })
  }

  /// A torn checkpoint is never taken for another one.
  @Test func aTornCheckpointIsRefused() throws {
    let disk = try grown().disk
    let bytes = try #require(disk.files[LogPath.checkpoint])
    for length in 0..<bytes.count {
      disk.files[LogPath.checkpoint] = Array(bytes.prefix(length))
      let error = #expect(throws: LogError.self) {
        try LogReader(disk).signers(among: [TestLog.key()])
      }
      #expect(error?.code == .untrusted, "\(length)")
    }
  }

  /// Every bit of every file that the checkpoint stands for.
  @Test func everyChangedByteIsFoundAndItsFileNamed() throws {
    let disk = SimulatedDisk()
    try TestLog.begin(disk)
    try TestLog.grow(disk, by: [5])
    var random = Seeded("changed byte")
    let paths = [LogPath.entries(index: 0, width: 5), LogPath.tile(level: 0, index: 0, width: 5)]
    for path in paths {
      let bytes = try #require(disk.files[path])
      for index in bytes.indices {
        var changed = bytes
        changed[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        disk.files[path] = changed
        let findings = try LogCheck(LogReader(disk)).findings
        #expect(findings.map(\.file.display) == ["log/\(path)"], "byte \(index)")
        #expect(throws: LogError.self, "byte \(index)") { try TestLog.grow(disk, by: [1]) }
      }
      disk.files[path] = bytes
    }
    #expect(TestLog.fault(of: disk, atLeast: 5) == nil)
  }
}
