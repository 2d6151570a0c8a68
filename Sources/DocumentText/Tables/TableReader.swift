/// Reads a table of fields that commas, semicolons or tabs part (RFC 4180): each column is a
/// flow, each field a paragraph of it. The shifrs of rows that give them level by level are a
/// flow of their own.
struct TableReader {
  /// A field: what stands in quotation marks, if it has them, and what stands outside.
  private struct Field {
    var quoted: Range<Int>
    var hasDoubledQuotes = false
    var plain: Range<Int>
  }

  private let source: [UInt8]
  private let delimiter: UInt8
  private var builder: TextBuilder
  private var columns: [TextBuilder.Flow] = []
  private var shifrs: ShifrColumns?
  private var shifrFlow: TextBuilder.Flow?

  /// Columns beyond these share the flow of the last.
  static let mostColumns = 1000

  /// The text of a table.
  static func read(_ source: [UInt8]) -> DocumentText {
    var reader = TableReader(source)
    let start = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var offset = start
    var row: [Field] = []
    while offset < source.count {
      row.removeAll(keepingCapacity: true)
      let first = offset
      offset = reader.readRow(at: offset, &row)
      if first == start {
        reader.shifrs = ShifrColumns(heads: row.map { reader.content($0) ?? 0..<0 }, in: source)
        if reader.shifrs != nil { reader.shifrFlow = reader.builder.addFlow() }
        reader.write(row)
      } else {
        reader.write(reader.writeShifr(row))
      }
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

  /// Reads the fields of a row, and gives the offset behind it.
  private func readRow(at start: Int, _ row: inout [Field]) -> Int {
    let text = source.span
    var offset = start
    while offset < text.count {
      var field = Field(quoted: offset..<offset, plain: offset..<offset)
      if text[offset] == 0x22 { offset = readQuoted(at: offset + 1, &field, in: text) }
      let rest = offset
      while offset < text.count, text[offset] != delimiter, text[offset] != 0x0A,
        text[offset] != 0x0D
      {
        offset += 1
      }
      field.plain = rest..<offset
      row.append(field)
      guard offset < text.count else { break }
      offset += 1
      if text[offset - 1] != delimiter { break }
    }
    return offset
  }

  /// Reads up to the closing quotation mark, where two stand for one, and gives the offset
  /// behind it.
  private func readQuoted(at start: Int, _ field: inout Field, in text: Span<UInt8>) -> Int {
    var offset = start
    while offset < text.count {
      if text[offset] == 0x22 {
        guard offset + 1 < text.count, text[offset + 1] == 0x22 else {
          field.quoted = start..<offset
          return offset + 1
        }
        field.hasDoubledQuotes = true
        offset += 1
      }
      offset += 1
    }
    field.quoted = start..<text.count
    return text.count
  }

  /// What a field holds, if it stands in the file in one piece.
  private func content(_ field: Field) -> Range<Int>? {
    if field.quoted.isEmpty { return source.trimmed(field.plain) }
    return field.plain.isEmpty && !field.hasDoubledQuotes ? source.trimmed(field.quoted) : nil
  }

  /// Writes the shifr of a row that gives one, and gives the row without its fields.
  private mutating func writeShifr(_ row: [Field]) -> [Field] {
    guard let shifrs, let shifrFlow,
      let parts = shifrs.parts(of: row.map(content), in: source)
    else { return row }
    builder.append(parts, to: shifrFlow)
    return row.map { field in
      let isPart = content(field).map { cell in parts.contains { $0.cell == cell } } ?? false
      let end = field.plain.upperBound
      return isPart ? Field(quoted: end..<end, plain: end..<end) : field
    }
  }

  private mutating func write(_ row: [Field]) {
    for (column, field) in row.enumerated() {
      let index = min(column, Self.mostColumns - 1)
      while columns.count <= index { columns.append(builder.addFlow()) }
      let flow = columns[index]
      if !field.quoted.isEmpty { write(quoted: field, to: flow) }
      builder.append(field.plain, to: flow)
      builder.endParagraph(at: field.plain.upperBound, in: flow)
    }
  }

  private mutating func write(quoted field: Field, to flow: TextBuilder.Flow) {
    var run = field.quoted.lowerBound
    var offset = run
    while field.hasDoubledQuotes, offset < field.quoted.upperBound {
      if source[offset] == 0x22 {
        builder.append(run..<offset, to: flow)
        builder.append([0x22], for: offset..<offset + 2, to: flow)
        offset += 1
        run = offset + 1
      }
      offset += 1
    }
    builder.append(run..<field.quoted.upperBound, to: flow)
  }
}

extension [UInt8] {
  /// A stretch without the white space around it.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, MarkdownHTML.isSpace(self[start]) { start += 1 }
    while end > start, MarkdownHTML.isSpace(self[end - 1]) { end -= 1 }
    return start..<end
  }
}

extension TextBuilder {
  /// Appends the reference that a row of a table is, as a paragraph.
  mutating func append(_ parts: [ShifrColumns.Part], to flow: Flow) {
    for part in parts {
      append(part.lead, for: part.cell.lowerBound..<part.cell.lowerBound, to: flow)
      append(part.cell, to: flow)
    }
    if let last = parts.last { endParagraph(at: last.cell.upperBound, in: flow) }
  }
}
