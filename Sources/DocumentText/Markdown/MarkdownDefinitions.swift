/// The definitions of links and what links are made of (CommonMark sections 4.7 and 6.3).
enum MarkdownDefinitions {
  /// The definitions at the head of a paragraph, and where the rest of it begins.
  static func head(of text: MarkdownText) -> (labels: [[UInt8]], end: Int) {
    var labels: [[UInt8]] = []
    var end = text.range.lowerBound
    while let definition = definition(text, at: end) {
      labels.append(definition.label)
      end = definition.end
    }
    return (labels, end)
  }

  private static func definition(
    _ text: MarkdownText, at start: Int
  ) -> (label: [UInt8], end: Int)? {
    let bytes = text.bytes
    let end = text.range.upperBound
    var open = start
    while open < end, bytes[open] == 0x20 { open += 1 }
    guard open < end, bytes[open] == 0x5B, let close = labelEnd(bytes, at: open, end: end),
      close + 1 < end, bytes[close + 1] == 0x3A
    else { return nil }
    let label = normalized(bytes[open + 1..<close])
    guard !label.isEmpty, let first = space(bytes, at: close + 2, end: end),
      let destination = destination(bytes, at: first, end: end), destination > first
    else { return nil }
    if let gap = space(bytes, at: destination, end: end), gap > destination,
      let title = title(bytes, at: gap, end: end), let line = lineEnd(bytes, at: title, end: end)
    {
      return (label, line)
    }
    return lineEnd(bytes, at: destination, end: end).map { (label, $0) }
  }

  /// The `]` of a label that begins at a `[`.
  static func labelEnd(_ bytes: [UInt8], at open: Int, end: Int) -> Int? {
    let limit = min(end, open + 1001)
    var offset = open + 1
    while offset < limit {
      switch bytes[offset] {
      case 0x5C: offset += 2
      case 0x5B: return nil
      case 0x5D: return offset
      default: offset += 1
      }
    }
    return nil
  }

  /// A label as labels are compared: in small letters, white space as one space.
  static func normalized(_ label: ArraySlice<UInt8>) -> [UInt8] {
    let words = label.split { $0 <= 0x20 }
    return Array(
      String(decoding: Array(words.joined(separator: [0x20])), as: UTF8.self)
        .lowercased().utf8)
  }

  /// Behind white space with at most one line break.
  static func space(_ bytes: [UInt8], at start: Int, end: Int) -> Int? {
    var offset = start
    var breaks = 0
    while offset < end, MarkdownHTML.isSpace(bytes[offset]) {
      if bytes[offset] == 0x0A
        || (bytes[offset] == 0x0D && !(offset + 1 < end && bytes[offset + 1] == 0x0A))
      {
        breaks += 1
      }
      offset += 1
    }
    return breaks < 2 ? offset : nil
  }

  /// Behind the destination of a link; where it starts if there is none.
  static func destination(_ bytes: [UInt8], at start: Int, end: Int) -> Int? {
    var offset = start
    if offset < end, bytes[offset] == 0x3C {
      offset += 1
      while offset < end {
        switch bytes[offset] {
        case 0x5C: offset += 2
        case 0x3E: return offset + 1
        case 0x3C, 0x0A, 0x0D: return nil
        default: offset += 1
        }
      }
      return nil
    }
    var depth = 0
    while offset < end, bytes[offset] > 0x20 {
      switch bytes[offset] {
      case 0x5C where offset + 1 < end && bytes[offset + 1] > 0x20: offset += 1
      case 0x28:
        depth += 1
        if depth > 32 { return nil }
      case 0x29:
        if depth == 0 { return offset }
        depth -= 1
      default: break
      }
      offset += 1
    }
    return depth == 0 ? offset : nil
  }

  /// Behind the title of a link.
  static func title(_ bytes: [UInt8], at start: Int, end: Int) -> Int? {
    guard start < end else { return nil }
    let open = bytes[start]
    guard open == 0x22 || open == 0x27 || open == 0x28 else { return nil }
    let close: UInt8 = open == 0x28 ? 0x29 : open
    // No title is longer than a page; a quotation mark that is never closed is no title.
    let limit = min(end, start + 4096)
    var offset = start + 1
    while offset < limit {
      switch bytes[offset] {
      case 0x5C: offset += 2
      case close: return offset + 1
      case open: return nil
      default: offset += 1
      }
    }
    return nil
  }

  /// Behind the line break, if nothing but spaces stands before it.
  private static func lineEnd(_ bytes: [UInt8], at start: Int, end: Int) -> Int? {
    var offset = start
    while offset < end, bytes[offset] == 0x20 || bytes[offset] == 0x09 { offset += 1 }
    if offset < end, bytes[offset] == 0x0D { offset += 1 }
    if offset < end, bytes[offset] == 0x0A { return offset + 1 }
    return offset >= end || bytes[offset - 1] == 0x0D ? min(offset, end) : nil
  }
}
