/// A source line with a span in it, as cells of a screen.
struct Excerpt {
  private struct Cell {
    var text: String
    var width: Int
    var isSpan: Bool
    /// Where it lies in the line, in bytes.
    var offset: Int
  }

  private var cells: [Cell] = []

  /// The cells of the span and of what fits around it; a long line is not read whole.
  init(_ quoted: QuotedLine, width: Int) {
    let source = quoted.bytes
    let span = quoted.span
    let line = source.indices
    let (start, end) = Self.window(source, line, span, width)
    var offset = start
    while offset < end {
      let next = Self.scalarEnd(source, from: offset, limit: end)
      let text = String(decoding: source[offset..<next], as: UTF8.self)
      cells += text.unicodeScalars.map { scalar in
        Cell(
          text: Self.shown(scalar), width: Self.width(scalar), isSpan: span.contains(offset),
          offset: offset)
      }
      offset = next
    }
    func ellipsis(_ offset: Int) -> Cell {
      Cell(text: "…", width: 1, isSpan: false, offset: offset)
    }
    if start > line.lowerBound || quoted.isCutBefore { cells.insert(ellipsis(-1), at: 0) }
    if end < line.upperBound || quoted.isCutBehind { cells.append(ellipsis(end)) }
  }

  /// The bytes of a line that are shown: the whole line where it fits, or else a third
  /// of the room before the span and the rest behind it.
  private static func window(
    _ source: [UInt8], _ line: Range<Int>, _ span: Range<Int>, _ width: Int
  ) -> (start: Int, end: Int) {
    var end = span.lowerBound
    var shown = 0
    while end < span.upperBound, shown < width {
      end = scalarEnd(source, from: end, limit: line.upperBound)
      shown += 1
    }
    let room = width - shown
    var start = span.lowerBound
    var before = 0
    while start > line.lowerBound, before < room {
      start = scalarStart(source, before: start, limit: line.lowerBound)
      before += 1
    }
    var behind = 0
    var stop = end
    while stop < line.upperBound, behind < room {
      stop = scalarEnd(source, from: stop, limit: line.upperBound)
      behind += 1
    }
    // What is short on one side leaves its room to the other.
    let fits = min(before, max(room / 3, room - behind))
    while before > fits {
      start = scalarEnd(source, from: start, limit: span.lowerBound)
      before -= 1
    }
    while behind > room - before {
      stop = scalarStart(source, before: stop, limit: end)
      behind -= 1
    }
    end = stop
    return (start, end)
  }

  var text: String { cells.map(\.text).joined() }

  /// The text in three: before the span, the span, behind it. An empty span stands before
  /// what is behind it.
  func parts(of quoted: QuotedLine) -> (before: String, span: String, behind: String) {
    func joined(_ cells: some Sequence<Cell>) -> String { cells.map(\.text).joined() }
    let behind = cells.firstIndex { $0.offset >= quoted.span.upperBound } ?? cells.endIndex
    let start = cells[..<behind].firstIndex(where: \.isSpan) ?? behind
    return (joined(cells[..<start]), joined(cells[start..<behind]), joined(cells[behind...]))
  }

  /// A caret under the first cell of the span, tildes under the others.
  var underline: String {
    var line = ""
    var isFirst = true
    guard let last = cells.lastIndex(where: \.isSpan) else { return "^" }
    for cell in cells[...last] {
      guard cell.width > 0 else { continue }
      if cell.isSpan {
        line += isFirst ? "^" : "~"
        isFirst = false
      } else {
        line += " "
      }
    }
    return line
  }

  private static func scalarStart(_ source: [UInt8], before end: Int, limit: Int) -> Int {
    var start = end - 1
    while start > limit, source[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  private static func scalarEnd(_ source: [UInt8], from start: Int, limit: Int) -> Int {
    var end = start + 1
    while end < limit, source[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }

  /// What a terminal would obey must not reach it: control characters, line separators and
  /// signs that turn the direction of text. A tab is a space here.
  private static func shown(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x09: " "
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
    default: String(scalar)
    }
  }

  /// Combining marks and format characters take no place of their own.
  private static func width(_ scalar: Unicode.Scalar) -> Int {
    // Most of all texts, whose category need not be looked up.
    if scalar.value < 0xA0 || (0x400...0x482).contains(scalar.value) { return 1 }
    return switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: 0
    default: 1
    }
  }
}
