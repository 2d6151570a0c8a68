import Fingerprint
import Glibc
import TestSupport
import Testing

@Suite struct FileLockTests {
  @Test func onlyOneHasIt() throws {
    let folder = try TemporaryFolder()
    let path = folder.path.appending("lock")
    func isFree() throws -> Bool {
      guard let other = try FileLock(path, waits: false) else { return false }
      _ = consume other
      return true
    }
    do {
      guard let lock = try FileLock(path, waits: false) else {
        Issue.record("nobody has it")
        return
      }
      #expect(try !isFree())
      _ = consume lock
    }
    #expect(try isFree())
    #expect(try isFree())
    #expect(FileStore.kind(of: path) == .file)
  }

  @Test func aLockIsNoLink() throws {
    let folder = try TemporaryFolder()
    try folder.link("lock", to: "elsewhere")
    let error = #expect(throws: FileSystemError.self) {
      _ = try FileLock(folder.path.appending("lock"), waits: false)
    }
    #expect(error?.errno == ELOOP)
  }

  @Test func aTakenNameIsNotWrittenTo() throws {
    let folder = try TemporaryFolder()
    let path = folder.path.appending("a")
    try FileStore.create(path, holding: [1])
    let error = #expect(throws: FileSystemError.self) { try FileStore.create(path, holding: [2]) }
    #expect(error?.errno == EEXIST)
    #expect(try FileStore.read(path, limit: 9) == [1])
    try FileStore.create(folder.path.appending("b"), holding: [2])
    try FileStore.rename(path, to: folder.path.appending("b"))
    try FileStore.sync(folder: folder.path)
    #expect(try FileStore.read(folder.path.appending("b"), limit: 9) == [1])
    #expect(throws: FileSystemError.self) { try FileStore.removeFolder(folder.path) }
    try folder.folder("c")
    try FileStore.removeFolder(folder.path.appending("c"))
    #expect(FileStore.kind(of: folder.path.appending("c")) == nil)
  }

  @Test(arguments: [0, 5, 1 << 20, (1 << 20) + 3])
  func aFileThatIsWrittenOnceMoreHoldsTheSame(_ size: Int) throws {
    let folder = try TemporaryFolder()
    let path = folder.path.appending("a")
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try FileStore.create(path, holding: bytes)
    try FileStore.renew(path)
    #expect(try FileStore.read(path, limit: 1 << 22) == bytes)
    let error = #expect(throws: FileSystemError.self) {
      try FileStore.renew(folder.path.appending("b"))
    }
    #expect(error?.errno == ENOENT && error?.operation == .sync)
  }
}
