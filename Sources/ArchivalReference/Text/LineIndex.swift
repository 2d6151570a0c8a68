/// Where the lines of a text begin: byte offsets to line and column.
///
/// A line ends with LF, CRLF or a lone CR. Building it is linear; a look-up is
/// logarithmic in the number of lines plus linear in one line.
public struct LineIndex: Sendable {
  /// A place for people: 1-based line, 1-based column in Unicode scalars.
  public struct Place: Hashable, Sendable {
    /// The line, from 1.
    public var line: Int
    /// The column in Unicode scalars, from 1.
    public var column: Int
  }

  private let text: [UInt8]
  private let starts: [Int]

  /// Finds the lines of a text in UTF-8 or any other bytes.
  public init(_ text: [UInt8]) {
    var starts = [0]
    var offset = ByteSearch.nextLineBreak(in: text, from: 0)
    while offset < text.count {
      let isPair = text[offset] == 0x0D && offset + 1 < text.count && text[offset + 1] == 0x0A
      offset += isPair ? 2 : 1
      starts.append(offset)
      offset = ByteSearch.nextLineBreak(in: text, from: offset)
    }
    self.text = text
    self.starts = starts
  }

  /// The place of a byte offset; an offset past the end is the end.
  public func place(of offset: Int) -> Place {
    var cursor = Cursor(self)
    return cursor.place(of: offset)
  }

  /// The places of offsets that are asked for in rising order, each counted from the
  /// one before: linear in the text, however long its lines are.
  public struct Cursor {
    private let index: LineIndex
    private var offset = 0
    private var place = Place(line: 1, column: 1)

    /// A cursor at the beginning of a text.
    public init(_ index: LineIndex) {
      self.index = index
    }

    /// The place of a byte offset; going back costs as much as ``LineIndex/place(of:)``.
    public mutating func place(of target: Int) -> Place {
      let target = min(max(target, 0), index.text.count)
      let line = index.lineNumber(of: target)
      if line != place.line || target < offset {
        offset = index.starts[line - 1]
        place = Place(line: line, column: 1)
      }
      while offset < target {
        offset += index.text.scalar(at: offset).length
        place.column += 1
      }
      return place
    }
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
