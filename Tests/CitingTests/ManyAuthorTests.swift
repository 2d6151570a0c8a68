import ArchivalReference
import Citing
import Testing

/// How lists of authors are shortened, by the rule that each row names.
@Suite struct ManyAuthorTests {
  private static let names = [
    "Каганович, Л. М.", "Молотов, В. М.", "Сталин, И. В.", "Ворошилов, К. Е.", "Калинин, М. И.",
    "Киров, С. М.",
  ]

  private static func item(_ count: Int) -> Item {
    var item = Samples.reference("РГАСПИ. Ф. 17. Оп. 3. Д. 9. Л. 1")
    item.authors = (0..<count).map {
      $0 < names.count ? Name(names[$0]) : Name("Автор\($0), А. А.")
    }
    item.title = Wording("Записка", latin: "Memorandum")
    item.date = ItemDate("1932")
    return item
  }

  @Test(arguments: [
    // CMOS 17, 14.76: four or more in a note.
    ("chicago-notes", 3, "L. M. Kaganovich, V. M. Molotov, and I. V. Stalin, Memorandum, 1932"),
    ("chicago-notes", 4, "L. M. Kaganovich et al., Memorandum, 1932, f. 17"),
    ("turabian", 4, "L. M. Kaganovich et al., Memorandum, 1932, f. 17"),
    // CMOS 17, 14.76: more than ten in a bibliography.
    (
      "chicago-bibliography", 6,
      "Kaganovich, L. M., V. M. Molotov, I. V. Stalin, K. E. Voroshilov, M. I. Kalinin, and "
        + "S. M. Kirov. Memorandum"
    ),
    (
      "chicago-bibliography", 11,
      "Kaganovich, L. M., V. M. Molotov, I. V. Stalin, K. E. Voroshilov, M. I. Kalinin, "
        + "S. M. Kirov, A. A. Avtor6, et al. Memorandum, 1932."
    ),
    // CMOS 17, 15.9.
    ("chicago-author-date", 3, "(Kaganovich, Molotov, and Stalin 1932, l. 1)"),
    ("chicago-author-date", 4, "(Kaganovich et al. 1932, l. 1)"),
    (
      "chicago-author-date-list", 11,
      "Kaganovich, L. M., V. M. Molotov, I. V. Stalin, K. E. Voroshilov, M. I. Kalinin, "
        + "S. M. Kirov, A. A. Avtor6, et al. 1932. Memorandum."
    ),
    // APA 7, 8.17: three or more.
    ("apa-text", 2, "(Kaganovich & Molotov, 1932, l. 1)"),
    ("apa-text", 3, "(Kaganovich et al., 1932, l. 1)"),
    // APA 7, 9.8: more than twenty.
    (
      "apa", 4,
      "Kaganovich, L. M., Molotov, V. M., Stalin, I. V., & Voroshilov, K. E. (1932)."
    ),
    // MLA Handbook 9, ch. 5: three or more.
    ("mla", 2, "Kaganovich, L. M., and V. M. Molotov. Memorandum."),
    ("mla", 3, "Kaganovich, L. M., et al. Memorandum."),
    ("mla-text", 3, "(Kaganovich et al., l. 1)"),
    // Harvard: four or more in the text.
    ("harvard-text", 3, "(Kaganovich, Molotov, and Stalin 1932, l. 1)"),
    ("harvard-text", 4, "(Kaganovich et al. 1932, l. 1)"),
    ("harvard-narrative", 4, "Kaganovich et al. (1932, l. 1)"),
    ("harvard", 4, "Kaganovich, L. M., V. M. Molotov, I. V. Stalin, and K. E. Voroshilov, (1932)."),
    // CMOS 15, as Kritika has it.
    ("kritika", 4, "L. M. Kaganovich et al., Memorandum, 1932, "),
    // GOST R 7.0.5-2008, 4.10.2: a heading of up to three; GOST 7.1-2003, 5.2.6.9.
    ("gost-note", 3, "Каганович Л. М., Молотов В. М., Сталин И. В. Записка, 1932 г. // РГАСПИ."),
    ("gost-note", 4, "Записка, 1932 г. / Л. М. Каганович [и др.] // РГАСПИ."),
    ("gost-list", 4, "Записка, 1932 г. / Л. М. Каганович [и др.] // РГАСПИ."),
    ("gost-2018", 1, "Каганович, Л. М. Записка, 1932 г. – Текст : непосредственный // РГАСПИ."),
    // GOST 7.80-2000, 5.2: the heading has the first name; the others stand behind the slash.
    (
      "gost-2018", 2,
      "Каганович, Л. М. Записка, 1932 г. / Л. М. Каганович, В. М. Молотов. – Текст : непосредст"
    ),
    (
      "gost-2018", 4,
      "Записка, 1932 г. / Л. М. Каганович, В. М. Молотов, И. В. Сталин, К. Е. Ворошилов. – Текст"
    ),
    (
      "gost-2018", 5,
      "Записка, 1932 г. / Л. М. Каганович, В. М. Молотов, И. В. Сталин [и др.]. – Текст : непоср"
    ),
  ]) func areShortenedByTheRule(style: String, count: Int, beginning: String) throws {
    let text = try Samples.notes([Self.item(count)], style)[0]
    #expect(text.hasPrefix(beginning), "\(text)")
  }

