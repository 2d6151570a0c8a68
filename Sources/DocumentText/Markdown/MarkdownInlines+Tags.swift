/// Tags of HTML and what else stands in angle brackets.
extension MarkdownInlines {
  mutating func readAngle() {
    if let end = autolinkEnd() {
      add(end, .character(MarkdownEvent.object))
    } else if let end = commentEnd() {
      add(end)
    } else if let tag = MarkdownHTML.tag(bytes, at: offset, end: end) {
      readTag(tag)
    } else {
      offset += 1
    }
  }

  private mutating func readTag(_ tag: MarkdownHTML.Tag) {
    switch tag.role {
    case .lineBreak:
      var next = tag.end
      while next < end, bytes[next] == 0x20 { next += 1 }
      let isAtBreak = next >= end || bytes[next] == 0x0A || bytes[next] == 0x0D
      add(tag.end, isAtBreak ? .mark : .character("\n"))
    case .raw where !tag.isClosing, .skipped where !tag.isClosing:
      let next = endTagEnd(tag) ?? (tag.role == .raw ? end : tag.end)
      add(next, tag.role == .raw ? .paragraph : .mark)
    case .raised where !tag.isClosing, .anchor where !tag.isClosing:
      add(isNoteMark(tag) ? endTagEnd(tag) ?? tag.end : tag.end)
    default:
      add(tag.end, tag.isBlock ? .paragraph : .mark)
    }
  }

  /// Behind the next end tag of the name of a tag.
  private mutating func endTagEnd(_ tag: MarkdownHTML.Tag) -> Int? {
    let name = String(decoding: bytes[tag.name], as: UTF8.self)
    guard let next = search("</\(name)", from: tag.end) else { return nil }
    return next < end && bytes[next] == 0x3E ? next + 1 : next
  }

  /// Whether an element is the mark of a note, and so no part of the number before it.
  private func isNoteMark(_ tag: MarkdownHTML.Tag) -> Bool {
    let text = bytes.span.extracting(..<end)
    let references = CharacterReferences(.html, entities: DeclaredEntities(), fileLength: 0)
    let name = MarkupName(tag.name, in: text)
    guard let label = NoteLabel(of: name, from: tag.end, in: text, references), !label.isEmpty
    else { return false }
    if tag.role == .raised { return label.isPlain || label.hasPointer }
    let facts = TagFacts(
      MarkupScanner.Tag(
        name: name, range: offset..<tag.end, attributes: tag.name.upperBound, isSelfClosing: false),
      in: MarkupScanner(bytes, isXML: false))
    return label.hasRaised || facts.kind != nil
      || facts.target.map { NoteNames.isPointedAt(bytes[$0]) } ?? false
  }

  private func autolinkEnd() -> Int? {
    let first = offset + 1
    guard first < end, bytes[first] > 0x20, bytes[first] != 0x2F, bytes[first] != 0x21 else {
      return nil
    }
    var place = first
    var isAddress = false
    while place < end, bytes[place] > 0x20, bytes[place] != 0x3C, bytes[place] != 0x3E {
      if bytes[place] == 0x3A, place > first + 1, MarkdownHTML.isLetter(bytes[first]) {
        isAddress = true
      }
      if bytes[place] == 0x40, place > first { isAddress = true }
      place += 1
    }
    return place < end && bytes[place] == 0x3E && isAddress ? place + 1 : nil
  }

  /// Behind a comment, an instruction, a declaration or a section of character data.
  private mutating func commentEnd() -> Int? {
    let rest = bytes[offset + 1..<end]
    if rest.starts(with: "!--".utf8) { return search("-->", from: offset + 2) }
    if rest.starts(with: "![CDATA[".utf8) { return search("]]>", from: offset + 9) }
    if rest.first == 0x3F { return search("?>", from: offset + 2) }
    if rest.first == 0x21, rest.dropFirst().first.map(MarkdownHTML.isLetter) == true {
      return search(">", from: offset + 2)
    }
    return nil
  }

  private mutating func search(_ word: String, from start: Int) -> Int? {
    guard !missing.contains(word) else { return nil }
    let letters = Array(word.utf8)
    var place = start
    while place + letters.count <= end {
      if bytes[place] == letters[0], bytes[place..<place + letters.count].elementsEqual(letters) {
        return place + letters.count
      }
      place += 1
    }
    missing.insert(word)
    return nil
  }
}
