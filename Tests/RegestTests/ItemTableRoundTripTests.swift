import ArchivalReference
import Citing
import CitingTestSupport
import Interchange
import Regest
import TestSupport
import Testing

/// What an item says can be said in CSV and in YAML, and is read from there as it was.
@Suite struct ItemTableRoundTripTests {
  private static let archives = ArchiveTable.standard.archives.map(\.key)

  /// The columns of an item; without those whose text the format has no way to say.
  private static func columns(_ item: Item) -> [String: String] {
    let texts = ItemTexts(item)
    var columns: [String: String] = [:]
    for field in ItemField.allCases where !texts.unread.subtracting([.unit]).contains(field) {
      columns[field.rawValue] = texts[field]
    }
    if let date = item.date, let iso = date.iso, let printed = date.printed {
      columns["date"] = ItemDate(iso) == ItemDate(printed: iso) ? nil : iso
      columns["date_printed"] = printed
    }
    if columns["author"] == nil {
      columns["author_gender"] = nil
      columns["author_latin"] = nil
    }
    if columns["recipient"] == nil { columns["recipient_latin"] = nil }
    return columns
  }

  private static func csv(_ rows: [[String: String]]) -> String {
    let names = ItemField.allCases.map(\.rawValue) + [ItemFields.printedDate]
    let lines = rows.map { row in
      names.map { name in
        let text = row[name] ?? ""
        return "\""
          + text.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
      }.joined(separator: ",")
    }
    return ([names.joined(separator: ",")] + lines).joined(separator: "\r\n")
  }

  /// The levels have keys of their own where the item has all of them.
  private static func yaml(_ rows: [[String: String]], _ items: [Item]) -> String {
    zip(rows, items).map { row, item in
      var row = row
      let shifr = item.shifr
      if row["reference"] != nil, let fond = shifr.fond, let opis = shifr.opis,
        let delo = shifr.delo
      {
        row["reference"] = nil
        (row["fond"], row["opis"], row["delo"]) = (fond, opis, delo)
        let lists = CanonicalForm.lists(item.lists)
        row["lists"] = lists.isEmpty ? nil : lists
      }
      let lines = row.sorted { $0.key < $1.key }.map { "  \($0.key): \(quoted($0.value))\n" }
      return "-\n" + lines.joined()
    }.joined()
  }

  private static func quoted(_ text: String) -> String {
    "\""
      + text.unicodeScalars.map { scalar in
        switch scalar {
        case "\"", "\\": "\\\(scalar)"
        case "\t": "\\t"
        default: String(scalar)
        }
      }.joined() + "\""
  }

  @Test(arguments: ["csv", "yaml"], [true, false]) func items(format: String, isTame: Bool) throws {
    var generator = ItemGenerator("\(format) \(isTame) holds items", isLatin: false)
    for _ in 0..<200 {
      var items = generator.documents(
        1 + generator.below(4), archives: isTame ? ["RGASPI", "GARF"] : Self.archives,
        isTame: isTame)
      for index in items.indices {
        items[index].authors = items[index].authors.prefix(2).map { $0 }
        if items[index].authors.count == 1, generator.below(2) == 0 {
          items[index].authors[0].gender = generator.pick([.masculine, .feminine])
        }
      }
      // Without a reference no item is read.
      items.removeAll { ItemTexts($0).unread.contains(.reference) }
      // A field of YAML is one line.
      if format == "yaml" {
        items.removeAll { Self.columns($0).values.contains { $0.contains(where: \.isNewline) } }
      }
      let rows = items.map { Self.columns($0) }
      // Some are read with the archive's name alone, and that has no form here.
      let whole = zip(items, rows).filter { item, row in
        row["reference"] != nil && (row["archive"] != nil || item.facts(.archive).isEmpty)
      }
      guard !whole.isEmpty else { continue }
      let (kept, columns) = (whole.map(\.0), whole.map(\.1))
      let text = format == "csv" ? Self.csv(columns) : Self.yaml(columns, kept)
      let read = try ItemFile.items(Array(text.utf8), name: "items")
      try #require(read.count == kept.count)
      for (index, (item, back)) in zip(kept, read).enumerated() {
        for field in ItemField.allCases where columns[index][field.rawValue] != nil {
          #expect(item.facts(field) == back.facts(field), "\(field)\n\(text)")
        }
        if isTame { Self.expectSame(item, back, text) }
      }
    }
  }

  /// Of a usual document nothing is lost at all.
  private static func expectSame(_ item: Item, _ back: Item, _ text: String) {
    for field in ItemField.allCases where field != .unit || item.shifr.delo != nil {
      #expect(item.facts(field) == back.facts(field), "\(field)\n\(text)")
    }
  }
}
