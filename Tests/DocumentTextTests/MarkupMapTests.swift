import TestSupport
import Testing

@testable import DocumentText

@Suite struct MarkupMapTests {
  /// Where a stretch of the text stands in the file, marked there by brackets.
  @Test(arguments: [
    ("<p>Ф. <b>[558</b>. Оп.&nbsp;11]</p>", "558. Оп.\u{A0}11", false),
    ("<p>Ф. <b>[558]</b>", "558", true), ("<p>[Оп.\n 11]", "Оп.\n 11", true),
    ("<p>[Оп.\n\n 11]", "Оп. 11", false), ("Оп.[&nbsp;]11", "\u{A0}", false),
    ("[Л. 5]<sup>1</sup>, 6", "Л. 5", true), ("[Л. 5<sup>1</sup>, 6]", "Л. 5, 6", false),
    ("ар[х&shy;и]в", "хи", false), ("a[<br>]b", "\n", false), ("a<!-- -->[b]", "b", true),
  ]) func aStretchStandsInTheFile(marked: String, text: String, isVerbatim: Bool) throws {
    let source = Array(marked.utf8)
    let start = try #require(source.firstIndex(of: UInt8(ascii: "[")))
    let end = try #require(source.firstIndex(of: UInt8(ascii: "]"))) - 1
    let document = DocumentText(source.filter { $0 != 0x5B && $0 != 0x5D }, as: .html)
    let place = try #require(document.bytes.firstRange(of: Array(text.utf8)))
    #expect(document.map.source(of: place) == start..<end)
    #expect(document.map.verbatimSource(of: place) == (isVerbatim ? start..<end : nil))
  }

  @Test func aDescriptionIsOneShifr() throws {
    let source = """
      <msIdentifier><repository>РГАСПИ</repository><idno type="fond">558</idno></msIdentifier>
      """
    let bytes = Array(source.utf8)
    let document = DocumentText(bytes, as: .xml)
    let start = try #require(bytes.firstRange(of: Array("РГАСПИ".utf8))).lowerBound
    let end = try #require(bytes.firstRange(of: Array("558".utf8))).upperBound
    #expect(document.map.source(of: 0..<document.bytes.count) == start..<end)
    let number = document.bytes.count - 3..<document.bytes.count
    #expect(document.map.verbatimSource(of: number) == end - 3..<end)
  }

  /// What stands between two words, and what the text has there.
  private static func separators(_ format: DocumentFormat) -> [(source: String, text: String)] {
    let common = [
      (" ", " "), ("\n", "\n"), ("\n\n", " "), (" \r\n\t\n", " "), ("  ", "  "),
      ("&nbsp;", "\u{A0}"),
      ("&#8239;", "\u{202F}"), ("&lt;", "<"), ("&amp;", "&"), ("&laquo;", "«"),
      ("<!-- &amp; <p> -->", ""),
      ("&#xAD;", ""), ("\u{AD}", ""), ("</p><p class=\"a>b\">", "\n\n"), ("</p>\n<p>", "\n\n"),
      (" & ", " & "),
      (" < ", " < "), ("&none;", "&none;"), ("<i>", ""), ("</i>", ""), (" <i> ", " "),
    ]
    return format == .html
      ? common + [
        ("<br>", "\n"), (" <BR/> ", "\n"), ("<script><p></script>", ""), ("<hr>", "\n\n"),
        ("<b title='x'>", ""), ("<wbr>", ""), ("<?x>", ""), ("&laquo", "«"),
      ]
      : common + [
        ("<lb/>", "\n"), (" <lb break=\"no\"/>\n ", ""), ("<![CDATA[<&]]>", "<&"), ("<?x > ?>", ""),
        ("<hi rend='bold'>", ""), ("<milestone unit='x'/>", ""), ("<del>x<del>y</del></del>", ""),
      ]
  }

