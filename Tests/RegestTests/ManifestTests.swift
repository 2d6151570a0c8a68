import ArchivalReference
import CanonicalJSON
import Fingerprint
import TestSupport
import Testing

@testable import Regest

/// Building and verifying whole folders.
@Suite struct ManifestTests {
  let tree: TemporaryFolder
  let register: Register
  let selection: SourceSelection

  static let letter = """
    РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180. Автограф.
    Там же. Д. 739. Л. 67.

    """

  init() throws {
    tree = try TemporaryFolder()
    try tree.file("texts/letter.txt", Array(Self.letter.utf8))
    try tree.file("texts/copy.txt", Array(Self.letter.utf8))
    try tree.file("texts/empty.txt")
    try tree.file("texts/picture.tif", [0x49, 0x49, 0x2A, 0x00] + Array("Ф. 1. Оп. 2. Д. 3".utf8))
    try tree.file("texts/b\nc.txt", Array("RGASPI, f. 17, op. 3, d. 904, l. 11".utf8))
    try tree.file(PathBytes(Array("texts/".utf8) + [0xFF, 0xFE]), Array("no text".utf8))
    register = try Register.open(Project.path("Fixtures/Registers/rgaspi"))
    selection = SourceSelection(base: tree.path, paths: ["texts"])
  }

  /// A manifest and the files that were written.
  struct Built {
    var issued: IssuedManifest
    var files: [IssuedFile: [UInt8]] = [:]
    var diagnostics: [Diagnostic]

    var entries: [SumsFile.Entry] = []
    var faults: [SumsFile.Fault] = []
  }

  private func build(
    _ selection: SourceSelection? = nil, threads: Int = 2, to folder: PathBytes? = nil
  ) throws -> Built {
    let other = try TemporaryFolder()
    let folder = folder ?? other.path
    let sources = try ManifestBuilder(register: register)
      .read(selection ?? self.selection, ReadingManner(threads: threads))
    var built = Built(issued: try sources.issue(to: folder), diagnostics: sources.diagnostics)
    for file in IssuedFile.allCases {
      let path = folder.appending(PathBytes(file.rawValue))
      built.files[file] = try FileStore.read(path, limit: 1 << 24)
    }
    (built.entries, built.faults) = try SumsFile.all(
      folder.appending(PathBytes(IssuedFile.sums.rawValue)))
    #expect(built.issued.statement.sourceTree.count == sources.count)
    return built
  }

  private func issue() throws -> PathBytes {
    let folder = tree.path.appending("issued")
    _ = try build(to: folder)
    return folder
  }

  private func verify(
    _ folder: PathBytes, against other: Register? = nil
  ) throws -> [Diagnostic] {
    try ManifestVerifier(register: other ?? register)
      .verify(folder: folder, base: tree.path, ReadingManner(threads: 2)).diagnostics
  }

  /// More records than are put aside at once, one of which is changed and one gone.
  @Test func manyRecordsAreComparedOneByOne() throws {
    let text = (1...1000).map { "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. \($0).\n" }.joined()
    try tree.file("texts/many.txt", Array(text.utf8))
    let folder = try issue()
    #expect(try verify(folder).isEmpty)
    let path = PathBytes("issued/records.jsonl")
    let bytes = try FileStore.read(tree.path.appending(path), limit: 1 << 24)
    var lines = bytes.split(separator: 0x0A).map(Array.init)
    #expect(lines.count == 1003)
    let changed = try #require(lines[800].firstRange(of: Array("Л. 798".utf8)))
    lines[800].replaceSubrange(changed, with: Array("Л. 799".utf8))
    lines.remove(at: 950)
    try tree.file(path, Array(lines.joined(separator: [0x0A])) + [0x0A])
    let found = try verify(folder).filter { $0.code != .issuedFileChanged }
    #expect(found.map(\.code) == [.recordChanged, .recordMissing])
    #expect(found.first?.place?.line == 801)
  }

