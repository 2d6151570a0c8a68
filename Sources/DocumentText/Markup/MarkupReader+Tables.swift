/// Tables that give a shifr level by level, a row each.
extension MarkupReader {
  /// What is known of the table that is being read.
  enum Table {
    /// No row was read yet.
    case begun
    /// The head named the levels of a shifr.
    case shifrs(ShifrColumns)
    case plain
  }

  private static let row = MarkupName("tr")
  private static let table = MarkupName("table")
  private static let cells = [MarkupName("td"), MarkupName("th")]
  /// So far is looked for the end of a row.
  private static let reach = 8192

  /// Looks at the row that a tag begins, and writes the shifr that it may be.
  mutating func lookAtTable(_ tag: MarkupScanner.Tag, in span: Span<UInt8>) {
    if tag.name == Self.table { return tableState = .begun }
    guard tag.name == Self.row else { return }
    switch tableState {
    case .plain: return
    case .begun:
      let heads = cells(from: tag.range.upperBound, in: span)
      let columns = ShifrColumns(heads: heads.map { $0.text ?? 0..<0 }, in: source)
      tableState = columns.map { .shifrs($0) } ?? .plain
    case .shifrs(let columns):
      let row = cells(from: tag.range.upperBound, in: span)
      guard skips == 0 else { return }
      let references = columns.references(of: row.map(\.text), in: source)
      for reference in references { write(reference, in: span) }
      for cell in row where references.joined().contains(where: { $0.cell == cell.text }) {
        writtenCells.insert(cell.start)
      }
    }
  }

  /// Behind a table no row belongs to it.
  mutating func leaveTable(_ tag: MarkupScanner.Tag) {
    if tag.name == Self.table { tableState = .plain }
  }

  private mutating func write(_ parts: [ShifrColumns.Part], in span: Span<UInt8>) {
    let outer = text.destination
    let flow = shifrFlow ?? text.builder.addFlow()
    shifrFlow = flow
    text.destination = MarkupText.Destination(flow)
    text.addParagraph()
    for part in parts {
      text.append(part.lead, for: part.cell.lowerBound..<part.cell.lowerBound)
      _ = readText(from: part.cell.lowerBound, in: span)
      // No white space before the tag.
      text.destination.gap = .none
    }
    text.destination = outer
  }

  /// The cells of a row: where each begins, and the text in it; nil for one that holds more
  /// than one stretch of text.
  private mutating func cells(
    from start: Int, in span: Span<UInt8>
  ) -> [(start: Int, text: Range<Int>?)] {
    var cells: [(start: Int, text: Range<Int>?)] = []
    var isOpen = false
    var offset = start
    let limit = min(span.count, start + Self.reach)
    while offset < limit {
      if span[offset] == 0x3C, scanner.isMarkup(at: offset, in: span) {
        let isEnd = span[offset + 1] == 0x2F
        guard let tag = scanner.tag(from: offset, name: offset + (isEnd ? 2 : 1)) else { return [] }
        if tag.name == Self.row || tag.name == Self.table { return cells }
        offset = tag.range.upperBound
        if Self.cells.contains(tag.name) {
          isOpen = !isEnd
          if isOpen { cells.append((offset, offset..<offset)) }
        }
      } else {
        let first = offset
        offset += 1
        while offset < limit, span[offset] != 0x3C { offset += 1 }
        let text = source.trimmed(first..<offset)
        guard isOpen, !text.isEmpty, let cell = cells.last else { continue }
        cells[cells.count - 1].text = cell.text?.isEmpty == true ? text : nil
      }
    }
    return []
  }
}
