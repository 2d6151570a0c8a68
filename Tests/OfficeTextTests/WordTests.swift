import DocumentText
import TestSupport
import Testing

@testable import OfficeText

@Suite struct WordTests {
  /// XML of paragraphs, and what is read of it.
  @Test(arguments: [
    // Runs are joined, whatever they are set in.
    (
      "<w:p><w:r><w:t>Ф. </w:t></w:r><w:r><w:t xml:space=\"preserve\"> 558. </w:t></w:r>"
        + "<w:r><w:rPr><w:i/></w:rPr><w:t>Автограф</w:t></w:r></w:p>",
      ["paragraph 1: Ф. 558. Автограф"]
    ),
    (
      "<w:p><w:r><w:t>Л.</w:t><w:tab/><w:t>5</w:t><w:br/><w:t>Л. 6</w:t><w:cr/></w:r></w:p>",
      ["paragraph 1: Л.\t5\nЛ. 6"]
    ),
    (
      "<w:p><w:r><w:t>Р</w:t><w:noBreakHyphen/><w:t>5446, ар</w:t><w:softHyphen/>"
        + "<w:t>хи\u{AD}в</w:t></w:r></w:p>",
      ["paragraph 1: Р\u{2011}5446, архив"]
    ),
    // Changes are read as accepted.
    (
      "<w:p><w:del><w:r><w:delText>Д. 4</w:delText></w:r></w:del>"
        + "<w:ins><w:r><w:t>Д. 5</w:t></w:r></w:ins>"
        + "<w:moveFrom><w:r><w:t>Л. 9</w:t></w:r></w:moveFrom></w:p>",
      ["paragraph 1: Д. 5"]
    ),
    (
      "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Ф. </w:t></w:r></w:p>"
        + OfficeFiles.paragraph(" 17"),
      ["paragraph 1: Ф. 17"]
    ),
    (
      "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Конец</w:t></w:r></w:p>",
      ["paragraph 1: Конец"]
    ),
    // Fields show their result.
    (
      "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
        + "<w:r><w:instrText>ADDIN ZOTERO_ITEM {Ф. 1}</w:instrText></w:r>"
        + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>Ф. 2</w:t></w:r>"
        + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>",
      ["paragraph 1: Ф. 2"]
    ),
    (
      "<w:p><w:hyperlink><w:r><w:t>Ф.</w:t></w:r></w:hyperlink><w:smartTag><w:r>"
        + "<w:t xml:space=\"preserve\"> 3</w:t></w:r></w:smartTag><w:sdt><w:sdtPr>"
        + "<w:placeholder/></w:sdtPr><w:sdtContent><w:r><w:t>, 4</w:t></w:r></w:sdtContent>"
        + "</w:sdt></w:p>",
      ["paragraph 1: Ф. 3, 4"]
    ),
    // Marks that were raised by hand are cut; other raised text stays.
    (
      "<w:p><w:r><w:t>Л. 5</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>"
        + "<w:t>12</w:t></w:r><w:r><w:t>; XIX</w:t></w:r><w:r><w:rPr>"
        + "<w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>e</w:t></w:r></w:p>",
      ["paragraph 1: Л. 5; XIXe"]
    ),
    (
      "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>скрыто</w:t></w:r><w:r><w:rPr>"
        + "<w:vanish w:val=\"0\"/></w:rPr><w:t>видно</w:t></w:r></w:p>",
      ["paragraph 1: видно"]
    ),
    (
      "<w:p><w:r><w:sym w:font=\"Symbol\" w:char=\"F02D\"/><w:sym w:font=\"Symbol\" "
        + "w:char=\"F035\"/><w:sym w:font=\"Wingdings\" w:char=\"F035\"/>"
        + "<w:sym w:font=\"Times\" w:char=\"2116\"/></w:r></w:p>",
      ["paragraph 1: \u{2212}5\u{FFFC}№"]
    ),
    (
      "<w:p><m:oMath><m:r><m:t>Ф. 5</m:t></m:r></m:oMath><w:r><w:t>.</w:t></w:r></w:p>",
      ["paragraph 1: \u{FFFC}."]
    ),
    // Of alternatives the first is read; a text box is a text of its own.
    (
      "<w:p><w:r><w:t>до</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing>"
        + "<w:txbxContent>\(OfficeFiles.paragraph("в рамке"))</w:txbxContent></w:drawing>"
        + "</mc:Choice><mc:Fallback><w:pict><w:txbxContent>\(OfficeFiles.paragraph("дважды"))"
        + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        + "<w:r><w:t> после</w:t></w:r></w:p><w:p/>\(OfficeFiles.paragraph("далее"))",
      ["paragraph 1: допосле", "paragraph 2: далее", "|", "text box 1: в рамке"]
    ),
    (
      "<w:p><w:r><w:t>&#x424;.&#160;&lt;&amp;&gt;<![CDATA[<5>]]><!-- Д. 1 --></w:t></w:r></w:p>",
      ["paragraph 1: Ф.\u{A0}<&><5>"]
    ),
  ]) func paragraphsAreRead(body: String, expected: [String]) throws {
    #expect(try paragraphs(OfficeFiles.word(body), as: .docx) == expected)
  }

