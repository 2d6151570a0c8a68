import CanonicalJSON
import Fingerprint
import Testing

@testable import Regest

/// What SARIF 2.1.0 and code scanning ask of a log. Its schema is asked in
/// `CheckFormatSchemaTests`.
@Suite struct SARIFTests {
  private static let text = """
    ГАРФ. Ф. Р-9001. Оп. 1. Д. 1. Л. 121; Д. 17. Л. 3.
    (RGASPI, F. 17. Op. 3. D. 904. 11)
    ГАРФ. Ф. Р-9001. Оп. 1. Д. 1. Л. 121.

    """

  private func run(_ checked: CheckFormatCase) throws -> JSON {
    try #require(checked.json(.sarif)["runs"]?.arrayValue?.first)
  }

  @Test func aRuleIsWhereItsIndexSays() throws {
    let run = try run(CheckFormatCase(Self.text))
    let rules = try #require(run["tool"]?["driver"]?["rules"]?.arrayValue)
    let results = try #require(run["results"]?.arrayValue)
    #expect(run["columnKind"]?.stringValue == "utf16CodeUnits")
    #expect(run["tool"]?["driver"]?["version"]?.stringValue == "1.2.3")
    #expect(results.count >= 4)
    for result in results {
      let index = try #require(result["ruleIndex"]?.integerValue)
      let rule = rules[Int(index)]
      #expect(rule["id"]?.stringValue == result["ruleId"]?.stringValue)
      #expect(rule["defaultConfiguration"]?["level"] == result["level"])
      let code = try #require(rule["id"]?.stringValue.flatMap { DiagnosticCode(rawValue: $0) })
      #expect(rule["help"]?["text"]?.stringValue == code.page.text(code: code))
      #expect(rule["help"]?["markdown"]?.stringValue?.contains("**What to do:**") == true)
      #expect(rule["helpUri"] == nil)
    }
  }

