import ArchivalReference
import Citing
import Testing

/// The letters of `1932a` stand in their order in the list, and the text has those of the list.
@Suite struct ListedLetterTests {
  private static func item(
    _ authors: String..., title: String?, _ date: String?, sheet: Int = 1
  ) -> Item {
    var item = Samples.reference("РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. \(sheet)")
    item.authors = authors.map { Name($0) }
    item.title = title.map { Wording("Документ", latin: $0) }
    item.date = date.map { ItemDate($0) }
    return item
  }

  private static let stalin = "Сталин, И. В."

  /// In an order that is none of a list.
  private static let items = [
    item(stalin, title: "The Notes", "1932-02-01"), item(stalin, title: "Undated B", "б. д."),
    item(stalin, title: "Speech", "1932-01-02"), item(stalin, title: "Plan", "1932–1933"),
    item(stalin, title: "Notes", "1932"), item(stalin, title: "Undated A", nil),
    item(stalin, title: "Memorandum", "1932-01-03"), item(stalin, title: "Memorandum", "1931"),
    item(stalin, title: "Sketch", "ок. 1932"), item(stalin, title: "Speech", "2 января 1932 г."),
    item(stalin, title: "An Appeal", "1932-03"),
    item(stalin, "Молотов, В. М.", title: "Bill", "1931"),
  ]

  static let rules: [(rule: String, list: String, text: String, expected: [String])] = [
    (
      "CMOS 17, 15.20: by title, articles aside, then by date; undated last",
      "chicago-author-date-list", "chicago-author-date",
      [
        "1931. Memorandum.", "1932a. An Appeal,", "1932b. Memorandum,", "1932c. Notes.",
        "1932d. The Notes,", "1932e. Speech,", "1932–33. Plan.", "ca. 1932. Sketch.",
        "n.d.-a. Undated A.", "n.d.-b. Undated B.", "1931. Bill.",
      ]
    ),
    (
      "APA 7, 9.46, 9.47: undated first; by date, the year alone first, then by title",
      "apa", "apa-text",
      [
        "(n.d.-a). [Undated A].", "(n.d.-b). [Undated B].", "(1931). [Memorandum].",
        "(1932a). [Notes].", "(1932b, January 2). [Speech].", "(1932c, January 3). [Memorandum].",
        "(1932d, February 1). [The Notes].", "(1932e, March). [An Appeal].",
        "(1932–1933). [Plan].",
        "(ca. 1932). [Sketch].", "(1931). [Bill].",
      ]
    ),
    (
      "Harvard, of which no guide settles it: by title; undated first",
      "harvard", "harvard-text",
      [
        "(n.d.-a). [Undated A]", "(n.d.-b). [Undated B]", "(1931). [Memorandum]",
        "(1932a). [An Appeal, March]", "(1932b). [Memorandum, 3 January]", "(1932c). [Notes]",
        "(1932d). [The Notes, 1 February]", "(1932e). [Speech, 2 January]", "(1932–1933). [Plan]",
        "(ca. 1932). [Sketch]", "(1931). [Bill]",
      ]
    ),
  ]

  @Test(arguments: rules)
  func standInTheOrderOfTheRule(
    rule: String, list: String, text: String, expected: [String]
  ) throws {
    let entries = try entries(Self.items, list)
    try #require(entries.count == expected.count, "\(rule): \(entries)")
    for (entry, part) in zip(entries, expected) {
      #expect(entry.contains(" \(part)"), "\(rule): \(entry)")
    }
    // Each has in the text what stands in the list at its title.
    let notes = try Samples.notes(Self.items, text)
    for (item, note) in zip(Self.items, notes) {
      let title = try #require(item.title?.latin)
      let marks = entries.filter { entry in
        ["[\(title)]", "[\(title),", ". \(title).", ". \(title),"].contains { entry.contains($0) }
      }.compactMap { yearWord($0) }
      let word = try #require(yearWord(note), "\(note)")
      #expect(marks.contains(word), "\(rule): \(note) \(marks)")
    }
  }

  /// The word with a year, or with what stands for it, without the signs around it.
  private func yearWord(_ text: String) -> String? {
    let words = text.split { " (),".contains($0) }
    let word = words.first { $0.hasPrefix("19") || $0.hasPrefix("n.d.") }
    return word.map { String($0.hasSuffix(".") && $0 != "n.d." ? $0.dropLast() : $0) }
  }

  private func entries(_ items: [Item], _ name: String) throws -> [String] {
    try Samples.entries(items, Samples.style(name))
  }

