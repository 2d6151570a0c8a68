import ArchivalReference
import DocumentText
import Fingerprint
import TestSupport
import Testing

@testable import Regest

/// What a configuration makes of the findings of files.
@Suite struct ConfiguredRunTests {
  private static let paths = ConfiguredPaths(current: "/p", root: "/p")

  private func run(_ text: String) throws -> ConfiguredRun {
    ConfiguredRun(
      try ProjectConfiguration(Array(text.utf8), file: ".regest.yml"), paths: Self.paths)
  }

  @Test(arguments: [
    ("ignore: [{code: REF101}]", ["REG204 note", "FIX310 warning"]),
    ("ignore: [{code: [REF, FIX]}]", ["REG204 note"]),
    ("ignore: [{path: 'b/*'}]", ["REF101 warning", "REG204 note", "FIX310 warning"]),
    ("ignore: [{path: 'a/*', code: REG}]", ["REF101 warning", "FIX310 warning"]),
    ("ignore: [{reference: РГАСПИ. Ф. 17}]", ["REG204 note", "FIX310 warning"]),
    (
      "ignore: [{reference: 'RTsKhIDNI, f. 17, op. 3, d. 904, l. 11'}]",
      ["REG204 note", "FIX310 warning"]
    ),
    (
      "ignore: [{reference: 'РГАСПИ. Ф. 17. Оп. 3. Д. 904. Л. 12'}]",
      ["REF101 warning", "REG204 note", "FIX310 warning"]
    ),
    (
      "ignore: [{reference: [RGASPI/17/4, RGASPI/1]}]",
      ["REF101 warning", "REG204 note", "FIX310 warning"]
    ),
    ("ignore: [{reference: [RGASPI/17, гарф]}]", ["FIX310 warning"]),
    (
      "{default-archive: ГАРФ, ignore: [{reference: Ф. Р-5446}]}",
      ["REF101 warning", "FIX310 warning"]
    ),
    ("severity: {REF: error, REG204: warning, FIX310: off}", ["REF101 error", "REG204 warning"]),
    ("severity: {REF: off, REF101: note}", ["REF101 note", "REG204 note", "FIX310 warning"]),
  ]) func findingsAreSetAside(_ text: String, _ left: [String]) throws {
    var run = try run(text)
    let file = FoundFile.file(
      "a/b.txt",
      [
        (.missingListMark, FoundFile.first), (.deloUnlisted, FoundFile.second),
        (.textNotUnicode, nil),
      ])
    #expect(FoundFile.codes(run.applied(to: file)) == left)
  }

  /// What could not be read is told, whatever is said of it.
  @Test func obstaclesStay() throws {
    var run = try run("{severity: {FIX: off}, ignore: [{path: '**'}, {code: FIX}]}")
    let unread = CheckedFile(
      unread: Diagnostic(.sourceUnreadable, path: "a", message: "cannot open a"))
    #expect(FoundFile.codes(run.applied(to: unread)) == ["FIX305 error"])
  }

