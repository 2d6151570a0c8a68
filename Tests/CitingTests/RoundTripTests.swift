import ArchivalReference
import Citing
import CitingTestSupport
import Testing

/// `parse(cite(r)) == r`: what a style prints of a sequence is read back as it was, «Там же»
/// resolved, where the style prints all levels.
@Suite struct RoundTripTests {
  @Test func everyStyleIsTriedOrLeavesLevelsOut() {
    let tried = StyleLevels.complete + StyleLevels.archiveLast + StyleLevels.incomplete.keys
    #expect(tried.sorted() == StyleLibrary.styles.map(\.name).sorted())
  }

  /// A document that is cited again with the same sheets: «Там же» alone.
  @Test(arguments: StyleLevels.complete, [Script.cyrillic, .simplified])
  func aRepeatIsReadBack(name: String, script: Script) throws {
    let item = Item(
      shifr: Shifr(archive: "GARF", fond: "1", opis: "2", delo: "3"),
      lists: [ListSpan(.init(digits: "4"))])
    let style = try Samples.style(name, script: script)
    let text = try Samples.notes([[item], [item], [item]], style)
      .joined(separator: StyleLevels.between(name))
    let found = ReferenceParser().references(in: Array(text.utf8))
    #expect(found.map(\.shifr) == [item.shifr, item.shifr, item.shifr], "\(text)")
    #expect(found.map(\.lists) == [item.lists, item.lists, item.lists], "\(text)")
  }

  /// A note that begins with the same sheets as the note before and goes on to another file.
  @Test(arguments: StyleLevels.complete.filter { $0 != "mla" }, [Script.cyrillic, .simplified])
  func aRepeatThatGoesOnIsReadBack(name: String, script: Script) throws {
    let items = ["3", "4"].map { delo in
      Item(
        shifr: Shifr(archive: "GARF", fond: "1", opis: "2", delo: delo),
        lists: [ListSpan(.init(digits: "4"))])
    }
    let style = try Samples.style(name, script: script)
    let text = try Samples.notes([[items[0]], items], style).joined(
      separator: StyleLevels.between(name))
    let found = ReferenceParser().references(in: Array(text.utf8))
    #expect(found.map(\.shifr.delo) == ["3", "3", "4"], "\(text)")
    #expect(found.map(\.lists) == [items[0].lists, items[0].lists, items[1].lists], "\(text)")
  }

  @Test(arguments: StyleLevels.complete, Script.allCases)
  func isReadBack(name: String, script: Script) throws {
    let style = try Samples.style(name, script: script)
    let archives = try StyleLevels.archives(readFrom: style)
    #expect(archives.count > 20, "\(name), \(script)")
    #expect(archives.contains("RGASPI"), "\(name), \(script)")
    var generator = ItemGenerator(
      "\(name) in \(script) is read back", isLatin: script.isLatin || style.isLatinStyle)
    for _ in 0..<60 {
      let items = generator.items(1 + generator.below(8), archives: archives)
      let text = try Samples.notes(items.map { [$0] }, style).joined(
        separator: StyleLevels.between(name))
      let found = ReferenceParser().references(in: Array(text.utf8))
      #expect(found.map(\.shifr) == items.map(\.shifr), "\(name), \(script): \(text)")
      #expect(found.map(\.lists) == items.map(\.lists), "\(name), \(script): \(text)")
    }
  }

  /// Behind the shifr the parser takes an archive's name in full for prose: notes by Chicago
  /// are read back where the text names one archive only, which is then inferred.
  @Test(arguments: StyleLevels.archiveLast)
  func anArchiveBehindIsInferred(name: String) throws {
    let style = try Samples.style(name)
    var generator = ItemGenerator("\(name) is read back", isLatin: true)
    for _ in 0..<200 {
      let items = generator.items(1 + generator.below(8), archives: ["RGASPI"])
      let text = try Samples.notes(items.map { [$0] }, style).joined(separator: "\n\n")
      let found = ReferenceParser().references(in: Array(text.utf8))
      #expect(found.map(\.shifr) == items.map(\.shifr), "\(name): \(text)")
      #expect(found.map(\.lists) == items.map(\.lists), "\(name): \(text)")
    }
  }

  /// The same with several references in one note; a list of works cited (MLA) has an entry
  /// each, and the fond that it begins with would go on behind “;”.
  @Test(arguments: StyleLevels.complete.filter { $0 != "mla" }, Script.allCases)
  func compoundNotesAreReadBack(name: String, script: Script) throws {
    let style = try Samples.style(name, script: script)
    let archives = try StyleLevels.archives(readFrom: style)
    var generator = ItemGenerator(
      "compound notes of \(name) in \(script)", isLatin: script.isLatin || style.isLatinStyle)
    for _ in 0..<40 {
      let items = generator.items(2 + generator.below(6), archives: archives)
      let cut = 1 + generator.below(items.count - 1)
      let notes = [Array(items[..<cut]), Array(items[cut...])]
      let text = try Samples.notes(notes, style).joined(separator: StyleLevels.between(name))
      let found = ReferenceParser().references(in: Array(text.utf8))
      #expect(found.map(\.shifr) == items.map(\.shifr), "\(name), \(script): \(text)")
      #expect(found.map(\.lists) == items.map(\.lists), "\(name), \(script): \(text)")
    }
  }

  /// The same in Ukrainian: спр., арк. and зв. The parser does not know the whole words in
  /// Latin letters: opys, sprava, arkush.
  @Test(
    arguments: StyleLevels.complete.filter { $0 != "apa" && $0 != "slavic-review" },
    [Script.cyrillic, .simplified])
  func ukrainianMarksAreReadBack(name: String, script: Script) throws {
    let style = try Samples.style(name, script: script)
    var generator = ItemGenerator(
      "\(name) in Ukrainian", isLatin: script.isLatin || style.isLatinStyle,
      isUkrainian: true)
    for _ in 0..<40 {
      var items = generator.items(1 + generator.below(8), archives: ["TSDAHOU"])
      for index in items.indices { items[index].language = "uk" }
      let text = try Samples.notes(items.map { [$0] }, style).joined(
        separator: StyleLevels.between(name))
      let found = ReferenceParser().references(in: Array(text.utf8))
      #expect(found.map(\.shifr) == items.map(\.shifr), "\(name), \(script): \(text)")
      #expect(found.map(\.lists) == items.map(\.lists), "\(name), \(script): \(text)")
    }
  }
}
