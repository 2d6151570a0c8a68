import ArchivalReference
import Testing

/// Flows that a reader of documents tells apart: what is inherited stays within one.
@Suite struct FlowTests {
  /// Flows, one behind another, each with the dela that its references are to have.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var flows: [String]
    var dela: [String?]

    var testDescription: String { name }
  }

  private static let cases = [
    Case(
      name: "a note points at the note before it",
      flows: [
        "РГАСПИ. Ф. 558. Оп. 11. Д. 1. Л. 1. Там же. Л. 2.",
        "РГАСПИ. Ф. 17. Оп. 3. Д. 904. Л. 11.\n\nТам же. Л. 12.",
      ], dela: ["1", "1", "904", "904"]),
    Case(
      name: "a first note points at nothing",
      flows: ["РГАСПИ. Ф. 558. Оп. 11. Д. 1. Л. 1.", "Там же. Л. 12."], dela: ["1", nil]),
    Case(
      name: "a step does not cross the border",
      flows: ["РГАСПИ. Ф. 558. Оп. 11. Д. 1. Л. 1;", "Оп. 3. Д. 5. Л. 12."], dela: ["1", "5"]),
    Case(
      name: "«Указ. дело» means the one delo of its flow",
      flows: [
        "РГАСПИ. Ф. 558. Оп. 11. Д. 1. Л. 1.",
        "РГАСПИ. Ф. 17. Оп. 3. Д. 904. Л. 11.\n\nУказ. дело. Л. 12.",
      ], dela: ["1", "904", "904"]),
    Case(
      name: "«Указ. дело» means no delo of another flow",
      flows: ["РГАСПИ. Ф. 558. Оп. 11. Д. 1. Л. 1.", "Указ. дело. Л. 12."], dela: ["1", nil]),
    Case(
      name: "a flow without references lies between",
      flows: ["РГАСПИ. Ф. 558. Оп. 11. Д. 1. Л. 1.", "prose", "Ibid. L. 12."], dela: ["1", nil]),
  ]

  private static func references(_ flows: [String], parser: ReferenceParser) -> References {
    var bytes: [UInt8] = []
    var starts: [Int] = []
    for flow in flows {
      if !bytes.isEmpty { bytes += [0x0A, 0x0A] }
      starts.append(bytes.count)
      bytes += Array(flow.utf8)
    }
    return parser.references(in: bytes.span, flowStarts: starts)
  }

  @Test(arguments: cases) func whatIsInheritedStaysWithinAFlow(expected: Case) {
    let references = Self.references(expected.flows, parser: ReferenceParser())
    #expect(references.map(\.shifr.delo) == expected.dela)
  }

  @Test func theArchiveIsInferredFromAllFlows() {
    let references = Self.references(
      ["The letters lie in RGASPI.", "F. 558. Op. 11. D. 740. L. 177."], parser: ReferenceParser())
    #expect(references.map(\.shifr.archive) == ["RGASPI"])
    #expect(references.flatMap(\.issues).map(\.kind) == [.archiveInferred])
  }

  @Test(arguments: [
    ("F. 558. Op. 11. D. 740. L. 177.", "GARF", [ReferenceIssue.Kind]()),
    ("RGASPI and RGVA are named: F. 558. Op. 11. D. 740. L. 177.", "GARF", []),
    ("RGASPI. F. 558. Op. 11. D. 740. L. 177.", "RGASPI", []),
    ("In RGASPI: see F. 558. Op. 11. D. 740. L. 177.", "RGASPI", [.archiveInferred]),
  ]) func aDefaultArchiveServesWhereTheTextDoesNotTell(
    text: String, archive: String, issues: [ReferenceIssue.Kind]
  ) throws {
    let references = Self.references([text], parser: ReferenceParser(defaultArchive: "GARF"))
    let reference = try #require(references.last)
    #expect(reference.shifr.archive == archive)
    #expect(reference.issues.map(\.kind) == issues)
  }
}
