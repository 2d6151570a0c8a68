internal import DocumentText

/// The rows of a table, of which some are shifrs level by level.
struct TableRows {
  private var columns: ShifrColumns?
  private var isBegun = false

  /// No row counts more columns.
  static let mostColumns = 256

  /// Takes the cells of the next row: each goes to the text, paragraph by paragraph, unless it is
  /// part of a reference that the row is.
  mutating func add(
    _ cells: [Flow], in part: OfficePart, to text: inout Flow, shifrs: inout Flow
  ) {
    var source: [UInt8] = []
    var row: [Range<Int>?] = []
    for cell in cells.prefix(Self.mostColumns) {
      let start = source.count
      source += cell.bytes
      // A cell with more than one line is no number.
      row.append(cell.bytes.contains(0x0A) ? nil : start..<source.count)
    }
    guard isBegun else {
      isBegun = true
      columns = ShifrColumns(heads: row.map { $0 ?? 0..<0 }, in: source)
      return cells.forEach { text.append($0) }
    }
    let references = columns?.references(of: row, in: source) ?? []
    for reference in references {
      let parts = reference.map { $0.lead + source[$0.cell] }
      shifrs.append(Array(parts.joined()), in: part)
    }
    let taken = references.joined().map(\.cell)
    for (index, cell) in cells.enumerated() {
      if index < row.count, let range = row[index], !range.isEmpty, taken.contains(range) {
        continue
      }
      text.append(cell)
    }
  }
}
