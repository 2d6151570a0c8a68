import Glibc
import Testing
import TestSupport

@testable import Fingerprint

@Suite("Listing sources")
struct SourceTreeTests {
  @Test("files are relative, sorted by bytes and each listed once")
  func filesOfATree() throws {
    let folder = try TemporaryFolder()
    for name: PathBytes in ["b", "a/c", "a.txt", "a/b/d", "Z", "я", ".hidden"] {
      try folder.file(name)
    }
    try folder.folder("empty")
    let listing = try SourceTree.list(
      base: folder.path, roots: [".", "a", "./a//b/", "b", "b"])
    #expect(listing.files == [".hidden", "Z", "a.txt", "a/b/d", "a/c", "b", "я"])
    #expect(listing.findings.isEmpty)
  }

  @Test(
    "roots",
    arguments: [
      (["a"], ["a/b/d", "a/c"]), (["a/b", "b"], ["a/b/d", "b"]), (["a/c"], ["a/c"]), ([], []),
      (["./a/./c"], ["a/c"]), ([""], ["a/b/d", "a/c", "b"]),
    ] as [([PathBytes], [PathBytes])])
  func roots(_ roots: [PathBytes], _ files: [PathBytes]) throws {
    let folder = try TemporaryFolder()
    for name: PathBytes in ["b", "a/c", "a/b/d"] { try folder.file(name) }
    let listing = try SourceTree.list(base: folder.path, roots: roots)
    #expect(listing.files == files)
    #expect(listing.findings.isEmpty)
  }

  @Test("a missing root is a finding", arguments: ["no", "a/no", "a/no/deeper", "a/c/below"])
  func missingRoot(_ root: String) throws {
    let folder = try TemporaryFolder()
    try folder.file("a/c")
    let listing = try SourceTree.list(base: folder.path, roots: [PathBytes(root), "a"])
    #expect(listing.files == ["a/c"])
    #expect(listing.findings.map(\.problem) == [.missing])
  }

