import Testing

@testable import DocumentText

/// Files that have the archive and the shifr in two fields.
@Suite struct SeparateFieldTests {
  private static let json: [DocumentCase] = [
    .init(
      #"[{"archive":"А","t":"x","archive_location":"Ф. 1. Оп. 2"},{"archive_location":"Там же"}]"#,
      "x", "А. Ф. 1. Оп. 2¶Там же"),
    .init(
      #"{"archive_location":"Ф. 1. Оп. 2", "t": "x", "archive":"А"}"#, "А. Ф. 1. Оп. 2", "x"),
    .init(#"{"archive":"\u0410 ","call-number":"\u0424.\u00a01"}"#, "А. Ф.\u{A0}1"),
    .init(
      #"{"archive":{"@id":"x","name":"А"},"location":["Ф. 1","b","Ф. 2"]}"#, "А. Ф. 1¶b¶А. Ф. 2"),
    .init(
      #"{"identifier":{"propertyID":"Ф. 3","value":"Ф. 1"},"holdingArchive":[{"name":["А","Б"]}]}"#,
      "А. Ф. 1", "Б"),
    .init(#"{"archive":"А","fond":1,"opis":"2","delo":-3.5,"n":4}"#, "А. Ф. 1. Оп. 2. Д. -3.5"),
    .init(#"{"archive":"А","fond":1,"x":"y"}"#, "А", "y"),
    // What lies deeper, or beside it, has no part in it.
    .init(#"{"archive":"А","part":{"archive_location":"Ф. 1"}}"#, "А", "Ф. 1"),
    .init(#"[{"archive":"А"},{"archive_location":"Ф. 1"}]"#, "А", "Ф. 1"),
    // What is broken ends with its line.
    .init(
      "{\"archive\":\"А\",\"location\":\"Ф. 1\n{\"archive\":\"Б\",\"location\":\"Ф. 2\"}",
      "А. Ф. 1¶Б. Ф. 2"),
    .init(#"{"archive":"А","location":"Ф. 1""#, "А. Ф. 1"),
    // Keys and addresses for programs.
    .init(
      #"{"id":"a","@id":"b","key":["c"],"citationKey":"d","citation-key":"e","URL":"f","x":"g"}"#,
      "g"),
    .init(
      #"{"@context":{"a":"b"},"relations":{"dc:relation":"x"},"custom":{"archref":{"fond":"1"}}}"#,
      "x"),
  ]

  @Test(arguments: json) func membersOfAnObjectArePutTogether(expected: DocumentCase) {
    expected.expect(as: .json)
  }

  private static let entries: [DocumentCase] = [
    .init("@a{k, institution={А}, note={Ф.~1. Оп.~2},}", "А. Ф.\u{A0}1. Оп.\u{A0}2"),
    .init("@a{k, shelfmark = \"Ф. 1\", title={x}, Archive = {{А}}, }", "А. Ф. 1¶x"),
    .init(
      "@a{k, archive = А # \" Б\", shelfmark = {Ф. } # 1, pages = {Л.~5}}", "А Б. Ф. 1. Л.\u{A0}5"),
    .init("@a{k, archive = {А}, fond=5, opis=3, note={b}}", "А. Ф. 5. Оп. 3¶b"),
    .init("@a{k, library = {А. Ф. 1}, note = {Ф. 2}}", "А. Ф. 1¶Ф. 2"),
    .init("@a{k, library+an:archive = {=\"А\"}, note = {Ф. 2}}", "=\"А\"¶Ф. 2"),
    .init(
      "@a{Ф. 1, crossref={Ф. 2}, xdata={b}, related={c}, file={d}, ids={e}, url={f}, note={g}}",
      "g"),
    .init("@a{k, archive = {А}, shelfmark = {Ф. 1\\footnote{x}}}", "А. Ф. 1", "x"),
  ]

  @Test(arguments: entries) func fieldsOfAnEntryArePutTogether(expected: DocumentCase) {
    expected.expect(as: .bibtex)
  }

  private static let tables: [DocumentCase] = [
    .init(
      "Архив,Шифр\nА,\"Ф. 1, оп. 2\"\nА,Там же\n,Ф. 3\nБ,Б. Ф. 4\nВ,\n",
      "А. Ф. 1, оп. 2¶Там же¶Ф. 3¶Б. Ф. 4", "Архив¶А¶Б¶В", "Шифр"),
    .init(
      "call number;archive;x\r\n\"Ф. 1 (\"\"a\"\")\";А;y\r\n", "А. Ф. 1 (\"a\")", "call number",
      "archive", "x¶y"),
    .init(
      "Key,Archive,Archive Location,Library Catalog,Call Number\nF1,,,А,Ф. 1\nF2,А,Ф. 2,Б,F5-1\n",
      "А. Ф. 1¶А. Ф. 2¶F5-1", "Key", "Archive", "Archive Location", "Library Catalog¶Б",
      "Call Number"),
    .init("Архив,Шифр\nА,Ф. 1,\nА,Ф. 2,б\nА\n", "А. Ф. 1", "Архив¶А¶А", "Шифр¶Ф. 2", "б"),
    .init("Архив,Дата\nА,Ф. 1\n", "Архив¶А", "Дата¶Ф. 1"),
  ]

  @Test(arguments: tables) func cellsOfARowArePutTogether(expected: DocumentCase) {
    expected.expect(as: .csv)
  }

  @Test func cellsOfTablesInMarkupArePutTogether() {
    DocumentCase("|Шифр|Архив|\n|-|-|\n|Ф. 1|А|\n|Там же|А|\n", "Шифр¶Архив¶А", "А. Ф. 1¶Там же")
      .expect(as: .markdown)
    DocumentCase(
      "<table><tr><th>Архив<th>Шифр<tr><td>А<td>Ф.&nbsp;1</table>", "Архив¶Шифр", "А. Ф.\u{A0}1"
    ).expect(as: .html)
  }

  @Test func aReferenceStandsWhereItsFieldsStand() {
    let file = Array(#"{"archive_location":"Ф. 1","x":"y","archive":"А","fond":"z"}"#.utf8)
    let map = DocumentText(file, as: .json).map
    func source(_ range: Range<Int>) -> String {
      String(decoding: file[map.source(of: range)], as: UTF8.self)
    }
    // `А. Ф. 1`
    #expect(source(0..<2) == "А")
    #expect(source(4..<9) == "Ф. 1")
    #expect(source(0..<9) == #"Ф. 1","x":"y","archive":"А"#)
    #expect(
      map.verbatimSource(of: 4..<9).map { String(decoding: file[$0], as: UTF8.self) } == "Ф. 1")
    #expect(map.verbatimSource(of: 0..<9) == nil)
    #expect(map.isPrinted(4..<9))
    #expect(!map.isPrinted(0..<9))
  }
}
