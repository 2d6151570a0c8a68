/// Reads the small tables that ship with the target: comma-separated fields, some of them
/// in quotes, one row a line. They hold no line break within a field.
enum CSVRows {
  static func read(_ bytes: [UInt8]) -> [[String]] {
    bytes.split(separator: 0x0A).map { line in
      var fields: [String] = []
      var field: [UInt8] = []
      var isQuoted = false
      var offset = line.startIndex
      while offset < line.endIndex {
        switch line[offset] {
        case 0x22 where isQuoted && offset + 1 < line.endIndex && line[offset + 1] == 0x22:
          field.append(0x22)
          offset += 1
        case 0x22: isQuoted.toggle()
        case 0x2C where !isQuoted:
          fields.append(String(decoding: field, as: UTF8.self))
          field.removeAll()
        case let byte: field.append(byte)
        }
        offset += 1
      }
      return fields + [String(decoding: field, as: UTF8.self)]
    }
  }
}
