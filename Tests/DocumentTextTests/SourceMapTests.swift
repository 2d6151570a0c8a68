import Testing

@testable import DocumentText

@Suite struct SourceMapTests {
  /// `<p>Ф.&nbsp;<b>558</b></p>`, as a reader of HTML cuts it.
  private static let document: DocumentText = {
    let source = Array("<p>Ф.&nbsp;<b>558</b></p>".utf8)
    var builder = TextBuilder(source)
    let flow = builder.addFlow()
    builder.append(3..<6, to: flow)
    builder.append("\u{A0}".utf8, for: 6..<12, to: flow)
    builder.append(15..<18, to: flow)
    return builder.finish()
  }()

  @Test func theTextIsPutTogether() {
    #expect(String(decoding: Self.document.bytes, as: UTF8.self) == "Ф.\u{A0}558")
  }

  @Test(arguments: [
    (0..<3, 3..<6), (3..<5, 6..<12), (2..<5, 5..<12), (5..<8, 15..<18), (0..<8, 3..<18),
    (6..<7, 16..<17), (5..<5, 15..<15), (0..<0, 3..<3), (8..<8, 18..<18),
  ]) func aStretchStandsInTheFile(range: Range<Int>, source: Range<Int>) {
    #expect(Self.document.map.source(of: range) == source)
  }

  @Test(arguments: [
    (0..<3, 3..<6 as Range<Int>?), (3..<5, nil), (2..<5, nil), (5..<8, 15..<18), (0..<8, nil),
    (6..<7, 16..<17), (5..<5, 15..<15),
  ]) func onlyVerbatimTextCanBeReplaced(range: Range<Int>, source: Range<Int>?) {
    #expect(Self.document.map.verbatimSource(of: range) == source)
  }

  @Test func adjacentStretchesAreOne() {
    var builder = TextBuilder(Array("0123456789".utf8))
    let flow = builder.addFlow()
    builder.append(0..<4, to: flow)
    builder.append(4..<7, to: flow)
    let document = builder.finish()
    #expect(document.map.segments.count == 1)
    #expect(document.map.verbatimSource(of: 2..<6) == 2..<6)
  }

  @Test func flowsFollowOneAnother() {
    var builder = TextBuilder(Array("text[note]more".utf8))
    let text = builder.addFlow()
    let notes = builder.addFlow()
    builder.append(0..<4, to: text)
    builder.append(5..<9, to: notes)
    builder.append(10..<14, to: text)
    let document = builder.finish()
    #expect(String(decoding: document.bytes, as: UTF8.self) == "textmore\n\nnote")
    #expect(document.flowStarts == [0, 10])
    #expect(document.map.source(of: 10..<14) == 5..<9)
    #expect(document.map.source(of: 2..<6) == 2..<12)
    #expect(document.map.verbatimSource(of: 2..<6) == nil)
  }

  @Test func aTextOfNothingHasNoReferences() {
    let document = TextBuilder(Array("<p></p>".utf8)).finish()
    #expect(document.bytes.isEmpty)
    #expect(!document.map.isIdentity)
    #expect(document.map.source(of: 0..<0) == 0..<0)
  }

  @Test(arguments: [
    ("a.md", DocumentFormat.markdown as DocumentFormat?), ("b.TEI", .xml), ("c.Html", .html),
    ("d.bib", .bibtex), ("dir.md/e", nil), (".md", .markdown), ("f.", nil), ("g.docx", .docx),
    ("g.odt", .odt), ("g.doc", nil),
    ("h.ndjson", .json), ("i.tsv", .csv), ("a.verylongname", nil),
  ]) func theNameTellsTheFormat(name: String, format: DocumentFormat?) {
    #expect(DocumentFormat(name: name.utf8) == format)
  }
}
