/// What a line of Markdown begins with. Every function takes a line that is not blank and
/// looks at no other.
enum MarkdownMarks {
  /// What begins a block of blocks.
  struct Mark {
    enum Kind {
      case quote
      /// With the columns from the head of the line's white space to behind the mark.
      case item(width: Int)
      case note
    }

    var kind: Kind
    /// Behind the mark.
    var end: Int
    /// The label of a note.
    var label: Range<Int>
  }

  /// The quote, item or note that a line begins.
  ///
  /// - Parameter interrupts: Whether it would end a paragraph; few lists may, lest a number
  ///   that comes to stand at the head of a line begin one (CommonMark section 5.3).
  static func container(_ line: MarkdownLine, interrupts: Bool) -> Mark? {
    let source = line.source
    let (start, indent) = line.content
    guard indent < 4 else { return nil }
    switch source[start] {
    case 0x3E:
      return Mark(kind: .quote, end: start + 1, label: 0..<0)
    case 0x5B:
      guard let label = noteLabel(source, at: start, end: line.end),
        label.upperBound + 1 < line.end, source[label.upperBound + 1] == 0x3A
      else { return nil }
      return Mark(kind: .note, end: label.upperBound + 2, label: label)
    case 0x2A, 0x2B, 0x2D:
      guard !isBreak(line), isGap(line, start + 1, interrupts) else { return nil }
      return Mark(kind: .item(width: indent + 1), end: start + 1, label: 0..<0)
    case 0x30...0x39:
      var end = start
      while end < line.end, (0x30...0x39).contains(source[end]) { end += 1 }
      guard end - start < 10, end < line.end, source[end] == 0x2E || source[end] == 0x29,
        isGap(line, end + 1, interrupts),
        !interrupts || (end - start == 1 && source[start] == 0x31)
      else { return nil }
      return Mark(kind: .item(width: indent + end + 1 - start), end: end + 1, label: 0..<0)
    default:
      return nil
    }
  }

  /// The label in `[^label]`.
  static func noteLabel(_ source: [UInt8], at start: Int, end: Int) -> Range<Int>? {
    guard start + 2 < end, source[start] == 0x5B, source[start + 1] == 0x5E else { return nil }
    let limit = min(end, start + 1000)
    var offset = start + 2
    while offset < limit, source[offset] > 0x20, source[offset] != 0x5D, source[offset] != 0x5B {
      offset += 1
    }
    guard offset > start + 2, offset < limit, source[offset] == 0x5D else { return nil }
    return start + 2..<offset
  }

  /// What is shown of `[[target]]` or `[[target|text]]`, a link as wikis and notebooks have it.
  static func wikiLink(_ source: [UInt8], at start: Int, end: Int) -> Range<Int>? {
    guard start + 4 < end, source[start + 1] == 0x5B else { return nil }
    let limit = min(end, start + 1000)
    var text = start + 2
    var offset = text
    while offset < limit, source[offset] != 0x5B, source[offset] != 0x5D, source[offset] >= 0x20 {
      offset += 1
      if source[offset - 1] == 0x7C { text = offset }
    }
    guard offset > text, offset + 1 < limit, source[offset] == 0x5D, source[offset + 1] == 0x5D,
      offset + 2 == end || (source[offset + 2] != 0x28 && source[offset + 2] != 0x5B)
    else { return nil }
    return text..<offset
  }

  /// Whether white space and, where a paragraph is to be ended, text follow a mark.
  private static func isGap(_ line: MarkdownLine, _ offset: Int, _ interrupts: Bool) -> Bool {
    guard offset < line.end else { return !interrupts }
    guard line.source[offset] == 0x20 || line.source[offset] == 0x09 else { return false }
    return !interrupts
      || line.source[offset..<line.end].contains { $0 != 0x20 && $0 != 0x09 }
  }

