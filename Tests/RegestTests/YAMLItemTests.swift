import ArchivalReference
import Citing
import Regest
import Testing

/// Items from YAML, and the places of what is wrong with it.
@Suite struct YAMLItemTests {
  private func items(_ text: String) throws(RegestError) -> [Item] {
    try ItemFile.items(Array(text.utf8), name: "items")
  }

  private static let letter: Item = {
    var item = Item(
      shifr: Shifr(archive: "RGASPI", fond: "558", opis: "11", delo: "740"),
      lists: [ListSpan(.init(digits: "177"), through: .init(digits: "180"))])
    item.authors = [Name("Каганович, Л. М.")]
    item.recipients = [Name("Сталин, И. В.")]
    item.title = Wording("Письмо И. В. Сталину")
    item.genre = .letter
    item.date = ItemDate("1932-11-05")
    item.witness = Wording("Автограф")
    return item
  }()

  /// The same letter in every way in which it can be written.
  @Test(arguments: [
    """
    # letters
    - reference: РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180
      author: Каганович, Л. М.
      recipient: 'Сталин, И. В.'
      title: "Письмо И. В. Сталину"
      genre: letter
      date: 1932-11-05   # as an integer it would be none
      place: ~
      number:
      witness: Автограф
    """,
    """
    %YAML 1.2
    ---
    archive: РГАСПИ
    fond: 558
    opis: 11
    delo: 740
    lists: 177–180
    author: {family: Каганович, given: Л. М.}
    recipient: [{family: Сталин, given: И. В.}]
    title: >-
      Письмо
      И. В. Сталину
    genre: letter
    date: '1932-11-05'
    witness: |
      Автограф
    """,
    """
    references:
    - type: personal_communication
      genre: letter
      author:
      - {family: Каганович, given: Л. М.}
      recipient:
      - family: Сталин
        given: И. В.
      title: Письмо И. В. Сталину
      issued: 1932-11-05
      archive: РГАСПИ
      archive_location: Ф. 558. Оп. 11. Д. 740. Л. 177–180
      medium: автограф
    """,
  ]) func oneLetter(_ text: String) throws {
    #expect(try items(text) == [Self.letter])
    #expect(try items("\u{FEFF}" + text.replacing("\n", with: "\r\n")) == [Self.letter])
  }

  @Test func severalOfAField() throws {
    let items = try items(
      """
      - fond: Р-5446
        archive: ГАРФ
        opis: 1
        delo: 77
        unit: true
        lists: [8–9 об., 12]
        author:
          - Рид, Дж.
          - Брайант, Л.
        author_latin: [Reed, "Bryant, L."]
      ---
      archive: Архив завода
      reference: Ф. 1. Оп. 2. Д. 3
      """)
    #expect(items.count == 2)
    #expect(items[0].lists.map(\.text) == ["8-9v", "12"] && items[0].isUnit)
    #expect(items[0].shifr == Shifr(archive: "GARF", fond: "Р-5446", opis: "1", delo: "77"))
    #expect(items[0].authors.map(\.family.latin) == ["Reed", "Bryant"])
    #expect(items[1].shifr.archive == "Архив завода")
  }

  @Test(arguments: [
    ("---\n", "items: there are no items"), ("--- []\n", "items: there are no items"),
    ("- кот\n", "items:1:3: expected an item"),
    ("- refrence: x\n", "items:1:3: expected one of the keys reference, "),
    ("- title: а\n  title: б\n", "items:1:3: the key title stands twice"),
    ("- title: [а, б]\n", "items:1:10: title: expected one value"),
    ("- title: {а: б}\n", "items:1:10: title: expected a value"),
    ("- author: [[а]]\n", "items:1:12: author: expected a value"),
    ("- author: {given: А.}\n", "items:1:11: author: expected the keys"),
    ("- title: а\n  date: 1932\n", "items:1:3: reference: nothing is cited"),
    ("- title: а\n  reference: кот\n", "items:2:14: reference: “кот” is not one"),
    ("- fond: 1\n  reference: Ф. 1\n", "items:1:9: fond: the levels stand in"),
    ("- title: \"а\n", "items:2:1: "), ("- title: а\n bad: б\n", "items:2:2: "),
    ("- title: *nothing\n", "items:1:10: found undefined alias"),
    ("references: &a [{title: *a}]\n", "items:1:"),
    (
      "a: &a [x, x]\n"
        + (1...30).map {
          "b\($0): &b\($0) [*\($0 == 1 ? "a" : "b\($0 - 1)"), *\($0 == 1 ? "a" : "b\($0 - 1)")]\n"
        }.joined()
        + "references: *b30\n", "items:1:8: its aliases stand for too much"
    ),
  ]) func faultsHaveTheirPlace(text: String, message: String) {
    let error = #expect(throws: RegestError.self) { try items(text) }
    #expect(error?.code == .itemMalformed)
    #expect(error?.message.hasPrefix(message) == true, "\(error?.message ?? "")")
  }

  /// Brackets without an end are refused, not followed.
  @Test func deepNesting() {
    let text = "- title: " + String(repeating: "[", count: 100_000)
    #expect(throws: RegestError.self) { try items(text) }
  }

  @Test func notUTF8() {
    let error = #expect(throws: RegestError.self) {
      try ItemFile.items(Array("- title: ".utf8) + [0xFF], name: "items")
    }
    #expect(error?.message == "items: the file is not UTF-8")
  }
}
