import TestSupport
import Testing

@testable import Regest

/// Which record before is which after.
@Suite struct RecordAlignmentTests {
  private func aligned(_ earlier: [String], _ later: [String]) -> RecordAlignment {
    var alignment = RecordAlignment(earlier: earlier.count, later: later.count)
    alignment.matchInOrder(earlier, later)
    alignment.matchByKeys(earlier, later)
    return alignment
  }

  @Test(arguments: [
    // What is put in front shifts all, of many equal ones too.
    ("aaab", "xaaab", [1, 2, 3, 4]), ("aaaa", "baaaa", [1, 2, 3, 4]),
    // Of equal ones the right one is missing, as neighbours tell.
    ("pxqxrxs", "pqxrxs", [0, nil, 1, 2, 3, 4, 5]), ("axxb", "axb", [0, 1, nil, 2]),
    // What was moved is still there.
    ("abcd", "bcda", [3, 0, 1, 2]), ("", "ab", []), ("ab", "", [nil, nil]),
    ("abc", "axc", [0, nil, 2]),
  ]) func knows(_ earlier: String, _ later: String, _ expected: [Int?]) {
    let alignment = aligned(earlier.map(String.init), later.map(String.init))
    #expect(alignment.laterOf == expected)
  }

  /// As many are matched as there are equal ones, each once and with its like, and both
  /// sides come in one order, each once.
  @Test func equalOnesFindEachOther() {
    var random = Seeded("alignment")
    for _ in 0..<400 {
      let letters = (1...Int.random(in: 1...9, using: &random)).map { "\($0)" }
      let sides = [0, 1].map { _ in
        (0..<Int.random(in: 0...20, using: &random)).map { _ in
          letters.randomElement(using: &random) ?? ""
        }
      }
      let alignment = aligned(sides[0], sides[1])
      var common = 0
      for letter in letters {
        common += sides.map { side in side.count { $0 == letter } }.min() ?? 0
      }
      #expect(alignment.laterOf.compactMap(\.self).count == common)
      for (earlier, later) in alignment.laterOf.enumerated() {
        guard let later else { continue }
        #expect(alignment.earlierOf[later] == earlier && sides[0][earlier] == sides[1][later])
      }
      let order = alignment.inOrder
      #expect(order.compactMap(\.later) == Array(sides[1].indices))
      #expect(order.compactMap(\.earlier).sorted() == Array(sides[0].indices))
    }
  }
}
