/// The elements of HTML, with end tags that may be left out (Living Standard, 13.2.6).
extension MarkupReader {
  /// The slots of elements that others end.
  private struct Slots {
    let paragraph = ElementTable.html.slot(of: MarkupName("p"))
    let cells = ["td", "th", "caption"].map { ElementTable.html.slot(of: MarkupName($0)) }
    let lists = ["ul", "ol", "menu", "dir", "dl", "table", "select"]
      .map { ElementTable.html.slot(of: MarkupName($0)) }
    let spans = ["span", "small", "a"].map { ElementTable.html.slot(of: MarkupName($0)) }
    /// Ends of which go through cells.
    let tables = ["td", "th", "caption", "tr", "tbody", "thead", "tfoot", "table", "body", "html"]
      .map { ElementTable.html.slot(of: MarkupName($0)) }
    let item = ElementTable.html.slot(of: MarkupName("li"))
    let sections = ["div", "section"].map { ElementTable.html.slot(of: MarkupName($0)) }
    /// What an item ends, of the slots of each item.
    let siblings: [Int: [Int]] = {
      var siblings: [Int: [Int]] = [:]
      for names in [["li"], ["td", "th"], ["dt", "dd"], ["option"]] {
        let slots = names.map { ElementTable.html.slot(of: MarkupName($0)) }
        for slot in slots { siblings[slot] = slots }
      }
      return siblings
    }()
  }

  private static let slots = Slots()

  private func lastOpen(_ slots: [Int]) -> Int {
    var highest = -1
    for slot in slots { highest = max(highest, last[slot]) }
    return highest
  }

  /// Whether an end tag reaches an open element, over lists and tables that are open in it.
  func isInScope(_ index: Int, _ slot: Int, _ role: ElementRole) -> Bool {
    if role == .item, index < lastOpen(Self.slots.lists) { return false }
    return index > lastOpen(Self.slots.cells) || Self.slots.tables.contains(slot)
  }

  /// Takes a start tag, and gives the offset at which reading goes on.
  mutating func beginHTML(
    _ tag: MarkupScanner.Tag, _ slot: Int, in span: Span<UInt8>
  ) -> Int {
    let end = tag.range.upperBound
    let role = table.role(of: slot)
    if endsWithSlash, tag.isSelfClosing, role != .lineBreak, role != .rule { return end }
    switch role {
    case .lineBreak: if skips == 0 { text.addLine(tag.range) }
    case .rule: if skips == 0 { text.addParagraph() }
    case .raw: return scanner.endTag(tag.name, from: end) ?? source.count
    case .escapable:
      guard skips == 0, let close = scanner.endTag(tag.name, from: end) else { return end }
      text.addParagraph()
      plainEnd = close
    case .skipped:
      guard scanner.endTag(tag.name, from: end) != nil else { return end }
      var element = element(tag, slot)
      element.isSkipped = true
      push(element)
    case .anchor, .raised, .span: beginInSentence(tag, slot, role, in: span)
    case .block, .paragraph, .item, .preformatted: beginBlock(tag, slot, role)
    default: break
    }
    return end
  }

  /// Ends a cell that a row follows.
  mutating func closeCell() {
    let cell = lastOpen(Self.slots.cells)
    if cell > lastOpen(Self.slots.lists) { close(downTo: cell) }
  }

  private mutating func beginBlock(_ tag: MarkupScanner.Tag, _ slot: Int, _ role: ElementRole) {
    let paragraph = last[Self.slots.paragraph]
    if paragraph > max(lastOpen(Self.slots.cells), lastOpen(Self.slots.spans)) {
      close(downTo: paragraph)
    }
    if role == .item, let siblings = Self.slots.siblings[slot] {
      let sibling = lastOpen(siblings)
      if sibling > lastOpen(Self.slots.lists) { close(downTo: sibling) }
    }
    var element = element(tag, slot)
    element.keepsSpace = role == .preformatted
    element.isSkipped = writtenCells.remove(tag.range.upperBound) != nil
    if skips == 0 {
      text.addParagraph()
      findNote(tag, slot, &element)
    }
    push(element)
    writeLead(of: tag)
  }

  /// Whether a block is a note or holds notes.
  private mutating func findNote(
    _ tag: MarkupScanner.Tag, _ slot: Int, _ element: inout OpenElement
  ) {
    guard note == nil || note?.isSection == true else { return }
    let facts = TagFacts(tag, in: scanner)
    let start = tag.range.upperBound
    let isNamed = facts.names.contains { NoteNames.isNote(source[$0]) }
    switch facts.kind {
    case .back?:
      element.isSkipped = scanner.endTag(tag.name, from: start) != nil
    case .notes? where note == nil:
      beginNote(&element, facts, at: start, isInSentence: false, isSection: true)
    // A list of notes is marked as one note by some programs.
    case .note? where !isNamed && Self.slots.sections.contains(slot):
      if note == nil {
        beginNote(&element, facts, at: start, isInSentence: false, isSection: true)
      }
    case .note?: beginNote(&element, facts, at: start, isInSentence: false)
    default:
      guard isNamed || (slot == Self.slots.item && note != nil) else { return }
      beginNote(&element, facts, at: start, isInSentence: false)
    }
  }

  private mutating func beginInSentence(
    _ tag: MarkupScanner.Tag, _ slot: Int, _ role: ElementRole, in span: Span<UInt8>
  ) {
    let start = tag.range.upperBound
    var element = element(tag, slot)
    let facts = TagFacts(tag, in: scanner)
    switch role {
    case .anchor: element.isSkipped = isMark(tag, facts, in: span)
    case .raised: element.isSkipped = skips == 0 && isRaisedMark(tag, in: span)
    default:
      guard skips == 0, let kind = facts.kind, kind != .notes else { break }
      let label = NoteLabel(of: tag.name, from: start, in: span, references)
      let isMark = label.map { !$0.isEmpty && ($0.isPlain || kind == .mark) } ?? false
      if kind == .back || isMark {
        element.isSkipped = scanner.endTag(tag.name, from: start) != nil
      } else if kind == .note, note == nil, scanner.endTag(tag.name, from: start) != nil {
        beginNote(&element, facts, at: start, isInSentence: true)
      }
    }
    // Of elements that do nothing only those are counted that stand in one that does.
    if element.isSkipped || element.outer != nil || last[slot] >= 0 { push(element) }
  }

  /// Whether raised text is figures or asterisks, or points at a note.
  func isRaisedMark(_ tag: MarkupScanner.Tag, in span: Span<UInt8>) -> Bool {
    let label = NoteLabel(of: tag.name, from: tag.range.upperBound, in: span, references)
    guard let label, !label.isEmpty else { return false }
    return label.isPlain || label.hasPointer
  }
}
