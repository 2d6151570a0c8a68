import Glibc
import Synchronization
import Testing
import TestSupport

@testable import Fingerprint

@Suite("Reading sources")
struct SourceReaderTests {
  static let block = FileReader.blockSize

  /// Reads all that lies in a folder, giving everything to the body.
  private static func read<Value: Sendable>(
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

  @Test(
    "what takes a file's place before it is read is not read", arguments: FolderOpening.Way.allCases
  )
  func replaced(_ way: FolderOpening.Way) throws {
    let folder = try TemporaryFolder()
    try folder.file("outside/b", [2])
    let base = folder.path.appending("base")
    let replacements: [(FileProblem, @Sendable () throws -> Void)] = [
      (
        .symbolicLink(target: "../../outside/b"),
        { try folder.link("base/d/b", to: "../../outside/b") }
      ),
      (.special(kind: .fifo), { try folder.fifo("base/d/b") }),
      (.directory, { try folder.folder("base/d/b") }),
      (.missing, {}),
    ]
    for (problem, replace) in replacements {
      for name: PathBytes in ["base/a", "base/d/b", "base/d/c"] { try folder.file(name, [1]) }
      // One thread walks to the end before it reads.
      let result = try Self.read(
        base, threads: 1, way: way,
        afterReading: { index, _ in
          guard index == 0 else { return }
          do {
            try FileStore.removeFile(folder.path.appending("base/d/b"))
            try replace()
          } catch { Issue.record("\(error)") }
        }
      ) { $0.path }
      #expect(result.values.map(\.value) == ["a", "d/c"])
      #expect(result.problems.map(\.index) == [1])
      #expect(result.problems.map(\.problem) == [problem])
      #expect(result.files.fingerprint(at: 1) == nil)
      _ = unsafe remove(cString(folder.path.appending("base/d/b")))
    }
  }

  @Test(
    "a folder that a link takes the place of is not entered", arguments: FolderOpening.Way.allCases)
  func replacedFolder(_ way: FolderOpening.Way) throws {
    let folder = try TemporaryFolder()
    for name: PathBytes in ["base/a", "base/d/e/b", "outside/e/b"] { try folder.file(name, [1]) }
    let result = try Self.read(
      folder.path.appending("base"), threads: 1, way: way,
      afterReading: { index, _ in
        guard index == 0 else { return }
        let old = folder.path.appending("base/d")
        let new = folder.path.appending("base/moved")
        if unsafe rename(cString(old), cString(new)) != 0 { Issue.record("not moved") }
        do { try folder.link("base/d", to: "../outside") } catch { Issue.record("\(error)") }
      }
    ) { $0.path }
    #expect(result.values.map(\.value) == ["a"])
    #expect(result.problems.map(\.problem) == [.symbolicLink(target: "../outside")])
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

  @Test("a file that changes once is read again, and the second read counts")
  func changedOnce() throws {
    let folder = try TemporaryFolder()
    try folder.file("file", [1, 2, 3])
    let path = folder.path.appending("file")
    let attempts = Mutex<[Int]>([])
    let result = try Self.read(
      folder.path,
      afterReading: { _, attempt in
        attempts.withLock { $0.append(attempt) }
        if attempt == 1 { Self.append(4, to: path) }
      },
      body: { $0 })
    let reading = try #require(result.values.first).value
    #expect(reading.content == [1, 2, 3, 4])
    #expect(try reading.fingerprint.digest == SHA256Digest.of([1, 2, 3, 4]))
    #expect(attempts.withLock { $0 } == [1, 2])
  }

  /// Ways to change a file while it is read.
  enum Change: CaseIterable, Sendable {
    case grow, truncate, rewriteWithAnotherTime, remove, changeMode
  }

  @Test("a file that changes twice is unstable", arguments: Change.allCases)
  func changedTwice(_ change: Change) throws {
    let folder = try TemporaryFolder()
    try folder.file("before", [9])
    try folder.file("file", [UInt8](repeating: 7, count: 3 * Self.block))
    try folder.file("later", [9])
    let path = folder.path.appending("file")
    let result = try Self.read(
      folder.path, threads: 1,
      afterReading: { index, attempt in
        if index == 1 { Self.apply(change, attempt, to: path) }
      },
      body: { $0.path })
    // A removed file is gone at the second attempt; all others stay unstable.
    #expect(result.problems.map(\.index) == [1])
    #expect(result.problems.map(\.problem) == [change == .remove ? .missing : .unstable])
    #expect(result.values.map(\.value) == ["before", "later"])
  }

  @Test("a file with more bytes than its size is unstable and spoils no other")
  func moreThanItsSize() throws {
    let folder = try TemporaryFolder()
    try folder.file("file", [1, 2, 3])
    // The kernel makes this file up as it is read, and gives it the size 0.
    let path = try #require(folder.path.appending("file").relative(to: "/"))
    let result = try Self.read("/", ["proc/version", path], threads: 1) { $0.fingerprint.digest }
    #expect(result.files.path(at: 0) == "proc/version")
    #expect(result.problems.map(\.index) == [0])
    #expect(result.problems.map(\.problem) == [.unstable])
    #expect(result.values.map(\.value) == [try SHA256Digest.of([1, 2, 3])])
  }

  private static func append(_ byte: UInt8, to path: PathBytes) {
    let number = unsafe open(cString(path), O_WRONLY | O_APPEND)
    let count = unsafe [byte].withUnsafeBytes { unsafe write(number, $0.baseAddress, 1) }
    close(number)
    if count != 1 { Issue.record("cannot append to \(path)") }
  }

  private static func apply(_ change: Change, _ attempt: Int, to path: PathBytes) {
    let status: Int32
    switch change {
    case .grow:
      append(1, to: path)
      status = 0
    case .truncate: status = unsafe truncate(cString(path), block - attempt)
    case .rewriteWithAnotherTime:
      // A time no clock gives by itself, since two writes may share a tick.
      let time = timespec(tv_sec: 1_000_000 + attempt, tv_nsec: attempt)
      status = unsafe utimensat(AT_FDCWD, cString(path), [time, time], 0)
    case .remove: status = unsafe unlink(cString(path))
    case .changeMode:
      // Only the change time tells, so wait until the clock has moved on.
      usleep(20_000)
      status = unsafe chmod(cString(path), attempt == 1 ? 0o600 : 0o640)
    }
    if status != 0 { Issue.record("cannot change \(path): \(errno)") }
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
