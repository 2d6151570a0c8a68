import ArchivalReference
import Citing
import Testing

@testable import Interchange

/// What the frame tells of a format that carries little.
@Suite struct LossTests {
  private static let format = InterchangeFormat(
    name: "bare", title: "Bare", places: [.id: "the line", .reference: "the line"]
  ) { entries, losses in
    for entry in entries where entry.item.lists.isEmpty {
      losses.add(.reference, of: entry, .changed("has no lists"))
    }
    return entries.flatMap { Array("\($0.key) \($0.item.shelfmark)\n".utf8) }
  }

  private static func item(_ fields: [ItemField: String]) throws -> Item {
    try ItemFields(fields).item()
  }

  @Test func whatHasNoPlaceIsTold() throws {
    let items = try [
      Self.item([.reference: "РГАСПИ. Ф. 1. Оп. 2. Д. 3. Л. 4", .author: "Ежов, Н. И."]),
      Self.item([.reference: "Ф. 1. Оп. 2. Д. 3", .author: "Ежов", .date: "1936", .id: "a b"]),
    ]
    let export = Self.format.export(items)
    #expect(
      String(decoding: export.bytes, as: UTF8.self)
        == "rgaspi-1-2-3 Ф. 1. Оп. 2. Д. 3. Л. 4\nezhov1936 Ф. 1. Оп. 2. Д. 3\n")
    #expect(export.losses.map(\.item) == [1, 1, 2, 2, 2, 2])
    #expect(
      Loss.summary(export.losses) == [
        "1 item: reference has no lists in bare", "1 item: archive has no place in bare",
        "2 items: author has no place in bare", "1 item: date has no place in bare",
        "1 item: id is written in another way in bare",
      ])
    #expect(
      String(decoding: export.losses[0].line, as: UTF8.self)
        == "{\"type\":\"loss\",\"item\":1,\"id\":\"rgaspi-1-2-3\",\"field\":\"archive\","
        + "\"format\":\"bare\",\"reason\":\"archive has no place in bare\"}\n")
  }

  /// Names are unlike one another, those that are given before those that are made.
  @Test func keys() throws {
    let fields: [ItemField: String] = [
      .reference: "РГАСПИ. Ф. 1. Оп. 2. Д. 3", .author: "Щербаков, А. С.", .date: "1936-01-02",
    ]
    var items = try [Item](repeating: Self.item(fields), count: 4)
    items[2].key = "shcherbakov1936"
    items[3].key = "shcherbakov1936"
    #expect(
      Entry.all(items).map(\.key) == [
        "shcherbakov1936-2", "shcherbakov1936-3", "shcherbakov1936", "shcherbakov1936-4",
      ])
  }

  /// What a text cannot say is known before it is written.
  @Test func texts() throws {
    var item = try Self.item([.reference: "РГАСПИ. Ф. 1. Оп. 2. Д. 3. Л. 4 об."])
    item.authors = [Name(family: Wording("Отдел; сектор"))]
    item.title = Wording("[без даты]")
    item.date = ItemDate(year: 1936, printed: "1936 г.")
    item.place = Wording("Москва", latin: "Moscow")
    let texts = ItemTexts(item)
    #expect(texts.unread == [.author, .title, .date])
    #expect(texts[.reference] == "Ф. 1. Оп. 2. Д. 3. Л. 4 об.")
    #expect(texts[.archive] == "РГАСПИ" && texts[.placeLatin] == "Moscow")
    item = Item(shifr: Shifr(archive: "RGASPI"))
    #expect(ItemTexts(item).unread == [.reference, .archive])
  }
}
