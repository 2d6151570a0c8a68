import ArchivalReference
import Citing
import CitingTestSupport
import Testing

/// `parse(cite(r)) == r`: what a style prints of a sequence is read back as it was, «Там же»
/// resolved, where the style prints all levels.
@Suite struct RoundTripTests {
  /// The styles that print every level of a reference alone.
  static let styles = [
    "gost-note", "gost-note-full", "gost-note-op-cit", "gost-text", "gost-list", "gost-2018",
    "legend", "journal-points", "journal-commas", "journal-brackets", "chicago-author-date", "mla",
    "mla-text", "apa-text", "harvard-text", "kritika",
    "slavic-review", "europe-asia-studies", "cahiers", "plain",
  ]

  /// Archives of the table whose names in the style's script, that of the first mention and
  /// that of the later ones, are read as theirs.
  private func archives(_ style: CompiledStyle) throws -> [String] {
    try ArchiveTable.standard.archives.map(\.key).filter { key in
      var sequence = CitationSequence(style)
      let shifr = Shifr(archive: key, fond: "17", opis: "3", delo: "904")
      return try (0..<2).allSatisfy { _ in
        var text: [UInt8] = []
        sequence.interrupt()
        try sequence.append(Item(shifr: shifr, lists: [ListSpan(.init(digits: "11"))]), to: &text)
        let found = ReferenceParser().references(in: text)
        return found.count == 1 && found[0].shifr == shifr && found[0].issues.isEmpty
      }
    }
  }

  /// Notes are paragraphs; a «(Там же)» in the text is read within one only.
  private func between(_ name: String) -> String { name == "gost-text" ? " " : "\n\n" }

  /// A document that is cited again with the same sheets: «Там же» alone.
  @Test(arguments: styles, [Script.cyrillic, .simplified])
  func aRepeatIsReadBack(name: String, script: Script) throws {
    let item = Item(
      shifr: Shifr(archive: "GARF", fond: "1", opis: "2", delo: "3"),
      lists: [ListSpan(.init(digits: "4"))])
    let style = try Samples.style(name, script: script)
    let text = try Samples.notes([[item], [item], [item]], style)
      .joined(separator: between(name))
    let found = ReferenceParser().references(in: Array(text.utf8))
    #expect(found.map(\.shifr) == [item.shifr, item.shifr, item.shifr], "\(text)")
    #expect(found.map(\.lists) == [item.lists, item.lists, item.lists], "\(text)")
  }

  @Test(arguments: styles, Script.allCases)
  func isReadBack(name: String, script: Script) throws {
    let style = try Samples.style(name, script: script)
    let archives = try archives(style)
    #expect(archives.count > 20, "\(name), \(script)")
    #expect(archives.contains("RGASPI"), "\(name), \(script)")
    var generator = ItemGenerator(
      "\(name) in \(script) is read back", isLatin: script.isLatin || style.isLatinStyle)
    for _ in 0..<60 {
      let items = generator.items(1 + generator.below(8), archives: archives)
      let text = try Samples.notes(items.map { [$0] }, style).joined(separator: between(name))
      let found = ReferenceParser().references(in: Array(text.utf8))
      #expect(found.map(\.shifr) == items.map(\.shifr), "\(name), \(script): \(text)")
      #expect(found.map(\.lists) == items.map(\.lists), "\(name), \(script): \(text)")
    }
  }

  /// Behind the shifr the parser takes an archive's name in full for prose: notes by Chicago
  /// are read back where the text names one archive only, which is then inferred.
  @Test(arguments: ["chicago-notes", "turabian", "chicago-bibliography", "harvard"])
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

  /// The same with several references in one note.
  @Test(arguments: ["gost-note", "legend", "journal-points", "journal-commas", "kritika"])
  func compoundNotesAreReadBack(name: String) throws {
    let style = try Samples.style(name)
    let archives = try archives(style)
    var generator = ItemGenerator("compound notes of \(name)", isLatin: style.isLatinStyle)
    for _ in 0..<200 {
      let items = generator.items(2 + generator.below(6), archives: archives)
      let cut = 1 + generator.below(items.count - 1)
      // `Там же; д. 5, л. 3`: beside other references the parser reads no «Там же» alone.
      if zip(items, items.dropFirst()).contains(where: { $0 == $1 }) { continue }
      let notes = [Array(items[..<cut]), Array(items[cut...])]
      let text = try Samples.notes(notes, style).joined(separator: "\n\n")
      let found = ReferenceParser().references(in: Array(text.utf8))
      #expect(found.map(\.shifr) == items.map(\.shifr), "\(name): \(text)")
      #expect(found.map(\.lists) == items.map(\.lists), "\(name): \(text)")
    }
  }
}

extension CompiledStyle {
  /// Whether the style's marks are Latin whatever the script.
  fileprivate var isLatinStyle: Bool {
    !["gost", "lege", "jour", "plai"].contains(String(name.prefix(4)))
  }
}
