/// A place in a text in the units that people and formats of report count in, all from 1.
public struct TextPosition: Hashable, Sendable {
  /// The line. It ends with LF, CRLF or a lone CR.
  public var line: Int
  /// The column in Unicode scalars; a byte that is not UTF-8 is one.
  public var column: Int
  /// The column in bytes.
  public var byteColumn: Int
  /// The column in UTF-16 code units.
  public var utf16Column: Int

  /// A position of known line and columns, all counted from 1.
  public init(line: Int, column: Int, byteColumn: Int, utf16Column: Int) {
    self.line = line
    self.column = column
    self.byteColumn = byteColumn
    self.utf16Column = utf16Column
  }

  /// The beginning of a line.
  init(line: Int) {
    self.line = line
    column = 1
    byteColumn = 1
    utf16Column = 1
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
  private var offset = 0
  private var lineStart = 0
  private var place = TextPosition(line: 1)

  /// A cursor at the beginning of a text.
  public init() {}

  /// The place of a byte offset; an offset past the end is the end. The text must be
  /// the same in every call. To go back within the line of the last place costs that
  /// line, further back the whole text.
  public mutating func place(of target: Int, in text: Span<UInt8>) -> TextPosition {
    let target = min(max(target, 0), text.count)
    if target < lineStart { self = PlaceCursor() }
    if target < offset { restart(at: lineStart) }
    var lineBreak = ByteSearch.nextLineBreak(in: text, from: offset, to: target)
    while lineBreak < target {
      let end = text.lineBreakEnd(at: lineBreak)
      // Between CR and LF one is still at the end of the line.
      if end > target { break }
      place = TextPosition(line: place.line + 1)
      restart(at: end)
      lineBreak = ByteSearch.nextLineBreak(in: text, from: end, to: target)
    }
    while offset < target {
      let length = text.scalar(at: offset).length
      offset += length
      place.column += 1
      place.byteColumn += length
      place.utf16Column += length == 4 ? 2 : 1
    }
    return place
  }

  private mutating func restart(at start: Int) {
    lineStart = start
    offset = start
    place = TextPosition(line: place.line)
  }
}

extension Span<UInt8> {
  /// The offset just past the line break at an offset.
  fileprivate func lineBreakEnd(at offset: Int) -> Int {
    let isPair = self[offset] == 0x0D && offset + 1 < count && self[offset + 1] == 0x0A
    return offset + (isPair ? 2 : 1)
  }
}
