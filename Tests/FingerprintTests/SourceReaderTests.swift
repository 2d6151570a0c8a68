import Glibc
import Synchronization
import Testing
import TestSupport

@testable import Fingerprint

@Suite("Reading sources")
struct SourceReaderTests {
  static let block = FileReader.blockSize

  /// Reads all that lies in a folder, giving everything to the body.
  static func read<Value: Sendable>(
    _ base: PathBytes, _ roots: [PathBytes] = ["."], threads: Int = 2, limit: Int = 10,
    way: FolderOpening.Way = .wholePath,
    isWanted: @escaping @Sendable (Span<UInt8>) -> Bool = { _ in true },
    afterReading: @escaping @Sendable (Int, Int) -> Void = { _, _ in },
    body: @escaping @Sendable (SourceReading) -> Value?
  ) throws -> TreeReading<Value> {
    var rules = ReadingRules(isWanted: isWanted, limit: limit)
    rules.afterReading = afterReading
    rules.way = way
    return try SourceReader.read(
      base: base, roots: roots, threads: threads, rules: rules, body: body)
  }

  @Test(
    "sizes around the block's and the limit's bounds",
    arguments: [
      0, 1, 63, 64, block - 1, block, block + 1, 2 * block - 1, 2 * block, 2 * block + 1,
      (1 << 20) + 1,
    ])
  func sizes(_ size: Int) throws {
    let folder = try TemporaryFolder()
    let content = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    try folder.file("file", content)
    for limit in [size - 1, size, size + 1] {
      let result = try Self.read(folder.path, limit: limit) { $0 }
      let reading = try #require(result.values.first).value
      #expect(reading.path == "file")
      #expect(reading.fingerprint.size == UInt64(size))
      #expect(try reading.fingerprint.digest == SHA256Digest.of(content))
      #expect(reading.content == (limit >= size ? content : nil))
      #expect(result.files.fingerprint(at: 0) == reading.fingerprint)
    }
  }

