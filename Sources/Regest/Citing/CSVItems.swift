import Citing

/// Items as a table: a line of column names, then a line an item.
enum CSVItems {
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
      guard ItemFields.names.contains(column.value) else {
        throw reader.malformed(
          column.place, expected: "one of the columns " + ItemFields.names.joined(separator: ", "),
          value: column.value)
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
      let values = zip(header, row).map { ($0.value, $1.value) }
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
