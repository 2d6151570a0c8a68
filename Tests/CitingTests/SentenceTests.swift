import ArchivalReference
import Testing

@testable import Citing

/// Capital letters behind a period, and parentheses within parentheses.
@Suite struct SentenceTests {
  private static func copy(_ witness: String) -> Item {
    var item = Samples.reference("РГАСПИ. Ф. 17. Оп. 3. Д. 9. Л. 1")
    item.witness = Wording(witness)
    return item
  }

  /// A note on the copy is a sentence of its own behind a period (GOST R 7.0.5-2008, 11.10), and
  /// none behind a comma.
  @Test(arguments: [
    ("автограф", "Автограф"), ("Автограф", "Автограф"), ("ілюстрація", "Ілюстрація"),
    ("ёмкая копия", "Ёмкая копия"), ("«Правда»", "«Правда»"),
  ]) func aWitnessBeginsWithACapital(witness: String, printed: String) throws {
    let item = Self.copy(witness)
    let tail = "РГАСПИ. Ф. 17. Оп. 3. Д. 9. Л. 1. \(printed)."
    for style in ["gost-note", "gost-list", "legend", "journal-points"] {
      #expect(try Samples.notes([item], style) == [tail], "\(style)")
    }
    #expect(try Samples.notes([item], "gost-2018")[0].hasSuffix(" – Л. 1. – \(printed)."))
    let other = Samples.reference("ГАРФ. Ф. 1. Оп. 1. Д. 1. Л. 1")
    #expect(try Samples.notes([item, other, item], "gost-note").last == tail)
    #expect(try Samples.notes([Self.copy("копия")], "mla")[0].hasSuffix("l. 1. Kopiia."))
    let own = try Style(
      Array(
        """
        extends: journal-commas
        style: own
        title: Own
        source: none
        first: {search}[, {witness}]
        """.utf8), file: "own.style", extending: StyleLibrary.styles)
    #expect(
      try CompiledStyle(own).text(of: item) == "РГАСПИ, ф. 17, оп. 3, д. 9, л. 1, \(witness).")
  }

  @Test(arguments: [
    ("šifr", "Šifr"), ("émigré", "Émigré"), ("ž", "Ž"), ("ľ", "Ľ"), ("ÿ", "ÿ"), ("ı", "ı"),
    ("ґ", "Ґ"), ("џ", "Џ"), ("1932", "1932"), ("", ""), ("ß", "ß"),
  ]) func capitals(small: String, capital: String) {
    var text = Array(small.utf8)
    CompiledStyle.capitalize(&text, at: 0)
    #expect(String(decoding: text, as: UTF8.self) == capital)
  }

  /// English has square brackets within parentheses (CMOS 17, 6.101; APA 7, 6.8) and parentheses
  /// again within those; British styles and Russian have parentheses.
  @Test(arguments: [
    ("apa-text", "Minutes (draft)", "([Minutes (draft)], 1932, l. 1)"),
    ("mla-text", "Minutes (draft)", "(Minutes [draft], l. 1)"),
    ("mla-text", "Minutes (draft (2))", "(Minutes [draft (2)], l. 1)"),
    ("mla-text", "1) Minutes", "(1) Minutes, l. 1)"),
    ("mla-text", "Minutes (draft", "(Minutes (draft, l. 1)"),
    (
      "chicago-bibliography", "Minutes (draft)",
      "Minutes (draft), 1932. F. 17, op. 3, d. 9, l. 1. RGASPI, Moscow."
    ),
  ]) func parenthesesWithinParentheses(style: String, title: String, expected: String) throws {
    var item = Self.copy("")
    item.witness = nil
    item.title = Wording(title, latin: title)
    item.date = ItemDate("1932")
    #expect(try Samples.notes([item, item], style).last == expected)
  }

  @Test(arguments: [
    ("chicago-notes", "round", "f. 17 (CC (1898–1991)), d. 9"),
    ("chicago-notes", "square", "f. 17 (CC [1898–1991]), d. 9"),
    ("chicago-notes", nil, "f. 17 (CC [1898–1991]), d. 9"),
    ("gost-note", nil, "ф. 17 (ЦК (1898–1991)), д. 9"),
    ("harvard-text", nil, "f. 17 (CC (1898–1991)), d. 9"),
  ]) func theNameOfAFond(parent: String, nested: String?, expected: String) throws {
    var item = Self.copy("")
    item.fondName = Wording("ЦК (1898–1991)", latin: "CC (1898–1991)")
    let own = try Style(
      Array(
        """
        extends: \(parent)
        style: own
        title: Own
        source: none
        capitals: no
        levels: fond delo
        between: ", "
        fond: {mark}~{number}[ ({fond.name})]
        first: {search}
        start: ""
        end: ""
        \(nested.map { "nested: \($0)" } ?? "")
        """.utf8), file: "own.style", extending: StyleLibrary.styles)
    #expect(try CompiledStyle(own).text(of: item) == expected)
  }

  /// What is printed earlier in the same text does not count, only the note.
  @Test func eachNoteCountsAlone() throws {
    var sequence = CitationSequence(try Samples.style("chicago-bibliography"))
    var text = Array("( ".utf8)
    var item = Self.copy("")
    item.title = Wording("Minutes (draft)", latin: "Minutes (draft)")
    try sequence.append(item, to: &text)
    #expect(String(decoding: text, as: UTF8.self).hasPrefix("( Minutes (draft). F. 17"))
  }
}
