import ArchivalReference
import Citing
import CitingTestSupport
import Testing

/// Bibliographies, expected by hand from the rules on the order of entries.
@Suite struct BibliographyTests {
  static func document(
    _ reference: String, _ author: String?, _ title: String, latin: String? = nil, _ date: String
  ) -> Item {
    var item = Samples.reference("РГАСПИ. \(reference)")
    item.authors = author.map { [Name($0)] } ?? []
    item.title = Wording(title, latin: latin)
    item.date = ItemDate(date)
    return item
  }

  /// Documents and references in the order of a text; the first is cited twice, and so is the
  /// file of the second.
  static let items: [Item] = {
    var again = Samples.letter(sheets: "178 об.")
    var abel = document("Ф. 515. Оп. 1. Д. 1. Л. 1", "Abel, J.", "Report", "1930")
    abel.language = "en"
    var note = document("Ф. 17. Оп. 3. Д. 904. Л. 11", nil, "Записка", latin: "Note", "1932")
    note.isTitleSupplied = true
    return [
      Samples.letter,
      Samples.reference("РГАСПИ. Ф. 17. Оп. 3. Д. 10. Л. 3"),
      Samples.reference("РГАСПИ. Ф. 9. Оп. 1. Д. 10. Л. 12"),
      abel,
      document("Ф. 81. Оп. 3. Д. 1. Л. 2", "Каганович, Л. М.", "Анкета", latin: "Form", "1935"),
      note, again,
      document("Ф. 71. Оп. 35. Д. 961. Л. 6", "Ёлкин, А.", "Доклад", latin: "Report", "1920-05-25"),
      Samples.reference("РГАСПИ. Ф. 17. Оп. 3. Д. 10. Л. 4, 2"),
      document("Ф. 558. Оп. 11. Д. 729. Л. 85", "Ежов, Н. И.", "План", latin: "Plan", "1936"),
      Samples.reference("ГАРФ. Ф. 102. Оп. 1. Д. 7. Л. 1"),
    ]
  }()

  static func entries(_ items: [Item], _ name: String) throws -> [String] {
    try Samples.entries(items, Samples.style(name))
  }