  @Test func aLineThatIsTooLongIsNotRead() throws {
    let folder = try issue()
    let limit = 1 << 20
    let long = [UInt8](repeating: 0x78, count: limit + 1) + [0x0A]
    try tree.append(long, to: "issued/MANIFEST.sha256")
    do {
      _ = try verify(folder)
      Issue.record("a line of \(long.count) bytes was read")
    } catch let error as RegestError {
      #expect(error.code == .manifestMalformed)
      #expect(error.message.hasSuffix(" is longer than the \(limit) bytes a line may have"))
    }
  }

  @Test func theSourcesAreListedInByteOrder() throws {
    let built = try build()
    #expect(built.faults.isEmpty)
    #expect(built.entries.count == 6)
    #expect(built.entries.map(\.path) == built.entries.map(\.path).sorted())
    #expect(built.issued.statement.sourceTree.count == 6)
  }

  /// Equal files have equal records, which do not name a path; they count once.
  @Test func recordsAreDistinctAndCanonical() throws {
    let issued = try build()
    let lines = (issued.files[.records] ?? []).split(separator: 0x0A).map(Array.init)
    #expect(lines.count == 3)
    #expect(Set(lines).count == 3)
    for line in lines {
      let json = try JSON.parseRecord(line)
      #expect(json["type"]?.stringValue == "urn:regest:record:1")
      #expect(json["verdict"]?["outcome"]?.stringValue == "confirmed")
    }
    let ibid = try JSON.parseRecord(lines[2])
    #expect(ibid["form"]?.stringValue == "ibid")
    #expect(ibid["resolution"]?["fond"]?["from"]?.stringValue == "reference")
    #expect(ibid["resolution"]?["fond"]?["start"]?.integerValue == 0)
    #expect(ibid["resolution"]?["delo"]?["from"]?.stringValue == "printed")
  }

  @Test func theBytesDoNotDependOnThreadsOrPlace() throws {
    let first = try build(threads: 1)
    let second = try build(threads: 8)
    #expect(first.files == second.files)

    let other = try TemporaryFolder()
    // The same files, created in another order.
    for entry in first.entries.reversed() {
      try other.file(
        entry.path, FileStore.read(tree.path.appending(entry.path), limit: 1 << 20))
    }
    let moved = try build(SourceSelection(base: other.path, paths: ["texts"]), threads: 3)
    #expect(moved.files == first.files)
    #expect(moved.issued.id == first.issued.id)
  }

  @Test func whatWasIssuedHolds() throws {
    #expect(try verify(issue()).isEmpty)
  }

  @Test func theStatementReadsBackAndRefusesAnythingElse() throws {
    let issued = try build()
    let bytes = issued.files[.statement] ?? []
    #expect(try ManifestStatement(bytes: bytes) == issued.issued.statement)
    var random = Seeded("manifest statement")
    for _ in 0..<300 {
      var damaged = bytes
      damaged[Int.random(in: 0..<bytes.count, using: &random)] ^= UInt8.random(
        in: 1...255, using: &random)
      if let read = try? ManifestStatement(bytes: damaged) {
        #expect(try read.bytes() == damaged, "seed \(random.seed)")
        #expect(read != issued.issued.statement, "seed \(random.seed)")
      }
    }
  }

  @Test func namesThatSomeSystemsTakeForOneAreTold() throws {
    for name in ["Notes.txt", "notes.txt", "\u{439}.txt", "\u{438}\u{306}.txt"] {
      try tree.file(PathBytes("texts/" + name), Array(name.utf8))
    }
    let told = try build().diagnostics.filter { $0.code == .similarNames }
    #expect(told.map(\.path) == ["texts/notes.txt", "texts/\u{439}.txt"])
    #expect(told.first?.message.contains("texts/Notes.txt only in case") == true)
  }

  @Test(arguments: tamperings) func tamperingIsNamed(_ tampering: Tampering) throws {
    let folder = try issue()
    try tampering.act(tree)
    let found = try verify(folder)
    #expect(Set(found.map(\.code)) == Set(tampering.codes), "\(found.map(\.message))")
    #expect(found.hasFindings)
  }

