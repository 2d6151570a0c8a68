import ArchivalReference
import Citing
import Interchange
import Regest
import Testing

/// Libraries of reference managers: what is no document of an archive stands in them too.
@Suite struct LibraryItemTests {
  private func entries(_ text: String) throws -> [ReadEntry] {
    try ItemFile.entries(Array(text.utf8), name: "items")
  }

  private func csl(_ members: String) throws -> ReadEntry {
    try entries("[{\"archive_location\":\"РГАСПИ. Ф. 1. Оп. 1. Д. 1\",\(members)}]")[0]
  }

  @Test(arguments: [
    """
    [{"type":"book","title":"Книга","call-number":"DK268 .S8"},
    {"archive_location":"РГАСПИ. Ф. 1. Оп. 2. Д. 3"}]
    """,
    """
    [{"itemType":"book","title":"Книга","callNumber":"DK268 .S8","archive":"JSTOR"},
    {"itemType":"letter","archiveLocation":"РГАСПИ. Ф. 1. Оп. 2. Д. 3"}]
    """,
    """
    TY  - BOOK
    DB  - ProQuest
    DB  - EBSCO
    AN  - 17
    ER  -
    TY  - PCOMM
    AN  - РГАСПИ. Ф. 1. Оп. 2. Д. 3
    ER  -
    """,
    """
    @book{a, title = {On $x$}}
    @letter{b, library = {РГАСПИ. Ф. 1. Оп. 2. Д. 3}}
    """,
    """
    references:
      - {id: a, type: book, title: Книга}
      - {id: b, archive_location: РГАСПИ. Ф. 1. Оп. 2. Д. 3}
    """,
  ]) func books(text: String) throws {
    let read = try entries(text)
    try #require(read.count == 2)
    #expect(read[0].place == "items: item 1")
    #expect(read[0].passedOver == ["it has no archival reference"])
    #expect(try read[0].items.get().isEmpty && read[1].passedOver.isEmpty)
    #expect(try read[1].items.get().map(\.fullShelfmark) == ["РГАСПИ. Ф. 1. Оп. 2. Д. 3"])
  }