  /// What is printed in the same words is one entry and has one letter, also where the title is
  /// another in the language of the source.
  @Test(arguments: rules)
  func onePrintedOnceHasOneLetter(
    rule: String, list: String, text: String, expected: [String]
  ) throws {
    var twin = Self.item(Self.stalin, title: "Speech", "1932-01-02")
    twin.title = Wording("Выступление", latin: "Speech")
    let speech = Self.item(Self.stalin, title: "Speech", "1932-01-02")
    #expect(try Samples.notes([speech, twin], text).allSatisfy { $0.contains("1932") })
    #expect(try entries([speech, twin], list).count == 1)
    #expect(try !entries([speech, twin], list)[0].contains("1932a"))
    let theses = Self.item(Self.stalin, title: "Theses", "1932-01-02")
    let notes = try Samples.notes([twin, theses, speech], text)
    #expect(notes[0] == notes[2])
    #expect(notes.map { yearWord($0) } == ["1932a", "1932b", "1932a"])
    #expect(
      try entries([twin, theses, speech], list).map { yearWord($0) } == ["1932a", "1932b"])
    // Other sheets are another entry.
    twin.lists = Samples.reference("РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 7").lists
    #expect(
      try entries([twin, theses, speech], list).map { yearWord($0) }
        == ["1932a", "1932b", "1932c"])
  }

  /// No date and «б. д.» are one, and so are two ways to write «ок. 1932».
  @Test(arguments: rules.map { ($0.list, $0.text) })
  func datesPrintedAlikeAreOne(list: String, text: String) throws {
    for (date, same) in [(nil, "б. д."), ("ок. 1932", "около 1932 г.")] as [(String?, String)] {
      var items = [date, same, date].map { Self.item(Self.stalin, title: "Speech", $0) }
      items[2].title = Wording("Тезисы", latin: "Theses")
      #expect(try entries(items, list).count == 2)
      let notes = try Samples.notes(items, text)
      #expect(notes[0] == notes[1])
      #expect(notes[0] != notes[2])
    }
  }

  /// Whoever is printed in the same words is one author.
  @Test func anAuthorInTwoScriptsIsOne() throws {
    var english = Self.item("Stalin, I. V.", title: "Theses", "1932")
    english.language = "en"
    let items = [english, Self.item(Self.stalin, title: "Speech", "1932")]
    #expect(
      try Samples.notes(items, "chicago-author-date")
        == ["(Stalin 1932b, l. 1)", "(Stalin 1932a, l. 1)"])
    // And whoever has two spellings is two.
    var other = items[1]
    other.authors = [Name(Self.stalin, latin: "Staline, J.")]
    #expect(
      try Samples.notes([other, items[1]], "chicago-author-date")
        == ["(Staline 1932, l. 1)", "(Stalin 1932, l. 1)"])
  }

  /// The signs of a format are none of the title.
  @Test(arguments: Output.Format.allCases)
  func lettersAreTheSameInEveryFormat(format: Output.Format) throws {
    let items = ["A_b", "A&b", "A b", "*A*", "A%"].map {
      Self.item(Self.stalin, title: $0, "1932")
    }
    let plain = try Samples.notes(items, "chicago-author-date").map { yearWord($0) }
    let other = try Samples.notes(items, "chicago-author-date", output: Output(format))
    for (note, word) in zip(other, plain) {
      #expect(note.contains(try #require(word)), "\(note)")
    }
  }

  /// Of long lists of authors only those that are printed count: MLA and Chicago by the title and
  /// the year of what begins alike, ГОСТ Р 7.0.100 by the first author, and by the title from four.
  @Test func thoseWhoAreNotPrintedDoNotCount() throws {
    func item(_ count: Int, last: String, _ title: String, _ date: String) -> Item {
      var item = Self.item(title: title, date)
      item.title = Wording(title, latin: title)
      item.authors =
        (1..<count).map { Name("А\("бвгдежзиклмн".prefix($0).suffix(1)), А.") } + [Name(last)]
      return item
    }
    let mla = try entries(
      [
        item(3, last: "Як, Я.", "Alpha", "1933"), item(3, last: "Юк, Ю.", "Beta", "1932"),
        item(2, last: "Эк, Э.", "Gamma", "1931"), item(1, last: "Аб, А.", "Delta", "1930"),
      ], "mla")
    for (entry, title) in zip(mla, ["Delta", "Gamma", "Alpha", "Beta"]) {
      #expect(entry.contains(". \(title). 19"), "\(mla)")
    }
    let chicago = try entries(
      [
        item(11, last: "Юк, Ю.", "Beta", "1933"), item(11, last: "Як, Я.", "Alpha", "1932"),
      ], "chicago-author-date-list")
    #expect(chicago[0].contains("et al. 1932. Alpha") && chicago[1].contains("et al. 1933. Beta"))
    let gost = try entries(
      [
        item(2, last: "Юк, Ю.", "Бета", "1933"), item(1, last: "Аб, А.", "Гамма", "1932"),
        item(3, last: "Як, Я.", "Альфа", "1932"), item(4, last: "Як, Я.", "Аа", "1932"),
      ], "gost-2018")
    #expect(
      gost.map { String($0.prefix { $0 != "/" }) } == [
        "Аа, 1932 г. ", "Аб, А. Альфа, 1932 г. ", "Аб, А. Бета, 1933 г. ",
        "Аб, А. Гамма, 1932 г. – Текст : непосредственный ",
      ])
  }
}
