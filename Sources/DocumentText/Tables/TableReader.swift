/// Reads a table of fields that commas, semicolons or tabs part (RFC 4180): each column is a
/// flow, each field a paragraph of it. The shifrs of rows that give them in several fields are a
/// flow of their own. Columns of keys and addresses for programs are no text.
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
  /// The columns that hold keys and addresses.
  private var identifiers: [Int: FieldRole] = [:]
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
        reader.readHead(row)
      } else {
        reader.write(reader.writeShifrs(row))
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

  /// Reads the heads of the columns.
  private mutating func readHead(_ row: [Field]) {
    let heads = row.map { content($0) ?? 0..<0 }
    shifrs = ShifrColumns(heads: heads, in: source)
    if shifrs != nil { shifrFlow = builder.addFlow() }
    write(row)
    for (column, head) in heads.enumerated() {
      if let role = FieldRole(name: source[head]), role.isForPrograms {
        identifiers[column] = role
      }
    }
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
    return field.plain.isEmpty ? source.trimmed(field.quoted) : nil
  }

  /// Writes the shifrs of a row, and gives the row without their fields.
  private mutating func writeShifrs(_ row: [Field]) -> [Field] {
    guard let shifrs, let shifrFlow else { return row }
    let cells = row.map(content)
    var rest = row
    for parts in shifrs.references(of: cells, in: source) {
      for part in parts {
        builder.append(part.lead, for: part.cell.lowerBound..<part.cell.lowerBound, to: shifrFlow)
        guard let column = cells.firstIndex(of: part.cell) else { continue }
        write(part.cell, isDoubled: row[column].hasDoubledQuotes, to: shifrFlow)
        let end = row[column].plain.upperBound
        rest[column] = Field(quoted: end..<end, plain: end..<end)
      }
      if let last = parts.last { builder.endParagraph(at: last.cell.upperBound, in: shifrFlow) }
    }
    return rest
  }

  private mutating func write(_ row: [Field]) {
    for (column, field) in row.enumerated() where isText(field, in: column) {
      let index = min(column, Self.mostColumns - 1)
      while columns.count <= index { columns.append(builder.addFlow()) }
      let flow = columns[index]
      write(field.quoted, isDoubled: field.hasDoubledQuotes, to: flow)
      builder.append(field.plain, to: flow)
      builder.endParagraph(at: field.plain.upperBound, in: flow)
    }
  }

  private func isText(_ field: Field, in column: Int) -> Bool {
    guard let role = identifiers[column] else { return true }
    // A shifr that is the key is read where it is written as references are.
    return role == .key && content(field).map { LevelMark(source[$0]).isWhole } == true
  }

  /// Writes text in which two quotation marks may stand for one.
  private mutating func write(
    _ range: Range<Int>, isDoubled: Bool, to flow: TextBuilder.Flow
  ) {
    var run = range.lowerBound
    var offset = run
    while isDoubled, offset + 1 < range.upperBound {
      if source[offset] == 0x22 {
        builder.append(run..<offset, to: flow)
        builder.append([0x22], for: offset..<offset + 2, to: flow)
        offset += 1
        run = offset + 1
      }
      offset += 1
    }
    builder.append(run..<range.upperBound, to: flow)
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

extension ArraySlice<UInt8> {
  /// The stretch without the white space around it.
  var trimmed: ArraySlice<UInt8> {
    var rest = self
    while let first = rest.first, MarkdownHTML.isSpace(first) { rest.removeFirst() }
    while let last = rest.last, MarkdownHTML.isSpace(last) { rest.removeLast() }
    return rest
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