  @Test(arguments: [
    ("x # regest: ignore\nx\nx\n", ["2 REG204", "3 FIX310"]),
    ("x # regest: ignore-next-line REG -- why\nx\nx\n", ["1 REF101", "3 FIX310"]),
    ("x # regest: ignore REF101, REG204\nx\nx\n", ["1 CFG801", "2 REG204", "3 FIX310"]),
    ("x # regest: ignore REG204\nx\nx\n", ["1 REF101", "1 CFG801", "2 REG204", "3 FIX310"]),
    ("x\nx\nx\n# regest: ignore-file REF, FIX310\n", ["2 REG204"]),
    ("x\nx\nx\n# regest: ignore-file\n# regest: ignore-next-line\n", ["5 CFG801"]),
  ]) func directivesSetAside(_ text: String, _ left: [String]) throws {
    var run = try run("")
    let file = FoundFile.file(
      "a",
      [
        (.missingListMark, FoundFile.first), (.deloUnlisted, FoundFile.second),
        (.textNotUnicode, nil),
      ],
      text: text)
    let applied = run.applied(to: file)
    #expect(
      applied.findings.map { "\($0.start?.line ?? 0) \($0.diagnostic.code.rawValue)" } == left)
    // A step of its own: what was checked is as it was.
    #expect(file.findings.count == 3)
  }

  @Test func uselessEntriesAreTold() throws {
    var run = try run(
      "ignore:\n- code: REF101\n- {code: REG, path: b}\n- code: CFG801\n  path: c\n")
    _ = run.applied(to: FoundFile.file("a", [(.missingListMark, FoundFile.first)]))
    #expect(run.rest(isWhole: false).isEmpty)
    let rest = run.rest(isWhole: true)
    #expect(rest.flatMap(\.diagnostics).map(\.place?.line) == [3, 4])
    #expect(rest.map(\.path) == [".regest.yml"])
    #expect(
      rest.flatMap(\.diagnostics).map(\.message) == [
        "the entry of “ignore” with code REG, path b matches no finding of any file",
        "the entry of “ignore” with code CFG801, path c matches no finding of any file",
      ])
    let quoted = try #require(rest[0].findings[0].line)
    #expect(quoted.bytes[quoted.span] == Array("{code: REG, path: b}".utf8)[...])
    #expect(rest[0].findings[0].start?.line == 3)
    // Of a directive of no use too, and that can be set aside.
    let text = "x # regest: ignore REG\n"
    #expect(FoundFile.codes(run.applied(to: FoundFile.file("c", [], text: text))).isEmpty)
    #expect(run.rest(isWhole: true).flatMap(\.diagnostics).map(\.place?.line) == [3])
  }

  @Test func placesInYAML() {
    let text = Array("\u{FEFF}a\r\nб: в  \r\u{2028}c".utf8)
    for (line, column, word) in [(1, 1, "a"), (2, 1, "б: в"), (2, 4, "в"), (4, 1, "c"), (9, 9, "")]
    {
      let range = YAMLPlace.rest(of: text, line: line, column: column)
      #expect(String(decoding: text[range], as: UTF8.self) == word)
    }
  }

  // MARK: Paths

  @Test(
    arguments: [
      ("a", "d/a"), ("../x", "x"), ("/q/r", "/q/r"), ("../../r2", "../r2"),
    ] as [(PathBytes, PathBytes)])
  func pathsInABaseline(_ path: PathBytes, _ entry: PathBytes) {
    let paths = ConfiguredPaths(current: "/w/r/d", root: "/w/r/d", baselineRoot: "/w/r")
    #expect(paths.inBaseline(path) == entry)
  }

  @Test func whatCannotBeWalkedIsTold() throws {
    let unread = Diagnostic(.sourceUnreadable, path: "a/vendor", message: "cannot")
    for (text, isTold) in [
      ("", true), ("include: ['*.md']", true), ("include: [a/vendor/*.md]", true),
      ("include: [/b/]", false), ("exclude: [vendor/]", false), ("exclude: ['a/vendor/**']", false),
      ("exclude: [vendor/*.md]", true), ("exclude: [a/vendor/*]", false),
      ("exclude: [a/vendor/*/]", true), ("exclude: ['*.md']", true), ("exclude: [a]", false),
    ] {
      #expect(try run(text).tells(unread) == isTold, "\(text)")
    }
    let link = Diagnostic(.symbolicLink, path: "a/b.txt", message: "a link")
    #expect(try !run("include: ['*.md']").tells(link))
  }

  @Test(arguments: [
    ("a/b", "d/a/b"), ("./a//b", "d/a/b"), (".", "d"), ("/r/x", "x"), ("/q", "/q"),
  ]) func pathsFromTheRoot(_ path: PathBytes, _ seen: PathBytes) {
    #expect(ConfiguredPaths(current: "/r/d", root: "/r").fromRoot(path) == seen)
  }

  @Test(arguments: [("d/a", "a"), ("a", "../a"), (".", ".."), ("/r/d/x", "x"), ("/q", "/q")])
  func pathsFromTheCurrentFolder(_ path: PathBytes, _ seen: PathBytes) {
    #expect(ConfiguredPaths(current: "/r/d", root: "/r").fromCurrent(path) == seen)
  }
}
