import ArchivalReference
import Citing
import CitingTestSupport
import TestSupport
import Testing

@Suite struct SourceListTests {
  @Test(arguments: [
    ("5, 6–7, 7 об.", "5-7v"), ("7, 5", "5 7"), ("5, 5 об.", "5-5v"), ("5 об., 6", "5v-6"),
    ("5, 6 об.", "5 6v"), ("5–9, 6–7, 10", "5-10"), ("5а, 5, 6, 5а", "5 5а 6"), ("3, 3, 3", "3"),
    ("11–14, 16", "11-14 16"),
  ]) func runsAreJoined(sheets: String, expected: String) {
    let item = Samples.reference("РГАСПИ. Ф. 17. Оп. 3. Д. 9. Л. \(sheets)")
    #expect(SourceList.collapsed(item.lists).map(\.text).joined(separator: " ") == expected)
  }

  @Test func filesAreGroupedByOpis() throws {
    let items = [
      "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 5", "РГАСПИ. Ф. 17. Оп. 162. Д. 18. Л. 1",
      "ГАРФ. Ф. Р-5446. Оп. 1. Д. 2. Л. 8", "РГАСПИ. Ф. 558. Оп. 11. Д. 99. Л. 3",
      "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 6 об., 6", "ГАРФ. Ф. 102. Оп. 1. Д. 7. Л. 1",
    ].map(Samples.reference)
    var sequence = CitationSequence(try Samples.style("journal-points"))
    let lines = try SourceList.notes(of: items).map { note in
      sequence.interrupt()
      var text: [UInt8] = []
      try sequence.append(note: note, to: &text)
      return String(decoding: text, as: UTF8.self)
    }
    #expect(
      lines == [
        "ГАРФ. Ф. 102. Оп. 1. Д. 7. Л. 1.", "ГАРФ. Ф. Р-5446. Оп. 1. Д. 2. Л. 8.",
        "РГАСПИ. Ф. 17. Оп. 162. Д. 18. Л. 1.",
        "РГАСПИ. Ф. 558. Оп. 11. Д. 99. Л. 3; Д. 740. Л. 5–6 об.",
      ])
  }

  /// No sheet is lost or invented, and the order of citing does not matter.
  @Test func theSameSidesAreListed() {
    var generator = ItemGenerator("collapsed runs have the same sides", isLatin: false)
    func sides(_ spans: [ListSpan]) -> Set<Int> {
      Set(spans.flatMap { Array(2 * $0.first.number...2 * $0.last.number) })
    }
    for _ in 0..<300 {
      let spans = generator.items(5, archives: ["RGASPI"]).flatMap(\.lists)
        .filter {
          ($0.first.letter ?? $0.last.letter) == nil && !$0.first.isVerso && !$0.last.isVerso
        }
      let collapsed = SourceList.collapsed(spans)
      #expect(collapsed == SourceList.collapsed(spans.shuffled(using: &generator.random)))
      #expect(sides(collapsed).isSuperset(of: sides(spans)))
      let whole = Set(spans.flatMap { Array($0.first.number...$0.last.number) })
      #expect(Set(collapsed.flatMap { Array($0.first.number...$0.last.number) }) == whole)
    }
  }
}
