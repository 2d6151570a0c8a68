import ArchivalReference
import Citing
import CitingTestSupport
import Testing

/// Lists of sources, expected by hand from what printed books have.
@Suite struct SourceListTests {
  /// References in the order of a text, the name of one fond told once.
  static let items: [Item] = {
    var items = [
      "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 5", "РГАСПИ. Ф. 17. Оп. 162. Д. 18. Л. 1",
      "ГАРФ. Ф. Р-5446. Оп. 1. Д. 2. Л. 8", "РГАСПИ. Ф. 558. Оп. 11. Д. 99. Л. 3",
      "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 6 об., 6", "ГАРФ. Ф. 102. Оп. 1. Д. 7. Л. 1",
      "РГАСПИ. Ф. 558. Оп. 11. Д. 408–410", "РГАСПИ. Ф. 558. Оп. 11. Д. 411",
      "РГАСПИ. Ф. 9", "РГАСПИ. Ф. 17. Оп. 3",
    ].map(Samples.reference)
    items[3].fondName = Wording("И. В. Сталин", latin: "I. V. Stalin")
    return items
  }()

  static func lines(_ items: [Item], _ style: CompiledStyle) -> [String] {
    SourceList(style).lines(of: items).map { line in
      String(repeating: "  ", count: line.depth) + String(decoding: line.text, as: UTF8.self)
    }
  }

  /// The rule, the style and the list.
  static let lists: [(rule: String, style: String, expected: [String])] = [
    (
      "Russian: archive, fond with its name, opis, files with their sheets", "journal-points",
      [
        "Государственный архив Российской Федерации (ГАРФ)",
        "  Ф. 102", "    Оп. 1. Д. 7. Л. 1.",
        "  Ф. Р-5446", "    Оп. 1. Д. 2. Л. 8.",
        "Российский государственный архив социально-политической истории (РГАСПИ)",
        "  Ф. 9",
        "  Ф. 17", "    Оп. 3.", "    Оп. 162. Д. 18. Л. 1.",
        "  Ф. 558 (И. В. Сталин)",
        "    Оп. 11. Д. 99. Л. 3; Д. 408–411; Д. 740. Л. 5–6 об.",
      ]
    ),
    (
      "Russian without sheets: files are counted up", "journal-brackets-list",
      [
        "Государственный архив Российской Федерации (ГАРФ)",
        "  Ф. 102", "    Оп. 1. Д. 7.",
        "  Ф. Р-5446", "    Оп. 1. Д. 2.",
        "Российский государственный архив социально-политической истории (РГАСПИ)",
        "  Ф. 9",
        "  Ф. 17", "    Оп. 3.", "    Оп. 162. Д. 18.",
        "  Ф. 558 (И. В. Сталин)", "    Оп. 11. Д. 99, 408–411, 740.",
      ]
    ),
    (
      "English: archive in full with abbreviation and town, fond by name, files, no sheets",
      "chicago-notes",
      [
        "Russian State Archive of Socio-Political History (RGASPI), Moscow",
        "  Fond 9",
        "  Fond 17", "    Op. 3.", "    Op. 162, d. 18.",
        "  Fond 558, I. V. Stalin", "    Op. 11, dd. 99, 408–411, 740.",
        "State Archive of the Russian Federation (GARF), Moscow",
        "  Fond 102", "    Op. 1, d. 7.",
        "  Fond R-5446", "    Op. 1, d. 2.",
      ]
    ),
    (
      "APA: marks in words, town and country", "apa",
      [
        "Russian State Archive of Socio-Political History (RGASPI), Moscow, Russia",
        "  Fond 9",
        "  Fond 17", "    Opis 3.", "    Opis 162, Delo 18.",
        "  Fond 558, I. V. Stalin", "    Opis 11, Dela 99, 408–411, 740.",
        "State Archive of the Russian Federation (GARF), Moscow, Russia",
        "  Fond 102", "    Opis 1, Delo 7.",
        "  Fond R-5446", "    Opis 1, Delo 2.",
      ]
    ),
    (
      "French: scholarly transliteration, the town in French, a hyphen in ranges", "cahiers",
      [
        "Gosudarstvennyj arhiv Rossijskoj Federacii (GARF), Moscou",
        "  F. 102", "    Op. 1, d. 7.",
        "  F. R-5446", "    Op. 1, d. 2.",
        "Rossijskij gosudarstvennyj arhiv social´no-političeskoj istorii (RGASPI), Moscou",
        "  F. 9",
        "  F. 17", "    Op. 3.", "    Op. 162, d. 18.",
        "  F. 558 (I. V. Stalin)", "    Op. 11, dd. 99, 408-411, 740.",
      ]
    ),
  ]

