import ArchivalReference
import TestSupport
import Testing

@testable import Citing

/// Dates that are no year: undated, about, from one to another, not before.
@Suite struct DatePhraseTests {
  private static func item(_ date: ItemDate?) -> Item {
    var item = Samples.reference("РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 1")
    item.authors = [Name("Сталин, И. В.")]
    item.title = Wording("Записка", latin: "Memorandum")
    item.date = date
    return item
  }

  /// CMOS 17, ch. 15: n.d., behind a comma in the text; 9.64: ranges of years. APA 7, 9.17, and
  /// its page on archival documents: ca. and brackets.
  @Test(arguments: [
    (nil, "(Stalin, n.d., l. 1)", "(Stalin, n.d., l. 1)"),
    ("б. д.", "(Stalin, n.d., l. 1)", "(Stalin, n.d., l. 1)"),
    ("1932", "(Stalin 1932, l. 1)", "(Stalin, 1932, l. 1)"),
    ("[1930-е]", "(Stalin [1930s], l. 1)", "(Stalin, [1930s], l. 1)"),
    ("1930-е гг.", "(Stalin 1930s, l. 1)", "(Stalin, 1930s, l. 1)"),
    ("1932–1933", "(Stalin 1932–33, l. 1)", "(Stalin, 1932–1933, l. 1)"),
    ("1932/33 гг.", "(Stalin 1932–33, l. 1)", "(Stalin, 1932–1933, l. 1)"),
    ("между 1899 и 1901 гг.", "(Stalin 1899–1901, l. 1)", "(Stalin, 1899–1901, l. 1)"),
    ("ок. 1932", "(Stalin ca. 1932, l. 1)", "(Stalin, ca. 1932, l. 1)"),
    ("[1932?]", "(Stalin [1932?], l. 1)", "(Stalin, [1932?], l. 1)"),
    (
      "не ранее 5 ноября 1932 г.", "(Stalin not before 1932, l. 1)",
      "(Stalin, not before 1932, l. 1)"
    ),
    ("осень 1932 г.", "(Stalin 1932, l. 1)", "(Stalin, 1932, l. 1)"),
    ("5 ноября 1932 г.", "(Stalin 1932, l. 1)", "(Stalin, 1932, l. 1)"),
    ("к съезду 1934 года", "(Stalin 1934, l. 1)", "(Stalin, 1934, l. 1)"),
  ]) func inTheText(date: String?, chicago: String, apa: String) throws {
    let item = Self.item(date.map { ItemDate($0) })
    #expect(try Samples.notes([item], "chicago-author-date") == [chicago])
    #expect(try Samples.notes([item], "apa-text") == [apa])
  }

  /// Nothing of the date is lost in the list, and what was understood is in English.
  @Test(arguments: [
    (
      nil, "Stalin, I. V. n.d. Memorandum. F. 558", "Stalin, I. V. (n.d.). [Memorandum]. R",
      "Stalin, I. V., (n.d.). [Memorandum]. Fond"
    ),
    (
      "не ранее 5 ноября 1932 г.",
      "Stalin, I. V. not before 1932. Memorandum, not before November 5, 1932. F. 558",
      "Stalin, I. V. (not before 1932, November 5). [Memorandum]. R",
      "Stalin, I. V., (not before 1932). [Memorandum, not before 5 November 1932]. Fond"
    ),
    (
      "осень 1932 г.", "Stalin, I. V. 1932. Memorandum, autumn 1932. F. 558",
      "Stalin, I. V. (autumn 1932). [Memorandum]. R",
      "Stalin, I. V., (1932). [Memorandum, autumn 1932]. Fond"
    ),
    (
      "[1930-е]", "Stalin, I. V. [1930s]. Memorandum. F. 558",
      "Stalin, I. V. ([1930s]). [Memorandum]. R",
      "Stalin, I. V., ([1930s]). [Memorandum]. Fond"
    ),
    (
      "11.1932–02.1933", "Stalin, I. V. 1932–33. Memorandum, November 1932–February 1933. F.",
      "Stalin, I. V. (1932, November–1933, February). [Memorandum]. R",
      "Stalin, I. V., (1932–1933). [Memorandum, November 1932–February 1933]. Fond"
    ),
    (
      "5 ноября 1932 г.", "Stalin, I. V. 1932. Memorandum, November 5. F. 558",
      "Stalin, I. V. (1932, November 5). [Memorandum]. R",
      "Stalin, I. V., (1932). [Memorandum, 5 November]. Fond"
    ),
    (
      "к съезду 1934 года", "Stalin, I. V. 1934. Memorandum, k s\"ezdu 1934 goda. F. 558",
      "Stalin, I. V. (1934, k s\"ezdu 1934 goda). [Memorandum]. R",
      "Stalin, I. V., (1934). [Memorandum, k s\"ezdu 1934 goda]. Fond"
    ),
  ]) func inTheList(date: String?, chicago: String, apa: String, harvard: String) throws {
    let item = Self.item(date.map { ItemDate($0) })
    for (style, beginning) in [
      ("chicago-author-date-list", chicago), ("apa", apa), ("harvard", harvard),
    ] {
      let text = try Samples.notes([item], style)[0]
      #expect(text.hasPrefix(beginning), "\(text)")
    }
  }

  /// GOST prints what the source prints, and a plain day as its own rule has it.
  @Test(arguments: [
    ("не ранее 5 ноября 1932 г.", "Записка, не ранее 5 ноября 1932 г. //"),
    ("[1930-е]", "Записка, [1930-е] //"), ("05.11.1932", "Записка от 5 ноября 1932 г. //"),
    ("5 нояб. 1932 г.", "Записка от 5 ноября 1932 г. //"), ("б. д.", "Записка, б. д. //"),
  ]) func inRussian(date: String, expected: String) throws {
    let text = try Samples.notes([Self.item(ItemDate(date))], "gost-note")[0]
    #expect(text.contains(expected), "\(text)")
  }

