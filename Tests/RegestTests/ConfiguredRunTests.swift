import ArchivalReference
import DocumentText
import Fingerprint
import TestSupport
import Testing

@testable import Regest

/// What a configuration and a baseline make of the findings of files.
@Suite struct ConfiguredRunTests {
  private static let paths = ConfiguredPaths(current: "/p", root: "/p")
  private static let first = "РГАСПИ. Ф. 17. Оп. 3. Д. 904. Л. 11"
  private static let second = "ГАРФ. Ф. Р-5446. Оп. 1. Д. 77"

  /// A file of findings, one a line from line 1; a reference each.
  private func file(
    _ path: PathBytes, _ findings: [(DiagnosticCode, String?)], text: String = ""
  ) -> CheckedFile {
    var file = CheckedFile(path: path)
    let source = Array(text.utf8)
    let scanner = DirectiveScanner(source, path: path, format: .plain)
    file.directives = scanner.directives
    let lines = Array(String(repeating: "x\n", count: findings.count + 1).utf8)
    var quoting = FileQuoting(text.isEmpty ? lines : source)
    var offset = 0
    let breaks = source.indices.filter { source[$0] == 0x0A }
    for (index, (code, reference)) in findings.enumerated() {
      offset = text.isEmpty ? 2 * index : index == 0 ? 0 : breaks[index - 1] + 1
      var diagnostic = Diagnostic(code, path: path, message: "m", reference: reference)
      diagnostic.place = place(of: offset..<offset + 1, in: text.isEmpty ? lines : source)
      file.findings.append(quoting.finding(diagnostic))
    }
    return file
  }

  private func run(_ text: String) throws -> ConfiguredRun {
    ConfiguredRun(
      try ProjectConfiguration(Array(text.utf8), file: ".regest.yml"), paths: Self.paths)
  }

  private func codes(_ file: CheckedFile) -> [String] {
    file.diagnostics.map { "\($0.code.rawValue) \($0.severity.rawValue)" }
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
    let file = file(
      "a/b.txt",
      [(.missingListMark, Self.first), (.deloUnlisted, Self.second), (.textNotUnicode, nil)])
    #expect(codes(run.applied(to: file)) == left)
  }

