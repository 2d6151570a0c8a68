import ArchivalReference
import Citing
import Interchange
import Regest
import Testing

/// Items from CSV and CSL-JSON, and what is said of files that hold none.
@Suite struct ItemFileTests {
  private func items(_ text: String) throws(RegestError) -> [Item] {
    try ItemFile.items(Array(text.utf8), name: "items")
  }

  /// One letter, as both formats have it.
  private static let letter: Item = {
    var item = Item(
      shifr: Shifr(archive: "RGASPI", fond: "558", opis: "11", delo: "740"),
      lists: [ListSpan(.init(digits: "177"), through: .init(digits: "180"))])
    item.authors = [Name("Каганович, Л. М.")]
    item.recipients = [Name("Сталин, И. В.")]
    item.title = Wording("Письмо И. В. Сталину")
    item.genre = .letter
    item.date = ItemDate("1932-11-05")
    item.place = Wording("Москва")
    item.witness = Wording("автограф")
    item.fondName = Wording("И. В. Сталин")
    return item
  }()

  @Test func aTable() throws {
    let text = """
      reference,author,recipient,title,genre,date,place,witness,fond_name,number
      РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180,"Каганович, Л. М.","Сталин, И. В.",\
      Письмо И. В. Сталину,letter,1932-11-05,Москва,Автограф,И. В. Сталин,
      "РГАЛИ, ф. 1334, оп. 1, ед. хр. 77, л. 4 об.","Рид, Дж.; Брайант, Л.",,[Заметки],,,,,,7

      """
    let items = try items(text)
    #expect(items.count == 2)
    #expect(items[0] == Self.letter)
    #expect(items[1].authors == [Name("Рид, Дж."), Name("Брайант, Л.")])
    #expect(items[1].title == Wording("Заметки") && items[1].isTitleSupplied)
    #expect(items[1].isUnit && !items[0].isUnit)
    #expect(items[1].number == 7 && items[1].lists[0].first.isVerso)
  }

