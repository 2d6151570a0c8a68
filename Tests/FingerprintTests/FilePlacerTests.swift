import Fingerprint
import Glibc
import TestSupport
import Testing

@Suite("Files that are put into a new folder")
struct FilePlacerTests {
  @Test("what a link on the way leads to is never taken")
  func links() throws {
    let folder = try TemporaryFolder()
    try folder.file("outside/a", [1])
    try folder.folder("source")
    try folder.link("source/link", to: "../outside")
    try folder.link("source/file", to: "../outside/a")
    try folder.folder("target")
    for way in [FilePlacer.Way.auto, .hard, .copy] {
      var placer = try FilePlacer(
        from: folder.path.appending("source"), to: folder.path.appending("target"), way)
      for path in ["link/a", "file"] as [PathBytes] {
        guard case .symbolicLink = try placer.place(path, as: path) else {
          Issue.record("\(path) was followed")
          continue
        }
      }
      #expect(placer.counts.isEmpty)
    }
  }

  @Test(
    "nothing that has the name already is written over", arguments: [FilePlacer.Way.hard, .copy])
  func taken(_ way: FilePlacer.Way) throws {
    let folder = try TemporaryFolder()
    try folder.file("source/a", [1])
    try folder.file("target/a", [2])
    var placer = try FilePlacer(
      from: folder.path.appending("source"), to: folder.path.appending("target"), way)
    let target = folder.path.appending("target/a")
    #expect(throws: FileSystemError(path: target, operation: .write, errno: EEXIST)) {
      _ = try placer.place("a", as: "a")
    }
    #expect(try FileStore.read(target, limit: 1) == [2])
  }

  @Test("large files are copied whole", arguments: [0, 1, 1 << 20, (1 << 20) + 1])
  func sizes(_ size: Int) throws {
    let folder = try TemporaryFolder()
    let content = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    try folder.file("source/deep/a", content)
    try folder.folder("target")
    var placer = try FilePlacer(
      from: folder.path.appending("source"), to: folder.path.appending("target"), .copy)
    #expect(try placer.place("deep/a", as: "other/b") == nil)
    #expect(try FileStore.read(folder.path.appending("target/other/b"), limit: size) == content)
    #expect(placer.counts == [.copy: 1])
  }

  @Test("a folder that is not finished is gone, with all that is in it and nothing else")
  func unfinished() throws {
    let folder = try TemporaryFolder()
    try folder.file("kept/a", [1])
    do {
      let new = try NewFolder(at: folder.path.appending("new"))
      try FileStore.createDirectory(new.temporary.appending("a/b/c"))
      try FileStore.write([1], to: new.temporary.appending("a/b/d"))
      #expect(unsafe symlink("../kept", cString(new.temporary.appending("link"))) == 0)
      #expect(try folder.names().count == 2)
    }
    #expect(try folder.names() == ["kept"])
    #expect(try folder.names(in: "kept") == ["a"])
  }

  @Test("a finished folder has its name", arguments: ["new", "new/", "./new", "new//."])
  func finished(_ name: String) throws {
    let folder = try TemporaryFolder()
    let new = try NewFolder(at: PathBytes(folder.path.bytes + Array("/\(name)".utf8)))
    try FileStore.write([1], to: new.temporary.appending("a"))
    try new.finish()
    #expect(try folder.names() == ["new"])
    #expect(try folder.names(in: "new") == ["a"])
  }

  @Test("a link that leads nowhere has a name too")
  func danglingName() throws {
    let folder = try TemporaryFolder()
    try folder.link("new", to: "no")
    let path = folder.path.appending("new")
    #expect(throws: FileSystemError(path: path, operation: .createDirectory, errno: EEXIST)) {
      _ = try NewFolder(at: path)
    }
  }

  @Test("files are found in a table by their paths")
  func lookup() throws {
    let folder = try TemporaryFolder()
    let names = ["a", "a-b", "a/b", "b/a", "b/c", "c", "й"].map { PathBytes($0 + ".txt") }
    for name in names { try folder.file(name) }
    let files = try SourceReader.digest(
      base: folder.path, roots: ["."], kinds: [.sha256], threads: 2
    ).files
    #expect(files.count == names.count)
    for index in 0..<files.count {
      let path = files.path(at: index)
      for hint in [-1, 0, index, index + 1, 99] {
        #expect(files.index(of: path, near: hint) == index)
      }
    }
    for path in ["", "a", "0", "z", "b", "b/b.txt"] as [PathBytes] {
      #expect(files.index(of: path) == nil)
    }
  }

  @Test(
    "encodings",
    arguments: [
      ("utf-8", true), ("US-ASCII", true), ("ISO-8859-1", true), ("UTF-16", true),
      ("no such", false), ("", false), ("UTF-8//IGNORE", false),
    ])
  func encodings(_ name: String, _ isKnown: Bool) {
    #expect((TextEncoding(name: name) != nil) == isKnown)
  }

  @Test("bytes that are no text in an encoding")
  func undecodable() throws {
    let utf16 = try #require(TextEncoding(name: "UTF-16"))
    #expect(utf16.utf8(of: [0xFE, 0xFF, 0x04, 0x39]) == Array("й".utf8))
    #expect(utf16.utf8(of: [0x04, 0x39]) == Array("й".utf8))
    #expect(utf16.utf8(of: [0xFE, 0xFF, 0xD8, 0x00, 0x00, 0x41]) == nil)
    #expect(utf16.utf8(of: [0x04]) == nil)
    let long = [UInt8](repeating: 0xE4, count: 300_000)
    let latin = try #require(TextEncoding(name: "ISO-8859-1"))
    #expect(latin.utf8(of: long)?.count == 600_000)
  }
}
