import Fingerprint
import TestSupport
import Testing

@Suite struct StatCacheTests {
  private func stamp(
    size: UInt64 = 5, modified: Int64 = 100, changed: Int64 = 100, device: UInt64 = 1,
    inode: UInt64 = 7, isExecutable: Bool = false
  ) -> FileStamp {
    FileStamp(
      size: size, modified: modified, changed: changed, device: device, inode: inode,
      isExecutable: isExecutable)
  }

  @Test func onlyAFileThatIsAsItWasIsKnown() throws {
    let digest = try SHA256Digest.of(Array("abc".utf8))
    let cache = StatCache(
      time: 1000, entries: [StatCache.Entry(stamp: stamp(), digest: digest)])
    #expect(cache.digest(of: stamp()) == digest)
    let others = [
      stamp(size: 6), stamp(modified: 101), stamp(changed: 101), stamp(device: 2),
      stamp(inode: 8), stamp(isExecutable: true),
    ]
    for other in others { #expect(cache.digest(of: other) == nil, "\(other)") }
  }

  @Test(arguments: [(999, true), (1000, false), (1001, false)])
  func aFileThatChangedWhenTheCacheWasMadeIsRead(time: Int64, isKnown: Bool) throws {
    let digest = try SHA256Digest.of([])
    for young in [stamp(modified: time), stamp(changed: time)] {
      let cache = StatCache(time: 1000, entries: [StatCache.Entry(stamp: young, digest: digest)])
      #expect((cache.digest(of: young) != nil) == isKnown)
    }
  }

  @Test func whatIsWrittenIsReadBack() throws {
    var random = Seeded("what is written is read back")
    let entries = try (0..<300).map { index in
      StatCache.Entry(
        stamp: stamp(
          size: .random(in: 0...UInt64.max, using: &random),
          modified: .random(in: Int64.min...999, using: &random),
          changed: .random(in: Int64.min...999, using: &random),
          device: .random(in: 0...3, using: &random), inode: UInt64(index),
          isExecutable: .random(using: &random)),
        digest: try SHA256Digest.of([UInt8(index & 0xFF)]))
    }
    let cache = StatCache(time: 1000, entries: entries)
    let again = try StatCache.parse(cache.bytes).get()
    #expect(again.count == 300 && again.bytes == cache.bytes)
    for entry in entries { #expect(again.digest(of: entry.stamp) == entry.digest) }
  }

  @Test(arguments: [
    ("", 1), ("regest-stat-cache 1 5", 1), ("regest-stat-cache 2 5\n", 1),
    ("regest-stat-cache 1 x\n", 2), ("regest-stat-cache 1 5\n1 2 3\n", 2),
    ("regest-stat-cache 1 5\n1 2 3 4 5 y \(String(repeating: "0", count: 64))\n", 2),
    ("regest-stat-cache 1 5\n1 2 3 4 5 - \(String(repeating: "0", count: 63))\n", 2),
    ("regest-stat-cache 1 5\n1 2 3 4 5 - \(String(repeating: "0", count: 64))", 2),
    ("regest-stat-cache 1 5\n-1 2 3 4 5 - \(String(repeating: "0", count: 64))\n", 2),
  ])
  func anythingElseIsRefused(text: String, line: Int) {
    let result = StatCache.parse(Array(text.utf8))
    guard case .failure(let fault) = result else {
      Issue.record("accepted: \(text)")
      return
    }
    #expect(fault.line == line, "\(text)")
  }

  @Test func knownFilesAreNotReadAndOthersAre() throws {
    let folder = try TemporaryFolder()
    try folder.file("a", Array("alpha".utf8))
    try folder.file("b", Array("beta".utf8))
    try folder.file("c", Array("gamma".utf8))
    let first = try read(folder.path, ReadingChoice())
    let stampOfB = try #require(first.files.stamp(at: 1))
    let invented = try SHA256Digest.of(Array("not its bytes".utf8))
    let reading = try read(
      folder.path,
      ReadingChoice(isAsked: { $0 != "a" }, known: { $0 == stampOfB ? invented : nil }))
    #expect(reading.files.isLeft(at: 0) && reading.files.fingerprint(at: 0) == nil)
    #expect(reading.files.isKnown(at: 1))
    #expect(reading.files.fingerprint(at: 1)?.digest == invented)
    #expect(try reading.files.fingerprint(at: 2)?.digest == SHA256Digest.of(Array("gamma".utf8)))
    #expect(reading.problems.isEmpty)
  }

  private func read(
    _ base: PathBytes, _ choice: ReadingChoice
  ) throws -> TreeReading<Never> {
    try SourceReader.read(
      base: base, roots: ["."], threads: 2, keepingContentUpTo: 0, choice: choice,
      isWanted: { _ in false }, body: { _ in nil })
  }
}
