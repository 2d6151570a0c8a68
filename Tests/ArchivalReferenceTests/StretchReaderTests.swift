import Testing

@testable import ArchivalReference

/// A text is read piece by piece; where the pieces end does not show.
@Suite struct StretchReaderTests {
  private let parser = ReferenceParser()

  /// Hundreds of kilobytes without the end of a paragraph are one stretch.
  @Test func piecesDoNotShow() {
    let numbers = 1...1000
    let lines = numbers.map {
      "РГАСПИ. Ф. \($0). Оп. 11. Д. \($0 + 1). Л. \($0)–\($0 + 9). Автограф."
    }
    let references = parser.references(in: Array(lines.joined(separator: "\n").utf8))
    #expect(references.count == numbers.count)
    for (reference, number) in zip(references, numbers) {
      #expect(
        reference.shifr
          == Shifr(archive: "RGASPI", fond: "\(number)", opis: "11", delo: "\(number + 1)"))
      #expect(reference.lists.map(\.text) == ["\(number)-\(number + 9)"])
      #expect(reference.witness?.text == "Автограф")
    }
  }

  /// Every shift of the text against the pieces gives the same references.
  @Test func shiftsAgainstThePiecesDoNotShow() {
    let line = "ГАРФ. Ф. Р-5446. Оп. 1а. Д. 12, 13; Д. 14. Л. 5 об., 7. Там же. Л. 9. Копия.\n"
    let text = Array(String(repeating: line, count: 200).utf8)
    let expected = parser.references(in: text)
    #expect(expected.count == 600)
    for shift in stride(from: 1, to: 400, by: 31) {
      let found = parser.references(in: [UInt8](repeating: 0x2E, count: shift) + text)
      #expect(found.map(\.shifr) == expected.map(\.shifr), "shifted by \(shift)")
      #expect(found.map(\.lists) == expected.map(\.lists), "shifted by \(shift)")
    }
  }

  /// A reference that is longer than a piece is read whole.
  @Test func listsLongerThanAPiece() throws {
    let sheets = (1...5000).map(String.init)
    let text = "РГАСПИ. Ф. 17. Оп. 3. Д. 904. Л. \(sheets.joined(separator: ", ")). Копия."
    let references = parser.references(in: Array(text.utf8))
    try #require(references.count == 1)
    #expect(references[0].lists.map(\.text) == sheets)
    #expect(references[0].witness?.text == "Копия")
  }

  /// The scanner leaves out nothing that the grammar reads in the whole text: places where
  /// it did, found by the fuzzer.
  @Test(arguments: [
    "Fond No. I6. Оп. 1", "Выписка: GARF, Fond No. R-5446.", "fond(BrDou(fo)П12",
    "(DASBU)7-5-7", "Фонд (бывший (старый) номер) П12. Оп. 3. Д. 4",
  ])
  func theScannerLeavesOutNothing(_ text: String) {
    let bytes = Array(text.utf8)
    var reader = StretchReader(archives: parser.archives)
    var resolver = Resolver(archives: parser.archives, bytes: bytes.count)
    reader.read(0..<bytes.count, of: bytes.span) { syntax, lists, piece, base in
      resolver.add(syntax, lists, in: piece, at: base)
    }
    resolver.resolve(in: bytes.span)
    #expect(parser.references(in: bytes) == resolver.references)
  }
}
