import ArchivalReference
import Citing
import Testing

/// «Его же», «Ее же», «Их же», Idem: another document by the same authors in one note
/// (GOST R 7.0.5-2008, 9).
@Suite struct IdemTests {
  private static func letter(_ authors: [Name], _ title: String, sheet: String) -> Item {
    var item = Samples.reference("РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. \(sheet)")
    item.authors = authors
    item.title = Wording(title)
    return item
  }

  private static func note(
    _ authors: [Name], language: String = "ru", script: Script? = nil, style: String = "gost-note"
  ) throws -> String {
    var items = [letter(authors, "Записка", sheet: "5"), letter(authors, "Отчет", sheet: "6")]
    for index in items.indices { items[index].language = language }
    return try Samples.notes([items], Samples.style(style, script: script))[0]
  }

  @Test(arguments: [
    ("Каганович, Лазарь Моисеевич", "Каганович Лазарь Моисеевич.", "Его же."),
    ("Крупская, Надежда Константиновна", "Крупская Надежда Константиновна.", "Ее же."),
    // Nobody knows: the name is said again.
    ("Каганович, Л. М.", "Каганович Л. М.", "Каганович Л. М."),
  ])
  func followsTheAuthor(name: String, first: String, again: String) throws {
    #expect(
      try Self.note([Name(name)]) == """
        \(first) Записка // РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 5 ; \(again) Отчет // Там же. Л. 6.
        """)
  }

  @Test func severalAuthorsNeedNoGender() throws {
    let note = try Self.note([Name("Молотов, В. М."), Name("Сталин, И. В.")])
    #expect(note.contains(" ; Их же. Отчет // Там же. Л. 6."))
  }

  @Test func aGenderThatIsSaidCounts() throws {
    var author = Name("Стасова, Е. Д.")
    author.gender = .feminine
    #expect(try Self.note([author]).contains(" ; Ее же. Отчет"))
  }

  @Test func latinScriptHasIdem() throws {
    #expect(try Self.note([Name("Luxemburg, R.")], language: "de").contains(" ; Idem. Отчет"))
    let latin = try Self.note([Name("Сталин, И. В.")], script: .simplified)
    #expect(latin.contains(" ; Idem. Otchet // Ibid. L. 6."))
  }

  /// The manual advises against it.
  @Test(arguments: ["chicago-notes", "turabian"]) func chicagoHasNone(style: String) throws {
    let note = try Self.note([Name("Сталин, И. В.")], style: style)
    #expect(!note.lowercased().contains("idem"))
  }

  @Test func anotherAuthorOrNoteHasNone() throws {
    let author = [Name("Сталин, Иосиф Виссарионович")]
    let items = [
      Self.letter(author, "Записка", sheet: "5"),
      Self.letter([Name("Молотов, В. М.")], "Письмо", sheet: "7"),
      Self.letter(author, "Отчет", sheet: "6"),
    ]
    let style = try Samples.style("gost-note")
    #expect(try !Samples.notes([items], style)[0].contains("же. Отчет"))
    let apart = try Samples.notes([[items[0]], [items[2]]], style)
    #expect(apart[1].hasPrefix("Сталин Иосиф Виссарионович. Отчет"))
  }
}
