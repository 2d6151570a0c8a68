import ArchivalReference
import DocumentText
import Fingerprint
import TestSupport
import Testing

@testable import Regest

@Suite("The cache of checked files")
struct CheckCacheTests {
  private static let register = fixtureRegister("rgaspi")
  private static let texts =
    [
      "", "РГАСПИ. Ф. 17. Оп. 3. Д. 904. Л. 11.", "no reference",
      "The heading: F. 558. Op. 11. D. 740. L. 177-180.\nRGASPI, F. 17. Op. 3. D. 904. 11.\n",
      "Там же. Л. 5. РГАСПИ. Ф. 999999. Оп. 1. Д. 1. Л. 1.\nЯ\u{FF}",
      "АПРФ. Ф. 45. Оп. 1. Д. 76. Л. 1.",
    ].map { Array($0.utf8) } + [[0x41, 0xFF, 0x0A]]

  private func key(_ settings: String...) throws -> CacheKey {
    try CacheKey(register: Self.register, program: "test", settings: settings)
  }

  private static let checker = Result {
    FileChecker(examiner: Examiner(register: try Register.open(register)))
  }

  private func checked(_ text: [UInt8], _ path: PathBytes = "a.txt") throws -> CheckedFile {
    try Self.checker.get().check(text, path: path)
  }

  @Test("what is read back is what was checked, under the path of now", arguments: texts)
  func roundTrip(text: [UInt8]) throws {
    let bytes = try checked(text).cacheBytes
    func read(_ bytes: [UInt8]) throws -> CheckedFile {
      try CheckedFile(cacheBytes: bytes[...], path: "b.txt", size: text.count)
    }
    #expect(try read(bytes) == checked(text, "b.txt"))
    #expect(throws: CacheDamage.self) { try read(bytes.dropLast()) }
    #expect(throws: CacheDamage.self) { try read(bytes + [0]) }
  }

