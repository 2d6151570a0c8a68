import DocumentText
import TestSupport
import Testing

@testable import OfficeText

@Suite struct OpenDocumentTests {
  @Test(arguments: [
    (
      "<text:h>Глава</text:h><text:p>  Ф.\n  <text:span>558</text:span>.<text:s text:c=\"2\"/>Оп."
        + "<text:tab/>11<text:line-break/>Д. 5</text:p>",
      ["paragraph 1: Глава", "paragraph 2: Ф. 558.  Оп.\t11\nД. 5"]
    ),
    (
      "<text:tracked-changes><text:changed-region><text:deletion><text:p>Ф. 1</text:p>"
        + "</text:deletion></text:changed-region></text:tracked-changes>"
        + "<text:p>Ф. <text:change text:change-id=\"a\"/>2</text:p>",
      ["paragraph 1: Ф. 2"]
    ),
    // A note stands in its sentence.
    (
      "<text:p>до<text:note text:note-class=\"footnote\"><text:note-citation>1"
        + "</text:note-citation><text:note-body><text:p>РГАСПИ. Ф. 17</text:p></text:note-body>"
        + "</text:note>, после<text:note text:note-class=\"endnote\"><text:note-citation>i"
        + "</text:note-citation><text:note-body><text:p>В конце</text:p></text:note-body>"
        + "</text:note><office:annotation><dc:creator>Анна</dc:creator><text:p>Так?</text:p>"
        + "</office:annotation>.</text:p>",
      [
        "paragraph 1: до, после.", "|", "footnote 1: РГАСПИ. Ф. 17", "|", "endnote i: В конце",
        "|", "comment 1: Так?",
      ]
    ),
    (
      "<text:p>Л. 5<text:span text:style-name=\"T1\">12</text:span>, м<text:span "
        + "text:style-name=\"T2\">2</text:span></text:p>",
      ["paragraph 1: Л. 5, м2"]
    ),
    (
      "<text:p>до<draw:frame><draw:text-box><text:p>рамка</text:p></draw:text-box></draw:frame>"
        + "<draw:custom-shape><text:p>фигура</text:p></draw:custom-shape><draw:rect/> после</text:p>",
      ["paragraph 1: до после", "|", "text box 1: рамка", "text box 2: фигура"]
    ),
    (
      "<text:section text:display=\"none\"><text:p>скрыто</text:p></text:section>"
        + "<text:section><text:p>видно</text:p></text:section>",
      ["paragraph 1: видно"]
    ),
  ]) func textsAreRead(body: String, expected: [String]) throws {
    let styles =
      "<style:style style:name=\"T1\"><style:text-properties style:text-position=\"super 58%\"/>"
      + "</style:style><style:style style:name=\"T2\"><style:text-properties "
      + "style:text-position=\"sub 58%\"/></style:style>"
    let file = OfficeFiles.openDocument(body, styles: styles)
    #expect(try paragraphs(file, as: .odt) == expected)
  }

  private static func row(_ cells: String...) -> String {
    let cells = cells.map { "<table:table-cell><text:p>\($0)</text:p></table:table-cell>" }
    return "<table:table-row>\(cells.joined())</table:table-row>"
  }

  @Test func aRowIsAShifr() throws {
    let empty =
      "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell "
      + "table:number-columns-repeated=\"1024\"/></table:table-row>"
    let head =
      "<table:table-header-rows>\(Self.row("Архив", "Фонд", "Дело"))</table:table-header-rows>"
    let file = OfficeFiles.openDocument(
      "<table:table><table:table-column/>\(head)\(empty)\(Self.row("ГАРФ", "Р-1", "5"))</table:table>"
    )
    #expect(
      try paragraphs(file, as: .odt) == [
        "table 1, row 1: Архив", "table 1, row 1: Фонд", "table 1, row 1: Дело", "|",
        "table 1, row 5: ГАРФ. Ф. Р-1. Д. 5",
      ])
  }

  @Test func anotherDocumentIsRefused() {
    let members = OfficeFiles.openDocumentMembers("", kind: "spreadsheet")
    #expect(fault(ZipWriter.archive(members), as: .odt)?.member == "content.xml")
  }

  @Test func anEncryptedDocumentIsRefused() {
    let space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    let manifest = ZipWriter.Member(
      "META-INF/manifest.xml",
      "<m:manifest xmlns:m=\"\(space)\"><m:file-entry><m:encryption-data/></m:file-entry>"
        + "</m:manifest>")
    let file = ZipWriter.archive(OfficeFiles.openDocumentMembers("<text:p>а</text:p>") + [manifest])
    #expect(fault(file, as: .odt)?.reason.contains("password") == true)
  }
}
