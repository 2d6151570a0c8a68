import Glibc
import Synchronization
import Testing
import TestSupport

@testable import Fingerprint

/// What changes, or takes another's place, between the walk and the last look.
@Suite("Sources that change while they are read")
struct SourceChangeTests {
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
      let result = try SourceReaderTests.read(
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
    let result = try SourceReaderTests.read(
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

  @Test("a file that changes once is read again, and the second read counts")
  func changedOnce() throws {
    let folder = try TemporaryFolder()
    try folder.file("file", [1, 2, 3])
    let path = folder.path.appending("file")
    let attempts = Mutex<[Int]>([])
    let result = try SourceReaderTests.read(
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
    try folder.file("file", [UInt8](repeating: 7, count: 3 * SourceReaderTests.block))
    try folder.file("later", [9])
    let path = folder.path.appending("file")
    let result = try SourceReaderTests.read(
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
    let result = try SourceReaderTests.read("/", ["proc/version", path], threads: 1) {
      $0.fingerprint.digest
    }
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
    case .truncate: status = unsafe truncate(cString(path), SourceReaderTests.block - attempt)
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
}
