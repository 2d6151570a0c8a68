import Glibc
import Synchronization
import Testing
import TestSupport

@testable import Fingerprint

@Suite("Reading sources")
struct SourceReaderTests {
  static let block = FileReader.blockSize

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
      let results = try SourceReader.map(
        base: folder.path, files: ["file"], threads: 1, keepingContentUpTo: limit
      ) { $1 }
      let reading = try #require(results.first).get()
      #expect(reading.fingerprint.size == UInt64(size))
      #expect(try reading.fingerprint.digest == SHA256Digest.of(content))
      #expect(reading.content == (limit >= size ? content : nil))
    }
  }

  @Test("results are by index, whatever the number of threads", arguments: [-1, 1, 2, 8, 64])
  func threads(_ threads: Int) throws {
    let folder = try TemporaryFolder()
    var files: [PathBytes] = []
    var expected: [Result<String, FileProblem>] = []
    for index in 0..<150 {
      let name = PathBytes("\(index % 7)/\(index)")
      files.append(name)
      if index % 10 == 3 {
        expected.append(.failure(.missing))
        continue
      }
      let content = [UInt8](repeating: UInt8(index), count: index * 10)
      try folder.file(name, content)
      expected.append(.success("\(index) \(try SHA256Digest.of(content))"))
    }
    let calls = Atomic<Int>(0)
    let results = try SourceReader.map(
      base: folder.path, files: files, threads: threads, keepingContentUpTo: 0
    ) { index, reading in
      calls.add(1, ordering: .relaxed)
      return "\(index) \(reading.fingerprint.digest)"
    }
    #expect(results == expected)
    #expect(calls.load(ordering: .relaxed) == 135)
  }

  @Test("no files, no results")
  func empty() throws {
    let folder = try TemporaryFolder()
    let results = try SourceReader.map(
      base: folder.path, files: [], threads: 4, keepingContentUpTo: 0
    ) { index, _ in index }
    #expect(results.isEmpty)
  }

  @Test("what is not a regular file below the base is not read")
  func refused() throws {
    let folder = try TemporaryFolder()
    try folder.file("base/real/file", [1])
    try folder.file("outside", [2])
    try folder.link("base/link", to: "real")
    try folder.link("base/out", to: "../outside")
    try folder.link("base/loop", to: "loop")
    try folder.fifo("base/pipe")
    let cases: [(PathBytes, FileProblem)] = [
      ("link/file", .symbolicLink(target: "real")), ("out", .symbolicLink(target: "../outside")),
      ("loop", .symbolicLink(target: "loop")), ("loop/x", .symbolicLink(target: "loop")),
      ("pipe", .special(kind: .fifo)), ("real", .directory), (".", .directory), ("", .directory),
      ("real/file/x", .missing), ("no", .missing), ("../outside", .unreadable(errno: EINVAL)),
      ("real/../real/file", .unreadable(errno: EINVAL)),
      (folder.path.appending("outside"), .unreadable(errno: EINVAL)),
      (PathBytes(Array("real/file\0".utf8)), .unreadable(errno: EINVAL)),
    ]
    let results = try SourceReader.map(
      base: folder.path.appending("base"), files: cases.map(\.0), threads: 2,
      keepingContentUpTo: 10
    ) { index, _ in index }
    for (result, (path, problem)) in zip(results, cases) {
      #expect(result == .failure(problem), "\(path)")
    }
    #expect(results.count == cases.count)
  }

  @Test("devices and sockets are not read")
  func devices() throws {
    let results = try SourceReader.map(
      base: "/dev", files: ["zero", "null"], threads: 1, keepingContentUpTo: 10
    ) { index, _ in index }
    #expect(
      results == Array(repeating: .failure(.special(kind: .characterDevice)), count: 2))
  }

  @Test("a file that may not be read is a finding", .enabled(if: getuid() != 0))
  func unreadable() throws {
    let folder = try TemporaryFolder()
    try folder.file("closed", [1])
    try folder.setMode(0, of: "closed")
    let results = try SourceReader.map(
      base: folder.path, files: ["closed"], threads: 1, keepingContentUpTo: 10
    ) { index, _ in index }
    #expect(results == [.failure(.unreadable(errno: EACCES))])
  }

  @Test("a base that is not there stops the reading")
  func missingBase() throws {
    let folder = try TemporaryFolder()
    let base = folder.path.appending("no")
    #expect(throws: FileSystemError(path: base, operation: .open, errno: ENOENT)) {
      try SourceReader.map(
        base: base, files: ["a"], threads: 2, keepingContentUpTo: 0
      ) { index, _ in index }
    }
  }

  @Test("a file that changes once is read again, and the second read counts")
  func changedOnce() throws {
    let folder = try TemporaryFolder()
    try folder.file("file", [1, 2, 3])
    let path = folder.path.appending("file")
    let attempts = Mutex<[Int]>([])
    let results = try SourceReader.map(
      base: folder.path, files: ["file"], threads: 1, keepingContentUpTo: 10,
      afterReading: { _, attempt in
        attempts.withLock { $0.append(attempt) }
        if attempt == 1 { Self.append(4, to: path) }
      },
      body: { $1 })
    let reading = try #require(results.first).get()
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
    let path = folder.path.appending("file")
    let bodies = Mutex<[Int]>([])
    let results = try SourceReader.map(
      base: folder.path, files: ["before", "file", "before"], threads: 1,
      keepingContentUpTo: 10,
      afterReading: { index, attempt in
        if index == 1 { Self.apply(change, attempt, to: path) }
      },
      body: { index, reading in
        bodies.withLock { $0.append(index) }
        return reading.fingerprint.size
      })
    // A removed file is gone at the second attempt; all others stay unstable.
    let problem: FileProblem = change == .remove ? .missing : .unstable
    #expect(results == [.success(1), .failure(problem), .success(1)])
    #expect(bodies.withLock { $0 } == [0, 2])
  }

  @Test("a file with more bytes than its size is unstable and spoils no other")
  func moreThanItsSize() throws {
    let folder = try TemporaryFolder()
    try folder.file("file", [1, 2, 3])
    // The kernel makes this file up as it is read, and gives it the size 0.
    let path = try #require(folder.path.appending("file").relative(to: "/"))
    let results = try SourceReader.map(
      base: "/", files: ["proc/version", path], threads: 1, keepingContentUpTo: 10
    ) { $1.fingerprint.digest }
    #expect(results == [.failure(.unstable), .success(try SHA256Digest.of([1, 2, 3]))])
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
