import ArchivalReference
import Citing
import Testing

/// One letter in every style, written by hand from the rule that each row names.
@Suite struct WorkedExampleTests {
  /// A row: the rule, the style, the items and the notes they give one after another.
  struct Example: Sendable, CustomTestStringConvertible {
    var rule: String
    var style: String
    var items: [Item]
    var notes: [String]
    var testDescription: String { "\(style): \(rule)" }

    init(_ rule: String, _ style: String, _ items: [Item], _ notes: String...) {
      self.rule = rule
      self.style = style
      self.items = items
      self.notes = notes
    }
  }

  private static let letter = Samples.letter
  private static let verso = Samples.letter(sheets: "178 об.")
  private static let plain = Samples.letter(sheets: "177–180")
  private static let sheet = Samples.letter(sheets: "179")
  private static let shifr = Samples.reference("РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180")

  private static func changed(_ item: Item, _ change: (inout Item) -> Void) -> Item {
    var item = item
    change(&item)
    return item
  }

  static let gost = [
    Example(
      "GOST R 7.0.5-2008, 11.3, 11.4, 11.10; 8 for the repeats", "gost-note",
      [
        letter, verso, Samples.reference("РГАСПИ. Ф. 558. Оп. 11. Д. 741. Л. 5"),
        Samples.reference("ГАРФ. Ф. Р-5446. Оп. 1. Д. 2. Л. 8"), sheet,
      ],
      """
      Каганович Л. М. Письмо И. В. Сталину от 5 ноября 1932 г. // РГАСПИ. Ф. 558. Оп. 11. \
      Д. 740. Л. 177–180. Автограф.
      """,
      "Там же. Л. 178 об.", "Там же. Д. 741. Л. 5.", "ГАРФ. Ф. Р-5446. Оп. 1. Д. 2. Л. 8.",
      "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 179."),
    Example(
      "GOST R 7.0.5-2008, 11.4: in the text", "gost-text", [shifr],
      "(РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180)"),
    Example(
      "GOST R 7.0.5-2008, 7: by number", "gost-text-number", [changed(verso) { $0.number = 25 }],
      "[25, л. 178 об.]"),
    Example(
      "GOST R 7.0.5-2008, 11.4: list, name of the fond", "gost-list",
      [
        changed(plain) {
          $0.number = 25
          $0.date = nil
          $0.fondName = Wording("И. В. Сталин")
        }
      ],
      """
      25. Каганович Л. М. Письмо И. В. Сталину // РГАСПИ. Ф. 558 (И. В. Сталин). Оп. 11. \
      Д. 740. Л. 177–180.
      """),
    Example(
      "GOST R 7.0.5-2008, 11.8: untitled", "gost-note",
      [
        changed(shifr) {
          $0.title = Wording("Письмо Л. М. Кагановича И. В. Сталину")
          $0.isTitleSupplied = true
        }
      ],
      "[Письмо Л. М. Кагановича И. В. Сталину] // РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180."),
    Example(
      "GOST R 7.0.100-2018 (unconfirmed)", "gost-2018", [letter],
      """
      Каганович, Л. М. Письмо И. В. Сталину, 5 ноября 1932 г. – Текст : непосредственный // \
      РГАСПИ. – Ф. 558. – Оп. 11. – Д. 740. – Л. 177–180. – Автограф.
      """),
    Example(
      "Rosarkhiv, 7.6: the legend", "legend",
      [
        changed(shifr) { $0.witness = Wording("Подлинник. Автограф") },
        changed(Samples.reference("РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 181–182")) {
          $0.witness = Wording("Заверенная копия. Машинописный текст")
        },
        changed(Samples.reference("РГАСПИ. Ф. 81. Оп. 3. Д. 99. Л. 78–79")) {
          $0.witness = Wording("Автограф")
        },
      ],
      "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180. Подлинник. Автограф.",
      "Там же. Л. 181–182. Заверенная копия. Машинописный текст.",
      "Там же. Ф. 81. Оп. 3. Д. 99. Л. 78–79. Автограф."),
    Example(
      "Russian journals, points", "journal-points", [shifr],
      "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180."),
    Example(
      "Russian journals, commas (unconfirmed)", "journal-commas", [shifr],
      "РГАСПИ, ф. 558, оп. 11, д. 740, л. 177—180."),
    Example(
      "Russian journals, brackets (unconfirmed)", "journal-brackets", [shifr],
      "[РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180]"),
    Example(
      "Russian journals, list (unconfirmed)", "journal-brackets-list", [shifr],
      "РГАСПИ. Ф. 558. Оп. 11. Д. 740."),
  ]