  @Test func pagesHaveTheConfiguredAddress() throws {
    var report = SARIFCheckReport(version: "1", rulesURL: "https://example.org/{code}.html#{code}")
    let file = FoundFile.file("a.txt", [(.missingListMark, nil), (.sourceUnreadable, nil)])
    let log = try JSON.parse(report.add(file) + report.finish(Summary()))
    let driver = log["runs"]?.arrayValue?.first?["tool"]?["driver"]
    let addresses = ["rules", "notifications"].map { key in
      driver?[key]?.arrayValue?.first?["helpUri"]?.stringValue
    }
    #expect(
      addresses == [
        "https://example.org/REF101.html#REF101", "https://example.org/FIX305.html#FIX305",
      ])
  }

  private func fingerprints(_ checked: CheckFormatCase) throws -> [String] {
    try checked.results().map {
      try #require($0["partialFingerprints"]?["regestReference/v1"]?.stringValue)
    }
  }

  /// A finding keeps its name where text is put before it; like ones are numbered.
  @Test func aFingerprintKnowsNoLine() throws {
    let here = try fingerprints(CheckFormatCase(Self.text))
    let moved = try fingerprints(CheckFormatCase("A line.\n\n  And two: " + Self.text))
    #expect(here == moved)
    #expect(Set(here).count == here.count)
    #expect(here.contains { $0.hasPrefix("REG215:2:") })
  }

  @Test func aFixIsAReplacementInTheSameUnit() throws {
    let checked = try CheckFormatCase("📜 (RGASPI, F. 17. Op. 3. D. 904. 11)\n")
    let result = try #require(
      checked.results().first { $0["ruleId"]?.stringValue == "REF101" })
    let change = try #require(
      result["fixes"]?.arrayValue?.first?["artifactChanges"]?.arrayValue?.first)
    let replacement = try #require(change["replacements"]?.arrayValue?.first)
    let region: JSON = ["startLine": 1, "startColumn": 35, "endLine": 1, "endColumn": 35]
    #expect(replacement["deletedRegion"] == region)
    #expect(replacement["insertedContent"]?["text"]?.stringValue == "L. ")
  }

  @Test(arguments: BaselineState.allCases) func aBaselineIsTold(_ state: BaselineState) throws {
    var checked = try CheckFormatCase(Self.text)
    checked.files[0].findings[0].baseline = state
    let results = try checked.results()
    #expect(results[0]["baselineState"]?.stringValue == state.rawValue)
    #expect(results[1]["baselineState"] == nil)
  }

  static let addresses: [(PathBytes, String, String?)] = [
    ("letters/a.txt", "letters/a.txt", "%SRCROOT%"),
    ("./letters//a.txt", "letters/a.txt", "%SRCROOT%"),
    ("a b:%#?.txt", "a%20b%3A%25%23%3F.txt", "%SRCROOT%"),
    ("й.txt", "%D0%B9.txt", "%SRCROOT%"),
    (PathBytes([0x61, 0xFF, 0xFE]), "a%FF%FE", "%SRCROOT%"),
    ("/tmp/a.txt", "file:///tmp/a.txt", nil),
    ("../a.txt", "../a.txt", "%SRCROOT%"),
  ]

  @Test(arguments: addresses)
  func anAddressIsEncodedByBytes(_ path: PathBytes, _ uri: String, _ base: String?) throws {
    let run = try run(CheckFormatCase(Self.text, path: path))
    let artifact = try #require(run["artifacts"]?.arrayValue?.first)
    #expect(artifact["location"]?["uri"]?.stringValue == uri)
    #expect(artifact["location"]?["uriBaseId"]?.stringValue == base)
    let location = run["results"]?.arrayValue?.first?["locations"]?.arrayValue?.first?[
      "physicalLocation"]?["artifactLocation"]
    #expect(location?["uri"]?.stringValue == uri)
    #expect(location?["index"]?.integerValue == 0)
    #expect((artifact["description"] == nil) == (path.utf8 != nil))
  }

  /// What keeps a file from being read is no result.
  @Test func anUnreadFileIsANotification() throws {
    var checked = try CheckFormatCase("Nothing is cited.\n")
    let finding = Diagnostic(.sourceUnreadable, path: "gone.txt", message: "cannot open it")
    checked.files.append(CheckedFile(unread: finding))
    let run = try run(checked)
    let invocation = try #require(run["invocations"]?.arrayValue?.first)
    #expect(run["results"]?.arrayValue?.isEmpty == true)
    #expect(invocation["executionSuccessful"]?.boolValue == false)
    #expect(invocation["exitCode"]?.integerValue == 2)
    let notification = try #require(invocation["toolExecutionNotifications"]?.arrayValue?.first)
    #expect(notification["descriptor"]?["id"]?.stringValue == "FIX305")
    #expect(notification["level"]?.stringValue == "error")
    let location = notification["locations"]?.arrayValue?.first?["physicalLocation"]
    #expect(location?["artifactLocation"]?["uri"]?.stringValue == "gone.txt")
    #expect(try self.run(CheckFormatCase())["artifacts"]?.arrayValue?.isEmpty == true)
  }

  /// What is said of a configuration or a baseline, whose files are not read as texts, is a
  /// result as any other.
  @Test func aFindingOfNoTextIsAResult() throws {
    var checked = try CheckFormatCase("Nothing is cited.\n")
    for code in [DiagnosticCode.ignoreUnused, .baselineAbsent, .notText] {
      checked.files.append(
        CheckedFile(unread: Diagnostic(code, path: "a", message: "of no use")))
    }
    #expect(
      try checked.results().map { $0["ruleId"]?.stringValue }
        == [DiagnosticCode.ignoreUnused, .baselineAbsent, .notText].map(\.rawValue))
    let invocation = try run(checked)["invocations"]?.arrayValue?.first
    #expect(invocation?["toolExecutionNotifications"]?.arrayValue?.isEmpty == true)
    #expect(checked.text(.html).ranges(of: "The file was not read.").count == 1)
  }

  @Test func aBraceIsNoPlaceholder() throws {
    var checked = try CheckFormatCase(Self.text)
    checked.files[0].findings[0].diagnostic.message = "see {0} \\ {that}"
    let message = try #require(checked.results()[0]["message"]?["text"]?.stringValue)
    #expect(message.hasPrefix(#"see {{0}} \ {{that}}"#))
  }

  @Test func aBracketIsNoLink() throws {
    var checked = try CheckFormatCase(Self.text)
    checked.files[0].findings[0].diagnostic.message = "see [this](1) \\ that"
    let message = try #require(checked.results()[0]["message"]?["text"]?.stringValue)
    #expect(message.hasPrefix(#"see \[this\](1) \\ that"#))
  }
}
