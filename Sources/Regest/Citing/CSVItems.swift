import Citing
import Interchange

/// Items as a table: a line of column names, then a line an item. What ends the first name
/// divides the columns: a comma, or what spreadsheets have for it, a semicolon or a tab. A line
/// `sep=;` may stand before that, as Excel has it; names may be in capitals.
enum CSVItems {
  private static let dividers = [CSVByte.comma, CSVByte.semicolon, CSVByte.tab]

  /// What the line `sep=;` tells of the divider, and the bytes of that line; nil without one.
  private static func declared(_ bytes: [UInt8]) -> (divider: UInt8, length: Int)? {
    let line = bytes.prefix { $0 != 0x0A }.filter { $0 != 0x22 && $0 != 0x0D }
    guard line.count == 5, let divider = line.last, dividers.contains(divider),
      String(decoding: line.dropLast(), as: UTF8.self).lowercased() == "sep="
    else { return nil }
    return (divider, bytes.prefix { $0 != 0x0A }.count + 1)
  }

  /// The field of a column's name.
  private static func field(_ name: String) -> ItemField? {
    ItemField(rawValue: name.lowercased())
  }

  /// The first cell, and the byte behind it.
  private static func head(_ bytes: [UInt8]) -> (cell: String, end: UInt8?) {
    let bytes = bytes.dropFirst(declared(bytes)?.length ?? 0)
    let cell = bytes.prefix { !dividers.contains($0) && $0 != 0x0A && $0 != 0x0D }
    return (
      String(decoding: cell.filter { $0 != 0x22 }, as: UTF8.self), bytes.dropFirst(cell.count).first
    )
  }

  /// Whether the first cell is the name of a column.
  static func recognizes(_ bytes: [UInt8]) -> Bool {
    field(head(bytes).cell) != nil
  }

  static func items(_ bytes: [UInt8], name: String) throws(RegestError) -> [Item] {
    do {
      let end = head(bytes).end
      let declared = declared(bytes)
      let divider = declared?.divider ?? dividers.first { $0 == end } ?? CSVByte.comma
      var reader = try CSVReader(file: name, bytes: bytes, divider: divider)
      if declared != nil { _ = try reader.next() }
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
      guard let field = field(column.value) else {
        let names = ItemField.allCases.map(\.rawValue).joined(separator: ", ")
        throw reader.malformed(
          column.place, expected: "one of the columns \(names)", value: column.value)
      }
      guard !header[..<index].contains(where: { self.field($0.value) == field }) else {
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
        field(column.value).map { ($0, cell.value) }
      }
      let fields = ItemFields(Dictionary(values, uniquingKeysWith: { first, _ in first }))
      do {
        items.append(try fields.item())
      } catch {
        let index = header.firstIndex { $0.value.lowercased() == error.field } ?? 0
        let place = row[index].place
        throw RegestError(
          .itemMalformed,
          "\(reader.file):\(place.line):\(place.column): \(error.field): \(error.message)")
      }
    }
    return items
  }
}
