import CanonicalJSON
import DocumentText
import Fingerprint
import TestSupport
import Testing

@testable import Regest

/// Documents of office programs, whose places are told by their parts.
@Suite struct OfficeDocumentTests {
  private static func checker() throws -> FileChecker {
    let register = try Register.open(Project.path("Fixtures/Registers/small"))
    return FileChecker(examiner: Examiner(register: register))
  }

  private static func check(_ name: String) throws -> CheckedFile {
    try checker().check(Project.bytes("Fixtures/Documents/\(name)"), path: PathBytes(name))
  }

  private static let cited: [(name: String, references: [String])] = [
    (
      "chapter.docx",
      [
        "paragraph 3: ГАРФ. Ф. Р-5446. Оп. 1. Д. 27. Л. 9",
        "table 1, row 2: РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177",
        "table 1, row 3: РГАСПИ. Ф. 17. Оп. 3. Д. 904. Л. 11",
        "footnote 1: РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177",
        "footnote 2: РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 178–179",
        "footnote 3: РГАСПИ. Ф. 558. Оп. 11. Д. 100000. Л. 1–2",
        "comment 1: ГАРФ. Ф. Р-5446. Оп. 1. Д. 27. Л. 10",
      ]
    ),
    (
      "chapter.odt",
      [
        "footnote 1: РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177",
        "footnote 2: РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 178–179",
        "footnote 3: РГАСПИ. Ф. 558. Оп. 11. Д. 100000. Л. 1–2",
      ]
    ),
  ]

  @Test(arguments: cited) func referencesAreFoundInTheirParts(
    name: String, references: [String]
  ) throws {
    let file = try Self.check(name)
    #expect(file.isRead)
    #expect(file.references.map { "\($0.place.part ?? "?"): \($0.canonical)" } == references)
    for reference in file.references {
      let json = String(decoding: reference.json, as: UTF8.self)
      #expect(json.contains(",\"place\":\"\(reference.place.part ?? "?")\",\"form\":"))
      #expect(!json.contains("\"line\":"))
    }
  }

  @Test(arguments: ["chapter.docx", "chapter.odt"])
  func offsetsAreThoseOfTheTextThatIsRead(name: String) throws {
    let text = try SourceText(
      Project.bytes("Fixtures/Documents/\(name)"), as: DocumentFormat(path: name.utf8))
    let file = try Self.checker().check(text, path: PathBytes(name))
    let dash = try #require(file.findings.first { $0.diagnostic.code == .rangeDash })
    let place = try #require(dash.diagnostic.place)
    #expect(String(decoding: text.bytes[place.range], as: UTF8.self).contains("-"))
    #expect(place.part == "footnote 3")
    #expect(dash.start == nil)
    #expect(
      dash.line.map { String(decoding: $0.bytes, as: UTF8.self) }?.hasPrefix("Там же") == true)
  }

  @Test func nothingIsMendedAndTheChangeIsTold() throws {
    for name in ["chapter.docx", "chapter.odt"] {
      let file = try Self.check(name)
      #expect(file.findings.allSatisfy { $0.diagnostic.fix == nil })
      #expect(
        file.findings.contains {
          $0.diagnostic.notes.contains("replace “-” by “–” in a word processor")
        })
    }
  }

  @Test func aDamagedDocumentIsOneFinding() throws {
    let whole = try Project.bytes("Fixtures/Documents/chapter.docx")
    let file = try Self.checker().check(Array(whole.dropLast(50)), path: "cut.docx")
    #expect(!file.isRead)
    #expect(file.diagnostics.map(\.code) == [.sourceUnreadable])
    #expect(file.diagnostics.hasObstacles)
  }

  @Test(arguments: ["chapter.docx", "chapter.odt"]) func theCacheHoldsParts(name: String) throws {
    let file = try Self.check(name)
    let again = try CheckedFile(
      cacheBytes: file.cacheBytes[...], path: PathBytes(name), size: 1 << 20)
    #expect(again == file)
  }

  @Test func notesKeepTheirNumbers() throws {
    let bytes = try Project.bytes("Fixtures/Documents/chapter.docx")
    let text = try SourceText(bytes, as: .docx)
    let entries = ManuscriptItems.entries(of: text, name: "chapter.docx")
    #expect(entries.map(\.label) == [nil, nil, nil, "1", "2", "3", nil])
    #expect(entries[3].place == "chapter.docx: footnote 1")
    #expect(entries.allSatisfy { $0.line == nil })
  }

  @Test func sarifHasALogicalLocationAndNoRegion() throws {
    let finding = try #require(try Self.check("chapter.odt").findings.last)
    let json = SARIFLocation(path: "chapter.odt", index: 0).json(of: finding)
    #expect(json["logicalLocations"]?.arrayValue?.first?["name"]?.stringValue == "footnote 3")
    #expect(json["physicalLocation"]?["region"] == nil)
    #expect(json["physicalLocation"]?["contextRegion"] == nil)
  }
}
