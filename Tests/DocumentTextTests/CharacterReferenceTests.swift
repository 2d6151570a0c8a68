import DocumentText
import Testing

@Suite struct CharacterReferenceTests {
  @Test(arguments: [
    ("&amp;&lt;&gt;&quot;&apos;", "&<>\"'"), ("&#1060;&#x424;&#X424;", "ФФФ"),
    ("&laquo;&raquo;&bdquo;&ldquo;", "«»„“"), ("&ndash;&mdash;&hyphen;&minus;", "–—‐−"),
    ("x&nbsp;&thinsp;&ensp;&emsp;x", "x\u{A0}\u{2009}\u{2002}\u{2003}x"),
    ("&numero;&sect;&deg;", "№§°"),
    ("&Acy;&acy;&YAcy;&yacy;&IOcy;&iocy;&SHCHcy;&jcy;", "АаЯяЁёЩй"),
    ("&eacute;&Uuml;&szlig;", "éÜß"),
    ("&Scaron;&lstrok;&hellip;&euro;", "Šł…€"),
    // Windows-1252 by its numbers, and numbers that are no scalars.
    ("&#150;&#151;&#171;&#133;", "–—«…"),
    ("&#0;&#xD800;&#1114112;&#99999999999;", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
    // The semicolon.
    ("&amp &nbsp&laquo", "& \u{A0}«"), ("&#1060 &#x424", "Ф Ф"), ("&ndash &mdash", "&ndash &mdash"),
    ("&amplitude; &copy2", "&amplitude; &copy2"),
    // What is none.
    ("&#; &#x; &#xg; &x &unknown; &&amp;", "&#; &#x; &#xg; &x &unknown; &&"), ("R&D &", "R&D &"),
  ]) func inHTML(source: String, text: String) {
    #expect(flows(source, as: .html) == [text])
  }

  @Test(arguments: [
    ("&amp;&lt;&gt;&quot;&apos;", "&<>\"'"), ("&#1060;&#x424;&#X424;", "ФФ&#X424;"),
    ("&amp &#65", "&amp &#65"), ("&#150;", "\u{96}"), ("&mdash;&Acy;", "—А"),
    ("&#0;&#1;", "&#0;&#1;"),
  ]) func inXML(source: String, text: String) {
    #expect(flows(source, as: .xml) == [text])
  }
}
