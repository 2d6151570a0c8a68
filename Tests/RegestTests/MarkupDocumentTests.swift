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
        "12:81 РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 5"
      ]
    ),
    ("word.html", []), ("letter.xml", []), ("article.xml", []),
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
