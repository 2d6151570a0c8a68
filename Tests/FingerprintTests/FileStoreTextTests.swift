import Glibc
import TestSupport
import Testing

@testable import Fingerprint

@Suite("Reading files that begin as wanted")
struct FileStoreTextTests {
  private static let sizes = [0, 1, 9, 10, 11, 65_535, 65_536, 65_537, 300_000]

  @Test("all of it, whatever the size", arguments: sizes)
  func whole(size: Int) throws {
    let tree = try TemporaryFolder()
    let bytes = (0..<size).map { UInt8($0 % 251) }
    try tree.file("a", bytes)
    var head = 0
    let read = try FileStore.read(tree.path.appending("a"), limit: size, ifHead: 10) {
      head = $0.count
      return true
    }
    #expect(read == bytes)
    #expect(head == min(10, size))
    #expect(
      try FileStore.read(tree.path.appending("a"), limit: size, ifHead: 10) { _ in false } == nil)
  }

  @Test("a wanted file that is too large, a folder and nothing stop it")
  func refused() throws {
    let tree = try TemporaryFolder()
    try tree.file("a", [1, 2, 3])
    func read(_ name: PathBytes, wanted: Bool = true) throws -> [UInt8]? {
      try FileStore.read(tree.path.appending(name), limit: 2, ifHead: 1) { _ in wanted }
    }
    func error(_ name: PathBytes, _ operation: FileSystemError.Operation, _ code: Int32)
      -> FileSystemError
    {
      FileSystemError(path: tree.path.appending(name), operation: operation, errno: code)
    }
    #expect(throws: error("a", .read, EFBIG)) { try read("a") }
    #expect(try read("a", wanted: false) == nil)
    #expect(throws: error(".", .read, EISDIR)) { try read(".") }
    #expect(throws: error("b", .open, ENOENT)) { try read("b") }
  }

  @Test("a file whose size the system does not know is read to its end")
  func unknownSize() throws {
    let read = try FileStore.read("/proc/self/cmdline", limit: 1 << 20, ifHead: 4) { $0.count == 4 }
    #expect(read?.isEmpty == false)
  }

  @Test("a stamp changes with the content, and only files have one")
  func stamps() throws {
    let tree = try TemporaryFolder()
    try tree.file("a", [1])
    try tree.link("b", to: "a")
    let stamp = FileStore.stamp(of: tree.path.appending("a"))
    #expect(stamp != nil && stamp == FileStore.stamp(of: tree.path.appending("b")))
    try tree.append([2], to: "a")
    #expect(FileStore.stamp(of: tree.path.appending("a")) != stamp)
    #expect(FileStore.stamp(of: tree.path) == nil)
    #expect(FileStore.stamp(of: tree.path.appending("c")) == nil)
  }

  @Test("a private folder is its owner's alone, and those above it are not")
  func privateFolder() throws {
    let tree = try TemporaryFolder()
    let path = tree.path.appending("above/own")
    #expect(try FileStore.createPrivateDirectory(path))
    #expect(try !FileStore.createPrivateDirectory(path))
    #expect(try FileStatus(of: path.bytes[...]).permissions == 0o700)
    #expect(try FileStatus(of: tree.path.appending("above").bytes[...]).permissions != 0o700)
    try tree.file("file")
    #expect(throws: FileSystemError.self) {
      try FileStore.createPrivateDirectory(tree.path.appending("file/own"))
    }
  }
}
