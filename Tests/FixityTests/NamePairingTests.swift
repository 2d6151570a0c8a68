import Fingerprint
import Fixity
import Testing

@Suite struct NamePairingTests {
  private func pairs(
    _ missing: [PathBytes], _ found: [PathBytes], isSame: (Int, Int) -> Bool = { _, _ in false }
  ) -> [String] {
    NamePairing.pairs(missing: missing, found: found, isSame: isSame).map {
      "\($0.missing)-\($0.found) \($0.respelling)"
    }
  }

  @Test func pairsByNormalizationBeforeCase() {
    #expect(
      pairs(["\u{0439}", "A"], ["a", "\u{0419}", "\u{0438}\u{0306}"]) == [
        "0-2 normalization", "1-0 letterCase",
      ])
  }

  @Test func pairsWholePaths() {
    #expect(pairs(["e\u{301}/x"], ["\u{E9}/x", "\u{E9}/y"]) == ["0-0 normalization"])
  }

  @Test func takesTheNameWithTheSameContent() {
    #expect(pairs(["ab"], ["AB", "Ab", "aB"], isSame: { $1 == 1 }) == ["0-1 letterCase"])
    #expect(pairs(["ab"], ["AB", "Ab"]) == ["0-0 letterCase"])
  }

  @Test func takesEachNameOnce() {
    #expect(pairs(["ab", "aB"], ["AB"]) == ["0-0 letterCase"])
  }

  @Test func leavesOtherNamesAlone() {
    #expect(pairs(["a"], ["b"]) == [])
    #expect(pairs([], ["b"]) == [])
    #expect(pairs([PathBytes([0xFF])], [PathBytes([0xFF, 0x61])]) == [])
  }
}
