/// One line of Markdown, read from the left mark by mark.
struct MarkdownLine {
  let source: [UInt8]
  /// The next byte to read.
  private(set) var offset: Int
  /// The column it stands in, from 0; tabs lead to the next multiple of four.
  private(set) var column = 0
  /// Behind the last byte of the line, without its line break.
  let end: Int
  /// Where the text of the line begins when nothing but white space was read since the last
  /// mark.
  private(set) var textStart: Int

  init(_ source: [UInt8], _ range: Range<Int>) {
    self.source = source
    offset = range.lowerBound
    textStart = range.lowerBound
    end = range.upperBound
  }

  /// The first byte that is no white space, and how many columns lie before it.
  var content: (offset: Int, indent: Int) {
    var place = offset
    var at = column
    while place < end {
      if source[place] == 0x20 {
        at += 1
      } else if source[place] == 0x09 {
        at = (at / 4 + 1) * 4
      } else {
        break
      }
      place += 1
    }
    return (place, at - column)
  }

  /// Where the text of the line begins behind the `:` of a definition, as pandoc has them, if
  /// there is one.
  var definitionStart: Int {
    var next = content.offset
    guard next + 1 < end, source[next] == 0x3A, source[next + 1] == 0x20 else { return textStart }
    next += 1
    while next < end, source[next] == 0x20 { next += 1 }
    return next
  }

  var isBlank: Bool { content.offset >= end }

  /// Reads white space of so many columns, or as many as there are.
  mutating func skip(columns: Int) {
    var left = columns
    while left > 0, offset < end {
      if source[offset] == 0x20 {
        offset += 1
        column += 1
        left -= 1
      } else if source[offset] == 0x09 {
        let width = (column / 4 + 1) * 4 - column
        column += min(width, left)
        if width <= left { offset += 1 }
        left -= min(width, left)
      } else {
        return
      }
    }
  }

  /// Reads a mark up to an offset that lies behind the white space at hand.
  mutating func skipMark(to next: Int) {
    let content = content
    column += content.indent + (next - content.offset)
    offset = next
    textStart = next
  }

  /// Reads the mark of a quote, to which a space behind it belongs.
  mutating func skipQuote() {
    skipMark(to: content.offset + 1)
    skip(columns: 1)
    textStart = offset
  }
}