  /// What could not be read is told, whatever is said of it.
  @Test func obstaclesStay() throws {
    var run = try run("{severity: {FIX: off}, ignore: [{path: '**'}, {code: FIX}]}")
    let unread = CheckedFile(
      unread: Diagnostic(.sourceUnreadable, path: "a", message: "cannot open a"))
    #expect(codes(run.applied(to: unread)) == ["FIX305 error"])
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
    let file = file(
      "a", [(.missingListMark, Self.first), (.deloUnlisted, Self.second), (.textNotUnicode, nil)],
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
    _ = run.applied(to: file("a", [(.missingListMark, Self.first)]))
    #expect(run.rest(isWhole: false).isEmpty)
    let rest = run.rest(isWhole: true)
    #expect(rest.flatMap(\.diagnostics).map(\.place?.line) == [3, 4])
    #expect(rest.map(\.path) == [".regest.yml"])
    // Of a directive of no use too, and that can be set aside.
    let text = "x # regest: ignore REG\n"
    #expect(codes(run.applied(to: file("c", [], text: text))).isEmpty)
    #expect(run.rest(isWhole: true).flatMap(\.diagnostics).map(\.place?.line) == [3])
  }

  // MARK: Baselines

  private func baseline(_ files: [CheckedFile]) throws -> Baseline {
    var run = ConfiguredRun(
      ProjectConfiguration(), paths: Self.paths, baseline: Baseline(), acceptingAll: true)
    for file in files {
      let applied = run.applied(to: file)
      #expect(applied.findings.isEmpty && applied.known.count == file.findings.count)
    }
    return try #require(run.updatedBaseline)
  }

  /// A run in a folder, whose files tell which entries are of files that are gone.
  private func run(_ known: Baseline, in folder: TemporaryFolder) -> ConfiguredRun {
    ConfiguredRun(
      ProjectConfiguration(), paths: ConfiguredPaths(current: folder.path, root: folder.path),
      baseline: known)
  }

  @Test func equalFindingsAreCounted() throws {
    let known = try baseline([file("a", [(.missingListMark, Self.first), (.deloUnlisted, nil)])])
    let folder = try TemporaryFolder()
    try folder.file("a")
    var run = run(known, in: folder)
    let applied = run.applied(
      to: file(
        "a",
        [
          (.deloUnlisted, nil), (.missingListMark, Self.second), (.missingListMark, Self.first),
          (.missingListMark, Self.first),
        ]))
    #expect(applied.findings.map { $0.start?.line } == [2, 4])
    #expect(applied.findings.map(\.baseline) == [.new, .new])
    #expect(applied.known.map(\.baseline) == [.unchanged, .unchanged])
    var summary = Summary()
    summary.add(applied)
    #expect(summary.text.hasSuffix("; 2 warnings; 2 known from the baseline"))
  }

  @Test func whatIsMendedIsTold() throws {
    let twice = [(DiagnosticCode.missingListMark, Optional(Self.first))]
    let known = try baseline([file("a", twice + twice), file("b", twice)])
    let folder = try TemporaryFolder()
    try folder.file("a")
    var run = run(known, in: folder)
    let applied = run.applied(to: file("a", twice))
    #expect(codes(applied) == ["CFG803 note"])
    #expect(applied.findings.map(\.baseline) == [.absent])
    #expect(applied.diagnostics.first?.reference == Self.first)
    #expect(!applied.diagnostics.hasFindings)
    // Of a file that was not looked at nothing is known, but b is not there.
    #expect(run.rest(isWhole: false).isEmpty)
    #expect(run.rest(isWhole: true).flatMap(\.diagnostics).map(\.code) == [.baselineAbsent])
    #expect(run.updatedBaseline?.keys.map(\.path) == ["a"])
  }

  @Test func aRenamedFileKeepsItsFindings() throws {
    let folder = try TemporaryFolder()
    try folder.file("there")
    try folder.file("new")
    let one = [(DiagnosticCode.missingListMark, Optional(Self.first))]
    let known = try baseline([file("gone", one), file("there", one)])
    var moved = run(known, in: folder)
    #expect(moved.applied(to: file("new", one + one)).findings.map(\.baseline) == [.new])
    #expect(moved.rest(isWhole: true).isEmpty)
    #expect(moved.updatedBaseline?.keys.map(\.path) == ["new", "there"])
    // What lies where it lay keeps its own.
    var other = run(known, in: folder)
    #expect(other.applied(to: file("new", [(.missingListMark, Self.second)])).findings.count == 1)
    #expect(other.applied(to: file("there", one)).findings.isEmpty)
    #expect(other.rest(isWhole: true).map(\.path) == ["gone"])
  }

  /// A file that could not be read keeps its entries.
  @Test func anUnreadableFileKeepsItsEntries() throws {
    let known = try baseline([file("a", [(.missingListMark, Self.first)])])
    let folder = try TemporaryFolder()
    try folder.file("a")
    var run = ConfiguredRun(
      ProjectConfiguration(), paths: ConfiguredPaths(current: folder.path, root: folder.path),
      baseline: known, acceptingAll: true)
    let unread = CheckedFile(unread: Diagnostic(.sourceUnreadable, path: "a", message: "cannot"))
    #expect(codes(run.applied(to: unread)) == ["FIX305 error"])
    #expect(run.updatedBaseline == known)
  }

  @Test func aBaselineIsLinesInOrder() throws {
    let files = [
      file("b", [(.missingListMark, Self.first), (.missingListMark, Self.first)]),
      file(PathBytes([0x61, 0xFF]), [(.deloUnlisted, nil)]),
      file("a", [(.deloUnlisted, Self.second), (.missingListMark, Self.second)]),
    ]
    let known = try baseline(files)
    let bytes = try known.bytes()
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        {"findings":[
        {"code":"REF101","count":1,"path":"a","reference":"\(Self.second)"},
        {"code":"REG204","count":1,"path":"a","reference":"\(Self.second)"},
        {"code":"REG204","count":1,"path":{"hex":"61ff"},"reference":""},
        {"code":"REF101","count":2,"path":"b","reference":"\(Self.first)"}
        ],"type":"regest-baseline","version":1}

        """)
    #expect(try Baseline(bytes, name: "b") == known)
    #expect(try baseline(files.reversed()) == known)
    #expect(try Baseline(Baseline().bytes(), name: "b") == Baseline())
  }

  @Test(arguments: [
    ("", "b:1:1: "), ("[]", "b: this is no baseline"),
    (#"{"findings":[],"type":"regest-baseline","version":2}"#, "b: the baseline is of a version"),
    (#"{"findings":[{}],"type":"regest-baseline","version":1}"#, "b: entry 1 is none"),
    (
      #"{"findings":[{"code":"REF101","count":0,"path":"a","reference":""}],"type":"regest-baseline","version":1}"#,
      "b: entry 1 is none"
    ),
    (
      #"{"findings":[{"code":"REF101","count":1,"path":"a","reference":""},{"code":"REF101","count":1,"path":"a","reference":""}],"type":"regest-baseline","version":1}"#,
      "b: entry 2 stands twice"
    ),
  ]) func malformedBaselines(_ text: String, _ message: String) {
    let error = #expect(throws: RegestError.self) {
      try Baseline(Array(text.utf8), name: "b")
    }
    #expect(error?.code == .configurationMalformed)
    #expect(error?.message.hasPrefix(message) == true, "\(error?.message ?? "")")
  }

  // MARK: Paths

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
