/// The lines of a table that ships with a target as RFC 4180 has them, which is how
/// spreadsheets write them.
package enum TableRows {
  private static let quote: UInt8 = 0x22
  private static let comma: UInt8 = 0x2C
  private static let lineFeed: UInt8 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D

  /// The fields of each line. A field in quotes may hold commas, line breaks and doubled
  /// quotes. Any bytes give some fields.
  package static func read(_ csv: [UInt8]) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    func endField() {
      row.append(String(decoding: field, as: UTF8.self))
      field.removeAll(keepingCapacity: true)
    }
    func endRow() {
      if field.last == carriageReturn { field.removeLast() }
      endField()
      rows.append(row)
      row.removeAll(keepingCapacity: true)
    }
    var offset = csv.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while offset < csv.count {
      let byte = csv[offset]
      offset += 1
      switch byte {
      case quote:
        if isQuoted, offset < csv.count, csv[offset] == quote {
          field.append(quote)
          offset += 1
        } else {
          isQuoted.toggle()
        }
      case comma where !isQuoted: endField()
      case lineFeed where !isQuoted: endRow()
      default: field.append(byte)
      }
    }
    if !row.isEmpty || !field.isEmpty { endRow() }
    return rows
  }
}
