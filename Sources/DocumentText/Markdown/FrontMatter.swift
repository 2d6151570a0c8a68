/// The metadata at the head of a Markdown document: YAML between `---` and `---` or `...`.
/// Of YAML so much is read as tells values from keys.
struct FrontMatter {
  enum Piece: Equatable {
    case verbatim(Range<Int>)
    case character(Unicode.Scalar, Range<Int>)
  }

  struct Value {
    var pieces: [Piece] = []
    var indent: Int
    var end: Int
    /// Whether the lines of the value lie below its key.
    var isBlock = false
  }

  private(set) var values: [Value] = []
  /// Where the document goes on.
  private(set) var end: Int
  private let source: [UInt8]

  /// Reads the metadata that begin at an offset; without any, ``end`` is that offset.
  init(_ source: [UInt8], from start: Int) {
    self.source = source
    end = start
    guard source[start...].starts(with: "---".utf8) else { return }
    var lines: [Range<Int>] = []
    var offset = start
    while offset < source.count {
      var last = offset
      while last < source.count, source[last] != 0x0A { last += 1 }
      let next = min(last + 1, source.count)
      while last > offset, source[last - 1] <= 0x20 { last -= 1 }
      let line = source[offset..<last]
      let isMark = line.elementsEqual("---".utf8)
      if lines.isEmpty {
        guard isMark else { return }
      } else if isMark || line.elementsEqual("...".utf8) {
        end = next
        break
      } else if lines.count == 1, line.isEmpty {
        return
      }
      lines.append(offset..<last)
      offset = next
    }
    guard end > start else { return }
    for line in lines.dropFirst() { read(line) }
  }

  private mutating func read(_ line: Range<Int>) {
    var start = line.lowerBound
    while start < line.upperBound, source[start] == 0x20 { start += 1 }
    guard start < line.upperBound else { return }
    let indent = start - line.lowerBound
    if let last = values.last, indent > last.indent,
      last.isBlock || !isKeyed(start..<line.upperBound)
    {
      // The value goes on, a line break before it where it has begun.
      if !last.pieces.isEmpty, start > 0 {
        values[values.count - 1].pieces.append(.character("\n", last.end..<start))
      }
      return append(start..<line.upperBound)
    }
    while start < line.upperBound, isItem(start, line.upperBound) {
      start += 1
      while start < line.upperBound, source[start] == 0x20 { start += 1 }
    }
    guard start < line.upperBound, source[start] != 0x23 else { return }
    let value = keyEnd(start..<line.upperBound) ?? start
    var first = value
    while first < line.upperBound, source[first] == 0x20 { first += 1 }
    values.append(Value(indent: indent, end: line.upperBound))
    guard first < line.upperBound else { return }
    if source[first] == 0x7C || source[first] == 0x3E {
      values[values.count - 1].isBlock = true
    } else if source[first] == 0x5B {
      readList(first + 1..<line.upperBound, indent: indent)
    } else {
      append(first..<line.upperBound)
    }
  }

  /// Reads what stands between brackets: a value each.
  private mutating func readList(_ range: Range<Int>, indent: Int) {
    var start = range.lowerBound
    var quote: UInt8?
    for offset in range {
      let byte = source[offset]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == 0x2C || byte == 0x5D {
        while start < offset, source[start] == 0x20 { start += 1 }
        if start < offset { append(start..<offset) }
        values.append(Value(indent: indent, end: offset))
        start = offset + 1
      } else if byte == 0x22 || byte == 0x27, source[start..<offset].allSatisfy({ $0 == 0x20 }) {
        quote = byte
      }
    }
    if start < range.upperBound { append(start..<range.upperBound) }
  }

  private func isItem(_ offset: Int, _ end: Int) -> Bool {
    source[offset] == 0x2D && (offset + 1 == end || source[offset + 1] == 0x20)
  }

  private func isKeyed(_ line: Range<Int>) -> Bool {
    isItem(line.lowerBound, line.upperBound) || source[line.lowerBound] == 0x23
      || keyEnd(line) != nil
  }

  /// Behind `key:`.
  private func keyEnd(_ line: Range<Int>) -> Int? {
    guard source[line.lowerBound] != 0x22, source[line.lowerBound] != 0x27 else { return nil }
    for offset in line where source[offset] == 0x3A {
      if offset + 1 == line.upperBound || source[offset + 1] == 0x20 { return offset + 1 }
      return nil
    }
    return nil
  }

  /// Adds to the last value, without its quotation marks.
  private mutating func append(_ range: Range<Int>) {
    var (start, end) = (range.lowerBound, range.upperBound)
    let last = values.count - 1
    values[last].end = end
    let quote = source[start]
    if !values[last].isBlock, values[last].pieces.isEmpty, quote == 0x22 || quote == 0x27 {
      start += 1
      if end > start, source[end - 1] == quote { end -= 1 }
      while let escape = (start..<end).first(where: { isEscape($0, end, quote) }) {
        if escape > start { values[last].pieces.append(.verbatim(start..<escape)) }
        values[last].pieces.append(
          .character(Unicode.Scalar(source[escape + 1]), escape..<escape + 2))
        start = escape + 2
      }
    }
    if start < end { values[last].pieces.append(.verbatim(start..<end)) }
  }

  private func isEscape(_ offset: Int, _ end: Int, _ quote: UInt8) -> Bool {
    guard offset + 1 < end else { return false }
    let next = source[offset + 1]
    if quote == 0x27 { return source[offset] == quote && next == quote }
    return source[offset] == 0x5C && (next == 0x22 || next == 0x5C || next == 0x2F)
  }
}
