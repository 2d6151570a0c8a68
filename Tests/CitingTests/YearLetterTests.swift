import ArchivalReference
import Citing
import Testing

/// 1932a and 1932b: several documents of one author and year.
@Suite struct YearLetterTests {
  private static func item(
    _ author: String, _ title: String, _ date: String, sheet: Int, latin: String? = nil
  ) -> Item {
    var item = Samples.reference("РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. \(sheet)")
    item.authors = [Name(author)]
    item.title = Wording(title, latin: latin ?? title)
    item.date = date.isEmpty ? nil : ItemDate(date)
    return item
  }

  /// Three of one author and year, cited in another order than that of the list, and two that
  /// get no letter.
  private static let items = [
    item("Сталин, И. В.", "Тезисы", "1932-03-02", sheet: 1, latin: "The Theses"),
    item("Сталин, И. В.", "Записка", "1932-11-05", sheet: 2, latin: "Memorandum"),
    item("Сталин, И. В.", "Записка", "1932", sheet: 3, latin: "Speech"),
    item("Сталин, И. В.", "Записка", "1933", sheet: 4, latin: "Memorandum"),
    item("Молотов, В. М.", "Записка", "1932", sheet: 5, latin: "Memorandum"),
    item("Сталин, И. В.", "Тезисы", "1932-03-02", sheet: 1, latin: "The Theses"),
  ]

  /// By title, articles aside (CMOS 17, 15.20); by date, the year alone first, and then by title
  /// (APA 7, 9.47); by title (Harvard, unconfirmed).
  @Test(arguments: [
    (
      "chicago-author-date",
      [
        "(Stalin 1932c, l. 1)", "(Stalin 1932a, l. 2)", "(Stalin 1932b, l. 3)",
        "(Stalin 1933, l. 4)", "(Molotov 1932, l. 5)", "(Stalin 1932c, l. 1)",
      ]
    ),
    (
      "apa-text",
      [
        "(Stalin, 1932b, l. 1)", "(Stalin, 1932c, l. 2)", "(Stalin, 1932a, l. 3)",
        "(Stalin, 1933, l. 4)", "(Molotov, 1932, l. 5)", "(Stalin, 1932b, l. 1)",
      ]
    ),
    (
      "harvard-text",
      [
        "(Stalin 1932c, l. 1)", "(Stalin 1932a, l. 2)", "(Stalin 1932b, l. 3)",
        "(Stalin 1933, l. 4)", "(Molotov 1932, l. 5)", "(Stalin 1932c, l. 1)",
      ]
    ),
    (
      "harvard-narrative",
      [
        "Stalin (1932c, l. 1)", "Stalin (1932a, l. 2)", "Stalin (1932b, l. 3)",
        "Stalin (1933, l. 4)", "Molotov (1932, l. 5)", "Stalin (1932c, l. 1)",
      ]
    ),
  ]) func areGivenInTheOrderOfTheRule(style: String, expected: [String]) throws {
    #expect(try Samples.notes(Self.items, style) == expected)
  }

  /// The entry of the list has the letter of the text.
  @Test(arguments: [
    ("chicago-author-date-list", "Stalin, I. V. 1932c. The Theses, March 2. F. 558,"),
    ("apa", "Stalin, I. V. (1932b, March 2). [The Theses]. Russian State"),
    ("harvard", "Stalin, I. V., (1932c). [The Theses, 2 March]. Fond 558,"),
  ]) func theListHasThem(style: String, beginning: String) throws {
    let first = try Samples.notes(Self.items, style)[0]
    #expect(first.hasPrefix(beginning), "\(first)")
  }

  /// Titles that are the same go by their dates, and letters to several people by their names.
  @Test func lettersGoByAddresseeAndDay() throws {
    func letter(_ to: String, _ date: String) -> Item {
      var item = Samples.letter(sheets: "1")
      item.recipients = [Name(to)]
      item.title = nil
      item.date = ItemDate(date)
      return item
    }
    let items = [
      letter("Сталин, И. В.", "1932-11-06"), letter("Сталин, И. В.", "1932-02-05"),
      letter("Молотов, В. М.", "1932-12-01"),
    ]
    #expect(
      try Samples.notes(items, "chicago-author-date")
        == ["(Kaganovich 1932b, l. 1)", "(Kaganovich 1932a, l. 1)", "(Kaganovich 1932c, l. 1)"])
  }

  /// Without a year there are letters too (APA 7, 8.19: n.d.-a), and with one that is not sure.
  @Test(arguments: [
    ("apa-text", ["(Stalin, n.d.-b, l. 1)", "(Stalin, n.d.-a, l. 2)", "(Stalin, ca. 1932, l. 3)"]),
    (
      "chicago-author-date",
      ["(Stalin, n.d.-b, l. 1)", "(Stalin, n.d.-a, l. 2)", "(Stalin ca. 1932, l. 3)"]
    ),
  ]) func documentsWithoutAYearHaveThem(style: String, expected: [String]) throws {
    let items = [
      Self.item("Сталин, И. В.", "B", "", sheet: 1), Self.item("Сталин, И. В.", "A", "", sheet: 2),
      Self.item("Сталин, И. В.", "C", "ок. 1932", sheet: 3),
    ]
    #expect(try Samples.notes(items, style) == expected)
  }

  /// In Cyrillic they are Cyrillic letters, and behind the last comes the first twice.
  @Test func theAlphabetIsTheLanguages() throws {
    let own = try Style(
      Array(
        """
        extends: harvard-text
        style: own
        title: Own
        source: none
        language: ru
        script: cyrillic
        marks: russian
        """.utf8), file: "own.style", extending: StyleLibrary.styles)
    let items = (0..<30).map {
      Self.item("Сталин, И. В.", "А\($0 + 10)", "1932", sheet: $0 + 1)
    }
    let notes = try Samples.notes(items.map { [$0] }, CompiledStyle(own))
    #expect(notes[0] == "(Сталин 1932а, л. 1)")
    #expect(notes[2] == "(Сталин 1932в, л. 3)")
    let latin = try Samples.notes(items, "harvard-text")
    #expect(latin[25] == "(Stalin 1932z, l. 26)")
    #expect(latin[26] == "(Stalin 1932aa, l. 27)")
  }

  /// A sequence that does not know what comes gives none.
  @Test func nothingIsGuessedWithoutTheWhole() throws {
    var sequence = CitationSequence(try Samples.style("apa-text"))
    var text: [UInt8] = []
    for item in Self.items.prefix(2) { try sequence.append(item, to: &text) }
    #expect(String(decoding: text, as: UTF8.self) == "(Stalin, 1932, l. 1)(Stalin, 1932, l. 2)")
  }

  /// Namesakes have their initials (CMOS 17, ch. 15; APA 7, 8.20; MLA Handbook 9, ch. 6).
  @Test(arguments: [
    ("chicago-author-date", "(I. V. Stalin 1932, l. 1)", "(V. I. Stalin 1932, l. 2)"),
    ("apa-text", "(I. V. Stalin, 1932, l. 1)", "(V. I. Stalin, 1932, l. 2)"),
    ("mla-text", "(I. V. Stalin, l. 1)", "(V. I. Stalin, l. 2)"),
    ("harvard-narrative", "I. V. Stalin (1932, l. 1)", "V. I. Stalin (1932, l. 2)"),
  ]) func namesakesAreToldApart(style: String, first: String, second: String) throws {
    let items = [
      Self.item("Сталин, И. В.", "A", "1932", sheet: 1),
      Self.item("Сталин, В. И.", "A", "1932", sheet: 2),
    ]
    #expect(try Samples.notes(items, style) == [first, second])
  }
}
