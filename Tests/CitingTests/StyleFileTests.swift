import ArchivalReference
import Testing

@testable import Citing

/// The format of styles: what it reads, and what it says of what it cannot read.
@Suite struct StyleFileTests {
  private static let head = "style: mine\ntitle: Mine\nsource: me\n"

  private func style(_ text: String) throws(StyleError) -> Style {
    try Style(Array((Self.head + text).utf8), file: "mine.style", extending: StyleLibrary.styles)
  }

  @Test func everyBuiltInStyleIsRead() {
    #expect(StyleLibrary.styles.count == StyleLibrary.sources.count)
    for (style, source) in zip(StyleLibrary.styles, StyleLibrary.sources) {
      #expect("\(style.name).style" == source.name)
      #expect(!style.about.isEmpty && !style.source.isEmpty, "\(style.name)")
    }
    #expect(Set(StyleLibrary.styles.map(\.name)).count == StyleLibrary.styles.count)
  }

  /// Styles that no source confirms say so.
  @Test(arguments: [
    "gost-2018", "journal-commas", "journal-brackets", "chicago-author-date", "kritika",
    "slavic-review", "europe-asia-studies", "cahiers",
  ]) func unconfirmedStylesSaySo(name: String) {
    #expect(StyleLibrary.style(named: name)?.unconfirmed != nil)
  }

  @Test func aStyleOfOnesOwn() throws {
    let style = try style(
      """
      # A comment.
      extends: journal-commas
      range sign: -
      first: [{title}: |]{search}
        (см. [{witness}|без пометы])
      end: ""
      """)
    let compiled = try CompiledStyle(style)
    let item = Samples.reference("РГАСПИ. Ф. 17. Оп. 3. Д. 9. Л. 1–2")
    #expect(try compiled.text(of: item) == "РГАСПИ, ф. 17, оп. 3, д. 9, л. 1-2 (см. без пометы)")
  }

  /// No rule says how the former shifr is printed; a style of one's own may.
  @Test func theFormerShifrIsPrintedOnDemand() throws {
    var item = Samples.reference("РГАСПИ. Ф. 558. Оп. 11. Д. 76. Л. 40")
    item.formerShifr = "АП РФ. Ф. 45. Оп. 1. Д. 76"
    let own = try style("extends: gost-note\nfirst: {search}[ (б. {former})]")
    #expect(
      try CompiledStyle(own).text(of: item)
        == "РГАСПИ. Ф. 558. Оп. 11. Д. 76. Л. 40 (б. АП РФ. Ф. 45. Оп. 1. Д. 76).")
    item.title = Wording("План")
    item.authors = [Name("Каганович, Л. М.")]
    item.number = 1
    for style in StyleLibrary.styles {
      let text = try CompiledStyle(style).text(of: item)
      #expect(!text.contains("45") && !text.contains("APRF"), "\(style.name)")
    }
  }

  @Test(arguments: [
    ("first: {serach}", 4, 8, "no field has the name “serach”"),
    ("first: {?xyz}", 4, 8, "no fact has the name “xyz”"),
    ("first: a[b", 4, 9, "“[” is never closed"), ("first: a{b", 4, 9, "“{” is never closed"),
    ("first: a]b", 4, 9, "“]” stands outside of brackets"), ("first: a}", 4, 9, "“}” without “{”"),
    ("first: {search}\n  {x}", 5, 3, "no field has the name “x”"),
    ("frist: {search}", 4, 1, "no key has the name “frist”"),
    ("first {search}", 4, 1, "expected “key: value”"),
    ("first: a\nfirst: b", 5, 1, "“first” is given in line 4 already"),
    ("script: greek\nfirst: a", 4, 9, "no script has the name “greek”"),
    ("ranges: short\nfirst: a", 4, 9, "“ranges” does not take “short”"),
    (
      "order: title\nfirst: a", 4, 8, "“order” does not take “title”; there are cited, author title"
    ),
    ("listed: delo page\nfirst: a", 4, 9, "each level once; there is no level"),
    (
      "listed fond: {fond}\nfirst: a", 4, 14,
      "“listed fond” prints a field of which it is a part"
    ),
    ("extends: none", 4, 10, "no style has the name “none”"),
    ("end: {search}\nfirst: a", 4, 6, "“end” is text and takes no field"),
    (
      "et al from: 1\nfirst: a", 4, 13, "“et al from” takes a number from 2 to 99, and not “1”"
    ),
    (
      "et al from: four\nfirst: a", 4, 13,
      "“et al from” takes a number from 2 to 99, and not “four”"
    ),
    (
      "et al from: 3\net al shows: 3\nfirst: a", 5, 14,
      "“et al shows” is not less than “et al from”, 3"
    ),
    ("et al: {author}\nfirst: a", 4, 8, "“et al” is text and takes no field"),
    ("nested: curly\nfirst: a", 4, 9, "“nested” does not take “curly”; there are round, square"),
    (
      "year letters: author\nfirst: a", 4, 15,
      "“year letters” does not take “author”; there are title, date title"
    ),
    ("first: a\\", 4, 9, "“\\” at the end"), ("end: .", 1, 1, "the style has no “first”"),
  ]) func faultsHaveTheirPlace(text: String, line: Int, column: Int, message: String) {
    do {
      _ = try style(text)
      Issue.record("it was read")
    } catch {
      #expect(error.file == "mine.style")
      #expect(error.line == line && error.column == column, "\(error)")
      #expect(error.message.hasPrefix(message), "\(error)")
    }
  }

  @Test func bytesThatAreNotUTF8() {
    #expect(throws: StyleError(file: "x", line: 2, column: 1, message: "the line is not UTF-8")) {
      try Style(Array("style: a\n".utf8) + [0xFF], file: "x")
    }
  }
}
