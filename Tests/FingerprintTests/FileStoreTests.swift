import Fingerprint
import Glibc
import Testing
import TestSupport

@Suite("The tool's own files")
struct FileStoreTests {
  /// What is no file keeps its place, or a careless `-o /dev/null` would remove the device.
  @Test func aDeviceIsWrittenIntoAndStays() throws {
    let folder = try TemporaryFolder()
    let link = folder.path.appending("sink")
    try folder.link("sink", to: "/dev/null")
    try FileStore.write([1, 2, 3], to: link)
    #expect(try FileStore.read(link, limit: 10) == [])
    #expect(try folder.names(in: ".") == ["sink"])
  }

  @Test("what is written is read", arguments: [0, 1, 128 << 10, (128 << 10) + 1, 1_000_000])
  func roundTrip(_ size: Int) throws {
    let folder = try TemporaryFolder()
    let path = folder.path.appending("new\nname")
    let content = (0..<size).map { UInt8(truncatingIfNeeded: $0) }
    try FileStore.write([9, 9], to: path)
    try FileStore.write(content, to: path)
    #expect(try FileStore.read(path, limit: size) == content)
    #expect(try folder.names() == ["new\nname"])
    if size > 0 {
      #expect(throws: FileSystemError(path: path, operation: .read, errno: EFBIG)) {
        try FileStore.read(path, limit: size - 1)
      }
    }
  }

  @Test func whatIsAddedStandsBehindWhatWasThere() throws {
    let folder = try TemporaryFolder()
    let path = folder.path.appending("summary")
    try FileStore.append([1, 2], to: path)
    try FileStore.append([3], to: path)
    #expect(try FileStore.read(path, limit: 10) == [1, 2, 3])
    #expect(throws: FileSystemError(path: folder.path, operation: .write, errno: EISDIR)) {
      try FileStore.append([1], to: folder.path)
    }
  }

  @Test("a stream without a size is held to the limit")
  func endless() throws {
    #expect(throws: FileSystemError(path: "/dev/zero", operation: .read, errno: EFBIG)) {
      try FileStore.read("/dev/zero", limit: 1 << 20)
    }
    #expect(try FileStore.read("/dev/null", limit: 0) == [])
  }

  @Test("reading what is no file")
  func unreadable() throws {
    let folder = try TemporaryFolder()
    #expect(throws: FileSystemError(path: folder.path, operation: .read, errno: EISDIR)) {
      try FileStore.read(folder.path, limit: 1)
    }
    let missing = folder.path.appending("no")
    #expect(throws: FileSystemError(path: missing, operation: .open, errno: ENOENT)) {
      try FileStore.read(missing, limit: 1)
    }
  }

  @Test("a write that cannot finish leaves the target and no temporary file")
  func failedRename() throws {
    let folder = try TemporaryFolder()
    try folder.file("taken/inside", [1])
    let path = folder.path.appending("taken")
    #expect(throws: FileSystemError(path: path, operation: .rename, errno: EISDIR)) {
      try FileStore.write([2], to: path)
    }
    #expect(try folder.names() == ["taken"])
    #expect(try folder.names(in: "taken") == ["inside"])
  }

  @Test("a folder that may not be written keeps the old file", .enabled(if: getuid() != 0))
  func closedFolder() throws {
    let folder = try TemporaryFolder()
    try folder.file("closed/file", [1])
    try folder.setMode(0o555, of: "closed")
    let path = folder.path.appending("closed/file")
    #expect(throws: FileSystemError(path: path, operation: .write, errno: EACCES)) {
      try FileStore.write([2], to: path)
    }
    #expect(try FileStore.read(path, limit: 10) == [1])
    #expect(try folder.names(in: "closed") == ["file"])
  }

  @Test("a name that can only be a folder is not written", arguments: ["a/", ".", "a/.", "..", ""])
  func folderNames(_ name: String) throws {
    let folder = try TemporaryFolder()
    try folder.folder("a")
    let path = name.isEmpty ? PathBytes("") : PathBytes(folder.path.bytes + Array("/\(name)".utf8))
    #expect(throws: FileSystemError(path: path, operation: .write, errno: EISDIR)) {
      try FileStore.write([1], to: path)
    }
    #expect(try folder.names() == ["a"])
    #expect(try folder.names(in: "a") == [])
  }

  @Test("a link at the target is replaced, what it led to stays")
  func linkTarget() throws {
    let folder = try TemporaryFolder()
    try folder.file("real", [1])
    try folder.link("link", to: "real")
    try FileStore.write([2], to: folder.path.appending("link"))
    #expect(try FileStore.read(folder.path.appending("real"), limit: 9) == [1])
    #expect(try FileStore.read(folder.path.appending("link"), limit: 9) == [2])
  }

  @Test("new files can be read and written by their owner and are no programs")
  func mode() throws {
    let folder = try TemporaryFolder()
    try FileStore.write([1], to: folder.path.appending("file"))
    var status = stat()
    try #require(unsafe stat(cString(folder.path.appending("file")), &status) == 0)
    // Reading the umask means setting it, for every test that runs meanwhile.
    #expect(status.st_mode & 0o600 == 0o600)
    #expect(status.st_mode & 0o111 == 0)
  }

  @Test("folders are made with their parents, and making them again is fine")
  func createDirectory() throws {
    let folder = try TemporaryFolder()
    let path = folder.path.appending("a/b//./c/")
    try FileStore.createDirectory(path)
    try FileStore.createDirectory(path)
    #expect(FileStore.kind(of: folder.path.appending("a/b/c")) == .directory)
    try folder.file("file")
    let below = folder.path.appending("file/x")
    #expect(
      throws: FileSystemError(
        path: folder.path.appending("file"), operation: .createDirectory, errno: EEXIST)
    ) {
      try FileStore.createDirectory(below)
    }
  }

  @Test("kinds")
  func kinds() throws {
    let folder = try TemporaryFolder()
    try folder.file("file")
    try folder.fifo("pipe")
    try folder.link("link", to: "file")
    try folder.link("dangling", to: "no")
    for (name, kind) in [
      ("file", .file), (".", .directory), ("pipe", .other), ("link", .file), ("dangling", nil),
      ("no", nil), ("file/x", nil), ("file\0", nil),
    ] as [(String, FileKind?)] {
      #expect(FileStore.kind(of: folder.path.appending(PathBytes(name))) == kind, "\(name)")
    }
  }

  @Test("removing a file, and one that is not there")
  func remove() throws {
    let folder = try TemporaryFolder()
    try folder.file("file")
    let path = folder.path.appending("file")
    try FileStore.removeFile(path)
    #expect(FileStore.kind(of: path) == nil)
    #expect(throws: FileSystemError(path: path, operation: .remove, errno: ENOENT)) {
      try FileStore.removeFile(path)
    }
  }

  @Test("paths are resolved through links")
  func resolved() throws {
    let folder = try TemporaryFolder()
    try folder.file("real/file")
    try folder.link("link", to: "real")
    let base = try FileStore.resolved(folder.path)
    #expect(
      try FileStore.resolved(folder.path.appending("link/../link/./file"))
        == base.appending("real/file"))
    let missing = folder.path.appending("no")
    #expect(throws: FileSystemError(path: missing, operation: .resolve, errno: ENOENT)) {
      try FileStore.resolved(missing)
    }
    let current = try FileStore.currentDirectory()
    #expect(current.isAbsolute)
    #expect(try FileStore.resolved(".") == current)
  }

  @Test("errors are words for people and equal by path, operation and number")
  func errors() {
    let error = FileSystemError(path: "a\n", operation: .createDirectory, errno: ENOENT)
    #expect(error.message == #"cannot create directory a\n: No such file or directory"#)
    #expect(error != FileSystemError(path: "a\n", operation: .open, errno: ENOENT))
    #expect(error != FileSystemError(path: "b", operation: .createDirectory, errno: ENOENT))
    #expect(error != FileSystemError(path: "a\n", operation: .createDirectory, errno: EACCES))
    let link = FileProblem.symbolicLink(target: "b\u{1B}")
    #expect(link.message == #"a symbolic link to b\x1b; links are not followed"#)
    #expect(FileProblem.unreadable(errno: EACCES).message == "cannot be read: Permission denied")
  }
}
