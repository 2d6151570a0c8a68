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
      #"{"id":"a","@id":"b","key":["c"],"citationKey":"d","citation-key":"e","URL":"f","x":"g","context":"h"}"#,
      "g", "h"),
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
    .init("@a{k, id = {А. Ф. 1. Оп. 2}, note = {Ф. 2}}", "Ф. 2"),
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
    // Some archives have the whole shifr be the key.
    .init(
      "ID,URL\nА. Ф. 1. Оп. 2,А. Ф. 3. Оп. 4\nF1-2,x\nФ. 5. Оп. 6,y\n\"А, ф.7, оп.8, \"\"б\"\"\",z\n",
      "ID¶А. Ф. 1. Оп. 2¶А, ф.7, оп.8, \"б\"", "URL"),
  ]

  @Test(arguments: tables) func cellsOfARowArePutTogether(expected: DocumentCase) {
    expected.expect(as: .csv)
  }

  private static let markup: [(DocumentFormat, DocumentCase)] = [
    (
      .markdown,
      .init("|Шифр|Архив|\n|-|-|\n|Ф. 1|А|\n|Там же|А|\n", "Шифр¶Архив¶А", "А. Ф. 1¶Там же")
    ),
    (
      .markdown,
      .init(
        "|Архив|Шифр|\n|-|-|\n|А|**Ф.** 1|\n|А|Ф. 2[^1]|\n\n[^1]: б", "Архив¶Шифр¶А¶Ф. 1¶А¶А. Ф. 2",
        "б")
    ),
    (
      .html,
      .init(
        "<table><tr><th>Архив<th>Шифр<tr><td>А<td>Ф.&nbsp;1<tr><td>А<td><a>Ф. 2</a>, 3</table>",
        "Архив¶Шифр¶А¶А. Ф. 2, 3", "А. Ф.\u{A0}1")
    ),
    (
      .xml,
      .init(
        "<table><row><cell>Архив</cell><cell>Шифр</cell></row><row><cell>А</cell><cell>Ф. 1</cell>"
          + "</row><row><cell>А</cell><cell>Ф. <hi>2</hi></cell></row></table>",
        "Архив¶Шифр¶А¶Ф. 2", "А. Ф. 1")
    ),
    (
      .xml,
      .init(
        "<table><tr><th>Фонд</th><th>Дело</th><th>Архив</th></tr><tr><td>1</td><td>2</td><td>А</td></tr></table>",
        "Фонд¶Дело¶Архив", "А. Ф. 1. Д. 2")
    ),
    // Elements that follow one another.
    (
      .xml,
      .init(
        "<bibl><title>x</title><repository>А</repository> <idno>Ф. 1</idno></bibl>", "x. А. Ф. 1")
    ),
    (.xml, .init("<bibl><repository>А</repository>, <idno>Ф. 1</idno></bibl>", "А, Ф. 1")),
    (
      .xml,
      .init(
        "<mods><location><physicalLocation>А</physicalLocation><shelfLocator>Ф. 1</shelfLocator>"
          + "</location></mods>", "А. Ф. 1")
    ),
    (.xml, .init("<x><archive>А</archive><shifr>Ф. 1</shifr></x>", "А. Ф. 1")),
    // Finding aids with the archive before or behind the number, or above it.
    (
      .xml,
      .init(
        "<archdesc level='fonds'><did><repository><corpname>А</corpname></repository>"
          + "<unitid>Ф. 1</unitid></did><c level='series'><did><unitid>Оп. 2</unitid></did></c>"
          + "</archdesc>", "А. Ф. 1. Оп. 2")
    ),
    (
      .xml,
      .init(
        "<archdesc level='collection'><did><repository>А.</repository></did><c level='file'><did>"
          + "<unitid>Ф. 1. Д. 2</unitid></did></c><c level='file'><did><repository>Б</repository>"
          + "<unitid>Ф. 3. Д. 4</unitid></did></c><c level='file'><did><unitid>Ф. 5. Д. 6</unitid>"
          + "<repository>В</repository></did></c><c level='file'><did><unitid>Ф. 7. Д. 8</unitid>"
          + "</did></c></archdesc>",
        "А.", "А. Ф. 1. Д. 2¶Б. Ф. 3. Д. 4¶Ф. 5. Д. 6. В¶А. Ф. 7. Д. 8")
    ),
  ]

  @Test(arguments: markup) func partsInMarkupArePutTogether(
    format: DocumentFormat, expected: DocumentCase
  ) {
    expected.expect(as: format)
  }

  @Test(arguments: [DocumentFormat.markdown, .html, .xml, .latex, .bibtex, .csv, .json])
  func softHyphensJoin(format: DocumentFormat) {
    let text = "Ф. 5\u{AD}58"
    let files: [DocumentFormat: String] = [
      .bibtex: "@a{k, note = {\(text)}}", .json: #"["Ф. 5\u00ad58"]"#, .html: "Ф. 5&shy;58",
    ]
    let document = DocumentText(Array((files[format] ?? text).utf8), as: format)
    #expect(document.paragraphs == ["Ф. 558"])
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