  /// The text of an ATX heading.
  static func heading(_ line: MarkdownLine) -> Range<Int>? {
    let source = line.source
    let start = line.content.offset
    var offset = start
    while offset < line.end, source[offset] == 0x23 { offset += 1 }
    guard (1...6).contains(offset - start),
      offset == line.end || source[offset] == 0x20 || source[offset] == 0x09
    else { return nil }
    let text = source.trimmed(offset..<line.end)
    var end = text.upperBound
    while end > text.lowerBound, source[end - 1] == 0x23 { end -= 1 }
    let isClosed = end == text.lowerBound || source[end - 1] == 0x20 || source[end - 1] == 0x09
    return isClosed ? source.trimmed(text.lowerBound..<end) : text
  }

  /// The mark of a fence of code or of a div of pandoc.
  static func fence(_ line: MarkdownLine) -> (mark: UInt8, count: Int, isBare: Bool)? {
    let source = line.source
    let start = line.content.offset
    guard start < line.end, line.content.indent < 4 else { return nil }
    let mark = source[start]
    guard mark == 0x60 || mark == 0x7E else { return nil }
    var offset = start
    while offset < line.end, source[offset] == mark { offset += 1 }
    guard offset - start >= 3 else { return nil }
    let rest = source[offset..<line.end]
    if mark == 0x60, rest.contains(mark) { return nil }
    return (mark, offset - start, rest.allSatisfy { $0 == 0x20 || $0 == 0x09 })
  }

  /// Whether a line is a thematic break, or opens or closes a div of pandoc.
  static func isBreak(_ line: MarkdownLine) -> Bool {
    let source = line.source
    let start = line.content.offset
    let mark = source[start]
    if mark == 0x3A { return source[start..<line.end].starts(with: [0x3A, 0x3A, 0x3A]) }
    guard mark == 0x2A || mark == 0x2D || mark == 0x5F else { return false }
    var count = 0
    for byte in source[start..<line.end] where byte != 0x20 && byte != 0x09 {
      guard byte == mark else { return false }
      count += 1
    }
    return count >= 3
  }

  /// Whether a line makes the paragraph before it a heading.
  static func isUnderline(_ line: MarkdownLine) -> Bool {
    let text = line.source.trimmed(line.content.offset..<line.end)
    let mark = line.source[text.lowerBound]
    guard mark == 0x3D || mark == 0x2D else { return false }
    return line.source[text].allSatisfy { $0 == mark }
  }

  /// The number of columns that a line below the head of a table tells.
  static func tableColumns(_ line: MarkdownLine) -> Int? {
    let source = line.source
    let text = line.content.offset..<line.end
    guard source[text].contains(where: { $0 == 0x7C || $0 == 0x3A }),
      source[text].allSatisfy({ [0x7C, 0x3A, 0x2D, 0x20, 0x09].contains($0) })
    else { return nil }
    let cells = cells(source, text)
    let areRules = cells.allSatisfy { cell in
      var rule = source[cell]
      if rule.first == 0x3A { rule = rule.dropFirst() }
      if rule.last == 0x3A { rule = rule.dropLast() }
      return !rule.isEmpty && rule.allSatisfy { $0 == 0x2D }
    }
    return areRules && !cells.isEmpty ? cells.count : nil
  }

  /// The cells of a row of a table, trimmed.
  static func cells(_ source: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    var row = source.trimmed(range)
    if !row.isEmpty, source[row.lowerBound] == 0x7C { row = row.lowerBound + 1..<row.upperBound }
    var cells: [Range<Int>] = []
    var start = row.lowerBound
    var offset = start
    while offset < row.upperBound {
      if source[offset] == 0x5C {
        offset += 1
      } else if source[offset] == 0x7C {
        cells.append(source.trimmed(start..<offset))
        start = offset + 1
      }
      offset += 1
    }
    if start < row.upperBound { cells.append(source.trimmed(start..<row.upperBound)) }
    return cells
  }
}
