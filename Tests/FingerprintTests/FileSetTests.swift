import TestSupport
import Testing

@testable import Fingerprint

@Suite("Files that take their names together")
struct FileSetTests {
  private static let names: [PathBytes] = ["one", "two"]

  /// Writes both files with one text.
  private func write(_ text: String, to folder: PathBytes) throws {
    let set = try FileSet(in: folder, names: Self.names)
    for name in Self.names {
      try FileStore.write(Array(text.utf8), to: set.temporary.appending(name))
    }
    try set.finish()
  }

  private func texts(in folder: PathBytes) throws -> [String] {
    try Self.names.map { name in
      String(decoding: try FileStore.read(folder.appending(name), limit: 99), as: UTF8.self)
    }
  }

  @Test("a new folder is made, with those above it, and its files are replaced")
  func replaces() throws {
    let tree = try TemporaryFolder()
    let folder = tree.path.appending("a/b")
    try write("old", to: folder)
    try tree.setMode(0o750, of: "a/b")
    try write("new", to: folder)
    #expect(try texts(in: folder) == ["new", "new"])
    #expect(try tree.names(in: "a") == ["b"])
    #expect(try tree.names(in: "a/b") == Self.names)
    // The mode of the folder is not that of a new one.
    #expect(try FileStatus(of: folder.bytes[...]).permissions == 0o750)
  }

  @Test("what else lies in the folder stays", arguments: ["notes", ".hidden", "old/one"])
  func keeps(other: PathBytes) throws {
    let tree = try TemporaryFolder()
    try tree.file(PathBytes("set/").appending(other), Array("kept".utf8))
    try write("old", to: tree.path.appending("set"))
    try write("new", to: tree.path.appending("set"))
    #expect(try texts(in: tree.path.appending("set")) == ["new", "new"])
    let kept = tree.path.appending("set").appending(other)
    #expect(try FileStore.read(kept, limit: 99) == Array("kept".utf8))
    #expect(try tree.names() == ["set"])
    #expect(try tree.names(in: "set").count == 3)
  }

  @Test("what comes into the folder meanwhile is kept")
  func keepsLateComers() throws {
    let tree = try TemporaryFolder()
    let folder = tree.path.appending("set")
    try write("old", to: folder)
    let set = try FileSet(in: folder, names: Self.names)
    for name in Self.names { try FileStore.write([1], to: set.temporary.appending(name)) }
    try tree.file("set/two.sig", Array("signature".utf8))
    try set.finish()
    #expect(try tree.names(in: "set") == ["one", "two", "two.sig"])
    #expect(try tree.names() == ["set"])
    #expect(try FileStore.read(folder.appending("one"), limit: 9) == [1])
  }

  /// Writes both files, and the others of the folder that end in `.sig` go along.
  private func write(
    _ text: String, to folder: PathBytes, moving moves: [(PathBytes, PathBytes)]
  ) throws {
    var set = try FileSet(in: folder, names: Self.names) { name in
      name.bytes.suffix(4).elementsEqual(".sig".utf8)
    }
    #expect(set.carried == ["a.sig", "b.sig"])
    for name in Self.names {
      try FileStore.write(Array(text.utf8), to: set.temporary.appending(name))
    }
    for (old, new) in moves { set.move(old, to: new) }
    try set.finish()
  }

  /// Whether the folder is exchanged as a whole shows in its identity.
  @Test("what is carried along stays, by another name if one is free", arguments: [true, false])
  func carries(isAlone: Bool) throws {
    let tree = try TemporaryFolder()
    let folder = tree.path.appending("set")
    try write("old", to: folder)
    for name in ["a", "b"] { try tree.file(PathBytes("set/\(name).sig"), Array(name.utf8)) }
    if !isAlone { try tree.file("set/notes") }
    let before = try FileStatus(of: folder.bytes[...]).identity
    try write("new", to: folder, moving: [])
    #expect((try FileStatus(of: folder.bytes[...]).identity != before) == isAlone)
    #expect(try texts(in: folder) == ["new", "new"])
    // The second finds its name taken by the first, and the third the place of the first free.
    try write(
      "newest", to: folder, moving: [("a.sig", "c"), ("b.sig", "c"), ("b.sig", "a.sig")])
    #expect(try texts(in: folder) == ["newest", "newest"])
    let others: [PathBytes] = isAlone ? [] : ["notes"]
    #expect(try tree.names(in: "set") == (["a.sig", "c"] + others + Self.names).sorted())
    #expect(try FileStore.read(folder.appending("c"), limit: 9) == Array("a".utf8))
    #expect(try FileStore.read(folder.appending("a.sig"), limit: 9) == Array("b".utf8))
    #expect(try tree.names() == ["set"])
  }

  @Test("a folder that bears a file's name is no file, and an obstacle")
  func folderInTheWay() throws {
    let tree = try TemporaryFolder()
    try tree.file("set/one/kept", Array("kept".utf8))
    #expect(throws: FileSystemError.self) { try write("new", to: tree.path.appending("set")) }
    #expect(try tree.names(in: "set") == ["one"])
    #expect(try tree.names(in: "set/one") == ["kept"])
  }

  @Test("a link to a folder leads there, before and after")
  func throughLink() throws {
    let tree = try TemporaryFolder()
    try tree.folder("real")
    try tree.link("set", to: "real")
    try write("new", to: tree.path.appending("set"))
    #expect(try texts(in: tree.path.appending("real")) == ["new", "new"])
    #expect(FileStore.kind(of: tree.path.appending("set")) == .directory)
    #expect(try tree.names() == ["real", "set"])
  }

  @Test("what is not finished leaves nothing behind", arguments: [true, false])
  func unfinished(isNew: Bool) throws {
    let tree = try TemporaryFolder()
    let folder = tree.path.appending("set")
    if !isNew { try write("old", to: folder) }
    do {
      let set = try FileSet(in: folder, names: Self.names)
      try FileStore.write([1], to: set.temporary.appending("one"))
    }
    #expect(try tree.names() == (isNew ? [] : ["set"]))
    if !isNew { #expect(try texts(in: folder) == ["old", "old"]) }
  }
}