  /// Groups that begin alike are named as far as they differ (CMOS 17, ch. 15; APA 7, 8.18), and
  /// one author alone is not left out.
  @Test func groupsAreToldApart() throws {
    var items = (0..<4).map { _ in Self.item(5) }
    items[1].authors[2] = Name("Киров, С. М.")
    items[2].authors[4] = Name("Киров, С. М.")
    items[3].authors[1] = Name("Киров, С. М.")
    items[3].date = ItemDate("1933")
    let all = "(Kaganovich, Molotov, Stalin, Voroshilov"
    #expect(
      try Samples.notes(items, "apa-text") == [
        "\(all), & Kalinin, 1932, l. 1)", "(Kaganovich, Molotov, Kirov, et al., 1932, l. 1)",
        "\(all), & Kirov, 1932, l. 1)", "(Kaganovich et al., 1933, l. 1)",
      ])
  }

  /// MLA names no more of them: the title tells their documents apart (MLA Handbook 9, ch. 6).
  @Test func groupsAreOneAuthorInMLA() throws {
    var items = [Self.item(4), Self.item(5)]
    items[1].title = Wording("Тезисы", latin: "Theses")
    #expect(
      try Samples.notes(items, "mla-text")
        == ["(Kaganovich et al., Memorandum, l. 1)", "(Kaganovich et al., Theses, l. 1)"])
  }

  /// APA 7, 9.8: nineteen, three points and the last.
  @Test func apaKeepsTheLast() throws {
    let text = try Samples.notes([Self.item(22)], "apa")[0]
    #expect(text.contains("Avtor18, A. A., . . . Avtor21, A. A. (1932)."), "\(text)")
    #expect(try Samples.notes([Self.item(20)], "apa")[0].contains("& Avtor19, A. A. (1932)."))
  }

  @Test func sourcesInOtherLanguagesHaveTheirWords() throws {
    var item = Self.item(4)
    item.language = "uk"
    #expect(try Samples.notes([item], "gost-note")[0].contains("/ Л. М. Каганович [та ін.] //"))
    item.language = "de"
    #expect(try Samples.notes([item], "gost-note")[0].contains("[et al.] //"))
    item.language = "ru"
    #expect(
      try Samples.notes([item], "gost-note", script: .simplified)[0]
        .contains("/ L. M. Kaganovich [et al.] // RGASPI"))
  }

  /// GOST R 7.0.5-2008, 8.4: without a heading there is none to repeat.
  @Test func opCitNeedsAHeading() throws {
    let archive = Samples.reference("ГАРФ. Ф. 1. Оп. 1. Д. 1. Л. 1")
    #expect(
      try Samples.notes([Self.item(4), archive, Self.item(4)], "gost-note-op-cit").last
        == "РГАСПИ. Ф. 17. Оп. 3. Д. 9. Л. 1.")
  }

  /// GOST R 7.0.5-2008, 11.8: what has no title has one in brackets.
  @Test func aLetterWithoutATitleIsNamed() throws {
    var item = Samples.letter(sheets: "5")
    item.title = nil
    #expect(
      try Samples.notes([item], "gost-note") == [
        "Каганович Л. М. [Письмо] от 5 ноября 1932 г. // РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 5."
      ])
  }
}
