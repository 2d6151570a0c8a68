import ArchivalReference
import CanonicalJSON
import Citing
import CitingTestSupport
import Interchange
import Regest
import TestSupport
import Testing

/// What Zotero exports as CSV says the same as its JSON.
@Suite struct ZoteroTableTests {
  /// The columns of Zotero that say something of a document, among others.
  private static let header = [
    "Key", "Item Type", "Publication Year", "Author", "Title", "Publication Title", "ISBN", "Date",
    "Date Added", "Pages", "Place", "Language", "Rights", "Type", "Archive", "Archive Location",
    "Library Catalog", "Call Number", "Extra", "Notes", "Manual Tags", "Recipient", "Medium",
  ]

  private static func table(_ rows: [[String: String]], divider: String = ",") -> [UInt8] {
    func line(_ cells: [String]) -> String {
      cells.map { cell in
        "\""
          + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
          + "\""
      }.joined(separator: divider)
    }
    let lines = [line(header)] + rows.map { row in line(header.map { row[$0] ?? "" }) }
    return [0xEF, 0xBB, 0xBF] + Array(lines.joined(separator: "\n").utf8)
  }

  private static let letter = [
    "Key": "ABCD1234", "Item Type": "letter", "Publication Year": "1932",
    "Author": "Каганович, Л. М.; Отдел печати", "Recipient": "Сталин, И. В.",
    "Title": "Письмо \"И. В. Сталину\"", "Date": "1932-11-05", "Language": "ru",
    "Type": "Автограф", "Archive": "РГАСПИ",
    "Archive Location": "Ф. 558. Оп. 11. Д. 740. Л. 177–180",
    "Extra": "Citation Key: kag1932 archive-place: Москва DOI: 10.1/2 Former Shifr: ЦПА ИМЛ. Ф. 3",
  ]

  @Test(arguments: [",", ";", "\t"]) func oneLetter(divider: String) throws {
    let book = ["Key": "B", "Item Type": "book", "Title": "Книга", "Call Number": "DK268 .S8"]
    let rows = [book, Self.letter]
    let entries = try ItemFile.entries(Self.table(rows, divider: divider), name: "z.csv")
    try #require(entries.count == 2)
    #expect(entries[0].passedOver == ["it has no archival reference"])
    let item = try #require(try entries[1].items.get().first)
    #expect(item.fullShelfmark == "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180")
    #expect(item.authors == [Name("Каганович, Л. М."), Name("Отдел печати")])
    #expect(item.recipients == [Name("Сталин, И. В.")])
    #expect(item.title == Wording("Письмо \"И. В. Сталину\"") && item.genre == .letter)
    #expect(item.date == ItemDate("1932-11-05") && item.witness == Wording("автограф"))
    #expect(item.key == "kag1932" && item.place == Wording("Москва"))
    #expect(item.formerShifr == "ЦПА ИМЛ. Ф. 3")
  }

  /// Documents as Zotero's JSON has them, written as its CSV has those.
  @Test func theSameAsJSON() throws {
    var generator = ItemGenerator("Zotero's CSV is its JSON", isLatin: false)
    for _ in 0..<100 {
      let documents = generator.documents(4, archives: ["RGASPI", "GARF"], isTame: true)
      let export = InterchangeFormat.zotero.export(documents)
      let rows = try #require(try JSON.parse(export.bytes).arrayValue).map(Self.row)
      let expected = try #require(InterchangeFormat.zotero.reader).items(export.bytes)
      #expect(try ItemFile.items(Self.table(rows), name: "z.csv") == expected)
    }
  }

  private static func row(_ item: JSON) -> [String: String] {
    func text(_ name: String) -> String? { item[name]?.stringValue }
    func names(_ role: String) -> String {
      (item["creators"]?.arrayValue ?? []).filter { $0["creatorType"]?.stringValue == role }
        .map { creator in
          let parts = [creator["lastName"] ?? creator["name"], creator["firstName"]]
          return parts.compactMap { $0?.stringValue }.joined(separator: ", ")
        }.joined(separator: "; ")
    }
    let values: [String: String?] = [
      "Key": "K", "Item Type": text("itemType"), "Title": text("title"), "Date": text("date"),
      "Language": text("language"), "Type": text("letterType") ?? text("manuscriptType"),
      "Archive": text("archive"), "Archive Location": text("archiveLocation"),
      "Extra": text("extra")?.split(separator: "\n").joined(separator: " "),
      "Author": names("author"), "Recipient": names("recipient"),
    ]
    return values.compactMapValues { $0 }
  }
}
