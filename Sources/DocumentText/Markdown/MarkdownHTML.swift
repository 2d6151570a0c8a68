/// HTML in Markdown, as far as CommonMark reads it (sections 4.6 and 6.6).
enum MarkdownHTML {
  /// A block of HTML by what ends it.
  enum Block: Equatable {
    /// An element whose content is taken as it stands.
    case raw
    case comment, instruction, declaration, section
    /// Any other; an empty line ends it.
    case tags

    var endsAtBlank: Bool { self == .tags }

    /// Whether a line holds what ends the block.
    func ends(in line: ArraySlice<UInt8>) -> Bool {
      switch self {
      case .raw: MarkdownHTML.raw.contains { line.containsWord("</\($0)>") }
      case .comment: line.containsWord("-->")
      case .instruction: line.containsWord("?>")
      case .declaration: line.contains(0x3E)
      case .section: line.containsWord("]]>")
      case .tags: false
      }
    }
  }

  /// A tag.
  struct Tag {
    var name: Range<Int>
    /// What its element does to the text.
    var role: ElementRole
    var isClosing: Bool
    /// Behind the `>`.
    var end: Int

    /// Whether a paragraph ends at it.
    var isBlock: Bool {
      switch role {
      case .block, .paragraph, .item, .preformatted, .rule, .raw, .escapable: true
      default: false
      }
    }
  }

  /// The block that a line begins, from its first byte that is no white space.
  ///
  /// - Parameter interrupts: Whether it would end a paragraph.
  static func block(_ line: ArraySlice<UInt8>, interrupts: Bool) -> Block? {
    guard line.first == 0x3C, line.count > 1 else { return nil }
    let rest = line.dropFirst()
    if rest.starts(with: "!--".utf8) { return .comment }
    if rest.first == 0x3F { return .instruction }
    if rest.starts(with: "![CDATA[".utf8) { return .section }
    if rest.first == 0x21 {
      return rest.dropFirst().first.map(isLetter) == true ? .declaration : nil
    }
    let isClosing = rest.first == 0x2F
    let named = isClosing ? rest.dropFirst() : rest
    let letters = named.prefix { isLetter($0) || (0x30...0x39).contains($0) }
    guard letters.count < 12 || !interrupts else { return nil }
    let behind = named.dropFirst(letters.count).first
    let isBounded = behind == nil || behind == 0x20 || behind == 0x09 || behind == 0x3E
    if letters.count < 12 {
      let name = lowered(letters)
      if !isClosing, isBounded, raw.contains(name) { return .raw }
      if isBounded || behind == 0x2F, blocks.contains(name) { return .tags }
    }
    guard !interrupts, let tag = tag(Array(line), at: 0, end: line.count) else { return nil }
    let isAlone = line.dropFirst(tag.end).allSatisfy { $0 == 0x20 || $0 == 0x09 }
    return isAlone ? .tags : nil
  }

  /// The tag that begins at a `<`.
  static func tag(_ text: [UInt8], at start: Int, end: Int) -> Tag? {
    var offset = start + 1
    let isClosing = offset < end && text[offset] == 0x2F
    if isClosing { offset += 1 }
    let name = offset
    guard offset < end, isLetter(text[offset]) else { return nil }
    while offset < end, isNameByte(text[offset]) { offset += 1 }
    let slot = ElementTable.html.slot(of: MarkupName(name..<offset, in: text.span))
    var tag = Tag(
      name: name..<offset, role: ElementTable.html.role(of: slot), isClosing: isClosing,
      end: offset)
    while offset < end {
      let gap = offset
      while offset < end, isSpace(text[offset]) { offset += 1 }
      guard offset < end else { return nil }
      if text[offset] == 0x3E {
        tag.end = offset + 1
        return tag
      }
      if text[offset] == 0x2F {
        guard !isClosing, offset + 1 < end, text[offset + 1] == 0x3E else { return nil }
        tag.end = offset + 2
        return tag
      }
      guard !isClosing, offset > gap,
        isLetter(text[offset]) || text[offset] == 0x5F || text[offset] == 0x3A
      else { return nil }
      while offset < end,
        isNameByte(text[offset]) || text[offset] == 0x5F
          || text[offset] == 0x3A || text[offset] == 0x2E
      {
        offset += 1
      }
      guard let value = value(text, at: offset, end: end) else { return nil }
      offset = value
    }
    return nil
  }

  /// Behind `= value`, if one follows; nil where it is broken.
  private static func value(_ text: [UInt8], at start: Int, end: Int) -> Int? {
    var offset = start
    while offset < end, isSpace(text[offset]) { offset += 1 }
    guard offset < end, text[offset] == 0x3D else { return start }
    offset += 1
    while offset < end, isSpace(text[offset]) { offset += 1 }
    guard offset < end else { return nil }
    if text[offset] == 0x22 || text[offset] == 0x27 {
      let quote = text[offset]
      offset += 1
      while offset < end, text[offset] != quote { offset += 1 }
      return offset < end ? offset + 1 : nil
    }
    let first = offset
    while offset < end, !isSpace(text[offset]), !"\"'=<>`".utf8.contains(text[offset]) {
      offset += 1
    }
    return offset > first ? offset : nil
  }

  static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
  }

  private static func lowered(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  private static let raw: Set<String> = ["script", "pre", "style", "textarea"]

  private static let blocks: Set<String> = [
    "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center",
    "col", "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5",
    "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link", "main", "menu",
    "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "search", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul",
  ]
}

extension Collection<UInt8> where Index == Int {
  /// Whether an ASCII word occurs, in any case.
  fileprivate func containsWord(_ word: String) -> Bool {
    let word = Array(word.utf8)
    guard count >= word.count else { return false }
    return (startIndex...endIndex - word.count).contains { start in
      word.indices.allSatisfy { at in
        let byte = self[start + at]
        return ((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) == word[at]
      }
    }
  }
}
