import ArchivalReference
import Citing
import Testing

/// How later citations depend on earlier ones.
@Suite struct SequenceTests {
  private func items(_ texts: [String]) -> [Item] { texts.map(Samples.reference) }

  /// Only what differs is printed, from the widest level that does.
  @Test(arguments: [
    (
      ["РГАСПИ. Ф. 17. Оп. 3. Д. 9. Л. 1", "РГАСПИ. Ф. 17. Оп. 3. Д. 9. Л. 2 об."],
      "Там же. Л. 2 об."
    ),
    (["РГАСПИ. Ф. 17. Оп. 3. Д. 9. Л. 1", "РГАСПИ. Ф. 17. Оп. 3. Д. 9. Л. 1"], "Там же."),
    (
      ["РГАСПИ. Ф. 17. Оп. 3. Д. 9. Л. 1", "РГАСПИ. Ф. 17. Оп. 3. Д. 10. Л. 1"],
      "Там же. Д. 10. Л. 1."
    ),
    (
      ["РГАСПИ. Ф. 17. Оп. 3. Д. 9. Л. 1", "РГАСПИ. Ф. 17. Оп. 162. Д. 9. Л. 1"],
      "Там же. Оп. 162. Д. 9. Л. 1."
    ),
    (
      ["РГАСПИ. Ф. 17. Оп. 3. Д. 9. Л. 1", "РГАСПИ. Ф. 81. Оп. 3. Д. 9. Л. 1"],
      "Там же. Ф. 81. Оп. 3. Д. 9. Л. 1."
    ),
    (
      ["РГАСПИ. Ф. 17. Оп. 3. Д. 9. Л. 1", "ГАРФ. Ф. 17. Оп. 3. Д. 9. Л. 1"],
      "ГАРФ. Ф. 17. Оп. 3. Д. 9. Л. 1."
    ),
    (["РГАСПИ. Ф. 17. Оп. 3. Д. 9. Л. 1", "РГАСПИ. Ф. 17. Оп. 3. Д. 9"], "Там же. Д. 9."),
    (["РГАСПИ. Ф. 17. Оп. 3. Д. 9. Л. 1", "РГАСПИ. Ф. 17. Оп. 3"], "Там же. Оп. 3."),
    (["РГАСПИ. Ф. 17. Оп. 3. Д. 9. Л. 1", "РГАСПИ. Ф. 17"], "Там же. Ф. 17."),
    // A fond without an opis cannot be said by restating the opis.
    (
      ["ОР РГБ. Ф. 17. Оп. 3. Д. 9. Л. 1", "ОР РГБ. Ф. 17. Д. 9. Л. 1"],
      "Там же. Ф. 17. Д. 9. Л. 1."
    ),
  ]) func ibidPrintsWhatDiffers(texts: [String], expected: String) throws {
    #expect(try Samples.notes(items(texts), "gost-note").last == expected)
  }

  @Test func nothingReachesOverABook() throws {
    var sequence = CitationSequence(try Samples.style("gost-note"))
    var text: [UInt8] = []
    try sequence.append(Samples.reference("РГАСПИ. Ф. 17. Оп. 3. Д. 9. Л. 1"), to: &text)
    sequence.interrupt()
    text.removeAll()
    try sequence.append(Samples.reference("РГАСПИ. Ф. 17. Оп. 3. Д. 9. Л. 2"), to: &text)
    #expect(String(decoding: text, as: UTF8.self) == "РГАСПИ. Ф. 17. Оп. 3. Д. 9. Л. 2.")
  }

