import ArchivalReference
import Citing
import DocumentText
import Fingerprint
import Interchange
import TestSupport
import Testing

@testable import Regest

/// What files of mark-up cite, and where.
@Suite struct MarkupDocumentTests {
  private static let register = Result {
    try Register.open(Project.path("Fixtures/Registers/rgaspi"))
  }

  private func references(_ name: String) throws -> [String] {
    let path = "Fixtures/Documents/\(name)"
    let checker = FileChecker(examiner: Examiner(register: try Self.register.get()))
    return try checker.check(Project.bytes(path), path: PathBytes(path)).references.map {
      "\($0.place.line):\($0.place.column) \($0.canonical)"
    }
  }

  @Test(arguments: [
    (
      "article.html",
      [
        "12:66 РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 5",
        "15:48 РГАСПИ. Ф. 17. Оп. 3. Д. 904. Л. 11–12",
        // No paragraph crosses a cell, and the page names two archives.
        "19:19 Ф. 82. Оп. 2. Д. 140", "20:17 Ф. Р-5446. Оп. 13. Д. 8",
        // The first note stands behind the second: its mark does.
        "26:17 РГАСПИ. Ф. 558. Оп. 11. Д. 741. Л. 6",
        "27:17 РГАСПИ. Ф. 558. Оп. 11. Д. 741. Л. 3 об.",
      ]
    ),
    (
      "word.html",
      [
        "15:71 РГАСПИ. Ф. 17. Оп. 162. Д. 13. Л. 133",
        "20:71 РГАСПИ. Ф. 17. Оп. 162. Д. 13. Л. 134–135",
      ]
    ),
    (
      "letter.xml",
      [
        "15:19 РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180",
        "24:50 РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177",
        "26:60 РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 170 об.",
        "32:33 РГАСПИ. Ф. 17. Оп. 3. Д. 904. Л. 11", "33:32 РГАСПИ. Ф. 82. Оп. 2. Д. 140. Л. 2",
      ]
    ),
    (
      "article.xml",
      [
        "8:14 ГАРФ. Ф. Р-5446. Оп. 13. Д. 8. Л. 2", "13:23 РГАСПИ. Ф. 17. Оп. 3. Д. 904",
        "14:23 РГАСПИ. Ф. 17. Оп. 3. Д. 905. Л. 1–2",
      ]
    ),
  ]) func filesCite(name: String, expected: [String]) throws {
    #expect(try references(name) == expected)
  }

  /// What our own writers of TEI and EAD write is read as the references it came from.
  @Test(arguments: ["tei", "ead3"]) func whatIsWrittenIsRead(name: String) throws {
    let format = try #require(InterchangeFormat.named(name))
    let texts = [
      "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180", "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 182 об.",
      "РГАСПИ. Ф. 558. Оп. 11. Д. 741. Л. 3, 5–6", "РГАСПИ. Ф. 558. Оп. 1. Д. 5. Л. 1",
      "РГАСПИ. Ф. 17. Оп. 162. Д. 13. Л. 133", "ГАРФ. Ф. Р-5446. Оп. 13. Д. 8. Л. 2",
      "РГАЭ. Ф. 7486. Оп. 37. Д. 61а. Л. 4",
    ]
    let parser = ReferenceParser()
    func read(_ bytes: [UInt8], _ starts: [Int]) -> [String] {
      parser.references(in: bytes.span, flowStarts: starts).map { $0.canonicalText() }
    }
    let text = Array(texts.joined(separator: "\n\n").utf8)
    let items = parser.references(in: text.span, flowStarts: [0]).map { reference in
      var item = Item(reference)
      item.title = Wording("Письмо")
      return item
    }
    try #require(items.count == texts.count)
    let document = DocumentText(format.export(items).bytes, as: .xml)
    #expect(read(document.bytes, document.flowStarts) == read(text, [0]))
  }
}