  @Test func aChangedFieldIsNamedWithItsValues() throws {
    let folder = try issue()
    try Self.replace(tree, "issued/records.jsonl", "\"depth\":\"list\"", "\"depth\":\"delo\"")
    let changed = try #require(try verify(folder).first { $0.code == .recordChanged })
    #expect(changed.notes == ["verdict.depth: expected \"list\", found \"delo\""])
    #expect(changed.place?.line == 1)
  }

  /// What a text gives rise to say is for `check`; a set of old encodings still holds.
  @Test func aSetWithUnreadableTextHoldsAndIsGuarded() throws {
    try tree.file("texts/old.txt", [0xCF, 0xF0, 0xE8])
    try tree.fifo("texts/pipe")
    let folder = try issue()
    #expect(try !verify(folder).hasFindings)
    try Self.replace(tree, "issued/manifest.json", "\"confirmed\":3", "\"confirmed\":0")
    #expect(try verify(folder).map(\.code).contains(.manifestChanged))
  }

  /// Another version words VERIFY.txt otherwise; what it issued still holds.
  @Test func aFolderWithAnotherPageForStrangersHolds() throws {
    let folder = try issue()
    let page = try FileStore.read(folder.appending("VERIFY.txt"), limit: 1 << 20)
    let other = page + Array("One line more.\n".utf8)
    try tree.file("issued/VERIFY.txt", other)
    try Self.replace(
      tree, "issued/manifest.json", try digest(of: page).hex, try digest(of: other).hex)
    #expect(try verify(folder).isEmpty)
  }

  @Test(arguments: [
    ("\"paths\":[\"texts\"]", "\"paths\":[\"/etc\"]"),
    ("\"paths\":[\"texts\"]", "\"paths\":[\"../texts\"]"),
    ("\"paths\":[\"texts\"]", "\"paths\":[\"\"]"),
    ("\"paths\":[\"texts\"]", "\"paths\":[\"texts\",\"texts\"]"),
    ("\"excluded\":[]", "\"excluded\":[\"elsewhere\"]"),
  ]) func pathsOfAManifestAreInTheirOneForm(old: String, new: String) throws {
    let folder = try issue()
    try Self.replace(tree, "issued/manifest.json", old, new)
    #expect(throws: RegestError(.manifestMalformed, "")) { try verify(folder) }
  }

  @Test func anotherRegisterIsNamed() throws {
    let folder = try issue()
    let other = try Register.open(Project.path("Fixtures/Registers/small"))
    let found = try verify(folder, against: other)
    #expect(found.map(\.code) == [.registerDiffers])
    #expect(found.first?.found == (try other.snapshot.sha256.hex))
  }

  @Test func aFolderThatWasNotIssuedIsAnError() throws {
    #expect(throws: RegestError(.manifestMalformed, "")) { try verify(tree.path) }
    let folder = try issue()
    try tree.file("issued/manifest.json", Array("{}".utf8))
    #expect(throws: RegestError(.manifestMalformed, "")) { try verify(folder) }
  }

  @Test func theOutputFolderIsLeftOutWhereItLiesInTheSources() throws {
    let selection = SourceSelection(
      base: tree.path, paths: ["."], excluded: ["texts/issued"])
    let folder = tree.path.appending("texts/issued")
    let first = try build(selection, to: folder)
    #expect(try build(selection).files == first.files)
    #expect(try verify(folder).isEmpty)
  }

  @Test func linksAndPipesAreReportedAndNotRead() throws {
    try tree.link("texts/loop", to: "../texts")
    try tree.fifo("texts/pipe")
    let built = try build()
    #expect(Set(built.diagnostics.map(\.code)) == [.symbolicLink, .specialFile])
    #expect(built.issued.statement.sourceTree.count == 6)
    #expect(!built.diagnostics.hasObstacles)
  }
}
