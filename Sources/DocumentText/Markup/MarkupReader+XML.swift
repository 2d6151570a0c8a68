/// The elements of XML, by their local names.
extension MarkupReader {
  private static let header = ElementTable.xml.slot(of: MarkupName("teiheader"))
  private static let description = ElementTable.xml.slot(of: MarkupName("msdesc"))
  private static let repository = ElementTable.xml.slot(of: MarkupName("repository"))

  /// Takes a start tag, and gives the offset at which reading goes on.
  mutating func beginXML(
    _ tag: MarkupScanner.Tag, _ slot: Int, in span: Span<UInt8>
  ) -> Int {
    let role = table.role(of: slot)
    let end = tag.range.upperBound
    if tag.isSelfClosing {
      addEmpty(tag, role)
      return end
    }
    var element = element(tag, slot)
    if skips == 0 {
      begin(&element, tag, in: span)
    } else if role == .anchor {
      _ = isMark(tag, TagFacts(tag, in: scanner), in: span)
    }
    push(element)
    guard skips == 0 else { return end }
    writeLead(of: tag)
    if role == .number { addMark(of: tag, in: span) }
    // Of sheets that are given run by run only the first run needs the mark.
    if role == .locus, case .part(",") = text.destination.gap {
      return ShifrParts.endOfListMark(from: end, in: span)
    }
    return end
  }

  private mutating func addEmpty(_ tag: MarkupScanner.Tag, _ role: ElementRole) {
    switch role {
    case .anchor:
      if let target = TagFacts(tag, in: scanner).target { notes.addMark(source[target]) }
    case .place:
      // A note may point back at the place that it belongs to.
      for name in TagFacts(tag, in: scanner).names { notes.addMark(source[name]) }
    case .lineBreak where skips == 0:
      if TagFacts(tag, in: scanner).isUnbroken { text.join() } else { text.addLine(tag.range) }
    case .rule where skips == 0: text.addParagraph()
    default: if skips == 0 { divide(role, in: parentRole, isEnd: false) }
    }
  }

  private mutating func begin(
    _ element: inout OpenElement, _ tag: MarkupScanner.Tag, in span: Span<UInt8>
  ) {
    let parent = parentRole
    if parent == .choice {
      let choice = open.count - 1
      element.isSkipped = element.role == .rejected || open[choice].isChosen
      if !element.isSkipped { open[choice].isChosen = true }
    }
    if writtenCells.remove(tag.range.upperBound) != nil { element.isSkipped = true }
    if element.isSkipped { return }
    switch element.role {
    case .skipped: element.isSkipped = true
    case .anchor:
      element.isSkipped = isMark(tag, TagFacts(tag, in: scanner), in: span)
    case .raised:
      let facts = TagFacts(tag, in: scanner)
      element.isSkipped =
        (facts.isRaised || tag.name != Self.highlighted) && isRaisedMark(tag, in: span)
    case .note where last[Self.header] < 0 && last[Self.description] < 0:
      let facts = TagFacts(tag, in: scanner)
      beginNote(
        &element, facts, at: tag.range.upperBound, isInSentence: !parent.isStructural)
      if let note, let target = facts.target { notes.name(note.number, source[target]) }
    case .aside:
      beginNote(
        &element, TagFacts(tag, in: scanner), at: tag.range.upperBound, isInSentence: true)
    case .address where last[Self.repository] >= 0:
      beginNote(
        &element, TagFacts(tag, in: scanner), at: tag.range.upperBound, isInSentence: true)
    case .component: beginComponent(&element, tag)
    case .description: shifr.beginDescription()
    case .number where parent == .description: beginNumber(&element, tag, in: span)
    case .repository where parent == .description: beginRepository(&element)
    case .repository, .number, .field:
      // Fields of a record that follow one another are one shifr.
      if isBesideElement(tag) { text.addPart() }
    case .location
    where parent == .description
      && ShifrParts.endOfListMark(from: tag.range.upperBound, in: span) > tag.range.upperBound:
      beginPart(&element, shifr.listSeparator())
    default: break
    }
    element.keepsSpace = element.role == .preformatted
    if !element.isSkipped, element.outer == nil {
      divide(element.role, in: parent, isEnd: false)
    }
  }

  private static let highlighted = MarkupName("hi")

  /// Writes the mark of a level before a bare number of which the tag says what it is.
  private mutating func addMark(of tag: MarkupScanner.Tag, in span: Span<UInt8>) {
    let start = tag.range.upperBound
    guard ShifrParts.isBareNumber(from: start, in: span) else { return }
    let facts = TagFacts(tag, in: scanner)
    guard !facts.isLocal else { return }
    if let label = facts.label {
      text.append(Array(source[label]) + [0x20], for: start..<start)
    } else if let mark = shifr.mark(
      type: facts.type.map { source[$0] }, subtype: facts.subtype.map { source[$0] })
    {
      text.append(mark, for: start..<start)
    }
  }
}
