internal import ArchivalReference

/// Finds positions and lines in the bytes of a file, in rising order for the most part.
struct FileQuoting {
  private let source: [UInt8]
  private var cursor = PlaceCursor()

  /// How many bytes of a line are quoted on either side of a place.
  private static let reach = 400

  init(_ source: [UInt8]) {
    self.source = source
  }

  /// A diagnostic with what stands around it; cheap where they come in order of place.
  mutating func finding(_ diagnostic: Diagnostic) -> Finding {
    let text = source
    return finding(diagnostic) { cursor.place(of: $0, in: text.span) }
  }

  /// Diagnostics in any order, each with what stands around it. The time is linear in the
  /// file, however long its lines are.
  func findings(_ diagnostics: [Diagnostic]) -> [Finding] {
    var offsets: [Int] = []
    for diagnostic in diagnostics {
      for range in [diagnostic.place?.range, diagnostic.fix?.range] {
        if let range { offsets += [range.lowerBound, range.upperBound] }
      }
    }
    var positions: [Int: TextPosition] = [:]
    var cursor = PlaceCursor()
    for offset in offsets.sorted() where positions[offset] == nil {
      positions[offset] = cursor.place(of: offset, in: source.span)
    }
    return diagnostics.map { finding($0) { positions[$0] } }
  }

  private func finding(
    _ diagnostic: Diagnostic, at position: (Int) -> TextPosition?
  ) -> Finding {
    guard let place = diagnostic.place else { return Finding(diagnostic: diagnostic) }
    guard place.part == nil else {
      // Lines and columns are those of a text that nobody has.
      return Finding(diagnostic: diagnostic, line: line(around: place.range))
    }
    var finding = Finding(
      diagnostic: diagnostic, start: position(place.range.lowerBound),
      end: position(place.range.upperBound), line: line(around: place.range))
    if let fix = diagnostic.fix {
      finding.fixStart = position(fix.range.lowerBound)
      finding.fixEnd = position(fix.range.upperBound)
    }
    return finding
  }

  private func line(around range: Range<Int>) -> QuotedLine {
    let floor = max(0, range.lowerBound - Self.reach)
    var start = min(range.lowerBound, source.count)
    while start > floor, !isBreak(start - 1) { start -= 1 }
    let isCutBefore = start > 0 && !isBreak(start - 1)
    if isCutBefore { while start < range.lowerBound, source[start] & 0xC0 == 0x80 { start += 1 } }
    let ceiling = min(source.count, max(range.upperBound, range.lowerBound) + Self.reach)
    var end = range.lowerBound
    while end < ceiling, !isBreak(end) { end += 1 }
    let isCutBehind = end < source.count && !isBreak(end)
    if isCutBehind { while end > range.lowerBound, source[end] & 0xC0 == 0x80 { end -= 1 } }
    return QuotedLine(
      bytes: Array(source[start..<end]),
      span: range.lowerBound - start..<max(range.lowerBound, min(range.upperBound, end)) - start,
      isCutBefore: isCutBefore, isCutBehind: isCutBehind)
  }

  private func isBreak(_ offset: Int) -> Bool { source[offset] == 0x0A || source[offset] == 0x0D }
}
