import ArchivalReference
import Citing
import CitingTestSupport
import Foundation
import TestSupport
import Testing

/// `parse(cite(r)) == r` of references as they are really printed: those of
/// `Fixtures/References` and, where REGEST_CORPORA names them, those of the gold corpus.
@Suite struct CorpusRoundTripTests {
  /// A line of a file of references; the corpus and the fixtures differ in one name.
  private struct Line: Decodable {
    var refs: [Printed]?
    var references: [Printed]?
    /// Whether the parser is not expected to read it yet.
    var hard: Bool?
  }

  private struct Printed: Decodable {
    var archive: String?
    var fond: String?
    var opis: String?
    var karton: String?
    var delo: String?
    var lists: [String]
  }

  private static let fixtures: [Item] = {
    let folder = Project.root.appendingPathComponent("Fixtures/References")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".jsonl") }.sorted()
      .flatMap { items(folder.appendingPathComponent($0)) }
  }()

  private static let corpus: [Item] = {
    guard let corpora = Project.corpora else { return [] }
    return items(corpora.appendingPathComponent("gold/citations.jsonl"))
  }()

  /// The references of a file that name an archive of the table.
  private static func items(_ file: URL) -> [Item] {
    guard let data = try? Data(contentsOf: file) else { return [] }
    return data.split(separator: 0x0A).flatMap { line -> [Item] in
      let line = try? JSONDecoder().decode(Line.self, from: Data(line))
      guard line?.hard != true else { return [] }
      return (line?.refs ?? line?.references ?? []).compactMap(item)
    }
  }

  /// The item of a reference; nil of one in a carton, which no style prints, and of one that
  /// names an opis or a delo and no fond, which means nothing by itself.
  private static func item(_ printed: Printed) -> Item? {
    guard let archive = printed.archive, ArchiveTable.standard[archive] != nil,
      printed.karton == nil, printed.fond != nil || (printed.opis ?? printed.delo) == nil
    else { return nil }
    let lists = printed.lists.map { $0.replacing("v", with: " об.") }.joined(separator: ", ")
    let shifr = Shifr(
      archive: archive, fond: printed.fond, opis: printed.opis, delo: printed.delo)
    guard !lists.isEmpty else { return Item(shifr: shifr) }
    let spans = Samples.reference("РГАСПИ. Ф. 1. Оп. 1. Д. 1. Л. \(lists)").lists
    return spans.map(\.text) == printed.lists ? Item(shifr: shifr, lists: spans) : nil
  }

  @Test func theFixturesAreMany() { #expect(Self.fixtures.count > 150) }

  @Test(.enabled(if: Project.corpora != nil, "needs REGEST_CORPORA"))
  func theCorpusIsLarge() { #expect(Self.corpus.count > 250) }

  @Test(arguments: StyleLevels.complete, Script.allCases)
  func fixturesAreReadBack(name: String, script: Script) throws {
    try areReadBack(Self.fixtures, name, script)
  }

  @Test(
    .enabled(if: Project.corpora != nil, "needs REGEST_CORPORA"),
    arguments: StyleLevels.complete, Script.allCases)
  func theCorpusIsReadBack(name: String, script: Script) throws {
    try areReadBack(Self.corpus, name, script)
  }

  /// One after another, so that many begin with «Там же», and by twos in one note.
  private func areReadBack(_ items: [Item], _ name: String, _ script: Script) throws {
    let style = try Samples.style(name, script: script)
    let archives = Set(try StyleLevels.archives(readFrom: style))
    let isLatin = script.isLatin || style.isLatinStyle
    let readable = items.filter { item in
      guard let archive = item.shifr.archive, archives.contains(archive) else { return false }
      // The parser does not read two opisi of one reference, nor a delo behind the name of an
      // archive that stands behind its fond.
      let isOfOneOpis = item.shifr.opis?.contains(",") != true
      let hasOpis = item.shifr.fond != nil && item.shifr.opis != nil
      return isOfOneOpis && (name != "mla" || hasOpis) && (!isLatin || item.isReadFromLatin)
    }
    #expect(readable.count > items.count * 2 / 3, "\(readable.count) of \(items.count)")
    for start in stride(from: 0, to: readable.count, by: 8) {
      let series = Array(readable[start..<min(start + 8, readable.count)])
      try isReadBack(series.map { [$0] }, style, name)
      // A list of works cited has an entry each.
      guard name != "mla" else { continue }
      try isReadBack(
        stride(from: 0, to: series.count, by: 2).map { Array(series[$0...].prefix(2)) }, style,
        name)
    }
  }

  /// Styles that name the archive behind the shifr are read back where the text names one
  /// archive only; a fond alone is no reference then.
  @Test(arguments: StyleLevels.archiveLast) func anArchiveBehindIsInferred(name: String) throws {
    let style = try Samples.style(name)
    let items = (Self.fixtures + Self.corpus).filter {
      $0.shifr.archive == "RGASPI" && $0.shifr.fond != nil && $0.shifr.opis != nil
        && $0.shifr.delo != nil && $0.isReadFromLatin
    }
    #expect(items.count > 40)
    for start in stride(from: 0, to: items.count, by: 8) {
      try isReadBack(items[start...].prefix(8).map { [$0] }, style, name)
    }
  }

  private func isReadBack(_ notes: [[Item]], _ style: CompiledStyle, _ name: String) throws {
    let text = try Samples.notes(notes, style).joined(separator: StyleLevels.between(name))
    let found = ReferenceParser().references(in: Array(text.utf8))
    let items = notes.flatMap { $0 }
    #expect(found.count == items.count, "\(text)")
    for (reference, item) in zip(found, items) {
      #expect(
        reference.shifr == item.shifr && reference.lists == item.lists,
        "\(CanonicalForm.text(shifr: item.shifr, lists: item.lists)) in \(text)")
    }
  }
}

extension Item {
  /// Whether the letters of its numbers are read back from their transliteration: those that
  /// are one Latin letter which stands for no other.
  fileprivate var isReadFromLatin: Bool {
    let numbers = [shifr.fond, shifr.opis, shifr.delo].compactMap { $0 } + lists.map(\.text)
    return numbers.joined().unicodeScalars.allSatisfy {
      $0.isASCII || "абгРП".unicodeScalars.contains($0)
    }
  }
}