  @Test("every part of a checked file is kept")
  func parts() throws {
    var diagnostic = Diagnostic(
      .deloUnlisted, path: "a", place: Diagnostic.Place(range: 300..<700, line: 3, column: 9),
      message: "m", expected: "e", found: "f", notes: ["n", "o"],
      fix: Diagnostic.Fix(range: 4..<4, replacement: "r"), reference: "й")
    diagnostic.severity = .error
    let position = TextPosition(line: 1, column: 2, byteColumn: 3, utf16Column: 4)
    let line = QuotedLine(bytes: [0xFF], span: 0..<1, isCutBefore: true, isCutBehind: false)
    var file = CheckedFile(path: "a")
    file.isRead = false
    file.references = [
      CheckedReference(
        place: Diagnostic.Place(range: 0..<9, line: 1, column: 1), canonical: "c",
        outcome: .unlisted, verdict: "v", json: [0x7B])
    ]
    file.findings = [
      Finding(diagnostic: diagnostic, start: position, end: position, line: line),
      Finding(diagnostic: Diagnostic(.notText, path: "a", message: "m")),
    ]
    file.directives = [
      Directive(
        scope: .nextLine, selectors: [.code(.spacing), .series("REF")], reason: "why",
        mark: file.findings[0])
    ]
    file.findings[0].fixStart = position
    file.findings[0].fixEnd = position
    file.packing = .odt
    file.references[0].place.part = "footnote 1"
    #expect(try CheckedFile(cacheBytes: file.cacheBytes[...], path: "a", size: 700) == file)
    // What is added to these types has to be added to the bytes of a cache too, but for what
    // a run makes of a file after it was checked.
    func members(_ value: Any) -> [String] {
      Mirror(reflecting: value).children.compactMap(\.label)
    }
    #expect(
      members(file) == [
        "path", "isRead", "isVerified", "packing", "references", "findings", "known", "directives",
      ])
    #expect(members(file.references[0]) == ["place", "canonical", "outcome", "verdict", "json"])
    #expect(
      members(file.findings[0]) == [
        "diagnostic", "start", "end", "line", "fixStart", "fixEnd", "baseline",
      ])
    #expect(
      members(diagnostic) == [
        "code", "severity", "path", "place", "message", "expected", "found", "notes", "fix",
        "reference",
      ])
    #expect(members(line) == ["bytes", "span", "isCutBefore", "isCutBehind"])
    #expect(members(position) == ["line", "column", "byteColumn", "utf16Column"])
  }

  /// Checks all texts with a cache; the number of those that had to be checked.
  private func run(
    in folder: PathBytes, _ key: CacheKey, texts: [[UInt8]] = texts,
    day: Int64 = 20_000
  ) throws -> Int {
    let cache = try CheckCache(in: folder, for: "/work", key: key, time: day * 86_400_000_000_000)
    var count = 0
    for text in texts {
      let file = try cache.file(text, path: "a.txt", as: .plain) { () throws(RegestError) in
        count += 1
        do { return try checked(text) } catch { throw RegestError(.unreadable, "\(error)") }
      }
      #expect(try file == checked(text))
    }
    try cache.write()
    return count
  }

  @Test("a second run checks nothing but what has changed")
  func secondRun() throws {
    let tree = try TemporaryFolder()
    let folder = tree.path.appending("above/cache")
    let key = try key()
    #expect(try run(in: folder, key) == Self.texts.count)
    let names = try FileStore.names(in: folder)
    #expect(names.first == ".gitignore" && names.count == 2)
    let written = try FileStore.read(folder.appending(names[1]), limit: 1 << 20)
    #expect(try run(in: folder, key) == 0)
    #expect(try FileStore.read(folder.appending(names[1]), limit: 1 << 20) == written)
    #expect(try run(in: folder, key, texts: Self.texts + [Array("new".utf8)]) == 1)
    #expect(try run(in: folder, self.key("other")) == Self.texts.count)
    #expect(try run(in: folder, key) == 0)
  }

  @Test("what nobody asks for goes, and what is asked for stays")
  func ages() throws {
    let tree = try TemporaryFolder()
    let key = try key()
    let some = Array(Self.texts.prefix(2))
    #expect(try run(in: tree.path, key, day: 100) == Self.texts.count)
    #expect(try run(in: tree.path, key, texts: some, day: 110) == 0)
    #expect(try run(in: tree.path, key, texts: some, day: 120) == 0)
    #expect(try run(in: tree.path, key, day: 120) == Self.texts.count - 2)
  }

  @Test("a damaged file is made anew, wherever the damage is, and what it holds is never wrong")
  func damage() throws {
    let tree = try TemporaryFolder()
    let key = try key()
    _ = try run(in: tree.path, key)
    let name = try #require(try FileStore.names(in: tree.path).first)
    let whole = try FileStore.read(tree.path.appending(name), limit: 1 << 20)
    var chance = Seeded("damaged caches")
    for _ in 0..<40 {
      var damaged = whole
      switch Int.random(in: 0..<3, using: &chance) {
      case 0: damaged.removeLast(Int.random(in: 1...whole.count, using: &chance))
      case 1: damaged[Int.random(in: 0..<whole.count, using: &chance)] ^= 0x10
      default: damaged += damaged
      }
      try tree.file(name, damaged)
      _ = try run(in: tree.path, key)
      #expect(try run(in: tree.path, key) == 0, "seed \(chance.seed)")
      // An entry that nobody could read is replaced, and the file is as it was.
      if damaged.count <= whole.count {
        #expect(try FileStore.read(tree.path.appending(name), limit: 1 << 20) == whole)
      }
    }
  }

  @Test("a pack whose digests are right and whose values are nonsense harms nothing")
  func forgery() throws {
    let tree = try TemporaryFolder()
    let key = try key()
    _ = try run(in: tree.path, key)
    let path = tree.path.appending(try #require(try FileStore.names(in: tree.path).first))
    var pack = try #require(CachePack(at: path, key: key))
    for content in pack.entries.keys { pack.entries[content]?.value = .fresh([9, 9, 9]) }
    #expect(try pack.write(to: path, key: key, limit: 1 << 20))
    #expect(try run(in: tree.path, key) == Self.texts.count)
    #expect(try run(in: tree.path, key) == 0)
  }

  @Test("a place that lies in no text is damage")
  func places() throws {
    let position = TextPosition(line: 1, column: 2, byteColumn: 3, utf16Column: 4)
    var diagnostic = Diagnostic(
      .deloUnlisted, path: "a", place: Diagnostic.Place(range: 3..<9, line: 1, column: 4),
      message: "m", fix: Diagnostic.Fix(range: 4..<8, replacement: "r"))
    var sound = CheckedFile(path: "a")
    sound.findings = [
      Finding(
        diagnostic: diagnostic, start: position, end: position,
        line: QuotedLine(
          bytes: [0x41, 0x42], span: 0..<2, isCutBefore: false, isCutBehind: false))
    ]
    func isRead(_ file: CheckedFile, size: Int = 9) -> Bool {
      (try? CheckedFile(cacheBytes: file.cacheBytes[...], path: "a", size: size)) == file
    }
    #expect(isRead(sound) && !isRead(sound, size: 8))
    var file = sound
    file.findings[0].line?.span = 1..<3
    #expect(!isRead(file))
    file = sound
    file.findings[0].start?.line = 0
    #expect(!isRead(file))
    file = sound
    file.findings[0].end?.utf16Column = .max
    #expect(!isRead(file))
    file = sound
    diagnostic.fix?.range = 4..<10
    file.findings[0].diagnostic = diagnostic
    #expect(!isRead(file))
    file = sound
    file.references = [
      CheckedReference(
        place: Diagnostic.Place(range: 0..<10, line: 1, column: 1), canonical: "c",
        outcome: .unlisted, verdict: "v", json: [])
    ]
    #expect(!isRead(file))
  }

  @Test("what goes is our own, by its name and by how it begins")
  func others() throws {
    let tree = try TemporaryFolder()
    let digits = String(repeating: "0a", count: 16)
    let own = PathBytes("check-\(digits)")
    let others: [PathBytes] = [
      "check-list.md", PathBytes("check-\(digits)0"), PathBytes("check-\(digits.uppercased())"),
      PathBytes("check-" + String(repeating: "1b", count: 16)),
    ]
    try tree.file(own, Array("regest-check-cache 0\n".utf8))
    for name in others.dropLast() { try tree.file(name, Array("regest-check-cache 1\n".utf8)) }
    try tree.file(others[3], Array("a text of somebody".utf8))
    // A hundred years from now all of them are old.
    _ = try run(in: tree.path, key(), day: 60_000)
    let names = try FileStore.names(in: tree.path)
    #expect(!names.contains(own))
    #expect(others.allSatisfy(names.contains))
  }

  @Test("what SQLite keeps beside a register is part of the key", arguments: ["-wal", "-journal"])
  func besideRegister(suffix: String) throws {
    let tree = try TemporaryFolder()
    try tree.file("r.sqlite", [1])
    let register = tree.path.appending("r.sqlite")
    func key() throws -> CacheKey { try CacheKey(register: register, program: "", settings: []) }
    let before = try key()
    try tree.file(PathBytes("r.sqlite\(suffix)"))
    #expect(try key() == before)
    try tree.file(PathBytes("r.sqlite\(suffix)"), [2])
    let beside = try key()
    try tree.file(PathBytes("r.sqlite\(suffix)"), [3])
    #expect(try Set([before, beside, key()]).count == 3)
  }

  @Test("a folder that cannot be written to is told of, and nothing else")
  func unwritable() throws {
    let tree = try TemporaryFolder()
    try tree.file("file")
    let cache = try CheckCache(in: tree.path.appending("file/cache"), for: "/", key: key())
    _ = try cache.file([], path: "a", as: .plain) { () throws(RegestError) in CheckedFile(path: "a")
    }
    #expect(throws: RegestError.self) { try cache.write() }
  }

  @Test("the register is opened for what is not known, and its files are part of the key")
  func lazyRegister() throws {
    let folder = try TestFolder()
    try folder.fill(from: "rgaspi")
    let before = try CacheKey(register: folder.path, program: "", settings: [])
    let tree = try TemporaryFolder()
    let text = Self.texts[1]
    for isFirst in [true, false] {
      let cache = try CheckCache(in: tree.path, for: "/", key: before)
      let checker = try CachingChecker(cache: cache) { () throws(RegestError) in
        guard isFirst else { throw RegestError(.registerUnreadable, "opened") }
        return FileChecker(examiner: Examiner(register: try Register.open(Self.register)))
      }
      #expect(try checker.check(text, path: "a").references.count == 1)
      try cache.write()
      guard !isFirst else { continue }
      #expect(throws: RegestError.self) { try checker.check(Array("new".utf8), path: "a") }
    }
    try folder.write(
      "concordance.csv", String(decoding: folder.read("concordance.csv"), as: UTF8.self) + "\n")
    #expect(try CacheKey(register: folder.path, program: "", settings: []) != before)
  }
}
