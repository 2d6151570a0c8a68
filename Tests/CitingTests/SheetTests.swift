import ArchivalReference
import Citing
import CitingTestSupport
import Testing

/// The sheets of one file as a list of sources has them.
@Suite struct SheetTests {
  @Test(arguments: [
    ("5, 6–7, 7 об.", "5-7v"), ("7, 5", "5 7"), ("5, 5 об.", "5-5v"), ("5 об., 6", "5v-6"),
    ("5, 6 об.", "5 6v"), ("5–9, 6–7, 10", "5-10"), ("5а, 5, 6, 5а", "5 5а 6"), ("3, 3, 3", "3"),
    ("11–14, 16", "11-14 16"),
    // Sides are kept: the back of 7 alone is not its front.
    ("1–5, 7 об.", "1-5 7v"), ("7 об., 1–3, 4–5", "1-5 7v"), ("13 об., 14, 11, 12", "11-12 13v-14"),
    // What lies within a run is said once, whatever stands beside it.
    ("1–10, 5а, 6", "1-10 5а"), ("1–10, 5а, 8–12", "1-12 5а"),
    ("177–180, 177а, 181", "177-181 177а"),
    ("5 об., 5а, 5", "5-5v 5а"), ("9, 10, 11", "9-11"),
    // A range printed backwards is nobody's to mend.
    ("180–177, 178", "178 180-177"),
  ]) func runsAreJoined(sheets: String, expected: String) {
    let item = Samples.reference("РГАСПИ. Ф. 17. Оп. 3. Д. 9. Л. \(sheets)")
    #expect(SourceList.collapsed(item.lists).map(\.text).joined(separator: " ") == expected)
  }

  /// What is covered: sheets by number, backs that are named, and all that has a letter.
  struct Cover: Hashable {
    var sheets: Set<Int> = []
    var backs: Set<Int> = []
    var odd: Set<String> = []

    init(_ spans: [ListSpan]) {
      for span in spans {
        guard span.first.letter == nil, span.last.letter == nil, !span.isDescending else {
          odd.insert(span.text)
          continue
        }
        sheets.formUnion(span.first.number...span.last.number)
        for bound in [span.first, span.last] where bound.isVerso { backs.insert(bound.number) }
      }
    }
  }

  /// The union of what is listed is the union of what is cited, in whatever order.
  @Test func theSameSidesAreListed() {
    var generator = ItemGenerator("collapsed runs have the same sides", isLatin: false)
    func sides(_ spans: [ListSpan]) -> Set<Int> {
      Set(
        spans.filter { $0.first.letter == nil && $0.last.letter == nil }.flatMap {
          Array(
            2 * $0.first.number + ($0.first.isVerso ? 1 : 0)...2 * $0.last.number
              + ($0.last.isVerso ? 1 : 0))
        })
    }
    for _ in 0..<300 {
      let spans = generator.items(5, archives: ["RGASPI"]).flatMap(\.lists)
      let collapsed = SourceList.collapsed(spans)
      #expect(collapsed == SourceList.collapsed(spans.shuffled(using: &generator.random)))
      #expect(collapsed == SourceList.collapsed(collapsed))
      let (cited, listed) = (Cover(spans), Cover(collapsed))
      #expect(listed.sheets == cited.sheets)
      #expect(listed.odd == cited.odd)
      // No back is named that was not, and none that was is left out.
      #expect(listed.backs.isSubset(of: cited.backs))
      #expect(sides(collapsed).isSuperset(of: sides(spans)))
    }
  }
}