  @Test func theGenderOfOneAuthor() throws {
    let head = "reference,author,author_gender\n"
    let row = "РГАСПИ. Ф. 558. Оп. 11. Д. 740,"
    #expect(try items(head + row + "\"Стасова, Е. Д.\",f")[0].authors[0].gender == .feminine)
    #expect(throws: RegestError.self) { try items(head + row + "\"Стасова, Е. Д.\",x") }
    #expect(throws: RegestError.self) {
      try items(head + row + "\"Рид, Дж.; Брайант, Л.\",f")
    }
  }

  /// Nothing of a reference is dropped unseen, and no day is cited that never was.
  @Test(arguments: [
    "Док. 5. Л. 1", "Л. 1, 3, 7а об., обложка", "Т. 2. Л. 1", "Л. 1 (копия), 5", "(1932). Л. 4",
  ])
  func whatIsNoReferenceIsTold(_ rest: String) {
    #expect {
      try items("reference\n\"РГАСПИ. Ф. 558. Оп. 11. Д. 740. \(rest)\"\n")
    } throws: { error in
      (error as? RegestError)?.message.contains("is not part of the reference") == true
    }
  }

  /// The town of an archive is known without being told.
  @Test(arguments: ["РГАСПИ (Москва)", "РГАСПИ, г. Москва", "RGASPI, Moscow"])
  func theTownOfAnArchive(_ archive: String) throws {
    let items = try items("reference\n\"\(archive), ф. 558, оп. 11, д. 740\"\n")
    #expect(items.map(\.fullShelfmark) == ["РГАСПИ. Ф. 558. Оп. 11. Д. 740"])
  }

  @Test(arguments: [
    ("1932-02-30", nil), ("1931-02-29", nil), ("1932-02-29", 29), ("1932-11-31", nil),
    ("0000-01-01", nil), ("1932-12-31", 31),
  ]) func onlyDaysOfTheCalendarAreDates(_ text: String, _ day: Int?) {
    let date = ItemDate(text)
    #expect(date.day == day && (date.printed == text) == (day == nil))
  }

  /// What a field says of a template makes no page of Wikipedia of a file.
  @Test(arguments: [
    "reference,title\nРГАСПИ. Ф. 17. Оп. 3. Д. 904,Об {{cite archive}}\n",
    "TY  - MANSCPT\nAN  - РГАСПИ. Ф. 17. Оп. 3. Д. 904\nTI  - Об {{cite archive}}\nER  - \n",
    "@unpublished{a, library = {РГАСПИ. Ф. 17. Оп. 3. Д. 904}, title = {Об {{cite archive}}}}\n",
    "- reference: РГАСПИ. Ф. 17. Оп. 3. Д. 904\n  title: Об {{cite archive}}\n",
    "---\ntitle: Об {{cite archive}}\nreference: РГАСПИ. Ф. 17. Оп. 3. Д. 904\n",
    """
    ---
    nocite: '[@*]'
    references:
    - archive_location: РГАСПИ. Ф. 17. Оп. 3. Д. 904
      title: Об {{cite archive}}
    ...
    """,
  ]) func aTemplateInAFieldIsText(_ text: String) throws {
    let items = try items(text)
    #expect(items.map(\.shifr.delo) == ["904"])
    #expect(items[0].title?.text.contains("cite archive") == true)
  }

  /// A page can begin as YAML does.
  @Test(arguments: ["- ", "See: ", "Sources:\n", "- note: "]) func aPageOfAList(_ start: String)
    throws
  {
    let text = start + "{{cite archive|fonds=17|series=3|file=904|repository=РГАСПИ}}\n"
    #expect(try items(text).map(\.fullShelfmark) == ["РГАСПИ. Ф. 17. Оп. 3. Д. 904"])
  }

  /// Tables as spreadsheets save them.
  @Test(arguments: [",", ";", "\t"]) func dividers(_ divider: String) throws {
    let text = [["reference", "author"], ["РГАСПИ. Ф. 1. Оп. 2. Д. 3", "\"Ежов, Н.; Рид, Дж.\""]]
      .map { $0.joined(separator: divider) + "\r\n" }.joined()
    #expect(try items(text)[0].authors.map(\.family.text) == ["Ежов", "Рид"])
    #expect(try items("\u{FEFF}" + text).count == 1)
  }

  @Test func cslJSON() throws {
    let text = """
      [{"id":"k","type":"personal_communication","genre":"letter",
      "author":[{"family":"Каганович","given":"Л. М."}],
      "recipient":[{"family":"Сталин","given":"И. В."}],"title":"Письмо И. В. Сталину",
      "issued":{"date-parts":[[1932,11,5]]},"archive":"РГАСПИ","archive-place":"Москва",
      "archive_collection":"И. В. Сталин",
      "archive_location":"Ф. 558. Оп. 11. Д. 740. Л. 177–180","medium":"автограф",
      "language":"ru-RU"}]
      """
    var expected = Self.letter
    expected.key = "k"
    #expect(try items(text) == [expected])
  }

  @Test func ris() throws {
    let text = """
      TY  - PCOMM
      AU  - Каганович, Л. М.
      A2  - Сталин, И. В.
      TI  - Письмо И. В. Сталину
      PY  - 1932
      DA  - 1932/11/05/
      DB  - РГАСПИ
      AN  - Ф. 558. Оп. 11. Д. 740. Л. 177–180
      CY  - Москва
      M3  - автограф
      LA  - ru
      ER  -

      """
    var expected = Self.letter
    expected.fondName = nil
    #expect(try items(text) == [expected])
    #expect(try items(text + text.replacing("\n", with: "\r\n")).count == 2)
  }

  /// What pandoc makes of the same letter in BibLaTeX.
  @Test func cslOfPandoc() throws {
    let items = try items(
      """
      [{"author":[{"family":"Bock","given":"Fedor","dropping-particle":"von"}],"id":"b",
      "call-number":"РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180","issued":{"date-parts":[]},
      "language":"ru-RU","title":"Т","type":"manuscript"}]
      """)
    #expect(items[0].shifr == Self.letter.shifr && items[0].date == nil)
    #expect(items[0].authors == [Name("Bock, Fedor von")] && items[0].genre == nil)
  }

  /// Levels that one string would lose, and which count as long as the string says the same.
  @Test func cslLevelsBesideAString() throws {
    func items(_ location: String) throws -> [Item] {
      try self.items(
        """
        {"archive":"ГАРФ","archive_location":"\(location)",
        "custom":{"archref":{"archive":"GARF","fond":"1","opis":"2","delo":"3","list":[["4"]]}}}
        """)
    }
    #expect(
      try items("Ф. 1. Оп. 2. Д. 3. Л. 4")[0].fullShelfmark == "ГАРФ. Ф. 1. Оп. 2. Д. 3. Л. 4")
    #expect(try items("Ф. 1. Оп. 2. Д. 7")[0].fullShelfmark == "ГАРФ. Ф. 1. Оп. 2. Д. 7")
  }

  /// Levels that nothing else says.
  @Test func cslLevels() throws {
    let items = try items(
      """
      {"archive":"ГАРФ","custom":{"archref":{"fond":"Р-5446","opis":"1","delo":"2",
      "list":[["8","9v"],["12"]]}}}
      """)
    #expect(items.count == 1)
    #expect(items[0].shifr == Shifr(archive: "GARF", fond: "Р-5446", opis: "1", delo: "2"))
    #expect(items[0].lists.map(\.text) == ["8-9v", "12"])
  }

  /// An archive of no table is called as it is named.
  @Test func anUnknownArchive() throws {
    let items = try items("archive,reference\nАрхив завода,Ф. 1. Оп. 2. Д. 3. Л. 4\n")
    #expect(items[0].shifr == Shifr(archive: "Архив завода", fond: "1", opis: "2", delo: "3"))
  }

  @Test(arguments: [
    ("", "items: there are no items"), ("[]", "items: there are no items"),
    ("% nothing\n", "items: there are no items"),
    ("reference;title\nx\n", "items:2:1: expected 2 fields, found 1"),
    ("refrence\nx\n", "items:1:1: expected one of the columns reference, archive"),
    ("title,title\n", "items:1:7: expected each column once"),
    ("reference,title\nРГАСПИ. Ф. 1. Оп. 1. Д. 1\n", "items:2:1: expected 2 fields, found 1"),
    ("title,reference\nа,\n", "items:2:3: reference: nothing is cited"),
    ("title,reference\nа,кот\n", "items:2:3: reference: “кот” is not one reference"),
    ("reference,genre\nРГАСПИ. Ф. 1. Оп. 1. Д. 1,poem\n", "items:2:27: genre: “poem” is none of"),
    ("reference,number\nРГАСПИ. Ф. 1. Оп. 1. Д. 1,x\n", "items:2:27: number: “x” is no number"),
    ("reference,unit\nРГАСПИ. Ф. 1. Оп. 1. Д. 1,да\n", "items:2:27: unit: “да” is neither"),
    ("[{\"id\":\"a\"}]", "items: none of its items has an archival reference"),
    ("TY  - PCOMM\nAU - x\n", "items:2:1: expected a tag"),
    ("TY  - PCOMM\nAU  - x\n", "items:1:1: the item has no end"),
    ("TY  - PCOMM\nER  - \nAU  - x\n", "items:3:1: “AU” stands outside"),
    ("TY  - PCOMM\nTY  - PCOMM\n", "items:2:1: the item of line 1 has no end"),
    ("[1]", "items: item 1: expected an object"), ("[{]", "items:1:3: "),
    (
      "[{\"archive_location\":\"РГАСПИ. Ф. 1. Оп. 1. Д. 1\",\"author\":[{\"given\":\"А.\"}]}]",
      "items: item 1: author: a name has neither"
    ),
    (
      "[{\"archive_location\":\"РГАСПИ. Ф. 1. Оп. 1. Д. 1\",\"issued\":{\"date-parts\":[[1932,17]]}}]",
      "items: item 1: issued: “date-parts” are no"
    ),
  ]) func faultsHaveTheirPlace(text: String, message: String) {
    let error = #expect(throws: RegestError.self) { try items(text) }
    #expect(error?.code == .itemMalformed)
    #expect(error?.message.hasPrefix(message) == true, "\(error?.message ?? "")")
  }
}
