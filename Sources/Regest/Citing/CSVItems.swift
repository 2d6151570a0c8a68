import Citing
import Interchange

/// Items as a table: a line of column names, then a line an item. What ends the first name
/// divides the columns: a comma, or what spreadsheets have for it, a semicolon or a tab.
enum CSVItems {
  private static let dividers = [CSVByte.comma, CSVByte.semicolon, CSVByte.tab]

  /// The first cell, and the byte behind it.
  private static func head(_ bytes: [UInt8]) -> (cell: String, end: UInt8?) {
    let cell = bytes.prefix { !dividers.contains($0) && $0 != 0x0A && $0 != 0x0D }
    return (
      String(decoding: cell.filter { $0 != 0x22 }, as: UTF8.self), bytes.dropFirst(cell.count).first
    )
  }

  /// Whether the first cell is the name of a column.
  static func recognizes(_ bytes: [UInt8]) -> Bool {
    ItemField(rawValue: head(bytes).cell) != nil
  }

  static func items(_ bytes: [UInt8], name: String) throws(RegestError) -> [Item] {
    do {
      let end = head(bytes).end
      let divider = dividers.first { $0 == end } ?? CSVByte.comma
      var reader = try CSVReader(file: name, bytes: bytes, divider: divider)
      return try items(&reader)
    } catch {
      let hint =
        "a table begins with the names of its columns; of other programs CSL-JSON, BibLaTeX, "
        + "RIS and Zotero JSON are read"
      throw RegestError(
        .itemMalformed, error.message, hint: recognizes(bytes) ? error.hint : hint)
    }
  }

  private static func items(_ reader: inout CSVReader) throws(RegestError) -> [Item] {
    let header = try reader.next() ?? []
    for (index, column) in header.enumerated() {
      guard ItemField(rawValue: column.value) != nil else {
        let names = ItemField.allCases.map(\.rawValue).joined(separator: ", ")
        throw reader.malformed(
          column.place, expected: "one of the columns \(names)", value: column.value)
      }
      guard !header[..<index].contains(where: { $0.value == column.value }) else {
        throw reader.malformed(column.place, expected: "each column once", value: column.value)
      }
    }
    var items: [Item] = []
    while let row = try reader.next() {
      if row.count == 1, row[0].value.isEmpty { continue }
      guard row.count == header.count else {
        throw reader.malformed(
          row[0].place, expected: "\(header.count) fields", found: "\(row.count)")
      }
      let values = zip(header, row).compactMap { column, cell in
        ItemField(rawValue: column.value).map { ($0, cell.value) }
      }
      let fields = ItemFields(Dictionary(values, uniquingKeysWith: { first, _ in first }))
      do {
        items.append(try fields.item())
      } catch {
        let index = header.firstIndex { $0.value == error.field } ?? 0
        let place = row[index].place
        throw RegestError(
          .itemMalformed,
          "\(reader.file):\(place.line):\(place.column): \(error.field): \(error.message)")
      }
    }
    return items
  }
}