  static let lists: [(rule: String, style: String, expected: [String])] = [
    (
      "GOST: by authors, titles and archives, е and ё together, Cyrillic first, numbered",
      "gost-list",
      [
        "1. ГАРФ. Ф. 102. Оп. 1. Д. 7. Л. 1.",
        "2. Ежов Н. И. План, 1936 г. // РГАСПИ. Ф. 558. Оп. 11. Д. 729. Л. 85.",
        "3. Ёлкин А. Доклад от 25 мая 1920 г. // РГАСПИ. Ф. 71. Оп. 35. Д. 961. Л. 6.",
        "4. [Записка], 1932 г. // РГАСПИ. Ф. 17. Оп. 3. Д. 904. Л. 11.",
        "5. Каганович Л. М. Анкета, 1935 г. // РГАСПИ. Ф. 81. Оп. 3. Д. 1. Л. 2.",
        "6. Каганович Л. М. Письмо И. В. Сталину от 5 ноября 1932 г. // "
          + "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180. Автограф.",
        "7. РГАСПИ. Ф. 9. Оп. 1. Д. 10. Л. 12.",
        "8. РГАСПИ. Ф. 17. Оп. 3. Д. 10. Л. 2–4.",
        "9. Abel J. Report, 1930 г. // РГАСПИ. Ф. 515. Оп. 1. Д. 1. Л. 1.",
      ]
    ),
    (
      "CMOS 14.60–14.66: by the first word, one author's by title; references by number",
      "chicago-bibliography",
      [
        "Abel, J. Report, 1930. F. 515, op. 1, d. 1, l. 1. RGASPI, Moscow.",
        "Elkin, A. Report, May 25, 1920. F. 71, op. 35, d. 961, l. 6. RGASPI, Moscow.",
        "Ezhov, N. I. Plan, 1936. F. 558, op. 11, d. 729, l. 85. RGASPI, Moscow.",
        "F. 9, op. 1, d. 10, l. 12. RGASPI, Moscow.",
        "F. 17, op. 3, d. 10, ll. 2–4. RGASPI, Moscow.",
        "F. 102, op. 1, d. 7, l. 1. GARF, Moscow.",
        "Kaganovich, L. M. Form, 1935. F. 81, op. 3, d. 1, l. 2. RGASPI, Moscow.",
        "Kaganovich, L. M. Letter to I. V. Stalin, November 5, 1932. F. 558, op. 11, d. 740, "
          + "ll. 177–80. RGASPI, Moscow.",
        "Note, 1932. F. 17, op. 3, d. 904, l. 11. RGASPI, Moscow.",
      ]
    ),
    (
      "CMOS 15.17: one author's by year; without an author the archive and the fond, once",
      "chicago-author-date-list",
      [
        "Abel, J. 1930. Report. F. 515, op. 1, d. 1, l. 1. RGASPI, Moscow.",
        "Elkin, A. 1920. Report, May 25. F. 71, op. 35, d. 961, l. 6. RGASPI, Moscow.",
        "Ezhov, N. I. 1936. Plan. F. 558, op. 11, d. 729, l. 85. RGASPI, Moscow.",
        "GARF (State Archive of the Russian Federation), Moscow. Fond 102.",
        "Kaganovich, L. M. 1932. Letter to I. V. Stalin, November 5. F. 558, op. 11, d. 740, "
          + "ll. 177–80. RGASPI, Moscow.",
        "Kaganovich, L. M. 1935. Form. F. 81, op. 3, d. 1, l. 2. RGASPI, Moscow.",
        "RGASPI (Russian State Archive of Socio-Political History), Moscow. Fond 9.",
        "RGASPI (Russian State Archive of Socio-Political History), Moscow. Fond 17.",
      ]
    ),
    (
      "MLA: three hyphens for the author of the entry before", "mla",
      [
        "Abel, J. Report. 1930. Fond 515, Russian State Archive of Socio-Political History, "
          + "Moscow, op. 1, d. 1, l. 1.",
        "Elkin, A. Report. 25 May 1920. Fond 71, Russian State Archive of Socio-Political "
          + "History, Moscow, op. 35, d. 961, l. 6.",
        "Ezhov, N. I. Plan. 1936. Fond 558, Russian State Archive of Socio-Political History, "
          + "Moscow, op. 11, d. 729, l. 85.",
        "Fond 9, Russian State Archive of Socio-Political History, Moscow, op. 1, d. 10, l. 12.",
        "Fond 17, Russian State Archive of Socio-Political History, Moscow, op. 3, d. 10, "
          + "ll. 2–4.",
        "Fond 102, State Archive of the Russian Federation, Moscow, op. 1, d. 7, l. 1.",
        "Kaganovich, L. M. Form. 1935. Fond 81, Russian State Archive of Socio-Political "
          + "History, Moscow, op. 3, d. 1, l. 2.",
        "---. Letter to I. V. Stalin. 5 Nov. 1932. Fond 558, Russian State Archive of "
          + "Socio-Political History, Moscow, op. 11, d. 740, ll. 177–80. Manuscript.",
        "Note. 1932. Fond 17, Russian State Archive of Socio-Political History, Moscow, op. 3, "
          + "d. 904, l. 11.",
      ]
    ),
    (
      "a list of files has each once, in the order of the numbers", "journal-brackets-list",
      [
        "ГАРФ. Ф. 102. Оп. 1. Д. 7.", "РГАСПИ. Ф. 9. Оп. 1. Д. 10.", "РГАСПИ. Ф. 17. Оп. 3. Д. 10.",
        "РГАСПИ. Ф. 17. Оп. 3. Д. 904.", "РГАСПИ. Ф. 71. Оп. 35. Д. 961.",
        "РГАСПИ. Ф. 81. Оп. 3. Д. 1.", "РГАСПИ. Ф. 515. Оп. 1. Д. 1.",
        "РГАСПИ. Ф. 558. Оп. 11. Д. 729.", "РГАСПИ. Ф. 558. Оп. 11. Д. 740.",
      ]
    ),
    (
      "a list of abbreviations has each archive once", "cahiers-abbreviations",
      [
        "GARF : Gosudarstvennyj arhiv Rossijskoj Federacii",
        "RGASPI : Rossijskij gosudarstvennyj arhiv social´no-političeskoj istorii",
      ]
    ),
  ]

  @Test(arguments: lists)
  func entriesStandInOrder(rule: String, style: String, expected: [String]) throws {
    #expect(try Self.entries(Self.items, style) == expected, "\(rule)")
  }

  /// APA 7, 9.46, and Harvard: one author's by the day, and what has none first.
  @Test(arguments: ["apa", "harvard"]) func oneAuthorsAreInOrderOfTime(style: String) throws {
    let items = ["1932-11-05", "1932-08", "1931-12-31", "1932-11-03", "1932"].map {
      Self.document("Ф. 81. Оп. 3. Д. 9. Л. 1", "Сталин, И. В.", "Я\($0)", latin: "T\($0)", $0)
    }
    let entries = try Self.entries(items, style)
    let titles = entries.compactMap {
      $0.split(separator: "T").last?.prefix { $0 != "]" && $0 != "," }
    }
    #expect(titles == ["1931-12-31", "1932", "1932-08", "1932-11-03", "1932-11-05"])
  }

