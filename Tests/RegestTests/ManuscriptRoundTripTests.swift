import ArchivalReference
import Citing
import CitingTestSupport
import DocumentText
import Foundation
import Regest
import TestSupport
import Testing

/// `regest cite --from`: a manuscript cited in a style has all its references, and they are
/// read back as they were.
@Suite struct ManuscriptRoundTripTests {
  static let names = [
    "Documents/article.md", "Documents/article.html", "Documents/article.xml",
    "Documents/article.tex", "Documents/thesis.tex", "Documents/word.html", "Documents/edition.xml",
    "Documents/journal.xml", "Documents/report.qmd", "Documents/wiki.html", "Documents/tables.md",
    "Documents/columns.csv", "Letters/notes-ru.txt", "Letters/poltavskaya-1932.txt",
  ]

  private static func read(_ name: String) throws -> (entries: [ReadEntry], references: References)
  {
    let source = try Project.bytes("Fixtures/\(name)")
    let format = DocumentFormat(path: Array(name.utf8))
    let document = DocumentText(source, as: format)
    return (
      ManuscriptItems.entries(of: source, as: format, name: name),
      ReferenceParser().references(in: document.bytes.span, flowStarts: document.flowStarts)
    )
  }

  /// Each reference is an item, or is told with its place.
  @Test(arguments: names) func noReferenceIsLost(name: String) throws {
    let (entries, references) = try Self.read(name)
    #expect(!references.isEmpty, "\(name)")
    var items: [Item] = []
    var faults: [String] = []
    for entry in entries {
      switch entry.items {
      case .success(let more): items += more
      case .failure(let error): faults.append("\(entry.place): \(error.message)")
      }
    }
    #expect(items.count + faults.count == references.count, "\(faults)")
    let cited = items.compactMap { $0.witness?.text }
    let printed = references.compactMap { $0.witness?.text }
    if faults.isEmpty { #expect(cited == printed) }
  }

  @Test(arguments: names, StyleLevels.complete) func itIsReadBack(name: String, style: String)
    throws
  {
    let compiled = try CompiledStyle(try #require(StyleLibrary.style(named: style)))
    let readable = Set(try StyleLevels.archives(readFrom: compiled))
    var sequence = CitationSequence(compiled)
    var notes: [String] = []
    var items: [Item] = []
    for entry in try Self.read(name).entries {
      guard case .success(let cited) = entry.items,
        cited.allSatisfy({ $0.shifr.archive.map(readable.contains) == true }),
        style != "mla" || cited.count == 1
      else {
        sequence.interrupt()
        continue
      }
      if entry.standsApart { sequence.interrupt() }
      var text: [UInt8] = []
      try sequence.append(note: cited, to: &text)
      notes.append(String(decoding: text, as: UTF8.self))
      items += cited
    }
    let text = notes.joined(separator: StyleLevels.between(style))
    let found = ReferenceParser().references(in: Array(text.utf8))
    #expect(found.map(\.shifr) == items.map(\.shifr), "\(text)")
    #expect(found.map(\.lists) == items.map(\.lists), "\(text)")
    if style == "legend" {
      for word in items.compactMap({ $0.witness?.text }) { #expect(text.contains(word), "\(word)") }
    }
  }
}
