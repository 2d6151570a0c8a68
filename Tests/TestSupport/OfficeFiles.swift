/// Documents of office programs, from the XML in them.
public enum OfficeFiles {
  private static let word =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
    + "xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let types =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

  /// The members of a document of Word.
  ///
  /// - Parameters:
  ///   - body: What its text holds: paragraphs and tables.
  ///   - notes: What `footnotes.xml`, `endnotes.xml` and `comments.xml` hold.
  public static func wordMembers(
    _ body: String, footnotes: String? = nil, endnotes: String? = nil, comments: String? = nil
  ) -> [ZipWriter.Member] {
    let notes = [("footnotes", footnotes), ("endnotes", endnotes), ("comments", comments)]
    let links = notes.filter { $0.1 != nil }.map { name, _ in
      "<Relationship Id=\"\(name)\" Type=\"\(types)\(name)\" Target=\"\(name).xml\"/>"
    }
    var members = [
      ZipWriter.Member(
        "_rels/.rels",
        relationships(
          "<Relationship Id=\"a\" Type=\"\(types)officeDocument\" Target=\"word/document.xml\"/>")),
      ZipWriter.Member(
        "word/document.xml",
        "\(head)<w:document \(word)><w:body>\(body)<w:sectPr/></w:body></w:document>"),
      ZipWriter.Member("word/_rels/document.xml.rels", relationships(links.joined())),
    ]
    for (name, content) in notes {
      guard let content else { continue }
      members.append(
        ZipWriter.Member("word/\(name).xml", "\(head)<w:\(name) \(word)>\(content)</w:\(name)>"))
    }
    return members
  }

  /// A document of Word.
  public static func word(
    _ body: String, footnotes: String? = nil, endnotes: String? = nil, comments: String? = nil
  ) -> [UInt8] {
    ZipWriter.archive(
      wordMembers(body, footnotes: footnotes, endnotes: endnotes, comments: comments))
  }

  /// A paragraph of Word with one run.
  public static func paragraph(_ text: String) -> String {
    "<w:p><w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
  }

  /// A mark of a footnote of Word.
  public static func footnoteMark(_ id: Int) -> String {
    "<w:r><w:footnoteReference w:id=\"\(id)\"/></w:r>"
  }

  /// A footnote of Word with one paragraph.
  public static func footnote(_ id: Int, _ text: String) -> String {
    "<w:footnote w:id=\"\(id)\">\(paragraph(text))</w:footnote>"
  }

  /// The members of a text of OpenDocument.
  ///
  /// - Parameters:
  ///   - body: What its text holds.
  ///   - styles: Its automatic styles.
  public static func openDocumentMembers(
    _ body: String, styles: String = "", kind: String = "text"
  ) -> [ZipWriter.Member] {
    let names = ["office", "text", "table", "style"].map {
      "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
    }
    return [
      ZipWriter.Member("mimetype", "application/vnd.oasis.opendocument.text"),
      ZipWriter.Member(
        "content.xml",
        """
        \(head)<office:document-content \(names.joined(separator: " ")) \
        xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" \
        xmlns:dc="http://purl.org/dc/elements/1.1/">\
        <office:automatic-styles>\(styles)</office:automatic-styles>\
        <office:body><office:\(kind)>\(body)</office:\(kind)></office:body>\
        </office:document-content>
        """),
    ]
  }

  /// A text of OpenDocument.
  public static func openDocument(_ body: String, styles: String = "") -> [UInt8] {
    ZipWriter.archive(openDocumentMembers(body, styles: styles))
  }

  private static func relationships(_ links: String) -> String {
    let space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return "\(head)<Relationships xmlns=\"\(space)\">\(links)</Relationships>"
  }
}