  /// Of words with known mark-up between them the text and the place of each byte is known.
  @Test(arguments: [DocumentFormat.html, .xml]) func eachByteStandsWhereItDid(
    format: DocumentFormat
  ) {
    var random = Seeded("each byte of \(format) stands where it did")
    let separators = Self.separators(format)
    let words = ["Ф.", "558", "Оп.", "архив", "РГАСПИ,", "x", "177–180", "й", "𝄞", "“a”"]
    for _ in 0..<2000 {
      var source = Array("<p>".utf8)
      var text: [UInt8] = []
      var places: [(text: Range<Int>, source: Range<Int>)] = []
      for index in 0..<Int.random(in: 1..<30, using: &random) {
        // A sign that must not meet the next word: `&laquo` ends before another letter only.
        if index > 0, let separator = separators.randomElement(using: &random) {
          source += separator.source.utf8
          if separator.source == "&laquo" { source.append(0x20) }
          text += (separator.source == "&laquo" ? "« " : separator.text).utf8
        }
        let word = Array((words.randomElement(using: &random) ?? "x").utf8)
        places.append(
          (text.count..<text.count + word.count, source.count..<source.count + word.count))
        source += word
        text += word
      }
      let document = DocumentText(source, as: format)
      #expect(
        document.bytes == text,
        "\(String(decoding: source, as: UTF8.self)) (\(random.seed))")
      guard document.bytes == text else { return }
      for place in places {
        #expect(document.map.verbatimSource(of: place.text) == place.source)
      }
      expectSound(document, source)
    }
  }

  /// Mark-up in any disorder gives a text with a sound map.
  @Test(arguments: [DocumentFormat.html, .xml]) func anyBytesHaveASoundMap(format: DocumentFormat) {
    var random = Seeded("any bytes of \(format) have a sound map")
    let pieces =
      """
      <p> </p> <li id="fn1"> </li> <a href="#fn1"> 1 </a> <sup> </sup> <note> </note> <div> </div> <!-- --> \
      <![CDATA[ ]]> &nbsp; &amp &#160; & < > </ <? ?> " ' <ul> </ul> <td> <table> </table> <pre> </pre> <script> \
      </script> <title> </title> <del> </del> <br> <lb/> <lb|break="no"/> <choice> <sic> <corr> </choice> \
      <msIdentifier> </msIdentifier> <idno|type="fond"> </idno> <c|level="file"> <did> </did> </c> \
      <unitid|label="Д."> </unitid> <physloc>л. </physloc> <repository> </repository> <address> </address> \
      <section|role=doc-endnotes> </section> <span|class=footnote> </span> <ref|target="#n1"> </ref> \
      <!DOCTYPE|x|[<!ENTITY|a|"b"> ]> &a; Ф. 558 \u{AD} \u{A0} <template> </template> <b|c='
      """.split(separator: " ").map { Array($0.replacing("|", with: " ").utf8) } + [
        [0x0A], [0x20], [0x0D, 0x0A], [0], [0xFF], [0xC2], [0xE2, 0x80],
      ]
    for _ in 0..<3000 {
      var source: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<60, using: &random) {
        source += pieces.randomElement(using: &random) ?? []
      }
      expectSound(DocumentText(source, as: format), source)
    }
    for _ in 0..<300 {
      let source = (0..<200).map { _ in UInt8.random(in: 0...255, using: &random) }
      expectSound(DocumentText(source, as: format), source)
    }
  }

  /// Verbatim text is the file's, and what follows in a paragraph does in the file.
  private func expectSound(_ document: DocumentText, _ source: [UInt8]) {
    var isSound = document.flowStarts.first == 0 && !document.map.isIdentity
    let segments = document.map.segments
    for (index, segment) in segments.enumerated() {
      let end = index + 1 < segments.count ? segments[index + 1].text : document.bytes.count
      isSound = isSound && segment.text <= end && segment.source.upperBound <= source.count
      if segment.isVerbatim {
        isSound = isSound && document.bytes[segment.text..<end] == source[segment.source]
      }
      if index > 0, segment.source.lowerBound < segments[index - 1].source.upperBound {
        // Only a note, or a part of a shifr, can lie before the one it follows.
        let isFlow = document.flowStarts.contains(segment.text)
        isSound =
          isSound
          && (isFlow || document.bytes[..<segment.text].suffix(2).elementsEqual([10, 10])
            || document.bytes[segment.text..<end].elementsEqual([10, 10]))
      }
    }
    #expect(isSound, "\(String(decoding: source, as: UTF8.self).debugDescription)")
  }

  /// What opens again and again and never closes takes time that grows with its length.
  @Test(arguments: [
    "<div>", "<b><p><li>", "</p>", "<a b=\"", "<a <a ", "<!--", "&amp", "<title><template><del>",
    "<sup><a href='#fn1'>", "<li id=fn1>", "\n&nbsp;", "<td><table>", "<note>", "<q></r>",
    "<![CDATA[", "<!DOCTYPE [<!ENTITY", "<choice><sic>", "<c level='file'><did><unitid>1", "<?",
    "<span class=footnote>", "</", "<", "&#1", "<hi rend='sup'>1",
  ]) func nothingIsTooDeep(piece: String) {
    let source = Array(String(repeating: piece, count: 40_000).utf8)
    for format in [DocumentFormat.html, .xml] {
      let document = DocumentText(source, as: format)
      #expect(document.bytes.count <= 3 * source.count)
    }
  }

  @Test func aMillionElementsMayBeOpen() {
    let source = Array((String(repeating: "<div>", count: 1_000_000) + "a").utf8)
    for format in [DocumentFormat.html, .xml] {
      #expect(DocumentText(source, as: format).bytes == [0x61])
    }
  }
}
