import ArchivalReference
import Citing
import Testing

/// MLA in the text: what tells documents by one author apart (MLA Style Center, Citing Letters;
/// MLA Handbook 9, ch. 6).
@Suite struct LettersByOneAuthorTests {
  private static func letter(
    to recipient: String, _ date: String?, from author: String = "Сталин, И. В."
  ) -> Item {
    var item = Samples.reference("РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 1")
    item.authors = [Name(author)]
    item.recipients = [Name(recipient)]
    item.genre = .letter
    item.date = date.map { ItemDate($0) }
    return item
  }

  private static func paper(_ title: String, _ date: String) -> Item {
    var item = letter(to: "", date)
    item.recipients = []
    item.genre = nil
    item.title = Wording(title, latin: title)
    return item
  }

  private static let molotov = "Молотов, В. М."
  private static let kirov = "Киров, С. М."

  @Test(arguments: [
    // One letter: the surname.
    ([letter(to: molotov, "1932-11-05")], ["(Stalin, l. 1)"]),
    // To one addressee: the day.
    (
      [letter(to: molotov, "1932-11-05"), letter(to: molotov, "1932-11-06")],
      ["(Letter [5 Nov.], l. 1)", "(Letter [6 Nov.], l. 1)"]
    ),
    // To two: the addressee.
    (
      [letter(to: molotov, "1932-11-05"), letter(to: kirov, "1932-11-05")],
      ["(Letter to V. M. Molotov, l. 1)", "(Letter to S. M. Kirov, l. 1)"]
    ),
    // Both: both.
    (
      [
        letter(to: molotov, "1932-11-05"), letter(to: molotov, "1932-11-06"),
        letter(to: kirov, "1932-11-05"),
      ],
      [
        "(Letter to V. M. Molotov [5 Nov.], l. 1)", "(Letter to V. M. Molotov [6 Nov.], l. 1)",
        "(Letter to S. M. Kirov, l. 1)",
      ]
    ),
    // The same day of two years; no day; no date.
    (
      [letter(to: molotov, "1932-11-05"), letter(to: molotov, "1933-11-05")],
      ["(Letter [5 Nov. 1932], l. 1)", "(Letter [5 Nov. 1933], l. 1)"]
    ),
    (
      [
        letter(to: molotov, "1932-11"), letter(to: molotov, nil), letter(to: molotov, "[1930-е]"),
        letter(to: molotov, "не ранее 5 ноября 1932 г."),
      ],
      [
        "(Letter [Nov. 1932], l. 1)", "(Letter [n.d.], l. 1)", "(Letter [1930s], l. 1)",
        "(Letter [not before 5 Nov. 1932], l. 1)",
      ]
    ),
    // Letters by two authors: whose they are.
    (
      [
        letter(to: molotov, "1932-11-05"), letter(to: molotov, "1932-11-06"),
        letter(to: molotov, "1932-11-07", from: kirov),
      ],
      ["(Stalin, Letter [5 Nov.], l. 1)", "(Stalin, Letter [6 Nov.], l. 1)", "(Kirov, l. 1)"]
    ),
    // Other documents: the surname and the title.
    (
      [paper("Theses", "1932"), paper("Speech", "1932")],
      ["(Stalin, Theses, l. 1)", "(Stalin, Speech, l. 1)"]
    ),
    (
      [paper("Speech", "1932-01-05"), paper("Speech", "1932-02-05")],
      ["(Stalin, Speech [5 Jan.], l. 1)", "(Stalin, Speech [5 Feb.], l. 1)"]
    ),
  ]) func areToldApartByTheRule(items: [Item], expected: [String]) throws {
    #expect(try Samples.notes(items, "mla-text") == expected)
  }
}