  /// Parts do not stand for a date that the source limits.
  @Test func thePrintedDateLimitsItsParts() throws {
    let item = Self.item(
      ItemDate(year: 1932, month: 11, day: 5, printed: "не ранее 5 ноября 1932 г."))
    #expect(
      try Samples.notes([item], "gost-note")[0].hasPrefix(
        "Сталин И. В. Записка, не ранее 5 ноября 1932 г. //"))
    #expect(
      try Samples.notes([item], "chicago-notes")[0].hasPrefix(
        "I. V. Stalin, Memorandum, not before November 5, 1932, f. 558"))
    let season = Self.item(ItemDate(year: 1932, printed: "осень 1932"))
    #expect(try Samples.notes([season], "gost-note")[0].contains("Записка, осень 1932 //"))
  }

  /// A style in Russian, in Cyrillic and in Latin letters, and one in French.
  @Test(arguments: [
    ("ru", Script.cyrillic, "б. д.", "(Сталин б. д., л. 1)"),
    ("ru", .cyrillic, "ок. 1932", "(Сталин ок. 1932, л. 1)"),
    ("ru", .cyrillic, "1932–1933", "(Сталин 1932–1933, л. 1)"),
    ("ru", .cyrillic, "[1930-е]", "(Сталин [1930-е], л. 1)"),
    ("ru", .simplified, "б. д.", "(Stalin b. d., l. 1)"),
    ("fr", .simplified, "б. д.", "(Stalin s. d., l. 1)"),
    ("fr", .simplified, "ок. 1932", "(Stalin vers 1932, l. 1)"),
    ("fr", .simplified, "1930-е", "(Stalin années 1930, l. 1)"),
    ("fr", .simplified, "не ранее 5 ноября 1932 г.", "(Stalin pas avant 1932, l. 1)"),
  ]) func inOtherLanguages(
    language: String, script: Script, date: String, expected: String
  ) throws {
    let text = """
      extends: harvard-text
      style: own
      title: Own
      source: none
      language: \(language)
      marks: \(language == "ru" ? "russian" : "latin")
      """
    let style = try Style(Array(text.utf8), file: "own.style", extending: StyleLibrary.styles)
    let compiled = try CompiledStyle(style, script: script)
    #expect(try compiled.text(of: Self.item(ItemDate(date))) == expected)
  }

  @Test func aDayInFrench() throws {
    let item = Self.item(ItemDate("не ранее 1 ноября 1932 г."))
    #expect(
      try Samples.notes([item], "cahiers")[0]
        .hasPrefix("I. V. Stalin, Memorandum, pas avant le 1er novembre 1932, RGASPI"))
  }

  /// Whatever a date says, it is printed in every style; the first year that was read is in it.
  @Test func anyWordsArePrinted() throws {
    var random = Seeded("any words of dates are printed")
    let words = [
      "5", "11", "1932", "1933", "33", "г.", "гг.", "ноября", "осень", "не", "ранее", "до", "после",
      "ок.", "между", "и", "с", "по", "–", "-", "/", ".", "[", "]", "(", ")", "?", "~", "-е", "s",
      "б. д.", "Nov.", "é", "00", "1900", "99999999999999999999", " ", "",
    ]
    let styles = try ["apa", "chicago-author-date-list", "harvard", "mla", "gost-note", "cahiers"]
      .map { try Samples.style($0) }
    for _ in 0..<400 {
      let text = (0...Int.random(in: 0..<7, using: &random)).map { _ in
        words[Int.random(in: 0..<words.count, using: &random)]
      }.joined(separator: Bool.random(using: &random) ? " " : "")
      let item = Self.item(ItemDate(text))
      let phrase = DatePhrase(text)
      for style in styles {
        let printed = try Samples.notes([[item], [item]], style)[0]
        if let year = phrase.start?.year {
          #expect(printed.contains(String(year)), "“\(text)”: \(printed)")
        }
      }
    }
  }

  /// What is read of a date: whether it is whole, its first year and its last.
  @Test(
    arguments: [
      ("с 1932 по 1934 г.", true, 1932, 1934), ("с 1932 г.", false, 1932, nil),
      ("1932-33", true, 1932, 1933), ("1905-07", true, 1905, nil),
      ("1932-11-05–1932-12-01", true, 1932, 1932), ("5–7 ноября 1932 г.", false, 1932, nil),
      ("30 февраля 1932 г.", false, 1932, nil), ("ноябрь 1932 — январь 1933", true, 1932, 1933),
      ("№ 1917", false, 1917, nil), ("1933–1932", false, 1933, nil), ("без даты", true, nil, nil),
      ("1932 1933", false, 1932, nil), ("1930s", true, 1930, nil), ("", false, nil, nil),
      ("Nov. 5, 1932", true, 1932, nil), ("5 [ноября] 1932", false, 1932, nil),
      ("not later than March 1932", true, 1932, nil), ("1932 (?)", true, 1932, nil),
    ] as [(String, Bool, Int?, Int?)]) func phrases(
      text: String, isWhole: Bool, start: Int?, end: Int?
    )
  {
    let phrase = DatePhrase(text)
    #expect(phrase.isWhole == isWhole, "\(phrase)")
    #expect(phrase.start?.year == start && phrase.end?.year == end, "\(phrase)")
  }
}