  static let american = [
    Example(
      "CMOS 17, notes; 9.61 ranges; CMOS 18, 14.127 pinpoints", "chicago-notes", [letter, verso],
      """
      L. M. Kaganovich to I. V. Stalin, November 5, 1932, f. 558, op. 11, d. 740, ll. 177–80, \
      Russian State Archive of Socio-Political History (RGASPI), Moscow (hereafter cited as \
      RGASPI).
      """,
      "Kaganovich to Stalin, November 5, 1932, l. 178v, RGASPI."),
    Example(
      "Turabian: a later note", "turabian", [letter, verso],
      """
      L. M. Kaganovich to I. V. Stalin, November 5, 1932, f. 558, op. 11, d. 740, ll. 177–80, \
      Russian State Archive of Socio-Political History (RGASPI), Moscow (hereafter cited as \
      RGASPI).
      """,
      "Kaganovich to Stalin, November 5, 1932, l. 178v."),
    Example(
      "CMOS 17, bibliography: a fond", "chicago-bibliography",
      [
        changed(Item(shifr: Shifr(archive: "RGASPI", fond: "558"))) {
          $0.authors = [Name("Сталин, И. В.")]
        }
      ],
      "Stalin, I. V. Fond 558. Russian State Archive of Socio-Political History (RGASPI), Moscow."
    ),
    Example(
      "CMOS 17, bibliography: one item", "chicago-bibliography", [letter],
      """
      Kaganovich, L. M. Letter to I. V. Stalin, November 5, 1932. F. 558, op. 11, d. 740, \
      ll. 177–80. RGASPI, Moscow.
      """),
    Example(
      "CMOS 17, author-date (unconfirmed)", "chicago-author-date", [verso, shifr],
      "(Kaganovich 1932, l. 178v)", "(RGASPI, f. 558, op. 11, d. 740, ll. 177–80)"),
    Example(
      "CMOS 17, author-date: a file in the text", "chicago-author-date",
      [changed(shifr) { $0.lists = [] }], "(RGASPI, f. 558, op. 11, d. 740)"),
    Example(
      "CMOS 17, author-date: list (unconfirmed)", "chicago-author-date-list",
      [letter, Item(shifr: Shifr(archive: "RGASPI", fond: "558"))],
      """
      Kaganovich, L. M. 1932. Letter to I. V. Stalin, November 5. F. 558, op. 11, d. 740, \
      ll. 177–80. RGASPI, Moscow.
      """,
      "RGASPI (Russian State Archive of Socio-Political History), Moscow. Fond 558."),
    Example(
      "MLA 9, works cited; the next entry of the author", "mla",
      [letter, changed(plain) { $0.date = ItemDate("1932-11-06") }],
      """
      Kaganovich, L. M. Letter to I. V. Stalin. 5 Nov. 1932. Fond 558, Russian State Archive of \
      Socio-Political History, Moscow, op. 11, d. 740, ll. 177–80. Manuscript.
      """,
      """
      ---. Letter to I. V. Stalin. 6 Nov. 1932. Fond 558, Russian State Archive of \
      Socio-Political History, Moscow, op. 11, d. 740, ll. 177–80.
      """),
    Example(
      "MLA 9, in the text", "mla-text", [verso], "(Kaganovich, l. 178v)"),
    Example(
      "MLA 9, in the text; two letters", "mla-text",
      [verso, verso, changed(verso) { $0.date = ItemDate("1932-11-06") }].map {
        changed($0) { $0.lists = [] }
      }, "(Letter [5 Nov.])", "(Letter [5 Nov.])", "(Letter [6 Nov.])"),
    Example(
      "APA 7, reference list", "apa", [letter],
      """
      Kaganovich, L. M. (1932, November 5). [Letter to I. V. Stalin]. Russian State Archive of \
      Socio-Political History (Fond 558, Opis 11, Delo 740, Listy 177–180), Moscow, Russia.
      """),
    Example("APA 7, in the text", "apa-text", [verso], "(Kaganovich, 1932, l. 178v)"),
  ]

