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

  /// As HTML and JATS, TEI, and DocBook have them.
  private static let rows = [MarkupName("tr"), MarkupName("row")]
  private static let tables = [MarkupName("table"), MarkupName("informaltable")]
  private static let cells = ["td", "th", "cell", "entry"].map { MarkupName($0) }
  /// So far is looked for the end of a row.
  private static let reach = 8192

  /// Looks at the row that a tag begins, and writes the shifr that it may be.
  mutating func lookAtTable(_ tag: MarkupScanner.Tag, in span: Span<UInt8>) {
    if Self.tables.contains(tag.name) { return tableState = .begun }
    guard Self.rows.contains(tag.name) else { return }
    if !isXML { closeCell() }
    switch tableState {
    case .plain: return
    case .begun:
      let heads = cells(from: tag.range.upperBound, in: span)
      let columns = ShifrColumns(heads: heads.map { $0.text ?? 0..<0 }, in: source)
      tableState = columns.map { .shifrs($0) } ?? .plain
    case .shifrs(let columns):
      let row = cells(from: tag.range.upperBound, in: span)
      guard skips == 0 else { return }
      let texts = row.map(\.text)
      let references = columns.references(of: texts, in: source)
      for reference in references { write(reference, in: span) }
      for cell in row where references.joined().contains(where: { $0.cell == cell.text }) {
        writtenCells.insert(cell.start)
      }
      let lead = columns.lead(of: texts, begins: row.map { source[$0.begin] }, in: source)
      if let lead { cellLeads[row[lead.column].start] = lead.lead }
    }
  }

  /// Behind a table no row belongs to it.
  mutating func leaveTable(_ tag: MarkupScanner.Tag) {
    if Self.tables.contains(tag.name) { tableState = .plain }
  }

  /// Writes what a cell is read behind.
  mutating func writeLead(of tag: MarkupScanner.Tag) {
    let start = tag.range.upperBound
    guard let lead = cellLeads.removeValue(forKey: start), skips == 0 else { return }
    text.append(lead, for: start..<start)
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

  /// The cells of a row: where each begins, the text in it, nil for one that holds more than one
  /// stretch of text, and the first of these.
  private mutating func cells(
    from start: Int, in span: Span<UInt8>
  ) -> [(start: Int, text: Range<Int>?, begin: Range<Int>)] {
    var cells: [(start: Int, text: Range<Int>?, begin: Range<Int>)] = []
    var isOpen = false
    var offset = start
    let limit = min(span.count, start + Self.reach)
    while offset < limit {
      if span[offset] == 0x3C, scanner.isMarkup(at: offset, in: span) {
        let isEnd = span[offset + 1] == 0x2F
        guard let tag = scanner.tag(from: offset, name: offset + (isEnd ? 2 : 1)) else { return [] }
        if Self.rows.contains(tag.name) || Self.tables.contains(tag.name) { return cells }
        offset = tag.range.upperBound
        if Self.cells.contains(tag.name) {
          isOpen = !isEnd
          if isOpen { cells.append((offset, offset..<offset, offset..<offset)) }
        }
      } else {
        let first = offset
        offset += 1
        while offset < limit, span[offset] != 0x3C { offset += 1 }
        let text = source.trimmed(first..<offset)
        guard isOpen, !text.isEmpty, let cell = cells.last else { continue }
        cells[cells.count - 1].text = cell.text?.isEmpty == true ? text : nil
        if cell.begin.isEmpty { cells[cells.count - 1].begin = text }
      }
    }
    return []
  }
}