  @Test func severalSourcesInANoteInherit() throws {
    let note = items([
      "РГАСПИ. Ф. 17. Оп. 3. Д. 904. Л. 11", "РГАСПИ. Ф. 17. Оп. 3. Д. 905. Л. 2",
      "ГАРФ. Ф. Р-5446. Оп. 1. Д. 2. Л. 8",
    ])
    let style = try Samples.style("gost-note")
    #expect(
      try Samples.notes([note], style)
        == [
          "РГАСПИ. Ф. 17. Оп. 3. Д. 904. Л. 11 ; Д. 905. Л. 2 ; ГАРФ. Ф. Р-5446. Оп. 1. Д. 2. Л. 8."
        ])
    #expect(
      try Samples.notes([note], Samples.style("journal-points"))
        == [
          "РГАСПИ. Ф. 17. Оп. 3. Д. 904. Л. 11; Д. 905. Л. 2; ГАРФ. Ф. Р-5446. Оп. 1. Д. 2. Л. 8."
        ])
  }

  /// Another document of the same file keeps its heading, and «Там же» stands for the file.
  @Test func aHeadingComesBeforeIbid() throws {
    var other = Samples.letter(sheets: "181")
    other.date = ItemDate("1932-11-06")
    #expect(
      try Samples.notes([Samples.letter, other], "gost-note").last
        == "Каганович Л. М. Письмо И. В. Сталину от 6 ноября 1932 г. // Там же. Л. 181.")
  }

  @Test func ibidFollowsTheLanguageOfTheSource() throws {
    var items = items(["ГАРФ. Ф. 1. Оп. 1. Д. 1. Л. 1", "ГАРФ. Ф. 1. Оп. 1. Д. 1. Л. 2"])
    items[1].language = "de"
    #expect(try Samples.notes(items, "gost-note").last == "Ibid. Л. 2.")
  }

  @Test(arguments: [
    ("gost-note", "Там само. Спр. 4. Арк. 5 зв.", "Там само."),
    ("legend", "Там само. Спр. 4. Арк. 5 зв.", "Там само."),
    ("journal-commas", "Там само, спр. 4, арк. 5 зв.", "Там само."),
    ("gost-text", "(Там само. Спр. 4. Арк. 5 зв.)", "(Там само)"),
    ("kritika", "Ibid., spr. 4, ark. 5 zv.", "Ibid."),
  ]) func ibidOfUkrainianSources(style: String, other: String, same: String) throws {
    var items = items([
      "ЦДАГО України. Ф. 1. Оп. 2. Спр. 3. Арк. 4",
      "ЦДАГО України. Ф. 1. Оп. 2. Спр. 4. Арк. 5 зв.",
      "ЦДАГО України. Ф. 1. Оп. 2. Спр. 4. Арк. 5 зв.",
    ])
    for index in items.indices { items[index].language = "uk" }
    #expect(try Samples.notes(items, style).suffix(2) == [other, same])
  }

  /// «Там же» alone begins a note that goes on to another file, and no other.
  @Test func aNoteMayBeginWithIbid() throws {
    let first = items(["РГАСПИ. Ф. 17. Оп. 3. Д. 530. Л. 1"])
    let other = items(["РГАСПИ. Ф. 17. Оп. 3. Д. 531. Л. 2"])
    let archive = items(["ГАРФ. Ф. 1. Оп. 1. Д. 1. Л. 1"])
    func last(_ note: [Item], _ style: String) throws -> String? {
      try Samples.notes([first, note], Samples.style(style)).last
    }
    #expect(try last(first + other, "gost-note") == "Там же ; Д. 531. Л. 2.")
    #expect(try last(first + other, "journal-commas") == "Там же; д. 531, л. 2.")
    #expect(try last(first + other, "gost-text") == "(Там же ; Д. 531. Л. 2)")
    #expect(try last(first + other, "kritika") == "Ibid.; d. 531, l. 2.")
    #expect(
      try last(first + archive, "gost-note") == "Там же. Л. 1 ; ГАРФ. Ф. 1. Оп. 1. Д. 1. Л. 1.")
    #expect(try last(other + first, "gost-note") == "Там же. Д. 531. Л. 2 ; Д. 530. Л. 1.")
    // A style without «Там же».
    #expect(
      try last(first + other, "chicago-author-date")
        == "(RGASPI, f. 17, op. 3, d. 530, l. 1; d. 531, l. 2)")
    var copy = first
    copy[0].witness = Wording("Копия")
    #expect(try last(copy + other, "gost-note") == "Там же. Л. 1. Копия ; Д. 531. Л. 2.")
  }

  @Test func theFirstMentionSpellsTheArchiveOut() throws {
    let items = items([
      "РГАНИ. Ф. 3. Оп. 1. Д. 1. Л. 1", "ГАРФ. Ф. 1. Оп. 1. Д. 1. Л. 1",
      "РГАНИ. Ф. 3. Оп. 1. Д. 2. Л. 1",
    ])
    #expect(
      try Samples.notes(items, "gost-note-full") == [
        "Российский государственный архив новейшей истории (РГАНИ). Ф. 3. Оп. 1. Д. 1. Л. 1.",
        "Государственный архив Российской Федерации (ГАРФ). Ф. 1. Оп. 1. Д. 1. Л. 1.",
        "РГАНИ. Ф. 3. Оп. 1. Д. 2. Л. 1.",
      ])
  }

  @Test func opCitNeedsTheOnlyDocument() throws {
    let archive = Samples.reference("ГАРФ. Ф. 1. Оп. 1. Д. 1. Л. 1")
    let again = Samples.letter(sheets: "178")
    var other = Samples.letter(sheets: "181")
    other.date = ItemDate("1932-11-06")
    let style = "gost-note-op-cit"
    #expect(
      try Samples.notes([Samples.letter, archive, again], style).last
        == "Каганович Л. М. Указ. соч. Л. 178.")
    #expect(
      try Samples.notes([Samples.letter, other, archive, other], style).last
        == "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 181.")
  }

  /// A later note of one of several documents with one title says which (CMOS 17, 14.30).
  @Test(arguments: [
    ("chicago-notes", "Stalin, Memorandum, November 5, 1932, l. 1, RGASPI."),
    ("turabian", "Stalin, Memorandum, November 5, 1932, l. 1, RGASPI."),
  ]) func laterNotesTellTitlesApart(style: String, expected: String) throws {
    var item = Samples.reference("РГАСПИ. Ф. 17. Оп. 3. Д. 9. Л. 1")
    item.authors = [Name("Сталин, И. В.")]
    item.title = Wording("Записка", latin: "Memorandum")
    item.date = ItemDate("1932-11-05")
    var other = item
    other.date = ItemDate("1932-11-06")
    #expect(try Samples.notes([item, other, item], style).last == expected)
    #expect(
      try Samples.notes([item, item], style).last == "Stalin, Memorandum, l. 1, RGASPI.")
  }

  /// A note that cannot be printed leaves no trace.
  @Test func aFailedNoteChangesNothing() throws {
    var sequence = CitationSequence(try Samples.style("gost-note"))
    var text = Array("before ".utf8)
    #expect(throws: CitationError(style: "gost-note", missing: ["archive"])) {
      try sequence.append(
        note: [Samples.letter, Item(shifr: Shifr(fond: "17"))], to: &text)
    }
    #expect(text == Array("before ".utf8))
    try sequence.append(Samples.letter, to: &text)
    #expect(String(decoding: text, as: UTF8.self).hasPrefix("before Каганович Л. М. Письмо"))
  }
}
