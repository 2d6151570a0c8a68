import Citing
import Interchange

/// Items as a table: a line of column names, then a line an item.
enum CSVItems {
  /// Whether the first cell is the name of a column.
  static func recognizes(_ bytes: [UInt8]) -> Bool {
    let cell = bytes.prefix { $0 != 0x2C && $0 != 0x0A && $0 != 0x0D }.filter { $0 != 0x22 }
    return ItemField(rawValue: String(decoding: cell, as: UTF8.self)) != nil
  }

  static func items(_ bytes: [UInt8], name: String) throws(RegestError) -> [Item] {
    do {
      var reader = try CSVReader(file: name, bytes: bytes)
      return try items(&reader)
    } catch {
      throw RegestError(.itemMalformed, error.message, hint: error.hint)
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
