import ArchivalReference
import DocumentText
import Fingerprint
import TestSupport
import Testing

@testable import Regest

/// What a baseline makes of the findings of files.
@Suite struct BaselineTests {
  private func baseline(_ files: [CheckedFile]) throws -> Baseline {
    var run = ConfiguredRun(
      ProjectConfiguration(), paths: ConfiguredPaths(current: "/p", root: "/p"),
      baseline: Baseline(), acceptingAll: true)
    for file in files {
      let applied = run.applied(to: file)
      #expect(applied.findings.isEmpty && applied.known.count == file.findings.count)
    }
    return try #require(run.updatedBaseline(isWhole: true))
  }

  /// A run in a folder, whose files tell which entries are of files that are gone.
  private func run(_ known: Baseline, in folder: TemporaryFolder) -> ConfiguredRun {
    ConfiguredRun(
      ProjectConfiguration(), paths: ConfiguredPaths(current: folder.path, root: folder.path),
      baseline: known)
  }

  @Test func equalFindingsAreCounted() throws {
    let known = try baseline([
      FoundFile.file("a", [(.missingListMark, FoundFile.first), (.deloUnlisted, nil)])
    ])
    let folder = try TemporaryFolder()
    try folder.file("a")
    var run = run(known, in: folder)
    let applied = run.applied(
      to: FoundFile.file(
        "a",
        [
          (.deloUnlisted, nil), (.missingListMark, FoundFile.second),
          (.missingListMark, FoundFile.first),
          (.missingListMark, FoundFile.first),
        ]))
    #expect(applied.findings.map { $0.start?.line } == [2, 4])
    #expect(applied.findings.map(\.baseline) == [.new, .new])
    #expect(applied.known.map(\.baseline) == [.unchanged, .unchanged])
    var summary = Summary()
    summary.add(applied)
    #expect(summary.text.hasSuffix("; 2 warnings; 2 known from the baseline"))
  }

  @Test func whatIsMendedIsTold() throws {
    let twice = [(DiagnosticCode.missingListMark, Optional(FoundFile.first))]
    let known = try baseline([FoundFile.file("a", twice + twice), FoundFile.file("b", twice)])
    let folder = try TemporaryFolder()
    try folder.file("a")
    var run = run(known, in: folder)
    let applied = run.applied(to: FoundFile.file("a", twice))
    #expect(FoundFile.codes(applied) == ["CFG803 note"])
    #expect(applied.findings.map(\.baseline) == [.absent])
    #expect(applied.diagnostics.first?.reference == FoundFile.first)
    #expect(!applied.diagnostics.hasFindings)
    // Of a file that was not looked at nothing is known, but b is not there.
    #expect(run.rest(isWhole: false).isEmpty)
    #expect(run.rest(isWhole: true).flatMap(\.diagnostics).map(\.code) == [.baselineAbsent])
    #expect(run.updatedBaseline(isWhole: true)?.keys.map(\.path) == ["a"])
    // What was not looked for elsewhere may have moved there.
    #expect(run.updatedBaseline(isWhole: false)?.keys.map(\.path) == ["a", "b"])
  }