  @Test("large files, alone and among others, have the digest of their bytes", arguments: [1, 3])
  func large(_ threads: Int) throws {
    let folder = try TemporaryFolder()
    let size = Int(SourceWalk.largeSize)
    let content = (0..<(3 * size)).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 9) }
    // The last is larger than the others together, and so read with a second thread.
    let sizes = ["a": size - 1, "b": size, "c": size + 1, "d": 3 * size, "e": 1, "f": 0]
    for (name, size) in sizes { try folder.file(PathBytes(name), Array(content.prefix(size))) }
    for limit in [0, content.count] {
      let result = try Self.read(folder.path, threads: threads, limit: limit) { $0.content?.count }
      #expect(result.problems.isEmpty)
      for (index, name) in sizes.keys.sorted().enumerated() {
        let expected = content.prefix(sizes[name] ?? 0)
        #expect(result.files.path(at: index) == PathBytes(name))
        #expect(
          try result.files.fingerprint(at: index)?.digest == SHA256Digest.of(Array(expected)))
      }
      #expect(
        result.values.map(\.value)
          == (limit == 0 ? [0] : sizes.sorted { $0.key < $1.key }.map(\.value)))
    }
  }

  @Test("results are by index, whatever the number of threads", arguments: [-1, 1, 2, 8, 64])
  func threads(_ threads: Int) throws {
    let folder = try TemporaryFolder()
    var expected: [PathBytes: SHA256Digest] = [:]
    for index in 0..<150 {
      let name = PathBytes("\(index % 7)/\(index)")
      let content = [UInt8](repeating: UInt8(index), count: index * 10)
      try folder.file(name, content)
      expected[name] = try SHA256Digest.of(content)
    }
    let calls = Atomic<Int>(0)
    let result = try SourceReader.read(
      base: folder.path, roots: ["."], threads: threads, keepingContentUpTo: 0,
      isWanted: { head in head.isEmpty || head[0] % 2 == 0 }
    ) { reading in
      calls.add(1, ordering: .relaxed)
      return reading.fingerprint.size % 3 == 0 ? "\(reading.path)" : nil
    }
    #expect(result.files.count == 150)
    #expect((0..<150).map(result.files.path) == expected.keys.sorted())
    for index in 0..<150 {
      let path = result.files.path(at: index)
      #expect(result.files.fingerprint(at: index)?.digest == expected[path])
    }
    #expect(calls.load(ordering: .relaxed) == 75)
    #expect(result.values.count == 25)
    #expect(result.values.allSatisfy { "\(result.files.path(at: $0.index))" == $0.value })
    #expect(result.values.map(\.index) == result.values.map(\.index).sorted())
  }

  @Test("no files, no results")
  func empty() throws {
    let folder = try TemporaryFolder()
    try folder.folder("a/b")
    try folder.folder("c")
    let result = try Self.read(folder.path) { _ in 1 }
    #expect(result.files.count == 0)
    #expect(result.emptyFolders == ["a/b", "c"])
    #expect(try Self.read(folder.path, []) { _ in 1 }.files.count == 0)
  }

  @Test(
    "what is not a regular file below the base is not read", arguments: FolderOpening.Way.allCases)
  func refused(_ way: FolderOpening.Way) throws {
    let folder = try TemporaryFolder()
    try folder.file("base/real/file", [1])
    try folder.file("outside", [2])
    try folder.link("base/link", to: "real")
    try folder.link("base/out", to: "../outside")
    try folder.link("base/loop", to: "loop")
    try folder.fifo("base/pipe")
    let base = folder.path.appending("base")
    let cases: [(PathBytes, PathBytes, FileProblem)] = [
      ("link/file", "link", .symbolicLink(target: "real")),
      ("out", "out", .symbolicLink(target: "../outside")),
      ("loop", "loop", .symbolicLink(target: "loop")),
      ("loop/x", "loop", .symbolicLink(target: "loop")),
      ("pipe", "pipe", .special(kind: .fifo)), ("real/file/x", "real/file", .missing),
      ("no", "no", .missing),
    ]
    for (root, path, problem) in cases {
      let result = try Self.read(base, [root], way: way) { _ in 1 }
      #expect(result.findings == [FileFinding(path: path, problem: problem)], "\(root)")
      #expect(result.files.count == 0)
    }
    for root: PathBytes in ["../outside", "real/../real/file", folder.path.appending("outside")] {
      #expect(throws: FileSystemError(path: root, operation: .list, errno: EINVAL)) {
        try Self.read(base, [root], way: way) { _ in 1 }
      }
    }
  }

  @Test("devices and sockets are not read")
  func devices() throws {
    let result = try Self.read("/dev", ["zero", "null"]) { _ in 1 }
    #expect(result.files.count == 0)
    #expect(
      result.findings.map(\.problem)
        == Array(repeating: .special(kind: .characterDevice), count: 2))
  }

  @Test("a file that may not be read is a finding", .enabled(if: getuid() != 0))
  func unreadable() throws {
    let folder = try TemporaryFolder()
    try folder.file("closed", [1])
    try folder.setMode(0, of: "closed")
    let result = try Self.read(folder.path) { _ in 1 }
    #expect(result.problems.map(\.problem) == [.unreadable(errno: EACCES)])
  }

  @Test("a base that is not there stops the reading")
  func missingBase() throws {
    let folder = try TemporaryFolder()
    let base = folder.path.appending("no")
    #expect(throws: FileSystemError(path: base, operation: .open, errno: ENOENT)) {
      try Self.read(base) { _ in 1 }
    }
  }

  @Test("names of one file have one fingerprint, and each wanted one is given", arguments: [1, 4])
  func hardLinks(_ threads: Int) throws {
    let folder = try TemporaryFolder()
    for index in 0..<20 { try folder.file(PathBytes("a/\(index)"), [UInt8(index)]) }
    for index in 0..<20 {
      let old = folder.path.appending(PathBytes("a/\(index)"))
      try folder.folder("b")
      let new = folder.path.appending(PathBytes("b/\(19 - index)"))
      try #require(unsafe link(cString(old), cString(new)) == 0)
    }
    let reads = Atomic<Int>(0)
    let result = try Self.read(
      folder.path, threads: threads, isWanted: { $0[0] < 5 },
      afterReading: { _, _ in reads.add(1, ordering: .relaxed) }
    ) { $0.content }
    #expect(result.files.count == 40)
    for index in 0..<40 {
      let path = result.files.path(at: index)
      let content = try FileStore.read(folder.path.appending(path), limit: 10)
      #expect(try result.files.fingerprint(at: index)?.digest == SHA256Digest.of(content))
      #expect(result.values.first { $0.index == index }?.value == (content[0] < 5 ? content : nil))
    }
    // Twenty files, and once more the five that are wanted under each name.
    #expect(reads.load(ordering: .relaxed) == 25)
  }

  @Test("progress counts every file and byte")
  func progress() throws {
    let folder = try TemporaryFolder()
    for index in 0..<50 {
      try folder.file(PathBytes("\(index)"), [UInt8](repeating: 1, count: index))
    }
    try folder.link("link", to: "1")
    let progress = ReadingProgress()
    _ = try SourceReader.read(
      base: folder.path, roots: ["."], threads: 3, keepingContentUpTo: 0, progress: progress,
      isWanted: { _ in false }, body: { _ in 1 })
    #expect(progress.filesFound.load(ordering: .relaxed) == 50)
    #expect(progress.filesRead.load(ordering: .relaxed) == 50)
    #expect(progress.bytesRead.load(ordering: .relaxed) == 49 * 25)
  }

  @Test("a stamp says what the system says")
  func stamps() throws {
    let folder = try TemporaryFolder()
    try folder.file("plain", [1, 2])
    try folder.file("run", [])
    try folder.setMode(0o755, of: "run")
    let result = try Self.read(folder.path) { _ in 1 }
    let stamps = try (0..<2).map { try #require(result.files.stamp(at: $0)) }
    #expect(stamps.map(\.size) == [2, 0])
    #expect(stamps.map(\.isExecutable) == [false, true])
    let status = try FileStatus(of: folder.path.appending("run").bytes[...])
    #expect(stamps[1].inode == status.identity.inode)
    #expect(stamps[1].changed / 1_000_000_000 == Int64(status.changed.seconds))
    #expect(stamps[1].changed % 1_000_000_000 == Int64(status.changed.nanoseconds))
  }

  @Test("each thread runs the body once, and the calling one is among them", arguments: [1, 4])
  func workers(_ count: Int) {
    let calls = Atomic<Int>(0)
    let caller = Atomic<Int>(0)
    let own = pthread_self()
    WorkerThreads.run(count) {
      calls.add(1, ordering: .relaxed)
      if pthread_equal(own, pthread_self()) != 0 { caller.add(1, ordering: .relaxed) }
    }
    #expect(calls.load(ordering: .relaxed) == count)
    #expect(caller.load(ordering: .relaxed) == 1)
  }
}
