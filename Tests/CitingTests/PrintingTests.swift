import ArchivalReference
import CitingTestSupport
import Testing

@testable import Citing

/// Ranges, output formats, scripts and what is missing.
@Suite struct PrintingTests {
  /// CMOS 17, 9.61 with its own cases; the MLA Handbook's two figures; never shortened where
  /// an end is a verso or has a letter.
  @Test(arguments: [
    ("3–10", "3–10", "3–10"), ("71–72", "71–72", "71–72"), ("96–117", "96–117", "96–117"),
    ("100–104", "100–104", "100–04"), ("1100–1113", "1100–1113", "1100–13"),
    ("101–108", "101–8", "101–08"), ("808–833", "808–33", "808–33"),
    ("1103–1104", "1103–4", "1103–04"), ("321–328", "321–28", "321–28"),
    ("498–532", "498–532", "498–532"), ("1087–1089", "1087–89", "1087–89"),
    ("1496–1500", "1496–500", "1496–500"), ("11564–11615", "11564–615", "11564–615"),
    ("177–180 об.", "177–180v", "177–180v"), ("177а–180", "177a–180", "177a–180"),
    ("923–1003", "923–1003", "923–1003"),
  ]) func ranges(sheets: String, chicago: String, mla: String) throws {
    let item = Samples.reference("РГАСПИ. Ф. 17. Оп. 3. Д. 9. Л. \(sheets)")
    #expect(
      try Samples.notes([item], "chicago-author-date")
        == ["(RGASPI, f. 17, op. 3, d. 9, ll. \(chicago))"])
    #expect(try Samples.notes([item], "mla-text") == ["(RGASPI, f. 17, op. 3, d. 9, ll. \(mla))"])
  }

  @Test func formats() throws {
    var item = Samples.reference("РГАСПИ. Ф. 17. Оп. 3. Д. 9. Л. 1 об.")
    item.title = Wording("50 % & <план> [A_b] #1")
    func text(_ output: Output) throws -> String {
      try Samples.notes([item], "gost-note", output: output)[0]
    }
    let tail = "РГАСПИ. Ф. 17. Оп. 3. Д. 9. Л. 1 об."
    #expect(try text(Output(.plain)) == "50 % & <план> [A_b] #1 // \(tail)")
    let hard = tail.replacing("Ф. ", with: "Ф.\u{A0}").replacing("Оп. ", with: "Оп.\u{A0}")
      .replacing("Д. ", with: "Д.\u{A0}").replacing("Л. ", with: "Л.\u{A0}")
      .replacing(" об.", with: "\u{A0}об.")
    #expect(try text(Output(.plain, spaces: .hard)) == "50 % & <план> [A_b] #1 // \(hard)")
    #expect(try text(Output(.markdown)) == "50 % & \\<план\\> \\[A\\_b\\] \\#1 // \(hard)")
    #expect(
      try text(Output(.html))
        == "50 % &amp; &lt;план&gt; [A_b] #1 // \(hard.replacing("\u{A0}", with: "&nbsp;"))")
    #expect(
      try text(Output(.latex))
        == "50 \\% \\& <план> [A\\_b] \\#1 // \(hard.replacing("\u{A0}", with: "~"))")
  }

  /// Marks come from the table, the rest from the scheme.
  @Test(arguments: [
    (Script.simplified, "Khlevniuk E. RGALI. F. 1334. Op. 1. Ed. khr. 77zh. L. 4 ob."),
    (.bgn, "Khlevnyuk Ye. RGALI. F. 1334. Op. 1. Ed. khr. 77zh. L. 4 ob."),
    (.iso9, "Hlevnûk E. RGALI. F. 1334. Op. 1. Ed. khr. 77ž. L. 4 ob."),
  ]) func marksAreNotTransliterated(script: Script, expected: String) throws {
    var item = Samples.reference("РГАЛИ. Ф. 1334. Оп. 1. Ед. хр. 77ж. Л. 4 об.")
    item.isUnit = true
    item.title = Wording("Хлевнюк Е.")
    let text = try Samples.notes([item], "gost-note", script: script)[0]
    #expect(text == expected.replacing(". RGALI", with: ". // RGALI"))
  }

  @Test func whatIsMissingIsNamed() throws {
    let style = try Samples.style("harvard-narrative")
    #expect(throws: CitationError(style: "harvard-narrative", missing: ["archive", "author"])) {
      try style.text(of: Item(shifr: Shifr(fond: "17")))
    }
    let numbered = try Samples.style("gost-text-number")
    #expect(throws: CitationError(style: "gost-text-number", missing: ["number"])) {
      try numbered.text(of: Samples.letter)
    }
  }

  /// Several writers, in the order and with the words of the language.
  @Test func severalNames() throws {
    var item = Samples.letter
    item.authors.append(Name("Молотов, В. М."))
    #expect(
      try Samples.notes([item], "gost-note")[0]
        .hasPrefix("Каганович Л. М., Молотов В. М. Письмо И. В. Сталину"))
    #expect(
      try Samples.notes([item], "chicago-notes")[0]
        .hasPrefix("L. M. Kaganovich and V. M. Molotov to I. V. Stalin, November 5, 1932"))
    #expect(
      try Samples.notes([item], "chicago-bibliography")[0]
        .hasPrefix("Kaganovich, L. M., and V. M. Molotov. Letter to I. V. Stalin"))
  }

  /// A name that is known in another form is printed in it, a title in its translation.
  @Test func latinFormsAreTaken() throws {
    var item = Samples.letter
    item.authors = [Name("Троцкий, Л. Д.", latin: "Trotsky, Leon")]
    item.title = Wording("О войне", latin: "On War")
    item.recipients = []
    #expect(
      try Samples.notes([item], "kritika")[0].hasPrefix("Leon Trotsky, On War, 5 November 1932,"))
    #expect(try Samples.notes([item], "gost-note")[0].hasPrefix("Троцкий Л. Д. О войне от 5 но"))
  }

  /// Only a day is in the case that «от» asks for.
  @Test(arguments: [
    (ItemDate("1932"), ", 1932 г."), (ItemDate("1932-11"), ", ноябрь 1932 г."),
    (ItemDate("1932-03-08"), " от 8 марта 1932 г."),
    (ItemDate("осень 1932 г."), ", осень 1932 г."),
  ]) func dates(date: ItemDate, expected: String) throws {
    var item = Samples.letter
    item.date = date
    #expect(
      try Samples.notes([item], "gost-note")[0]
        .hasPrefix("Каганович Л. М. Письмо И. В. Сталину\(expected) // РГАСПИ"))
  }

  /// An archive that no table knows is called what the item calls it.
  @Test func unknownArchives() throws {
    let item = Item(shifr: Shifr(archive: "Архив завода", fond: "1", opis: "2", delo: "3"))
    #expect(try Samples.notes([item], "gost-note") == ["Архив завода. Ф. 1. Оп. 2. Д. 3."])
    #expect(
      try Samples.notes([item], "kritika") == ["Arkhiv zavoda f. 1, op. 2, d. 3."])
  }

  /// No Cyrillic is left in Latin output, whatever an item holds and whatever the style.
  @Test(arguments: Script.allCases.filter(\.isLatin)) func noCyrillicIsLeft(script: Script) throws {
    var generator = ItemGenerator("no Cyrillic is left in \(script)", isLatin: false)
    func text(_ generator: inout ItemGenerator) -> String {
      let scalars = (0..<generator.below(12)).compactMap { _ in
        Unicode.Scalar(
          UInt32(generator.below(8) == 0 ? 0xA640 : 0x400) + UInt32(generator.below(0x130)))
      }
      return "Ёж" + String(String.UnicodeScalarView(scalars))
    }
    for style in StyleLibrary.styles {
      let compiled = try CompiledStyle(style, script: script)
      for var item in generator.items(20, archives: ["RGASPI", "TSDAHOU", "GARF", "Ґ"]) {
        item.authors = [Name("\(text(&generator)), \(text(&generator))")]
        item.title = Wording(text(&generator))
        item.witness = Wording(text(&generator))
        item.fondName = Wording(text(&generator))
        item.date = ItemDate(text(&generator))
        item.place = Wording(text(&generator))
        item.number = 1
        item.language = generator.pick(["ru", "uk", "be", "en"])
        let printed = try compiled.text(of: item)
        #expect(
          !printed.unicodeScalars.contains { CyrillicLetters.contains($0.value) }, "\(printed)")
      }
    }
  }
}
