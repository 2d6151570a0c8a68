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

  /// A diagnostic with what stands around it.
  mutating func finding(_ diagnostic: Diagnostic) -> Finding {
    guard let place = diagnostic.place else { return Finding(diagnostic: diagnostic) }
    let text = source
    var finding = Finding(
      diagnostic: diagnostic, start: cursor.place(of: place.range.lowerBound, in: text.span),
      end: cursor.place(of: place.range.upperBound, in: text.span),
      line: line(around: place.range))
    if let fix = diagnostic.fix {
      finding.fixStart = cursor.place(of: fix.range.lowerBound, in: text.span)
      finding.fixEnd = cursor.place(of: fix.range.upperBound, in: text.span)
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
