import Fingerprint
import Fixity
import Glibc
import TestSupport
import Testing

/// Bags that are made: what is in them, that they come as a whole, and what is refused.
@Suite struct BagMakerTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for (name, text) in [
      ("source/a.txt", "a\n"), ("source/дело 740/б.txt", "б\n"), ("source/new\nline", "1"),
      ("source/50%.txt", "2"), ("source/.git/HEAD", "3"), ("source/empty", ""),
    ] {
      try folder.file(PathBytes(name), Array(text.utf8))
    }
  }

  private var source: BagSource { BagSource(base: path("source"), roots: ["."]) }

  private func path(_ name: PathBytes) -> PathBytes { folder.path.appending(name) }

  private func make(
    _ output: PathBytes, _ maker: BagMaker = BagMaker(), sources: [BagSource]? = nil
  ) throws -> BagMaker.Outcome {
    let plan = try BagPlan(sources ?? [source])
    try #require(plan.isPossible, "\(plan.findings)")
    return try maker.make(plan, at: path(output))
  }

  @Test(arguments: [FilePlacer.Way.auto, .hard, .copy], [1, 5])
  func whatIsMadeIsValid(_ way: FilePlacer.Way, _ threads: Int) throws {
    let info = [BagInfo.Element(label: "Source-Organization", value: "РГАСПИ")]
    let outcome = try make(
      "bag", BagMaker(kinds: [.md5, .sha512], way: way, info: info, threads: threads))
    guard case .made(let made) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(made.payload == BagInfo.Oxum(octets: 8, streams: 6))
    #expect(made.ways.values.reduce(0, +) == 6)
    let bag = try BagVerifier.verify(path("bag"), threads: 3)
    #expect(bag.isValid)
    #expect(bag.findings.isEmpty, "\(bag.findings)")
    #expect(bag.algorithms == ["md5", "sha512"])
    #expect(bag.info.map(\.label) == ["Source-Organization", "Payload-Oxum"])
    #expect(try folder.names() == ["bag", "source"])
    #expect(try FileStore.read(path("bag/data/дело 740/б.txt"), limit: 9) == Array("б\n".utf8))
  }

  @Test func theSameFilesGiveTheSameTagFiles() throws {
    let element = BagInfo.Element(label: "A", value: "b\nc")
    let first = BagMaker(way: .copy, info: [element], threads: 1)
    let second = BagMaker(way: .hard, info: [element], threads: 7)
    _ = try make("one", first)
    _ = try make("deep", BagMaker())
    _ = try make("two", second)
    let names = try FileStore.names(in: path("one"))
    #expect(names == (try FileStore.names(in: path("two"))))
    #expect(names.count == 7)
    for name in names where name != "data" {
      let bytes = try FileStore.read(path("one").appending(name), limit: 1 << 16)
      #expect(bytes == (try FileStore.read(path("two").appending(name), limit: 1 << 16)))
    }
  }

  @Test func copiesKeepTimesAndPermissionsAndAreFilesOfTheirOwn() throws {
    try folder.setMode(0o750, of: "source/a.txt")
    for (way, isOne) in [(FilePlacer.Way.copy, false), (.hard, true)] {
      let output = PathBytes(way.rawValue)
      _ = try make(output, BagMaker(way: way))
      var source = stat()
      var copy = stat()
      try #require(unsafe stat(cString(path("source/a.txt")), &source) == 0)
      try #require(unsafe stat(cString(path(output).appending("data/a.txt")), &copy) == 0)
      #expect(copy.st_mode == source.st_mode)
      #expect(copy.st_mtim.tv_sec == source.st_mtim.tv_sec)
      #expect(copy.st_mtim.tv_nsec == source.st_mtim.tv_nsec)
      #expect((copy.st_ino == source.st_ino) == isOne)
    }
  }

  @Test func anythingThatIsThereStays() throws {
    try folder.file("bag/mine", [1])
    #expect(
      throws: FileSystemError(path: path("bag"), operation: .createDirectory, errno: EEXIST)
    ) {
      try make("bag")
    }
    #expect(try folder.names() == ["bag", "source"])
    #expect(try folder.names(in: "bag") == ["mine"])
  }

  /// What takes the name meanwhile keeps it, and nothing of the bag is left.
  @Test func theNameIsTakenAtTheLastMoment() throws {
    let plan = try BagPlan([source])
    let output = path("bag")
    #expect(throws: FileSystemError(path: output, operation: .rename, errno: EEXIST)) {
      _ = try BagMaker().make(plan, at: output) { _, _ throws(FileSystemError) in
        try FileStore.createDirectory(output)
        return []
      }
    }
    #expect(try folder.names() == ["bag", "source"])
    #expect(try folder.names(in: "bag") == [])
  }

  @Test func whatObjectsLeavesNothingBehind() throws {
    let plan = try BagPlan([source])
    let outcome = try BagMaker(way: .hard).make(plan, at: path("bag")) { payload, bag in
      let kind = FileStore.kind(of: bag.appending("data/a.txt"))
      return payload.count == 6 && kind == .file
        ? [BagFinding(.missing, "x", "it is not here")] : []
    }
    guard case .refused(let findings) = outcome else {
      Issue.record("made")
      return
    }
    #expect(findings.map(\.kind) == [.missing])
    #expect(try folder.names() == ["source"])
    #expect(try folder.names(in: "source").count == 6)
  }

  /// Each way in which a source can fail after it was listed.
  @Test(arguments: ["remove", "link", "folder"])
  func aSourceThatIsNoMoreLeavesNoBag(_ change: String) throws {
    let plan = try BagPlan([source])
    try FileStore.removeFile(path("source/a.txt"))
    switch change {
    case "link": try folder.link("source/a.txt", to: "empty")
    case "folder": try folder.folder("source/a.txt")
    default: break
    }
    let outcome = try BagMaker().make(plan, at: path("bag"))
    guard case .refused(let findings) = outcome else {
      Issue.record("made")
      return
    }
    #expect(findings.count == 1)
    #expect(findings[0].path == path("source/a.txt"))
    #expect(try folder.names() == ["source"])
  }

  @Test func namesThatABagCannotHoldAreRefused() throws {
    try folder.file("names/й")
    try folder.file("names/и\u{306}")
    try folder.file(PathBytes(Array("names/".utf8) + [0xFF]))
    try folder.file("names/Case")
    try folder.file("names/case")
    let plan = try BagPlan([BagSource(base: path("names"), roots: ["."])])
    #expect(!plan.isPossible)
    #expect(
      plan.findings.map(\.kind).sorted { $0.rawValue < $1.rawValue } == [
        .similarNames, .unfitName, .unfitName,
      ])
  }

  @Test func namesThatTwoSourcesHaveAreRefused() throws {
    try folder.file("other/a.txt")
    let plan = try BagPlan([source, BagSource(base: path("other"), roots: ["."])])
    #expect(plan.findings.map(\.kind) == [.unfitName])
    let apart = try BagPlan([source, BagSource(base: path("other"), roots: ["."], folder: "x")])
    #expect(apart.isPossible)
    #expect(apart.files.contains { $0.target == "data/x/a.txt" })
  }

  @Test func linksAreRefusedOrLeftOut() throws {
    try folder.link("source/link", to: "a.txt")
    try folder.link("source/out", to: "/etc")
    #expect(try BagPlan([source]).findings.map(\.kind) == [.notAFile, .notAFile])
    let plan = try BagPlan([source], skippingLinks: true)
    #expect(plan.isPossible)
    #expect(plan.findings.map(\.kind) == [.linkLeftOut, .linkLeftOut])
    #expect(plan.files.count == 6)
    try folder.fifo("source/pipe")
    #expect(try !BagPlan([source], skippingLinks: true).isPossible)
  }

  @Test func emptyFoldersAreMadeAndTold() throws {
    try folder.folder("source/nothing/in it")
    let plan = try BagPlan([source])
    #expect(plan.findings.map(\.kind) == [.emptyFolder])
    _ = try BagMaker().make(plan, at: path("bag"))
    #expect(FileStore.kind(of: path("bag/data/nothing/in it")) == .directory)
    #expect(try BagVerifier.verify(path("bag"), threads: 2).isValid)
  }

  @Test func otherTagFilesAreListedAndCopied() throws {
    try folder.file("tags/manifest.json", [1])
    let tags = BagSource(base: path("tags"), roots: ["manifest.json"], folder: "regest")
    _ = try make("bag", BagMaker(kinds: [.sha256], tags: [tags]))
    let list = try FileStore.read(path("bag/tagmanifest-sha256.txt"), limit: 1 << 16)
    #expect(String(decoding: list, as: UTF8.self).contains("  regest/manifest.json\n"))
    try folder.append([2], to: "bag/regest/manifest.json")
    let bag = try BagVerifier.verify(path("bag"), threads: 2)
    #expect(bag.findings.map(\.kind) == [.changed])
  }
}
