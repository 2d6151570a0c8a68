import ArchivalReference
import Fingerprint
import TestSupport
import Testing

@testable import Regest

/// What several configurations make of the files of one run.
@Suite struct ConfiguredRunsTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for (name, text): (PathBytes, String) in [
      (".regest.yml", "severity: {REF101: note}\nexclude: [drafts/]\n"),
      ("a/.regest.yml", "severity: {REF101: error}\nbaseline: ../known.json\n"),
      ("b/.regest.yml", "baseline: known.json\n"), ("b/known.json", ""),
    ] {
      try folder.file(name, Array(text.utf8))
    }
  }

  private func runs(sharing: Baseline? = nil) -> ConfiguredRuns {
    ConfiguredRuns(
      nearest: ConfigurationSearch(from: folder.path, naming: ["."]),
      sharingBaseline: sharing != nil
    ) { found in
      ConfiguredRun(
        found.configuration,
        paths: ConfiguredPaths(
          current: found.paths.current, root: found.paths.root,
          baselineRoot: sharing == nil ? nil : folder.path),
        baseline: sharing)
    }
  }

  private func codes(_ paths: [PathBytes], _ runs: inout ConfiguredRuns) throws -> [String] {
    try paths.flatMap { path in
      let file = FoundFile.file(path, [(.missingListMark, FoundFile.first)])
      let index = try runs.index(of: path, isNamed: false)
      return FoundFile.codes(runs.applied(to: file, by: index))
    }
  }

  @Test func eachFileHasTheWeightsOfItsOwn() throws {
    var runs = runs()
    #expect(
      try codes(["c.txt", "a/c.txt", "b/c.txt", "a/x/c.txt"], &runs) == [
        "REF101 note", "REF101 error", "REF101 warning", "REF101 error",
      ])
    #expect(
      runs.runs.map { $0.configuration.file } == [
        ".regest.yml", "a/.regest.yml", "b/.regest.yml",
      ])
  }

  /// The baseline of one lies among the texts of another, and is none of them.
  @Test func filesOfAnyConfigurationAreNoTexts() throws {
    var runs = runs()
    let paths: [PathBytes] = ["known.json", "b/known.json", "a/.regest.yml", "c.json", "drafts/a"]
    let indices = try paths.map { try runs.index(of: $0, isNamed: false) }
    _ = try runs.index(of: "a/c.txt", isNamed: false)
    let selected = zip(paths, indices).filter { runs.selects($0, by: $1) }.map(\.0)
    #expect(selected == ["c.json"])
  }

  @Test func oneBaselineIsForTheFilesOfAll() throws {
    var known = Baseline()
    for path: PathBytes in ["a/c.txt", "b/c.txt", "b/gone.txt"] {
      known.add(Baseline.Key(path: path, code: .missingListMark, reference: FoundFile.first))
    }
    for path: PathBytes in ["a/c.txt", "b/c.txt", "c.txt", "a/d.txt"] { try folder.file(path) }
    var runs = runs(sharing: known)
    // What has gone from under one configuration may have come under another, once.
    #expect(
      try codes(["c.txt", "a/c.txt", "b/c.txt", "a/d.txt"], &runs) == ["REF101 error"])
    let updated = try #require(runs.runs[0].updatedBaseline(isWhole: true))
    #expect(updated.keys.map(\.path) == ["a/c.txt", "a/d.txt", "b/c.txt", "c.txt"])
    #expect(runs.runs.dropFirst().allSatisfy { $0.updatedBaseline(isWhole: true) == nil })
  }

  @Test func twoConfigurationsHaveNoBaselineInCommon() throws {
    try folder.file("b/.regest.yml", Array("baseline: ../known.json\n".utf8))
    var runs = runs()
    _ = try runs.index(of: "a/c.txt", isNamed: false)
    let error = #expect(throws: RegestError.self) { try runs.index(of: "b/c.txt", isNamed: false) }
    #expect(error?.message == "b/.regest.yml: its baseline is that of a/.regest.yml too")
  }

  /// Patterns of use are those that fit something under their own configuration.
  @Test func uselessPatternsAreTold() throws {
    let text = """
      include: ["*.md", '*.tex', no\\ne]
      exclude:
        - drafts/
        - gone/**
        - out.txt
      formats: {"*.inc": latex, "*.md": plain}
      ignore: [{code: CFG804, path: none}]
      """
    try folder.file(".regest.yml", Array(text.utf8))
    var runs = runs()
    for path: PathBytes in ["a.md", "drafts/b.md", "a/c.tex", ".regest.yml"] {
      _ = runs.selects(path, by: try runs.index(of: path, isNamed: false))
    }
    runs.see(report: "out.txt")
    let run = try #require(runs.runs.first)
    #expect(run.rest(isWhole: false).isEmpty)
    let findings = run.rest(isWhole: true).flatMap(\.findings)
    #expect(
      findings.map { finding in
        let line = finding.line.map { String(decoding: $0.bytes[$0.span], as: UTF8.self) } ?? ""
        return "\(finding.start?.line ?? 0) \(finding.diagnostic.code.rawValue) \(line)"
      } == [
        "1 CFG804 '*.tex'", "1 CFG804 no\\ne", "4 CFG805 gone/**", "6 CFG805 \"*.inc\"",
        "7 CFG801 {code: CFG804, path: none}]",
      ])
    #expect(
      findings.prefix(3).map(\.diagnostic.message) == [
        "“*.tex” of “include” fits no file", "“no\\ne” of “include” fits no file",
        "“gone/**” of “exclude” fits no file",
      ])
  }

  /// Of a folder that could not be read nobody knows what it holds.
  @Test func whatMayBeThereIsNotTold() throws {
    let text = "exclude: [locked/x/, '*.md', other/, other/x]\n"
    try folder.file(".regest.yml", Array(text.utf8))
    var runs = runs()
    let unread = Diagnostic(.sourceUnreadable, path: "locked", message: "locked")
    #expect(try runs.told(unread) != nil)
    let messages = runs.runs[0].rest(isWhole: true).flatMap(\.diagnostics).map(\.message)
    #expect(messages == ["“other/x” of “exclude” fits no file"])
  }
}