  @Test func aRenamedFileKeepsItsFindings() throws {
    let folder = try TemporaryFolder()
    try folder.file("there")
    try folder.file("new")
    let one = [(DiagnosticCode.missingListMark, Optional(FoundFile.first))]
    let known = try baseline([FoundFile.file("gone", one), FoundFile.file("there", one)])
    var moved = run(known, in: folder)
    #expect(moved.applied(to: FoundFile.file("new", one + one)).findings.map(\.baseline) == [.new])
    #expect(moved.rest(isWhole: true).isEmpty)
    #expect(moved.updatedBaseline(isWhole: false)?.keys.map(\.path) == ["new", "there"])
    // What lies where it lay keeps its own.
    var other = run(known, in: folder)
    #expect(
      other.applied(to: FoundFile.file("new", [(.missingListMark, FoundFile.second)])).findings
        .count == 1)
    #expect(other.applied(to: FoundFile.file("there", one)).findings.isEmpty)
    #expect(other.rest(isWhole: true).map(\.path) == ["gone"])
  }

  /// A file that could not be read keeps its entries.
  @Test func anUnreadableFileKeepsItsEntries() throws {
    let known = try baseline([FoundFile.file("a", [(.missingListMark, FoundFile.first)])])
    let folder = try TemporaryFolder()
    try folder.file("a")
    var run = ConfiguredRun(
      ProjectConfiguration(), paths: ConfiguredPaths(current: folder.path, root: folder.path),
      baseline: known, acceptingAll: true)
    let unread = CheckedFile(unread: Diagnostic(.sourceUnreadable, path: "a", message: "cannot"))
    #expect(FoundFile.codes(run.applied(to: unread)) == ["FIX305 error"])
    #expect(run.updatedBaseline(isWhole: true) == known)
  }

  @Test func aBaselineIsLinesInOrder() throws {
    let files = [
      FoundFile.file(
        "b", [(.missingListMark, FoundFile.first), (.missingListMark, FoundFile.first)]),
      FoundFile.file(PathBytes([0x61, 0xFF]), [(.deloUnlisted, nil)]),
      FoundFile.file(
        "a", [(.deloUnlisted, FoundFile.second), (.missingListMark, FoundFile.second)]),
    ]
    let known = try baseline(files)
    let bytes = try known.bytes()
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        {"findings":[
        {"code":"REF101","count":1,"path":"a","reference":"\(FoundFile.second)"},
        {"code":"REG204","count":1,"path":"a","reference":"\(FoundFile.second)"},
        {"code":"REG204","count":1,"path":{"hex":"61ff"},"reference":""},
        {"code":"REF101","count":2,"path":"b","reference":"\(FoundFile.first)"}
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

  /// What is found and not told is found all the same.
  @Test(arguments: [
    ("severity: {REF101: off}", ""), ("ignore: [{code: REF101}]", ""),
    ("", "x # regest: ignore\n"),
  ]) func whatIsSetAsideIsFound(_ text: String, _ source: String) throws {
    let one = [(DiagnosticCode.missingListMark, Optional(FoundFile.first))]
    let folder = try TemporaryFolder()
    try folder.file("a")
    for known in [
      try baseline([FoundFile.file("a", one)]), try baseline([FoundFile.file("gone", one)]),
    ] {
      var run = ConfiguredRun(
        try ProjectConfiguration(Array(text.utf8), file: ".regest.yml"),
        paths: ConfiguredPaths(current: folder.path, root: folder.path), baseline: known)
      #expect(FoundFile.codes(run.applied(to: FoundFile.file("a", one, text: source))).isEmpty)
      #expect(FoundFile.codes(run.applied(to: FoundFile.file("b", []))).isEmpty)
      #expect(run.rest(isWhole: true).isEmpty)
    }
  }

  @Test(arguments: [
    ("severity: {CFG803: error}", ["CFG803 error"]), ("severity: {CFG: off}", []),
    ("ignore: [{code: CFG803, path: [a, gone]}]", []),
  ]) func whatIsAbsentHasItsWeight(_ text: String, _ told: [String]) throws {
    let one = [(DiagnosticCode.missingListMark, Optional(FoundFile.first))]
    let folder = try TemporaryFolder()
    try folder.file("a")
    var run = ConfiguredRun(
      try ProjectConfiguration(Array(text.utf8), file: folder.path.appending(".regest.yml")),
      paths: ConfiguredPaths(current: folder.path, root: folder.path),
      baseline: try baseline([FoundFile.file("a", one), FoundFile.file("gone", one)]))
    #expect(FoundFile.codes(run.applied(to: FoundFile.file("a", []))) == told)
    #expect(run.rest(isWhole: true).flatMap(FoundFile.codes) == told)
  }

  @Test func aLinkToABaselineStaysOne() throws {
    let folder = try TemporaryFolder()
    try folder.file("real.json", Array("old".utf8))
    try folder.link("link.json", to: "real.json")
    try folder.link("dangling.json", to: "none.json")
    try Baseline().write(to: folder.path.appending("link.json"))
    #expect(try Baseline(at: folder.path.appending("real.json")) == Baseline())
    #expect(
      try FileStore.resolved(folder.path.appending("link.json")).lastComponent == "real.json")
    #expect(throws: RegestError(.unwritable, "")) {
      try Baseline().write(to: folder.path.appending("dangling.json"))
    }
  }
}