  @Test("roots and exclusions must stay inside", arguments: ["..", "a/../..", "a/..", "/", "/etc"])
  func refusedRoots(_ path: String) throws {
    let folder = try TemporaryFolder()
    let error = FileSystemError(path: PathBytes(path), operation: .list, errno: EINVAL)
    #expect(throws: error) {
      try SourceTree.list(base: folder.path, roots: [".", PathBytes(path)])
    }
    #expect(throws: error) {
      try SourceTree.list(base: folder.path, roots: ["."], excluding: [PathBytes(path)])
    }
  }

  @Test("a base that is no folder stops the listing")
  func refusedBase() throws {
    let folder = try TemporaryFolder()
    try folder.file("file")
    for (name, code) in [("no", ENOENT), ("file", ENOTDIR)] {
      let base = folder.path.appending(PathBytes(name))
      #expect(throws: FileSystemError(path: base, operation: .open, errno: code)) {
        try SourceTree.list(base: base, roots: ["."])
      }
    }
  }

  @Test("a zero byte in a root does not cut the name short")
  func zeroByte() throws {
    let folder = try TemporaryFolder()
    try folder.file("a")
    let root = PathBytes(Array("a\0b".utf8))
    let listing = try SourceTree.list(base: folder.path, roots: [root])
    #expect(listing.files.isEmpty)
    #expect(
      listing.findings == [FileFinding(path: root, problem: .unreadable(errno: EINVAL))])
  }

  @Test("exclusions take whole components, and .git is passed over")
  func exclusions() throws {
    let folder = try TemporaryFolder()
    for name: PathBytes in [
      "out/a", "out2/a", "a/out/b", "a/skip", ".git/config", "a/.git/x", ".gitignore", "b/.git",
    ] {
      try folder.file(name)
    }
    try folder.link("out/link", to: "a")
    let listing = try SourceTree.list(
      base: folder.path, roots: ["."], excluding: ["./out/", "a/skip", "absent"])
    #expect(listing.files == [".gitignore", "a/out/b", "b/.git", "out2/a"])
    #expect(listing.findings.isEmpty)
    let inside = try SourceTree.list(
      base: folder.path, roots: ["out", "out/a", ".git"], excluding: ["out"])
    #expect(inside.files == [".git/config"])
    let all = try SourceTree.list(base: folder.path, roots: [".", "a"], excluding: ["."])
    #expect(all.files.isEmpty)
    let passedOver = try SourceTree.list(
      base: folder.path, roots: [".", ".git", "a/.git/x"], excluding: ["out", "out2", "b"])
    #expect(passedOver.files == [".git/config", ".gitignore", "a/.git/x", "a/out/b", "a/skip"])
  }

  @Test("links are reported with their target and never followed")
  func links() throws {
    let folder = try TemporaryFolder()
    try folder.file("real/file")
    try folder.link("loop", to: "loop")
    try folder.link("up", to: "..")
    try folder.link("real/self", to: ".")
    try folder.link("dangling", to: PathBytes([0xFF, 0x0A]))
    let long = PathBytes([UInt8](repeating: UInt8(ascii: "x"), count: 255 * 4))
    try folder.link("long", to: long)
    let listing = try SourceTree.list(base: folder.path, roots: ["."])
    #expect(listing.files == ["real/file"])
    #expect(
      listing.findings == [
        FileFinding(path: "dangling", problem: .symbolicLink(target: PathBytes([0xFF, 0x0A]))),
        FileFinding(path: "long", problem: .symbolicLink(target: long)),
        FileFinding(path: "loop", problem: .symbolicLink(target: "loop")),
        FileFinding(path: "real/self", problem: .symbolicLink(target: ".")),
        FileFinding(path: "up", problem: .symbolicLink(target: "..")),
      ])
  }

  @Test("a link on the way to a root is the finding", arguments: ["link/file", "link", "link/b/c"])
  func linkedRoot(_ root: String) throws {
    let folder = try TemporaryFolder()
    try folder.file("real/file")
    try folder.link("link", to: "real")
    let listing = try SourceTree.list(base: folder.path, roots: [PathBytes(root)])
    #expect(listing.files.isEmpty)
    #expect(
      listing.findings == [FileFinding(path: "link", problem: .symbolicLink(target: "real"))])
  }

  @Test("the base itself may be reached through a link")
  func linkedBase() throws {
    let folder = try TemporaryFolder()
    try folder.file("real/file")
    try folder.link("link", to: "real")
    let listing = try SourceTree.list(base: folder.path.appending("link"), roots: ["."])
    #expect(listing.files == ["file"])
  }

  @Test("pipes and devices are findings")
  func special() throws {
    let folder = try TemporaryFolder()
    try folder.fifo("pipe")
    let listing = try SourceTree.list(base: folder.path, roots: [".", "pipe"])
    #expect(listing.files.isEmpty)
    #expect(listing.findings == [FileFinding(path: "pipe", problem: .special(kind: .fifo))])
    let devices = try SourceTree.list(base: "/dev", roots: ["null"])
    #expect(
      devices.findings == [FileFinding(path: "null", problem: .special(kind: .characterDevice))])
  }

  @Test("names that are not text are names like any other")
  func strangeNames() throws {
    let folder = try TemporaryFolder()
    let names: [PathBytes] = [
      "new\nline", PathBytes([0xFF, 0xFE]), "\u{439}", "\u{438}\u{306}", " leading", "back\\slash",
      PathBytes([0xD0]), PathBytes(Array("folder".utf8) + [0xFF, 0x2F, 0x0A]),
    ]
    for name in names { try folder.file(name) }
    #expect(try SourceTree.list(base: folder.path, roots: ["."]).files == names.sorted())
  }

  @Test("files come in the byte order of whole paths, whatever the names")
  func order() throws {
    var generator = Seeded("SourceTree order")
    let names = ["a", "a.b", "a-", "a0", "ab", "b", "a\u{1}", "a ", "я", "z"]
    for _ in 0..<40 {
      let folder = try TemporaryFolder()
      var files: Set<PathBytes> = []
      for _ in 0..<30 {
        let depth = Int.random(in: 1...3, using: &generator)
        let parts = (0..<depth).map { _ in names.randomElement(using: &generator) ?? "a" }
        let path = PathBytes(parts.joined(separator: "/"))
        // A name is a file or a folder, not both.
        if files.contains(where: { $0.isInside(path) || path.isInside($0) }) { continue }
        files.insert(path)
        try folder.file(path)
      }
      let tops = Set(files.compactMap { $0.components.first }).shuffled(using: &generator)
      for roots in [["."], tops] {
        // The table is as the walk filled it; nothing sorts it afterwards.
        let reading = try SourceReader.read(
          base: folder.path, roots: roots, threads: 1, keepingContentUpTo: 0,
          isWanted: { _ in false }, body: { _ in 1 })
        let paths = (0..<reading.files.count).map(reading.files.path)
        #expect(paths == files.sorted(), "seed \(generator.seed)")
      }
    }
  }

  @Test("a folder that may not be read is a finding", .enabled(if: getuid() != 0))
  func unreadableFolder() throws {
    let folder = try TemporaryFolder()
    try folder.file("closed/file")
    try folder.file("open/file")
    try folder.setMode(0, of: "closed")
    let listing = try SourceTree.list(base: folder.path, roots: ["."])
    #expect(listing.files == ["open/file"])
    #expect(
      listing.findings == [FileFinding(path: "closed", problem: .unreadable(errno: EACCES))])
  }

  @Test("a tree deeper than any path is listed and read")
  func deepTree() throws {
    let folder = try TemporaryFolder()
    let depth = 2000
    // Each level has a file after the folder, so that the walk comes back to all.
    try folder.chain(depth, name: "dd", file: "z")
    try folder.file("dd/e/f")
    let listing = try SourceTree.list(base: folder.path, roots: ["."])
    #expect(listing.findings.isEmpty)
    #expect(listing.files.count == depth + 1)
    let deepest = listing.files.max { $0.bytes.count < $1.bytes.count }
    #expect(deepest?.bytes.count == depth * 3 + 1)
    let reading = try SourceReader.read(
      base: folder.path, roots: ["."], threads: 2, keepingContentUpTo: 0, isWanted: { _ in true }
    ) { $0.fingerprint.size }
    #expect(reading.values.map(\.value) == [UInt64](repeating: 0, count: depth + 1))
  }

  @Test("what a killed run has left behind is no source and is told")
  func leftovers() throws {
    let tree = try TemporaryFolder()
    for name in [".regest-7-0.tmp/a", ".regest-7-1.tmp", ".regest-x.tmp", ".regest-7-1.tmpl"] {
      try tree.file(PathBytes(name))
    }
    let list = try SourceTree.list(base: tree.path, roots: ["."])
    #expect(list.findings.map(\.path) == [".regest-7-0.tmp", ".regest-7-1.tmp"])
    #expect(list.findings.allSatisfy { $0.problem == .leftover })
    #expect(list.files.count == 2)
  }
}
