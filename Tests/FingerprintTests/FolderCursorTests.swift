import Glibc
import Testing
import TestSupport

@testable import Fingerprint

@Suite("Moving in a tree")
struct FolderCursorTests {
  @Test("any order of moves ends in the right folder", arguments: FolderOpening.Way.allCases)
  func moves(_ way: FolderOpening.Way) throws {
    let folder = try TemporaryFolder()
    let paths: [PathBytes] = ["a", "a/b", "a/b/c", "a/bb", "ab", "ab/c", "a/b/c/d"]
    for path in paths { try folder.folder(path) }
    let base = try SourceTree.open(base: folder.path)
    var cursor = FolderCursor(base: base.number, way: way)
    var generator = Seeded("FolderCursor")
    for _ in 0..<500 {
      let target = paths.randomElement(using: &generator) ?? "a"
      try cursor.move(to: target.bytes[...])
      let here = try FileStatus(of: cursor.descriptor).identity
      let there = try FileStatus(of: folder.path.appending(target).bytes[...]).identity
      #expect(here == there, "seed \(generator.seed), \(target)")
    }
    try cursor.move(to: [])
    #expect(cursor.descriptor == base.number)
    _ = consume base
  }

  @Test(
    "a folder moved away does not lead the cursor out of the tree",
    arguments: FolderOpening.Way.allCases)
  func movedFolder(_ way: FolderOpening.Way) throws {
    let folder = try TemporaryFolder()
    try folder.folder("base/a/b")
    try folder.folder("base/c")
    try folder.folder("elsewhere")
    let base = try SourceTree.open(base: folder.path.appending("base"))
    var cursor = FolderCursor(base: base.number, way: way)
    try cursor.move(to: PathBytes("a/b").bytes[...])
    let old = folder.path.appending("base/a/b")
    let new = folder.path.appending("elsewhere/b")
    try #require(unsafe rename(cString(old), cString(new)) == 0)
    // `..` of the moved folder is now `elsewhere`, which has no `b` of ours.
    try cursor.move(to: PathBytes("a").bytes[...])
    let here = try FileStatus(of: cursor.descriptor).identity
    #expect(
      try here == FileStatus(of: folder.path.appending("base/a").bytes[...]).identity)
    try cursor.move(to: PathBytes("c").bytes[...])
    _ = consume base
  }

  @Test(
    "a failed move names the obstacle and leaves the cursor usable",
    arguments: FolderOpening.Way.allCases)
  func obstacles(_ way: FolderOpening.Way) throws {
    let folder = try TemporaryFolder()
    try folder.folder("a/b")
    try folder.file("a/file")
    try folder.link("a/link", to: "b")
    let base = try SourceTree.open(base: folder.path)
    var cursor = FolderCursor(base: base.number, way: way)
    for (target, path, problem) in [
      ("a/no/x", "a/no", .missing), ("a/file/x", "a/file", .missing),
      ("a/link", "a/link", .symbolicLink(target: "b")),
    ] as [(PathBytes, PathBytes, FileProblem)] {
      do throws(FolderCursor.Obstacle) {
        try cursor.move(to: target.bytes[...])
        Issue.record("moved to \(target)")
      } catch {
        #expect(error.path == path)
        #expect(error.problem == problem)
      }
      try cursor.move(to: PathBytes("a/b").bytes[...])
    }
    _ = consume base
  }
}
