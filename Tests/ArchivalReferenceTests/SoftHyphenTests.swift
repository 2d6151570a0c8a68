import ArchivalReference
import TestSupport
import Testing

/// Soft hyphens inside of words change nothing but places.
@Suite struct SoftHyphenTests {
  private let parser = ReferenceParser()

  /// A soft hyphen between any two letters of a fixture's words, with a line break or without.
  @Test(arguments: ["\u{AD}", "\u{AD}\n"])
  func whatIsReadIsTheSame(hyphen: String) throws {
    var random = Seeded("soft hyphens change nothing but places")
    for fixture in try ReferenceFixtures.cases where Self.isPlain(fixture.text) {
      let expected = parser.references(in: fixture.bytes)
      let words = Self.broken(fixture.text, by: hyphen, &random)
      let found = parser.references(in: Array(words.utf8))
      #expect(found.map(\.shifr) == expected.map(\.shifr), "\(words)")
      #expect(found.map(\.lists) == expected.map(\.lists), "\(words)")
      #expect(found.map(\.karton) == expected.map(\.karton), "\(words)")
      let cuts = found.map { Self.joined(Array(words.utf8)[$0.range], hyphen) }
      #expect(cuts == expected.map { Self.joined(fixture.bytes[$0.range], hyphen) }, "\(words)")
    }
  }

  /// Whether a text has no soft hyphen, no note's label and no entity, which are told by
  /// their signs, nor a Roman part of a fond, which is no word that is broken.
  private static func isPlain(_ text: String) -> Bool {
    !text.unicodeScalars.contains("\u{AD}") && !text.utf8.contains(0x26) && !text.contains("/III")
  }

  private static func broken(
    _ text: String, by hyphen: String, _ random: inout Seeded
  ) -> String {
    var result = String.UnicodeScalarView()
    var run = 0
    for scalar in text.unicodeScalars {
      let isLetter = scalar.properties.isAlphabetic
      // Words of a few letters are not broken, and abbreviations of archives are.
      if isLetter, run > 1, random.once(in: 4) { result.append(contentsOf: hyphen.unicodeScalars) }
      run = isLetter ? run + 1 : 0
      result.append(scalar)
    }
    return String(result)
  }

  private static func joined(_ bytes: ArraySlice<UInt8>, _ hyphen: String) -> String {
    var result = String.UnicodeScalarView()
    var isBroken = false
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if scalar != "\u{AD}", !(isBroken && scalar == "\n") { result.append(scalar) }
      isBroken = scalar == "\u{AD}"
    }
    return String(result)
  }
}
