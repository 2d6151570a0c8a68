/// Where the lines of a text begin.
///
/// A line ends with LF, CRLF or a lone CR. Building it is linear; a look-up is
/// logarithmic in the number of lines.
public struct LineIndex: Sendable {
  private let text: [UInt8]
  private let starts: [Int]

  /// Finds the lines of a text in UTF-8 or any other bytes.
  public init(_ text: [UInt8]) {
    var starts = [0]
    var offset = ByteSearch.nextLineBreak(in: text.span, from: 0)
    while offset < text.count {
      offset = text.span.lineBreakEnd(at: offset)
      starts.append(offset)
      offset = ByteSearch.nextLineBreak(in: text.span, from: offset)
    }
    self.text = text
    self.starts = starts
  }

  /// The bytes of the line that holds an offset, without its line break.
  public func lineRange(of offset: Int) -> Range<Int> {
    let line = lineNumber(of: min(max(offset, 0), text.count))
    var end = line < starts.count ? starts[line] : text.count
    let start = starts[line - 1]
    while end > start, text[end - 1] == 0x0A || text[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  private func lineNumber(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }
}

/// The lines and columns of byte offsets that are asked for in rising order, each
/// counted from the one before: linear in the text, and no room taken.
///
/// ```swift
/// var places = PlaceCursor()
/// for reference in references { places.place(of: reference.range.lowerBound, in: text) }
/// ```
public struct PlaceCursor: Sendable {
  /// A place for people: 1-based line, 1-based column in Unicode scalars.
  public struct Place: Hashable, Sendable {
    /// The line, from 1. It ends with LF, CRLF or a lone CR.
    public var line: Int
    /// The column in Unicode scalars, from 1; a byte that is not UTF-8 is one.
    public var column: Int
  }

  private var offset = 0
  private var lineStart = 0
  private var place = Place(line: 1, column: 1)

  /// A cursor at the beginning of a text.
  public init() {}

  /// The place of a byte offset; an offset past the end is the end. The text must be
  /// the same in every call. To go back within the line of the last place costs that
  /// line, further back the whole text.
  public mutating func place(of target: Int, in text: Span<UInt8>) -> Place {
    let target = min(max(target, 0), text.count)
    if target < lineStart { self = PlaceCursor() }
    if target < offset { restart(at: lineStart) }
    var lineBreak = ByteSearch.nextLineBreak(in: text, from: offset, to: target)
    while lineBreak < target {
      let end = text.lineBreakEnd(at: lineBreak)
      // Between CR and LF one is still at the end of the line.
      if end > target { break }
      place.line += 1
      restart(at: end)
      lineBreak = ByteSearch.nextLineBreak(in: text, from: end, to: target)
    }
    while offset < target {
      offset += text.scalar(at: offset).length
      place.column += 1
    }
    return place
  }

  private mutating func restart(at start: Int) {
    lineStart = start
    offset = start
    place.column = 1
  }
}

extension Span<UInt8> {
  /// The offset just past the line break at an offset.
  fileprivate func lineBreakEnd(at offset: Int) -> Int {
    let isPair = self[offset] == 0x0D && offset + 1 < count && self[offset + 1] == 0x0A
    return offset + (isPair ? 2 : 1)
  }
}
