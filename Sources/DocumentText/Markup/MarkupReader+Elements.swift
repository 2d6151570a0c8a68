/// Opening and closing elements.
extension MarkupReader {
  /// Takes a start tag, and gives the offset at which reading goes on.
  mutating func begin(_ tag: MarkupScanner.Tag, in span: Span<UInt8>) -> Int {
    let slot = table.slot(of: tag.name)
    nameNote(tag)
    lookAtTable(tag, in: span)
    guard isXML else { return beginHTML(tag, slot, in: span) }
    defer { lastEnd = tag.isSelfClosing ? tag.range.upperBound : nil }
    return beginXML(tag, slot, in: span)
  }

  /// Takes an end tag.
  mutating func end(_ tag: MarkupScanner.Tag) {
    let slot = table.slot(of: tag.name)
    let role = table.role(of: slot)
    leaveTable(tag)
    lastEnd = tag.range.upperBound
    guard isXML || role != .inline else { return }
    let index = last[slot]
    guard index >= 0, isXML || isInScope(index, slot, role) else {
      if !isXML { endNothing(role) }
      return
    }
    // Of elements that are not in the table only the last one can end.
    if slot == 0, open[index].name != tag.name { return }
    close(downTo: index)
  }

  /// An end tag of no open element still divides, as it does in a browser.
  private mutating func endNothing(_ role: ElementRole) {
    guard skips == 0 else { return }
    switch role {
    case .block, .paragraph, .item, .preformatted, .escapable: text.addParagraph()
    default: break
    }
  }

  /// Puts an element on top of the open ones.
  mutating func push(_ element: OpenElement) {
    last[element.slot] = open.count
    open.append(element)
    if element.isSkipped { skips += 1 }
    if element.keepsSpace { preserves += 1 }
  }

  /// An element that can be pushed.
  func element(_ tag: MarkupScanner.Tag, _ slot: Int) -> OpenElement {
    OpenElement(
      tag.name, slot: slot, role: table.role(of: slot), previous: last[slot])
  }

  /// Ends the open elements from the last one down to one by its index.
  mutating func close(downTo index: Int) {
    while open.count > index {
      let element = open.removeLast()
      last[element.slot] = element.previous
      if element.keepsSpace { preserves -= 1 }
      if isXML { endInFindingAid(element) }
      if element.isSkipped {
        skips -= 1
      } else if let outer = element.outer {
        if element.isPart { shifr.destination = text.destination }
        text.destination = outer.destination
        note = outer.note
      } else if skips == 0 {
        divide(element.role, in: parentRole, isEnd: true)
      }
    }
  }

  /// What the last open element does.
  var parentRole: ElementRole { open.last?.role ?? .inline }

  /// Ends the paragraph or the level of a shifr where an element begins or ends.
  mutating func divide(_ role: ElementRole, in parent: ElementRole, isEnd: Bool) {
    switch role {
    case .identifier:
      if !isEnd, parent.isStructural { text.addParagraph() } else { text.addPart() }
    case .contents: if isEnd { text.addParagraph() } else { text.addPart() }
    case .locus where parent == .contents: text.addPart(isEnd ? "," : ".")
    case .block, .paragraph, .item, .preformatted, .component, .description, .head:
      text.addParagraph()
    default:
      guard isXML else { return }
      if parent == .identifier || (parent == .number && role == .number) {
        text.addPart()
      } else if parent.isStructural {
        text.addParagraph()
      }
    }
  }

  /// Lets the text of an element be a note, or, as a section, hold notes.
  mutating func beginNote(
    _ element: inout OpenElement, _ facts: TagFacts, at start: Int, isInSentence: Bool,
    isSection: Bool = false
  ) {
    let flow = text.builder.addFlow()
    let number = notes.add(flow, at: start, isInSentence: isInSentence)
    for name in facts.names { notes.name(number, source[name]) }
    element.outer = (text.destination, note)
    text.destination = MarkupText.Destination(flow)
    note = NoteFlow.Open(number: number, isSection: isSection)
  }

  /// What a tag at the head of a note is called, the note is called too.
  private mutating func nameNote(_ tag: MarkupScanner.Tag) {
    guard let note, !note.isSection, tag.attributes + 1 < tag.range.upperBound,
      text.builder.isEmpty(notes.flow(of: note.number))
    else { return }
    for name in TagFacts(tag, in: scanner).names { notes.name(note.number, source[name]) }
  }

  /// Whether an element that points somewhere or is raised is nothing but the mark of a note or
  /// the way back from one, and so no part of the sentence; takes down what it points at.
  mutating func isMark(
    _ tag: MarkupScanner.Tag, _ facts: TagFacts, in span: Span<UInt8>
  ) -> Bool {
    let isMark =
      skips > 0
      || isMark(
        tag, facts, NoteLabel(of: tag.name, from: tag.range.upperBound, in: span, references))
    if isMark, let target = facts.target { notes.addMark(source[target]) }
    return isMark && skips == 0
  }

  private func isMark(
    _ tag: MarkupScanner.Tag, _ facts: TagFacts, _ label: NoteLabel?
  ) -> Bool {
    if facts.kind == .back { return true }
    guard let label, !label.isEmpty else { return false }
    if facts.kind != nil || label.hasRaised { return true }
    return facts.target.map { NoteNames.isPointedAt(source[$0]) } ?? false
  }
}
