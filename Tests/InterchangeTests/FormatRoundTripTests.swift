import ArchivalReference
import Citing
import CitingTestSupport
import Testing

@testable import Interchange

/// What a format writes is read back as it was, but for what it told.
@Suite struct FormatRoundTripTests {
  static let formats = InterchangeFormat.all.filter { $0.reader != nil }.map(\.name)

  private static let archives = ArchiveTable.standard.archives.map(\.key)

  private func differences(
    _ items: [Item], _ format: InterchangeFormat
  ) throws -> (differing: [(item: Int, field: ItemField)], export: Export) {
    let export = format.export(items)
    if !items.isEmpty {
      #expect(InterchangeFormat.format(of: export.bytes[...])?.name == format.name)
    }
    let told = Set(export.losses.map { "\($0.item) \($0.field)" })
    #expect(told.count == export.losses.count, "a loss is told twice")
    let read = try #require(format.reader).items(export.bytes)
    try #require(read.count == items.count)
    var differing: [(item: Int, field: ItemField)] = []
    for (index, (item, back)) in zip(items, read).enumerated() {
      for field in ItemField.allCases where !told.contains("\(index + 1) \(field)") {
        // An item without an id is given one.
        if field == .id, item.key == nil { continue }
        if item.facts(field) != back.facts(field) { differing.append((index + 1, field)) }
      }
    }
    return (differing, export)
  }

  /// `read(write(item)) == item` in every field that is not told to be lost.
  @Test(arguments: formats) func whatIsNotToldIsReadBack(name: String) throws {
    let format = try #require(InterchangeFormat.named(name))
    var generator = ItemGenerator("\(name) is read back", isLatin: false)
    for _ in 0..<300 {
      var items = generator.documents(1 + generator.below(6), archives: Self.archives)
      // What has no reference that can be read is told, and is not read at all.
      let unread = Set(format.export(items).losses.filter { $0.field == .reference }.map(\.item))
      items = items.enumerated().filter { !unread.contains($0.offset + 1) }.map(\.element)
      let (differing, export) = try differences(items, format)
      for (item, field) in differing {
        Issue.record(
          """
          \(field) of item \(item): \(items[item - 1].facts(field))
          \(String(decoding: export.bytes, as: UTF8.self))
          """)
      }
    }
  }

  /// Of usual documents no more is lost than what the format has no place for.
  @Test(arguments: formats) func usualDocumentsAreCarried(name: String) throws {
    let format = try #require(InterchangeFormat.named(name))
    var generator = ItemGenerator("\(name) carries", isLatin: false)
    for _ in 0..<100 {
      var items = generator.documents(4, archives: ["RGASPI", "GARF"], isTame: true)
      for index in items.indices {
        items[index].key = nil
        // RIS has a type for letters, and none for telegrams.
        if name == "ris", items[index].genre == .telegram { items[index].genre = .letter }
        // Some have a date in parts or as printed, and not both.
        if let printed = items[index].date?.printed {
          items[index].date = ItemDate(printed: printed)
        }
        if items[index].shifr.delo == nil { items[index].isUnit = false }
      }
      let export = format.export(items)
      let losses = export.losses.filter { !Self.blended(name).contains($0.field) }
      #expect(losses.filter { $0.reason != .noPlace } == [])
      #expect(losses.allSatisfy { format.places[$0.field] == nil })
    }
  }

  /// The fields that a format writes as one text, which is told of each usual document.
  private static func blended(_ name: String) -> Set<ItemField> {
    name == InterchangeFormat.russianArchive.name ? [.author, .date, .title] : []
  }

  @Test(arguments: formats) func nothingIsWrittenAsNothing(name: String) throws {
    let format = try #require(InterchangeFormat.named(name))
    #expect(format.export([]).losses == [])
    #expect(try #require(format.reader).items(format.export([]).bytes) == [])
  }
}
