extension OpenDocumentReader {
  /// The text of a paragraph, whose begin was read.
  mutating func paragraph() throws(OfficeFault) -> [UInt8] {
    var text: [UInt8] = []
    // Where raised characters begin, and how deep the element is.
    var raised: [(start: Int, depth: Int)] = []
    let outer = stream.depth - 1
    while stream.depth > outer, let event = try stream.next() {
      let count = text.count
      switch event {
      case .text(let piece): text.appendCollapsed(piece)
      case .start(let element):
        if element == XMLName(space: .text, local: "span"),
          let style = try stream.attribute("style-name", in: .text), raisedStyles.contains(style)
        {
          raised.append((text.count, stream.depth))
        }
        try read(element, into: &text)
      case .end:
        guard let last = raised.last, last.depth > stream.depth else { continue }
        text.dropMark(from: last.start)
        raised.removeLast()
      }
      try package.count(text: max(0, text.count - count))
    }
    return text
  }

  /// What an element in a paragraph gives.
  private mutating func read(
    _ element: XMLName, into text: inout [UInt8]
  ) throws(OfficeFault) {
    if Self.isSkipped(element) { return try stream.skip() }
    if Self.holdsText(element) { return try readBox() }
    switch (element.space, element.local) {
    case (.text, "s"):
      // More than a few say nothing more, and a number is soon written.
      let count = try stream.attribute("c", in: .text).flatMap { Int($0) } ?? 1
      text += [UInt8](repeating: 0x20, count: max(1, min(count, 80)))
    case (.text, "tab"): text.append(0x09)
    case (.text, "line-break"): text.append(0x0A)
    case (.text, "note"): try readNote()
    case (.office, "annotation"):
      commentCount += 1
      comments.append(try story(at: .comment(commentCount)))
    case (.draw, "image"), (.draw, "object"), (.draw, "object-ole"): try stream.skip()
    // What else a drawing holds in a paragraph is its title and description.
    case (.other, "title"), (.other, "desc"): try stream.skip()
    default: break
    }
  }

  /// A note, whose begin was read: what it is called, and its own paragraphs.
  private mutating func readNote() throws(OfficeFault) {
    let isEndnote = try stream.attribute("note-class", in: .text) == "endnote"
    var mark: [UInt8] = []
    var isMark = false
    let outer = stream.depth - 1
    while stream.depth > outer, let event = try stream.next() {
      switch event {
      case .start(XMLName(space: .text, local: "note-citation")): isMark = true
      case .end(XMLName(space: .text, local: "note-citation")): isMark = false
      case .text(let piece) where isMark && mark.count < Self.longestMark: mark += piece
      case .start(XMLName(space: .text, local: "note-body")):
        let called = String(decoding: mark.trimmed.prefix(Self.longestMark), as: UTF8.self)
        if isEndnote {
          endnotes.append(try story(at: .endnote(called)))
        } else {
          footnotes.append(try story(at: .footnote(called)))
        }
      default: break
      }
    }
  }

  private static let longestMark = 40
}

extension [UInt8] {
  /// Adds characters of OpenDocument, in which a run of white space is one space, and none at
  /// the beginning (section 6.1.2).
  mutating func appendCollapsed(_ text: [UInt8]) {
    reserveCapacity(count + text.count)
    for byte in text {
      guard byte.isSpace else {
        append(byte)
        continue
      }
      if let last, !last.isSpace { append(0x20) }
    }
  }
}