  @Test(arguments: lists)
  func sourcesAreGrouped(rule: String, style: String, expected: [String]) throws {
    #expect(Self.lines(Self.items, try Samples.style(style)) == expected, "\(rule)")
  }

  /// No style prints a shifr twice, a bracket of notes or a mention of “hereafter”.
  @Test(arguments: StyleLibrary.styles.map(\.name))
  func noLevelIsRepeated(style: String) throws {
    let lines = Self.lines(Self.items, try Samples.style(style))
    #expect(lines.count == 12, "\(lines)")
    #expect(Set(lines).count == 12)
    #expect(lines.allSatisfy { !$0.hasSuffix(")]") && !$0.contains("hereafter") })
  }

  @Test func unitsAndUkrainianFilesKeepTheirMarks() throws {
    var unit = Samples.reference("РГАЛИ. Ф. 613. Оп. 1. Ед. хр. 242")
    unit.isUnit = true
    var file = Samples.reference("ЦДАГО України. Ф. 1. Оп. 32. Спр. 2612. Арк. 64 зв.")
    file.language = "uk"
    let lines = Self.lines([file, unit], try Samples.style("gost-note"))
    #expect(lines[2] == "    Оп. 1. Ед. хр. 242.")
    #expect(lines[5] == "    Оп. 32. Спр. 2612. Арк. 64 зв.")
  }

  /// An archive that has no abbreviation, or is in no table, is named once.
  @Test func anArchiveIsNotNamedTwice() throws {
    let items = [
      Item(shifr: Shifr(archive: "IME", fond: "1")), Item(shifr: Shifr(archive: "Архив завода")),
    ]
    #expect(
      Self.lines(items, try Samples.style("gost-note"))
        == ["Архив завода", "Институт К. Маркса и Ф. Энгельса", "  Ф. 1"])
    #expect(
      Self.lines(items, try Samples.style("cahiers"))
        == ["Arhiv zavoda", "Institut K. Marksa i F. Èngel´sa, Moscou", "  F. 1"])
  }

  /// What is read back from the list is what was cited: files, sheets and sides.
  @Test func theSameFilesAndSheetsAreListed() throws {
    var generator = ItemGenerator("lists of sources have what was cited", isLatin: false)
    let style = try Samples.style("gost-note")
    let parser = ReferenceParser()
    for _ in 0..<60 {
      let items = generator.items(12, archives: ["RGASPI", "GARF"])
      var cited: [Shifr: [ListSpan]] = [:]
      for item in items { cited[item.shifr, default: []] += item.lists }
      var listed: [Shifr: [ListSpan]] = [:]
      var archive = ""
      var fond = ""
      for line in SourceList(style).lines(of: items) {
        let text = String(decoding: line.text, as: UTF8.self)
        switch line.depth {
        case 0: archive = text.hasSuffix("(РГАСПИ)") ? "РГАСПИ" : "ГАРФ"
        case 1: fond = text
        default:
          for reference in parser.references(in: Array("\(archive). \(fond). \(text)".utf8)) {
            #expect(listed[reference.shifr] == nil, "twice: \(text)")
            listed[reference.shifr] = reference.lists
          }
        }
      }
      #expect(Set(listed.keys) == Set(cited.keys))
      for (shifr, lists) in cited {
        let (before, after) = (SheetTests.Cover(lists), SheetTests.Cover(listed[shifr] ?? []))
        #expect(after.sheets == before.sheets && after.odd == before.odd, "\(shifr)")
        #expect(after.backs.isSubset(of: before.backs), "\(shifr)")
      }
      #expect(
        SourceList(style).lines(of: items.shuffled(using: &generator.random))
          == SourceList(style).lines(of: items))
    }
  }
}
