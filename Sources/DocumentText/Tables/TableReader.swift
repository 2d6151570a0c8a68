/// Reads a table of fields that commas, semicolons or tabs part (RFC 4180): each column is a
/// flow, each field a paragraph of it.
struct TableReader {
  private let source: [UInt8]
  private let delimiter: UInt8
  private var builder: TextBuilder
  private var columns: [TextBuilder.Flow] = []

  /// Columns beyond these share the flow of the last.
  static let mostColumns = 1000

  /// The text of a table.
  static func read(_ source: [UInt8]) -> DocumentText {
    var reader = TableReader(source)
    var offset = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var column = 0
    while offset < source.count {
      offset = reader.readField(at: offset, column: column)
      guard offset < source.count else { break }
      column = source[offset] == reader.delimiter ? column + 1 : 0
      offset += 1
    }
    return reader.builder.finish()
  }

  private init(_ source: [UInt8]) {
    self.source = source
    delimiter = Self.delimiter(of: source)
    builder = TextBuilder(source)
  }

  /// The delimiter that the first line has most of outside quotation marks.
  private static func delimiter(of source: [UInt8]) -> UInt8 {
    var counts: [UInt8: Int] = [0x09: 0, 0x3B: 0, 0x2C: 0]
    var isQuoted = false
    for byte in source {
      if byte == 0x22 { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 0x0A || byte == 0x0D { break }
      if let count = counts[byte] { counts[byte] = count + 1 }
    }
    let order: [UInt8] = [0x09, 0x3B, 0x2C]
    return order.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? 0x2C
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == 0x0A || byte == 0x0D
  }

  /// Reads a field.
  ///
  /// - Returns: the place of what ends it.
  private mutating func readField(at start: Int, column: Int) -> Int {
    let index = min(column, Self.mostColumns - 1)
    while columns.count <= index { columns.append(builder.addFlow()) }
    let flow = columns[index]
    var offset = start
    if source[offset] == 0x22 { offset = readQuoted(at: offset + 1, to: flow) }
    let rest = offset
    while offset < source.count, !isEnd(source[offset]) { offset += 1 }
    builder.append(rest..<offset, to: flow)
    builder.endParagraph(at: offset, in: flow)
    return offset
  }

  /// Reads what stands between quotation marks, where two stand for one.
  private mutating func readQuoted(at start: Int, to flow: TextBuilder.Flow) -> Int {
    var offset = start
    var run = start
    while offset < source.count {
      guard source[offset] == 0x22 else {
        offset += 1
        continue
      }
      builder.append(run..<offset, to: flow)
      guard offset + 1 < source.count, source[offset + 1] == 0x22 else { return offset + 1 }
      builder.append([0x22], for: offset..<offset + 2, to: flow)
      offset += 2
      run = offset
    }
    builder.append(run..<offset, to: flow)
    return offset
  }
}
