/// The blocks that hold text.
extension MarkdownBlocks {
  mutating func begin(_ next: Open) {
    open = next
    openPieces = pieces.count
  }

  mutating func take(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    if pieces.count > openPieces, pieces[pieces.count - 1].upperBound == range.lowerBound {
      pieces[pieces.count - 1] = pieces[pieces.count - 1].lowerBound..<range.upperBound
    } else {
      pieces.append(range)
    }
  }

  mutating func add(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    pieces.append(range)
    leaves.append(MarkdownLeaf(note: note, pieces: pieces.count - 1..<pieces.count))
  }

  private var note: Int? {
    for container in containers.reversed() {
      if case .note(let index) = container { return index }
    }
    return nil
  }

  mutating func close() {
    switch open {
    case .paragraph:
      dropDefinitions()
      trimEnd()
      if pieces.count > openPieces {
        leaves.append(MarkdownLeaf(note: note, pieces: openPieces..<pieces.count))
      }
    case .html:
      trimEnd()
      if pieces.count > openPieces {
        leaves.append(MarkdownLeaf(note: note, pieces: openPieces..<pieces.count, isHTML: true))
      }
    case .nothing, .table, .fence:
      break
    }
    open = .nothing
  }

  private mutating func trimEnd() {
    while pieces.count > openPieces, let last = pieces.last {
      var end = last.upperBound
      while end > last.lowerBound, source[end - 1] <= 0x20 { end -= 1 }
      pieces[pieces.count - 1] = last.lowerBound..<end
      if end > last.lowerBound { return }
      pieces.removeLast()
    }
  }

  /// Cuts the definitions of links at the head of the open paragraph.
  private mutating func dropDefinitions() {
    guard pieces.count > openPieces, source[pieces[openPieces].lowerBound] == 0x5B else { return }
    let text = MarkdownText(source, pieces: pieces[openPieces...])
    let found = MarkdownDefinitions.head(of: text)
    links.formUnion(found.labels)
    guard found.end > text.range.lowerBound else { return }
    let rest = found.end < text.range.upperBound ? text.source(of: found.end) : Int.max
    let kept = pieces[openPieces...].filter { $0.upperBound > rest }
    pieces.removeLast(pieces.count - openPieces)
    pieces += kept.map { max($0.lowerBound, rest)..<$0.upperBound }
  }

  /// Whether the open paragraph is more than definitions of links, which are cut.
  mutating func paragraphHasText() -> Bool {
    dropDefinitions()
    return pieces.count > openPieces
  }

  /// Whether a line below the last line of the paragraph makes that the head of a table.
  mutating func readTableHead(_ line: MarkdownLine) -> Bool {
    guard let columns = MarkdownMarks.tableColumns(line), let last = pieces.last else {
      return false
    }
    var end = last.upperBound
    while end > lastLine, source[end - 1] <= 0x20 { end -= 1 }
    var start = lastLine
    while start < end, source[start] <= 0x20 { start += 1 }
    let cells = MarkdownMarks.cells(source, start..<end)
    guard cells.count == columns else { return false }
    pieces[pieces.count - 1] = last.lowerBound..<max(last.lowerBound, lastLine)
    if pieces[pieces.count - 1].isEmpty { pieces.removeLast() }
    close()
    open = .table(ShifrColumns(heads: cells, in: source))
    cells.forEach { add($0) }
    return true
  }

  /// Whether a cell has no marks in it.
  private func isPlain(_ cell: Range<Int>) -> Bool {
    !source[cell].contains { "*_[]`<&\\~^".utf8.contains($0) }
  }

  mutating func addRow(_ range: Range<Int>, _ columns: ShifrColumns?) {
    let cells = MarkdownMarks.cells(source, range)
    let row = cells.map { isPlain($0) ? $0 : nil }
    let references = columns?.references(of: row, in: source) ?? []
    shifrs += references
    let begins = cells.map { cell in source[cell].drop { "*_[".utf8.contains($0) } }
    let lead = columns?.lead(of: row, begins: begins, in: source)
    for (column, cell) in cells.enumerated()
    where !references.joined().contains(where: { $0.cell == cell }) {
      add(cell)
      if let lead, lead.column == column { leaves[leaves.count - 1].lead = lead.lead }
    }
  }
}
