import ArchivalReference
import Citing
import DocumentText
import Fingerprint
import TestSupport
import Testing

@testable import Regest

/// What a file of configuration may say, and the places of what it may not.
@Suite struct ConfigurationTests {
  static func read(_ text: String) throws(RegestError) -> ProjectConfiguration {
    try ProjectConfiguration(Array(text.utf8), file: "a/.regest.yml")
  }

  @Test func everyKey() throws {
    let configuration = try Self.read(
      """
      # Everything at once.
      register: registers/own
      default-archive: ГАРФ
      style: kritika
      severity:
        REF: error
        REF101: note
        archive-inferred: off
      ignore:
        - code: REG204
          path: drafts/
          reason: not yet
        - {reference: "РГАСПИ, ф. 558, оп. 11", code: [REG, REF105]}
        - reference: [Ф. Р-5446. Оп. 1, RGASPI/17/3]
      include: ["*.md", texts/**]
      exclude: [vendor]
      formats:
        "*.inc": latex
        notes/*: markdown
      manifests: [issued]
      baseline: ../baseline.json
      """)
    #expect(configuration.file == "a/.regest.yml")
    #expect(configuration.register?.value == "a/registers/own")
    #expect(configuration.register?.origin.text == "a/.regest.yml:2")
    #expect(configuration.defaultArchive?.value == "GARF")
    #expect(configuration.style?.value.style.name == "kritika")
    let weights = configuration.severityByCode
    #expect(weights[.missingListMark] == .note)
    #expect(weights[.antecedentMissing] == .error)
    #expect(weights[.archiveInferred] == nil)
    #expect(weights[.deloUnlisted] == DiagnosticCode.deloUnlisted.severity)
    #expect(configuration.ignores.count == 3)
    #expect(configuration.ignores[0].origin.text == "a/.regest.yml:10")
    #expect(configuration.ignores[0].value.reason == "not yet")
    #expect(
      configuration.ignores[1].value.selectors == [.series("REG"), .code(.mixedAlphabets)])
    #expect(configuration.selects("texts/a.txt") && configuration.selects("b.md"))
    #expect(!configuration.selects("b.txt") && !configuration.selects("vendor/b.md"))
    #expect(configuration.format(of: "notes/a.inc") == .markdown)
    #expect(configuration.format(of: "a.inc") == .latex)
    #expect(configuration.format(of: "a.txt") == nil)
    #expect(configuration.manifests.map(\.value) == ["a/issued"])
    #expect(configuration.baseline?.value == "a/../baseline.json")
  }

  @Test(arguments: [
    "", "# nothing\n", "---\n", "\u{FEFF}register: a\n", "{}", "{include: [], ignore: []}",
  ])
  func littleOrNothing(_ text: String) throws {
    #expect(try Self.read(text).ignores.isEmpty)
  }

  @Test(arguments: [
    ("- a\n", ["1:1: expected keys with values"]),
    ("sevrity: {}\n", ["1:1: there is no key “sevrity”; did you mean “severity”?"]),
    ("colour: red\n", ["1:1: there is no key “colour”; the keys are register, "]),
    ("register: [a]\n", ["1:11: register: expected a text, found a list"]),
    ("register: 5\n", ["1:11: register: expected a text; write \"5\" in quotes"]),
    ("register:\n", ["1:10: register: expected a text, found nothing"]),
    ("register: a\nregister: b\n", ["1:1: the key register stands twice"]),
    ("!x severity: {}\nseverity: {}\n", ["2:1: the key severity stands twice"]),
    ("default-archive: РГАСПУ\n", ["1:18: default-archive: no archive has the key or the name"]),
    ("style: kritica\n", ["1:8: style: no style has the name “kritica”; did you mean “kritika”?"]),
    ("rules-url: example.org/{code}\n", ["1:12: rules-url: “example.org/{code}” is no address"]),
    ("rules-url: https://example.org\n", ["1:12: rules-url: “https://example.org” is no address"]),
    ("style: ./none.style\n", ["1:8: style: cannot open a/./none.style"]),
    (
      "severity: off\n", ["1:11: severity: expected codes with their weights, found a single value"]
    ),
    ("severity:\n  REF999: off\n", ["2:3: severity: no diagnostic and no series has the name"]),
    ("severity:\n  ref101: off\n", ["2:3: severity: no diagnostic"]),
    ("severity:\n  REF101: fatal\n", ["2:11: severity: REF101: expected one of error, warning"]),
    ("severity:\n  REF101: no\n", ["2:11: severity: REF101: expected one of error, warning"]),
    (
      "severity:\n  REF101: off\n  missing-list-mark: note\n",
      ["3:3: severity: REF101 stands twice"]
    ),
    ("severity:\n  source-unreadable: off\n", ["2:3: severity: “source-unreadable” says that not"]),
    ("ignore: REF101\n", ["1:9: ignore: expected a list"]),
    ("ignore: [REF101]\n", ["1:10: ignore: expected a mapping with code, path, reference, reason"]),
    ("ignore:\n- reason: x\n", ["2:3: ignore: expected at least one of the keys"]),
    ("ignore:\n- code: []\n", ["2:9: ignore: code: expected something in the list"]),
    ("ignore:\n- code: [REF101, REF101]\n", ["2:18: ignore: code: “REF101” stands twice"]),
    ("ignore:\n- files: a\n", ["2:3: ignore: there is no key “files”"]),
    ("ignore:\n- path: '!a'\n", ["2:9: ignore: path: a pattern cannot be turned round"]),
    ("ignore:\n- reference: кот\n", ["2:14: ignore: reference: “кот” is not one reference"]),
    ("include: '*.md'\n", ["1:10: include: expected a list, found a single value"]),
    ("include: [a//b]\n", ["1:11: include: a pattern names something between its slashes"]),
    ("exclude: [a, a]\n", ["1:14: exclude: “a” stands twice"]),
    ("formats: {'*.x': word}\n", ["1:18: formats: *.x: expected one of plain, markdown"]),
    ("manifests: [[a]]\n", ["1:13: manifests: expected a text, found a list"]),
    ("register: a\n---\nregister: b\n", ["3:1: expected one document, found another"]),
    ("register: \"a\n", ["2:1: "]),
    // Several at once, in order of place.
    (
      "style: none\nregster: a\nseverity: {X: off}\n",
      ["1:8: style", "2:1: there is no key “regster”", "3:12: severity"]
    ),
  ]) func faultsHaveTheirPlace(text: String, messages: [String]) throws {
    let error = #expect(throws: RegestError.self) { try Self.read(text) }
    #expect(error?.code == .configurationMalformed)
    let lines = (error?.message ?? "").split(separator: "\n")
    #expect(lines.count == messages.count, "\(lines)")
    for (line, message) in zip(lines, messages) {
      #expect(line.hasPrefix("a/.regest.yml:\(message)"), "\(line)")
    }
  }

  @Test func theCommandLineComesFirst() throws {
    var configuration = try Self.read("severity:\n  REF101: error\n  REG: off\n")
    for text in ["REF=note", "REG204=warning"] {
      configuration.severities.append(
        Setting(try ProjectConfiguration.SeverityRule(option: text), from: .option("--severity")))
    }
    let weights = configuration.severityByCode
    #expect(weights[.missingListMark] == .note)
    #expect(weights[.deloUnlisted] == .warning)
    #expect(weights[.listUnlisted] == nil)
    #expect(weights[.sourceUnreadable] == .error)
    for text in ["REF101", "REF101=", "REF999=off", "FIX305=off"] {
      #expect(throws: RegestError(.invalidRequest, "")) {
        try ProjectConfiguration.SeverityRule(option: text)
      }
    }
  }

  /// What is shown can be read, and says the same.
  @Test func whatIsShownCanBeRead() throws {
    let text = """
      default-archive: RGASPI
      severity: {REF101: off, REG: note}
      ignore:
      - {code: [REF, delo-unlisted], path: "a b/*.md", reason: "because: \\"so\\""}
      - {reference: РГАСПИ. Ф. 17}
      include: ["*", "0x1F"]
      formats: {"*.a": csv}
      """
    let shown = try ProjectConfiguration(Array(text.utf8), file: "x").text(root: ".")
    let again = try ProjectConfiguration(Array(shown.utf8), file: "x")
    func bare(_ configuration: ProjectConfiguration) -> [String] {
      configuration.text(root: ".").split(separator: "\n").map { line in
        String(line.prefix(upTo: line.firstRange(of: "  #")?.lowerBound ?? line.endIndex))
      }
    }
    #expect(
      bare(again)
        == shown.split(separator: "\n").map { line in
          String(line.prefix(upTo: line.firstRange(of: "  #")?.lowerBound ?? line.endIndex))
        })
    #expect(
      again.ignores.map(\.value)
        == (try ProjectConfiguration(Array(text.utf8), file: "x")).ignores.map(\.value))
  }

  /// A few aliases that stand for more than there is time.
  @Test(arguments: [12, 16, 20, 24, 39]) func aliasesOfAliases(_ count: Int) {
    let lines =
      ["a0: &a0 [x]"] + (1...count).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]" }
    for key in ["? *a\(count)\n: 1\n", "? [*a\(count)]\n: 1\n? [*a\(count), x]\n: 1\n"] {
      let text = lines.joined(separator: "\n") + "\n" + key
      let error = #expect(throws: RegestError.self) { try Self.read(text) }
      // A few of them are only keys that do not exist.
      if count > 20 {
        #expect(error?.message.hasSuffix("its aliases stand for too much") == true)
      }
    }
  }

  @Test func aNameThatIsNoFileIsAnError() throws {
    let folder = try TemporaryFolder()
    try folder.folder("a")
    try folder.link("a/.regest.yml", to: "none")
    try folder.folder("b")
    try folder.fifo("b/.regest.yml")
    try folder.folder("c/.regest.yaml")
    for name: PathBytes in ["a", "b", "c"] {
      let error = #expect(throws: RegestError.self) {
        let found = try ProjectConfiguration.file(in: folder.path.appending(name))
        _ = try ProjectConfiguration(found: #require(found), named: #require(found))
      }
      #expect(error?.code == .unreadable)
      #expect(error?.message.contains("/\(name.display)/.regest.y") == true)
    }
    try folder.folder("d")
    try folder.link("d/.regest.yml", to: "../real.yml")
    try folder.file("real.yml")
    let found = try ProjectConfiguration.file(in: folder.path.appending("d"))
    let read = try ProjectConfiguration(found: #require(found), named: ".regest.yml")
    #expect(read.ignores.isEmpty && read.file == ".regest.yml")
  }
}