  @Test func notesComeInTheOrderOfTheirMarks() throws {
    let mark = OfficeFiles.footnoteMark
    let file = OfficeFiles.word(
      "<w:p><w:r><w:t>Один</w:t></w:r>\(mark(7))<w:r><w:t>, два</w:t></w:r>\(mark(3))"
        + "<w:del>\(mark(4))</w:del><w:r><w:endnoteReference w:id=\"2\"/></w:r>"
        + "<w:r><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"5\"/><w:t>*</w:t></w:r>"
        + "<w:r><w:commentReference w:id=\"0\"/></w:r>\(mark(6))</w:p>",
      footnotes: "<w:footnote w:type=\"separator\" w:id=\"-1\">\(OfficeFiles.paragraph("—"))"
        + "</w:footnote>\(OfficeFiles.footnote(3, "Там же"))\(OfficeFiles.footnote(4, "прочь"))"
        + OfficeFiles.footnote(5, "Звезда") + OfficeFiles.footnote(6, "Три")
        + OfficeFiles.footnote(7, "Ф. 1") + OfficeFiles.footnote(8, "без знака"),
      endnotes: "<w:endnote w:id=\"2\">\(OfficeFiles.paragraph("В конце"))</w:endnote>",
      comments: "<w:comment w:id=\"0\">\(OfficeFiles.paragraph("Так ли?"))</w:comment>")
    #expect(
      try paragraphs(file, as: .docx) == [
        "paragraph 1: Один, два", "|", "footnote 1: Ф. 1", "footnote 2: Там же",
        "footnote *: Звезда", "footnote 3: Три", "|", "endnote 1: В конце", "|",
        "comment 1: Так ли?",
      ])
  }

  private static func row(_ cells: String...) -> String {
    let cells = cells.map { "<w:tc><w:tcPr/>\(OfficeFiles.paragraph($0))</w:tc>" }
    return "<w:tr>\(cells.joined())</w:tr>"
  }

  @Test func cellsStandApart() throws {
    let table = "<w:tbl><w:tblPr/>\(Self.row("А", "Б"))\(Self.row("В", ""))</w:tbl>"
    let file = OfficeFiles.word(OfficeFiles.paragraph("Текст") + table + table)
    #expect(
      try paragraphs(file, as: .docx) == [
        "paragraph 1: Текст", "table 1, row 1: А", "table 1, row 1: Б", "table 1, row 2: В",
        "table 2, row 1: А", "table 2, row 1: Б", "table 2, row 2: В",
      ])
  }

  @Test func aRowIsAShifr() throws {
    let rows =
      Self.row("Архив", "Фонд", "Опись", "Дело", "О чём")
      + Self.row("РГАСПИ", "17", "3", "904", "письмо")
    let file = OfficeFiles.word("<w:tbl>\(rows)</w:tbl>")
    #expect(
      try paragraphs(file, as: .docx).suffix(3) == [
        "table 1, row 2: письмо", "|", "table 1, row 2: РГАСПИ. Ф. 17. Оп. 3. Д. 904",
      ])
  }

  @Test func spannedColumnsKeepTheOthersInPlace() throws {
    let head =
      "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>\(OfficeFiles.paragraph("О чём"))"
      + "</w:tc>"
      + ["Архив", "Фонд", "Опись"].map { "<w:tc>\(OfficeFiles.paragraph($0))</w:tc>" }
      .joined() + "</w:tr>"
    let file = OfficeFiles.word(
      "<w:tbl>\(head)\(Self.row("а", "б", "ГАРФ", "Р-5446", "2"))</w:tbl>")
    #expect(
      try paragraphs(file, as: .docx).last == "table 1, row 2: ГАРФ. Ф. Р-5446. Оп. 2")
  }

  @Test func theDocumentMayHaveAnotherName() throws {
    var members = OfficeFiles.wordMembers(OfficeFiles.paragraph("Текст"))
    members[0] = ZipWriter.Member(
      "_rels/.rels",
      "<r:Relationships xmlns:r=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + "<r:Relationship Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/"
        + "officeDocument\" Target=\"/word/./x/../second.xml\"/></r:Relationships>")
    members[1].name = "word/second.xml"
    let file = ZipWriter.archive(Array(members.prefix(2)))
    #expect(try paragraphs(file, as: .docx) == ["paragraph 1: Текст"])
  }
}
