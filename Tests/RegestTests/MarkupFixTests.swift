import ArchivalReference
import Citing
import Fingerprint
import TestSupport
import Testing

@testable import DocumentText
@testable import Regest

/// What `--fix` does to files that are more than text.
@Suite struct MarkupFixTests {
  private static let files = [
    "article.html", "article.md", "article.tex", "article.xml", "items.csv", "items.json",
    "letter.xml", "sources.bib", "word.html", "csl.json", "shelf.bib", "catalogue.csv", "mods.xml",
  ]

  private static let citations = [
    "РГАСПИ. Ф.558. Оп. 11.Д. 740. Л. 177-80", "(RGASPI, F. 17. Op. 3. D. 904. 11)",
    "РГАСПИ, ф.17,оп. 3, д.904, л. 11-12; д. 905, л.1", "Там же. Л.5", "РГАСПИ. Ф. 17. Oп. 3. Д. 9",
    "ГАРФ. Ф.Р-5446.  Оп. 1. Д. 27. Л. 9 - 11 об.", "Ibid. L. 3-4",
  ]

  /// What may stand for a space, or between two words, in each format.
  private static let marks: [DocumentFormat: [String]] = [
    .html: ["&nbsp;", " <b>", "</i> ", "&#160;", "<br>", "<!-- x --> ", "&thinsp;"],
    .xml: ["&#160;", " <hi>", "</hi> ", "<lb/>", "<!-- x --> "],
    .markdown: ["&nbsp;", " **", "** ", "\\ ", "  \n", " _", "_ ", " \\. ", "[^9] "],
    .latex: ["~", "\\,", " \\textbf{", "} ", "%\n  ", "\\ ", " --- "],
    .bibtex: ["~", "\\,", " {", "} "], .csv: [" \"\"", "\"\" ", " "],
    .json: ["\\u00a0", "\\n", " \\\""],
  ]

  private static let register = Result {
    try Register.open(Project.path("Fixtures/Registers/rgaspi"))
  }

  private static func fix(
    _ bytes: [UInt8], as format: DocumentFormat, style: String?
  ) throws -> FileFixer.Fixed {
    let compiled = try style.map { try CompiledStyle(#require(StyleLibrary.style(named: $0))) }
    let checker = FileChecker(examiner: Examiner(register: try register.get()), style: compiled)
    let fixer = FileFixer { bytes throws(RegestError) in
      try checker.check(bytes, path: "a", as: format).findings
    }
    return try fixer.fix(bytes)
  }

  /// The bytes of a file that are not text as it stands.
  private static func markup(_ bytes: [UInt8], _ format: DocumentFormat) -> String {
    var isText = [Bool](repeating: false, count: bytes.count)
    for segment in DocumentText(bytes, as: format).map.segments where segment.isVerbatim {
      for offset in segment.source { isText[offset] = true }
    }
    let rest = bytes.indices.filter { !isText[$0] }.map { bytes[$0] }
    let markup = String(decoding: rest, as: UTF8.self)
    // What a fix writes in TeX for a dash and a hard space.
    return format == .latex || format == .bibtex
      ? markup.replacing("--", with: "").replacing("~", with: "") : markup
  }

  /// A file with citations put into its text.
  private static func spliced(
    _ file: [UInt8], _ format: DocumentFormat, _ random: inout Seeded
  ) -> [UInt8] {
    var bytes = file
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let texts = DocumentText(bytes, as: format).map.segments.filter { $0.isVerbatim }
      guard let text = texts.randomElement(using: &random), !text.source.isEmpty else { continue }
      var place = Int.random(in: text.source, using: &random)
      while place > text.source.lowerBound, bytes[place] & 0xC0 == 0x80 { place -= 1 }
      let words = (citations.randomElement(using: &random) ?? "").split(separator: " ")
      var citation = ""
      for word in words {
        let mark = (marks[format] ?? []).randomElement(using: &random) ?? " "
        if !citation.isEmpty { citation += Int.random(in: 0..<4, using: &random) == 0 ? mark : " " }
        citation += word
      }
      bytes.insert(contentsOf: " \(citation). ".utf8, at: place)
    }
    return bytes
  }

  /// Where TeX would swallow a space behind the indent of a line, none is put.
  @Test(arguments: [
    (DocumentFormat.latex, "д. 905,%\n    л.1", "д. 905, %\n    л. 1"),
    (.html, "д.<b>905</b>,л.1", "д. <b>905</b>, л. 1"),
    (.markdown, "д.**905**, л.1", "д. **905**, л. 1"),
    (.markdown, "д. 905, л. 1-2[^1]", "д. 905, л. 1–2[^1]"),
    (.json, #""д.\u0020905, л.1-2""#, #""д.\u0020905, л. 1–2""#),
    (.csv, #""д. 905, ""л.1-2"""#, #""д. 905, ""л.1-2"""#),
    (.latex, "д.~905, л.~1-2", "д.~905, л.~1--2"),
  ]) func spacesArePutBeforeMarks(format: DocumentFormat, text: String, expected: String) throws {
    let head =
      format == .json || format == .csv ? "\"РГАСПИ, ф. 17, оп. 3, " : "РГАСПИ, ф. 17, оп. 3, "
    let cut = format == .json || format == .csv ? 1 : 0
    let file = head + text.dropFirst(cut)
    let fixed = try Self.fix(Array(file.utf8), as: format, style: nil)
    #expect(String(decoding: fixed.bytes, as: UTF8.self) == head + expected.dropFirst(cut))
  }

  @Test(arguments: files) func markupOutlivesAFix(name: String) throws {
    let file = try Project.bytes("Fixtures/Documents/\(name)")
    let format = DocumentFormat(path: Array(name.utf8))
    var random = Seeded("mending \(name)")
    var count = 0
    for round in 0..<40 {
      let source = round == 0 ? file : Self.spliced(file, format, &random)
      let style = [nil, "gost-note", "chicago-notes"][round % 3]
      let fixed = try Self.fix(source, as: format, style: style)
      count += fixed.count
      let text = String(decoding: source, as: UTF8.self)
      #expect(Self.said(source, format) == Self.said(fixed.bytes, format), "\(text)")
      #expect(Self.markup(source, format) == Self.markup(fixed.bytes, format), "\(text)")
      #expect(try Self.fix(fixed.bytes, as: format, style: style).count == 0, "\(text)")
    }
    #expect(count > 20)
  }

  private struct Said: Equatable {
    var shifr: Shifr
    var lists: [ListSpan]
  }

  private static func said(_ bytes: [UInt8], _ format: DocumentFormat) -> [Said] {
    let document = DocumentText(bytes, as: format)
    return ReferenceParser().references(
      in: document.bytes.span, flowStarts: document.flowStarts
    ).map { Said(shifr: $0.shifr, lists: $0.lists) }
  }
}