  /// The text refers to entries by the numbers that they have.
  @Test func numbersThatAreGivenAreKept() throws {
    var items = Self.items
    items[6].number = 25
    items[2].number = 3
    let entries = try Self.entries(items, "gost-list")
    #expect(
      entries.map { $0.prefix { $0 != " " } } == [
        "3.", "25.", "26.", "27.", "28.", "29.", "30.", "31.", "32.",
      ])
    #expect(entries[0] == "3. РГАСПИ. Ф. 9. Оп. 1. Д. 10. Л. 12.")
    #expect(entries[1].contains("Письмо И. В. Сталину"))
    #expect(entries[2] == "26. ГАРФ. Ф. 102. Оп. 1. Д. 7. Л. 1.")
  }

  /// ГОСТ Р 7.0.5-2008, 7: the text has the number that the entry has, however often it is cited.
  @Test func textAndListHaveTheSameNumbers() throws {
    let list = try #require(Bibliography(Samples.style("gost-list")))
    var items = list.numbered(Self.items)
    #expect(items.map(\.number) == [6, 8, 7, 9, 5, 4, 6, 3, 8, 2, 1])
    #expect(
      try Samples.notes(Array(items.prefix(2)), "gost-text-number")
        == ["[6, л. 177–180]", "[8, л. 3]"])
    items = Self.items
    items[1].number = 40
    #expect(list.numbered(items).map(\.number) == [46, 40, 47, 48, 45, 44, 46, 43, 40, 42, 41])
  }

  /// The kind of copy of a file's sheets holds for them alone; two copies of a document are
  /// two entries.
  @Test func copiesAreKeptApart() throws {
    var whole = Samples.reference("РГАСПИ. Ф. 17. Оп. 3. Д. 10. Л. 3")
    whole.witness = Wording("Копия")
    var rest = Samples.reference("РГАСПИ. Ф. 17. Оп. 3. Д. 10. Л. 4")
    #expect(
      try Self.entries([whole, rest], "gost-list") == ["1. РГАСПИ. Ф. 17. Оп. 3. Д. 10. Л. 3–4."])
    rest.witness = Wording("Копия")
    #expect(
      try Self.entries([whole, rest], "gost-list")
        == ["1. РГАСПИ. Ф. 17. Оп. 3. Д. 10. Л. 3–4. Копия."])
    var copy = Samples.letter
    copy.witness = Wording("Копия")
    #expect(try Self.entries([Samples.letter, copy], "gost-list").count == 2)
    #expect(try Self.entries([Samples.letter, copy], "chicago-bibliography").count == 1)
  }

  /// What stands for a title that is missing tells documents apart as a title does.
  @Test(arguments: ["gost-list", "chicago-author-date-list", "mla", "apa", "harvard"])
  func aLetterAndATelegramOfOneDayAreTwo(style: String) throws {
    var letter = Samples.letter
    letter.title = nil
    var telegram = letter
    telegram.genre = .telegram
    let entries = try Self.entries([letter, telegram, letter], style)
    #expect(entries.count == 2)
    #expect(try Self.entries([telegram, letter], style) == entries)
  }

  @Test func notesAreNotSorted() throws {
    for name in [
      "gost-note", "chicago-notes", "apa-text", "mla-text", "harvard-narrative", "plain",
    ] {
      #expect(try Bibliography(Samples.style(name)) == nil, "\(name)")
    }
  }

  /// Whatever the order of citing, the entries are the same, and no sheet is lost.
  @Test func theOrderOfCitingDoesNotMatter() throws {
    var generator = ItemGenerator("bibliographies of shuffled items", isLatin: false)
    for _ in 0..<30 {
      var items = generator.documents(12, archives: ["RGASPI", "GARF"], isTame: true).map { item in
        var item = item
        (item.fondName, item.place, item.number, item.witness) = (nil, nil, nil, nil)
        (item.isUnit, item.language) = (false, "ru")
        return item
      }
      items += items.prefix(6).map { item in
        var item = item
        item.lists = [ListSpan(.init(digits: "7"))]
        return item
      }
      for name in ["gost-list", "gost-2018", "chicago-bibliography", "chicago-author-date-list"] {
        let entries = try Self.entries(items, name)
        let other = try Self.entries(items.shuffled(using: &generator.random), name)
        #expect(other == entries, "\(name)")
        #expect(Set(entries).count == entries.count)
      }
      let style = try Samples.style("gost-list")
      let entries = try #require(Bibliography(style)).entries(of: items)
      func sheets(_ items: [Item]) -> [Shifr: Set<Int>] {
        Dictionary(grouping: items, by: \.shifr).mapValues {
          SheetTests.Cover($0.flatMap(\.lists)).sheets
        }
      }
      #expect(sheets(entries) == sheets(items))
    }
  }
}
