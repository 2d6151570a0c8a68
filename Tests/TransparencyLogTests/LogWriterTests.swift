import Fingerprint
import Merkle
import TestSupport
import Testing

@testable import TransparencyLog

@Suite struct LogWriterTests {
  /// Numbers from the specification.
  @Test func pathsAreThoseOfTheSpecification() {
    #expect(LogPath.tile(level: 0, index: 1_234_067, width: 256) == "tile/0/x001/x234/067")
    #expect(LogPath.tile(level: 2, index: 0, width: 1) == "tile/2/000.p/1")
    #expect(LogPath.entries(index: 273, width: 112) == "tile/entries/273.p/112")
    #expect(LogPath.entries(index: 1000, width: 256) == "tile/entries/x001/000")
    let levels = (0..<LogPath.levels(size: 70_000)).map { level in
      (LogPath.fullTiles(level: level, size: 70_000), LogPath.width(level: level, size: 70_000))
    }
    #expect(levels.map(\.0) == [273, 1, 0])
    #expect(levels.map(\.1) == [112, 17, 1])
    #expect(LogPath.levels(size: 256) == 2)
    #expect(LogPath.levels(size: 0) == 0)
    #expect(LogPath.levels(size: .max) == 8)
  }

  /// Whatever the portions, the root is that of the tree over all entries, and the files
  /// that stand for the checkpoint are the same.
  @Test func portionsLeaveNoTrace() throws {
    let size = 66_000
    let whole = SimulatedDisk()
    try TestLog.begin(whole)
    let log = try TestLog.grow(whole, by: [size])
    #expect(try log.checkpoint.root == TestLog.root(ofFirst: size))
    var random = Seeded("portions")
    let portioned = SimulatedDisk()
    try TestLog.begin(portioned)
    var rest = size
    while rest > 0 {
      let portion = min(rest, Int.random(in: 1...9_000, using: &random))
      try TestLog.grow(portioned, by: [portion])
      rest -= portion
    }
    for (path, bytes) in whole.files { #expect(portioned.files[path] == bytes, "\(path)") }
    #expect(try LogCheck(LogReader(portioned)).findings == [])
    let reader = try LogReader(portioned)
    for index in [0, 255, 256, 65_535, 65_536, 65_999] {
      let proof = try LogProof(of: index, entry: TestLog.entry(index), in: reader)
      #expect(try proof.holds(for: TestLog.entry(index)))
      #expect(proof.inclusion.path.count <= 17)
    }
    for earlier in [1, 255, 256, 300, 65_535, 65_536, 65_999] {
      let checkpoint = Checkpoint(
        origin: try TestLog.key().name, size: earlier, root: try TestLog.root(ofFirst: earlier))
      #expect(try LogGrowthProof(since: checkpoint, in: reader)?.holds(since: checkpoint) == true)
    }
  }

  /// Partial tiles go when the full one is there, and a reader with an earlier checkpoint
  /// is none the worse.
  @Test func partialTilesGoWhenFullOnesAreThere() throws {
    let disk = SimulatedDisk()
    try TestLog.begin(disk)
    try TestLog.grow(disk, by: [1, 1, 200])
    let earlier = try LogReader(disk)
    #expect(disk.files.keys.count { $0.components.contains("000.p") } == 6)
    try TestLog.grow(disk, by: [60])
    #expect(disk.files.keys.count { $0.components.contains("000.p") } == 1)
    #expect(disk.files[LogPath.tile(level: 1, index: 0, width: 1)] != nil)
    #expect(try LogCheck(earlier).findings == [])
    #expect(try LogCheck(LogReader(disk), since: earlier.checkpoint).findings == [])
  }

  @Test func anEntryThatIsTooLongIsRefusedBeforeAnythingIsWritten() throws {
    let disk = SimulatedDisk()
    try TestLog.begin(disk)
    var writer = try LogWriter(disk, signer: TestLog.signer())
    let before = disk.content
    let longest = [UInt8](repeating: 7, count: 65_535)
    let error = #expect(throws: LogError.self) { try writer.append([[1], longest + [7]]) }
    #expect(error?.code == .invalidRequest)
    #expect(disk.content == before)
    #expect(try writer.append([longest, []]) == 0..<2)
    #expect(try LogCheck(LogReader(disk)).findings == [])
    #expect(try LogReader(disk).places(of: [longest, []]) == [longest: 0, []: 1])
  }

  @Test func aLogThatSomebodyElseSignedIsNotAddedTo() throws {
    let disk = SimulatedDisk()
    try TestLog.begin(disk)
    try TestLog.grow(disk, by: [3])
    let name = try TestLog.key().name
    func other() throws -> NoteSigner {
      let seed = [UInt8](repeating: 9, count: 32)
      let id = VerifierKey.hex(
        try VerifierKey(name: name, publicKey: Ed25519PrivateKey(seed: seed).publicKey).id)
      let line =
        Array("PRIVATE+KEY+example.org/log+".utf8) + id + [0x2B] + Base64.encode([1] + seed)
      return try NoteSigner(file: line, path: "other", name: name)
    }
    let error = #expect(throws: LogError.self) { _ = try LogWriter(disk, signer: other()) }
    #expect(error?.code == .untrusted)
    // After a change of keys the earlier one is named.
    var writer = try LogWriter(disk, signer: other(), trusted: [TestLog.key()])
    _ = try writer.append([TestLog.entry(3)])
    #expect(try LogReader(disk).signers(among: [other().verifier]) == [other().verifier])
    #expect(throws: LogError.self) { try LogReader(disk).signers(among: [TestLog.key()]) }
  }

  @Test func aLogIsNotBegunTwice() throws {
    let disk = SimulatedDisk()
    try TestLog.begin(disk)
    #expect(throws: LogError.self) { try TestLog.begin(disk) }
    try TestLog.grow(disk, by: [300])
    // Not even where its checkpoint was lost, since the tiles may be all there is.
    disk.files[LogPath.checkpoint] = nil
    #expect(throws: LogError.self) { try TestLog.begin(disk) }
  }

  /// Two logs under one name and key: each is whole, and neither goes on from the other.
  @Test func aForkIsNoticed() throws {
    let first = SimulatedDisk()
    try TestLog.begin(first)
    try TestLog.grow(first, by: [10])
    let second = SimulatedDisk(files: first.files, folders: first.folders)
    try TestLog.grow(first, by: [5])
    var writer = try LogWriter(second, signer: TestLog.signer())
    _ = try writer.append([Array("other".utf8)] + TestLog.entries(11..<20))
    let kept = try LogReader(first).checkpoint
    #expect(try LogCheck(LogReader(second)).findings == [])
    let findings = try LogCheck(LogReader(second), since: kept).findings
    #expect(findings.map(\.kind) == [.notABeginning])
    #expect(try LogGrowthProof(since: kept, in: LogReader(second)) == nil)
  }

  @Test(arguments: [
    "", "c2sp.org/tlog-proof@v1\n", "c2sp.org/tlog-proof@v1\nindex 0\n",
    "c2sp.org/tlog-proof@v1\nindex 00\n\n", "c2sp.org/tlog-proof@v1\nextra !\nindex 0\n\n",
    "c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\n", "c2sp.org/tlog-proof@v2\nindex 0\n\n",
    "c2sp.org/tlog-proof@v1\nindex 0\n\nexample.org/log\n1\n",
  ]) func isNoProof(_ text: String) {
    let error = #expect(throws: LogError.self) { try LogProof(Array(text.utf8), name: "p") }
    #expect(error?.code == .untrusted)
    #expect(throws: LogError.self) { try LogGrowthProof(Array(text.utf8), name: "p") }
  }
}
