import Citing
import TestSupport
import Testing

@testable import Interchange

/// `Documentation/interchange.md` says of each format what it does.
@Suite struct InterchangePageTests {
  private let page = String(
    decoding: (try? Project.bytes("Documentation/interchange.md")) ?? [], as: UTF8.self)

  /// The letter of L. M. Kaganovich to I. V. Stalin of 5 November 1932.
  static let letter = try? ItemFields([
    .reference: "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180", .author: "Каганович, Л. М.",
    .recipient: "Сталин, И. В.", .title: "Письмо И. В. Сталину",
    .titleLatin: "Letter to I. V. Stalin", .genre: "letter", .date: "1932-11-05",
    .place: "Москва", .witness: "Автограф", .fondName: "И. В. Сталин", .number: "25",
  ]).item()

  /// The formats as the page's tables have them, for bibliographies, archives and the web.
  private static let tables = [
    ["csl-json", "biblatex", "ris", "zotero"], ["tei", "ead3", "schema-org"],
    ["wikidata", "cite-russian-archive", "cite-archive"],
  ].map { $0.compactMap(InterchangeFormat.named) }

  @Test func everyFormatIsInATable() {
    #expect(Self.tables.flatMap { $0 }.map(\.name) == InterchangeFormat.all.map(\.name))
  }

  /// A row a field, a column a format.
  @Test(arguments: ItemField.allCases) func everyFieldHasItsRow(field: ItemField) {
    for formats in Self.tables {
      let cells = formats.map { $0.places[field] ?? "lost" }
      let row = "| \(field.rawValue) | " + cells.joined(separator: " | ") + " |\n"
      #expect(page.contains(row), "\(row)")
    }
  }

  @Test func everyFormatHasItsColumn() {
    for formats in Self.tables {
      let titles = formats.map { "\($0.title) (`\($0.name)`)" }
      #expect(page.contains("| field | " + titles.joined(separator: " | ") + " |\n"))
    }
  }

  /// The example of a format is what it makes of the letter, and its losses are told.
  @Test(arguments: InterchangeFormat.all.map(\.name)) func everyExampleHolds(name: String) throws {
    let format = try #require(InterchangeFormat.named(name))
    let export = format.export([try #require(Self.letter)])
    let record = String(decoding: export.bytes.filter { $0 != 0x0D }, as: UTF8.self)
    var end = record.endIndex
    while end > record.startIndex, record[record.index(before: end)] == "\n" {
      end = record.index(before: end)
    }
    let example = "```\n\(record[..<end])\n```\n"
    #expect(page.contains(example), "\(name):\n\(example)")
    for sentence in Loss.summary(export.losses) {
      #expect(page.contains("`\(sentence)`"), "\(sentence)")
    }
  }
}