  static let others = [
    Example(
      "Harvard, reference list", "harvard", [letter],
      """
      Kaganovich, L. M., (1932). [Letter to I. V. Stalin, 5 November]. Fond 558, op. 11, \
      d. 740, ll. 177–180. Moscow: Russian State Archive of Socio-Political History.
      """),
    Example("Harvard, in the text", "harvard-text", [verso], "(Kaganovich 1932, l. 178v)"),
    Example("Harvard, in a sentence", "harvard-narrative", [verso], "Kaganovich (1932, l. 178v)"),
    Example(
      "Kritika, style sheet (the archival layout is unconfirmed)", "kritika",
      [letter, Samples.reference("ГАРФ. Ф. 1. Оп. 1. Д. 1. Л. 1"), verso, sheet],
      """
      L. M. Kaganovich to I. V. Stalin, 5 November 1932, Rossiiskii gosudarstvennyi arkhiv \
      sotsial´no-politicheskoi istorii (RGASPI) f. 558, op. 11, d. 740, ll. 177–80.
      """,
      "Gosudarstvennyi arkhiv Rossiiskoi Federatsii (GARF) f. 1, op. 1, d. 1, l. 1.",
      "RGASPI f. 558, op. 11, d. 740, l. 178 ob.", "Ibid., l. 179."),
    Example(
      "Slavic Review (unconfirmed)", "slavic-review",
      [letter, Samples.reference("ГАРФ. Ф. 1. Оп. 1. Д. 1. Л. 1"), verso, sheet],
      """
      L. M. Kaganovich to I. V. Stalin, November 5, 1932, Rossiiskii gosudarstvennyi arkhiv \
      sotsial′no-politicheskoi istorii (RGASPI), fond (f.) 558, opis′ (op.) 11, delo (d.) 740, \
      listy (ll.) 177–80.
      """,
      "Gosudarstvennyi arkhiv Rossiiskoi Federatsii (GARF), f. 1, op. 1, d. 1, l. 1.",
      "RGASPI, f. 558, op. 11, d. 740, l. 178ob.", "Ibid., l. 179."),
    Example(
      "Europe-Asia Studies (unconfirmed)", "europe-asia-studies",
      [
        shifr, Samples.reference("ГАРФ. Ф. 1. Оп. 1. Д. 1. Л. 1"),
        Samples.reference("РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 178 об."),
      ],
      "RGASPI, f. 558, op. 11, d. 740, ll. 177–80.", "GARF, f. 1, op. 1, d. 1, l. 1.",
      "RGASPI, f. 558, op. 11, d. 740, l. 178ob."),
    Example(
      "Cahiers du monde russe (unconfirmed)", "cahiers", [letter, verso],
      """
      L. M. Kaganovič à I. V. Stalin, 5 novembre 1932, RGASPI, f. 558, op. 11, d. 740, \
      l. 177-180.
      """,
      "Ibid., l. 178 ob."),
    Example(
      "Cahiers du monde russe, list of abbreviations", "cahiers-abbreviations", [shifr],
      "RGASPI : Rossijskij gosudarstvennyj arhiv social´no-političeskoj istorii"),
    Example(
      "the canonical form", "plain", [shifr, shifr],
      "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180", "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180"),
  ]

  @Test(arguments: gost + american + others) func isPrintedByTheRule(_ example: Example) throws {
    #expect(try Samples.notes(example.items, example.style) == example.notes)
  }
}