  @Test(arguments: [
    ("[{\"type\":\"book\"}]", "items: none of its items has"),
    ("TY  - BOOK\nER  - \n", "items: none of its items has"), ("@book{a}", "items: none of its"),
    (
      "[{\"call-number\":\"РГАСПИ. Ф. 1. Оп. 2. Д. 3. Т. 2\"},{\"archive_location\":\"РГАСПИ. Ф. 1\"}]",
      "items: item 1: call-number: “Т. 2” is not part"
    ),
    ("[{\"archive_location\":\"Box 3\"}]", "items: item 1: archive_location: “Box 3” is not one"),
    ("reference,title\n,Книга\n", "items:2:1: reference: nothing is cited"),
  ]) func faults(text: String, message: String) {
    let error = #expect(throws: RegestError.self) {
      try ItemFile.items(Array(text.utf8), name: "items")
    }
    #expect(error?.message.hasPrefix(message) == true, "\(error?.message ?? "")")
  }

  /// Zotero's letters and manuscripts have the kind of copy in CSL's genre.
  @Test(
    arguments: [
      ("\"genre\":\"Автограф\"", "автограф", nil, []),
      ("\"type\":\"personal_communication\",\"genre\":\"копия\"", "копия", .letter, []),
      ("\"genre\":\"Telegram\"", nil, .telegram, []),
      ("\"genre\":\"memo\",\"medium\":\"копия\"", "копия", nil, ["genre “memo”"]),
    ] as [(String, String?, Item.Genre?, [String])])
  func genres(members: String, witness: String?, genre: Item.Genre?, passedOver: [String]) throws {
    let entry = try csl(members)
    let item = try entry.items.get()[0]
    #expect(item.witness?.text == witness && item.genre == genre)
    #expect(entry.passedOver == passedOver)
  }

  /// Dates of pandoc's metadata, old and new.
  @Test(arguments: [
    ("{\"year\":1932,\"month\":11,\"day\":5}", ItemDate("1932-11-05")),
    ("{\"year\":\"1932\"}", ItemDate(year: 1932)),
    ("[{\"year\":1932},{\"year\":1933}]", ItemDate(printed: "1932–1933")),
    ("[{\"year\":1932,\"circa\":true}]", ItemDate(year: 1932, printed: "ок. 1932")),
    ("{\"year\":1932,\"season\":1}", ItemDate(year: 1932, printed: "весна 1932")),
    ("\"1932-11-05\"", ItemDate("1932-11-05")), ("1932", ItemDate(year: 1932)),
  ]) func dates(issued: String, date: ItemDate) throws {
    #expect(try csl("\"issued\":\(issued)").items.get()[0].date == date)
  }

  @Test(arguments: [
    ("О <i>деле</i>", "О деле"), ("<span class='nocase'>А</span> <SUB>2</SUB>", "А 2"),
    ("a < b > c", "a < b > c"), ("<ibid> <i", "<ibid> <i"), ("<<i>b</i>", "<b"),
  ]) func tags(title: String, text: String) throws {
    #expect(try csl("\"title\":\"\(title)\"").items.get()[0].title?.text == text)
    let zotero =
      "[{\"itemType\":\"letter\",\"archiveLocation\":\"РГАСПИ. Ф. 1\",\"title\":\"\(title)\"}]"
    #expect(try entries(zotero)[0].items.get()[0].title?.text == text)
  }

  /// The archive may stand behind the shifr.
  @Test(arguments: [
    ("Ф. 17. Оп. 3. Д. 904. Л. 1, РГАСПИ", "РГАСПИ. Ф. 17. Оп. 3. Д. 904. Л. 1"),
    ("Ф. 17. Оп. 3. Д. 904 (РГАСПИ).", "РГАСПИ. Ф. 17. Оп. 3. Д. 904"),
  ]) func archiveBehind(reference: String, shelfmark: String) throws {
    for text in ["reference\n\"\(reference)\"\n", "- reference: \"\(reference)\"\n"] {
      let items = try entries(text)[0].items.get()
      #expect(items.map(\.fullShelfmark) == [shelfmark])
    }
  }

  @Test(arguments: [
    "Ф. 17. Оп. 3. Д. 904. Л. 1, РГАСПИ и ГАРФ", "Ф. 17. Оп. 3. Д. 904, РГАСПИ, читальный зал",
  ]) func moreThanAnArchiveBehind(reference: String) {
    #expect(throws: RegestError.self) {
      try ItemFile.items(Array("reference\n\"\(reference)\"\n".utf8), name: "items")
    }
  }

  /// An archive that has had names is the same by each of them, as the item and the reference
  /// name it.
  @Test func formerNames() throws {
    let text = "archive,reference\nЦГИА СССР,ЦГИА СССР. Ф. 1. Оп. 2. Д. 3\n"
    #expect(try entries(text)[0].items.get()[0].archiveName == "ЦГИА СССР")
  }

  /// What spreadsheets write around a table.
  @Test(arguments: [
    "sep=;\r\nREFERENCE;Title\r\nРГАСПИ. Ф. 1. Оп. 2. Д. 3;а\r\n",
    "\"sep=\t\"\nReference\ttitle\nРГАСПИ. Ф. 1. Оп. 2. Д. 3\tа\n",
    "TITLE,REFERENCE\nа,РГАСПИ. Ф. 1. Оп. 2. Д. 3\n",
  ]) func tables(text: String) throws {
    let items = try entries(text)[0].items.get()
    #expect(items.map(\.fullShelfmark) == ["РГАСПИ. Ф. 1. Оп. 2. Д. 3"])
    #expect(items[0].title?.text == "а")
  }

  @Test func faultsInTables() {
    for (text, message) in [
      ("sep=;\nReference;Unit\nРГАСПИ. Ф. 1. Оп. 2. Д. 3;да\n", "items:3:27: unit: "),
      ("Title,TITLE\n", "items:1:7: expected each column once"),
    ] {
      let error = #expect(throws: RegestError.self) {
        try ItemFile.items(Array(text.utf8), name: "items")
      }
      #expect(error?.message.hasPrefix(message) == true, "\(error?.message ?? "")")
    }
  }
}
