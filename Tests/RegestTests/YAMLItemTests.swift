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
    item.witness = Wording("автограф")
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
        + "references: *b30\n", "items:22:18: its aliases stand for too much"
    ),
    ("- archive: РГАСПИ\n  fond: 1\n  opis: 2\n  delo: 1.10\n", "items:4:9: delo: “1.10” is not"),
    ("- archive: РГАСПИ\n  fond: 1\n  opis: без описи\n", "items:3:9: opis: “без описи” is"),
    ("- fond: 558; ГАРФ\n  opis: 2\n  archive: РГАСПИ\n", "items:1:9: fond: “558; ГАРФ” is"),
    ("- archive: РГАСПИ\n  fond: true\n  delo: 1\n", "items:2:9: fond: “true” is not read"),
    ("- archive: РГАСПИ\n  fond: 1\n  delo: 0x1F\n", "items:3:9: delo: “0x1F” is not read"),
    ("- archive: РГАСПИ\n  fond: 1\n  opis: 2\n  delo: 3 т. 2\n", "items:4:9: delo: “3 т. 2”"),
    ("- archive: РГАСПИ\n  fond: 1\n  delo: 2\n  lists: 5.10\n", "items:4:10: lists: “5.10” is"),
    ("- reference: РГАСПИ. Ф. 1\n  number: 010\n", "items:2:11: number: “010” is no number"),
    ("- reference: РГАСПИ. Ф. 1\n  unit: on\n", "items:2:9: unit: “on” is neither"),
  ]) func faultsHaveTheirPlace(text: String, message: String) {
    let error = #expect(throws: RegestError.self) { try items(text) }
    #expect(error?.code == .itemMalformed)
    #expect(error?.message.hasPrefix(message) == true, "\(error?.message ?? "")")
  }

  /// Zeros are part of a number, and words of YAML are words.
  @Test func whatYAMLWouldTakeForSomethingElse() throws {
    let items = try items(
      "- archive: РГАСПИ\n  fond: 0558\n  opis: 11\n  delo: 014339\n  title: yes\n  date: 1932\n"
        + "  language: no\n  unit: True\n")
    #expect(items[0].shifr == Shifr(archive: "RGASPI", fond: "0558", opis: "11", delo: "014339"))
    #expect(items[0].title?.text == "yes" && items[0].date?.year == 1932)
    #expect(items[0].language == "no" && items[0].isUnit)
  }

  /// Aliases of aliases, of which each key stands for more than there is time to compare.
  @Test(arguments: [
    "? *b40\n: x\n", "*b40 : x\n", "{*b40 : x}\n", "{*b40}\n", "{[*b40]: x}\n", "? [*b40]\n: x\n",
  ])
  func keysOfAliases(_ key: String) {
    func bomb(_ node: (Int) -> String) -> String {
      "- &b0 [x, x]\n" + (1...40).map { "- &b\($0) \(node($0 - 1))\n" }.joined()
    }
    for text in [
      bomb { "[*b\($0), *b\($0)]" }, bomb { "{a: *b\($0), b: *b\($0)}" },
      bomb { "\n  - *b\($0)\n  - *b\($0)" }, bomb { "\n  a: *b\($0)\n  b: *b\($0)" },
      bomb { "[\"]\", ']', q', # ]\n *b\($0), *b\($0)]" }, bomb { "!!seq [*b\($0), *b\($0)]" },
      bomb { "[*b\($0), *b\($0)] # &b\($0 + 1) x" },
    ] {
      let error = #expect(throws: RegestError.self) { try items(text + "- " + key) }
      #expect(error?.message.hasSuffix("its aliases stand for too much") == true)
    }
  }

  /// An author who is given once and named often is no such thing.
  @Test(arguments: [
    "{family: Каганович, given: Л. М.}", "\n    family: Каганович\n    given: Л. М.",
    "Каганович, Л. М.", "\n  - Каганович, Л. М.", "[{family: Каганович, given: 'Л. М.'}]",
  ]) func anAliasOfOneAuthor(_ author: String) throws {
    let text =
      "- author: &kag \(author)\n  reference: РГАСПИ. Ф. 1\n"
      + String(repeating: "- author: *kag\n  reference: РГАСПИ. Ф. 1\n", count: 500)
    let items = try items(text)
    #expect(items.count == 501)
    #expect(items.allSatisfy { $0.authors == [Name("Каганович, Л. М.")] })
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
