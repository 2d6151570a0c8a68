import DocumentText
import Fingerprint
import Foundation
import TestSupport
import Testing

/// The text of generated files as libxml2 has it, by way of lxml.
@Suite struct MarkupDifferentialTests {
  private static let prelude = """
    import base64, sys
    from lxml import etree, html
    def tell(text):
        print(base64.b64encode(text.encode()).decode())
    """

  /// The parser of others; nil without it.
  static let parsers: [DocumentFormat] = {
    guard Project.python != nil, (try? answers("import lxml", [])) != nil else {
      print("skipped: lxml is not there; `Scripts/setup --tests`")
      return []
    }
    return [.html, .xml]
  }()

  /// What Python prints for each of some files.
  static func answers(_ script: String, _ files: [[UInt8]]) throws -> [String] {
    let folder = try TemporaryFolder()
    let lines = files.map { Data($0).base64EncodedString() + "\n" }.joined()
    try folder.file("files", Array(lines.utf8))
    let process = Process()
    let output = Pipe()
    process.executableURL = Project.python.map { URL(fileURLWithPath: $0) }
    process.arguments = ["-c", script]
    process.standardInput = try FileHandle(
      forReadingFrom: URL(fileURLWithPath: "\(folder.path.display)/files"))
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private static let scripts: [DocumentFormat: String] = [
    .xml: """
    for line in sys.stdin:
        tell(etree.fromstring(base64.b64decode(line)).xpath("string()"))
    """,
    .html: """
    parser = html.HTMLParser(encoding="utf-8")
    for line in sys.stdin:
        page = html.document_fromstring(base64.b64decode(line), parser=parser)
        tell("".join(page.xpath("//text()[not(ancestor::script or ancestor::style)]")))
    """,
  ]

  @Test(arguments: parsers) func theTextIsThatOfLibxml2(format: DocumentFormat) throws {
    var pages = Pages(random: Seeded("\(format) is read as libxml2 reads it"), format: format)
    let files = (0..<2000).map { _ in pages.page() }
    let script = try #require(Self.scripts[format])
    let theirs = try Self.answers("\(Self.prelude)\n\(script)", files)
    try #require(theirs.count == files.count)
    for (file, answer) in zip(files, theirs) {
      let other = [UInt8](try #require(Data(base64Encoded: answer)))
      let own = DocumentText(file, as: format).bytes
      #expect(
        normal(own, format) == normal(other, format), "\(String(decoding: file, as: UTF8.self))")
    }
  }

  /// White space as one space; in HTML, where paragraphs divide it, none.
  private func normal(_ text: [UInt8], _ format: DocumentFormat) -> String {
    let words = text.split { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
    let separator: [UInt8] = format == .html ? [] : [0x20]
    return String(decoding: Array(words.joined(separator: separator)), as: UTF8.self)
  }

  /// Every name that is known is the character that HTML has for it.
  @Test(.enabled(if: Project.python != nil, "`Scripts/setup --tests`"))
  func namesAreThoseOfHTML() throws {
    let script = """
      import html.entities
      for name, text in html.entities.html5.items():
          if name.endswith(";"): print(name, *map(ord, text))
      """
    var known = 0
    for line in try Self.answers(script, []) {
      let words = line.split(separator: " ")
      let expected = String(
        String.UnicodeScalarView(
          words.dropFirst().compactMap { UInt32($0).flatMap(Unicode.Scalar.init) }))
      let read = flows("&\(words[0])", as: .html).joined()
      if read == expected { known += 1 }
      #expect(
        read == expected || read == "&\(words[0])" || read.isEmpty,
        "&\(words[0]) is read as \(read)")
    }
    #expect(known > 450, "\(known) names")
  }
}

/// Well-formed files of random elements, words and references.
private struct Pages {
  var random: Seeded
  let format: DocumentFormat

  mutating func page() -> [UInt8] {
    let content = blocks(depth: 3)
    guard format == .xml else {
      return Array(
        "<!DOCTYPE html><html><head><title>\(words())</title></head><body>\(content)</body></html>"
          .utf8)
    }
    return Array(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE doc [<!ENTITY fond "Фонд&#160;558"><!ENTITY both "&fond;, &#171;x&#187;">]>
      <doc xmlns:a="urn:a">\(content)</doc>
      """.utf8)
  }

  private mutating func one(_ choices: String) -> String {
    choices.split(separator: " ").randomElement(using: &random).map(String.init) ?? ""
  }

  private mutating func blocks(depth: Int) -> String {
    var result = ""
    for _ in 0..<Int.random(in: 1..<4, using: &random) {
      if format == .html, depth > 0, Bool.random(using: &random) {
        switch Int.random(in: 0..<5, using: &random) {
        case 0: result += "<ul>\n<li>\(words())<li>\(words())</ul>"
        case 1: result += "<table><tr><td>\(words())</td><td>\(words())</td></tr></table>"
        case 2: result += "<script>if (a < b) { '&amp;' }</script><style>p > b {}</style>"
        default: result += "<div class='x'>\(blocks(depth: depth - 1))</div>"
        }
      } else {
        let name = format == .html ? one("p h2 blockquote pre") : one("a:x seg foreign doc.x w")
        result += "<\(name) n=\"a &gt; b\">\(words())</\(name)>\n"
      }
    }
    return result
  }

  private mutating func words() -> String {
    var result = ""
    for _ in 0..<Int.random(in: 1..<8, using: &random) {
      result += one("Ф. 558 архив x “y” й 𝄞 177–180")
      switch Int.random(in: 0..<8, using: &random) {
      case 0: result += one("&amp; &lt; &gt; &quot; &#160; &#x2014; &#1060;")
      case 1:
        result += format == .html ? one("&nbsp; &laquo; &mdash; &Acy; <br>") : one("&fond; &both;")
      case 2: result += "<!-- \(one("a <b> &c;")) -->"
      case 3:
        let name = format == .html ? one("b i em span cite") : one("hi emph a:y num")
        result += "<\(name)>\(one("a б 1"))\(one("\u{20} 2 &amp;"))</\(name)>"
      case 4: result += format == .html ? "\r\n\r\n" : "<![CDATA[ a<b>&c; ]]>"
      case 5: result += format == .html ? "\t" : "<?pi a > b?>"
      default: result += one("; , .") + " \n "
      }
    }
    return result
  }
}
