/// The shifrs of finding aids (EAD), gathered from their components.
extension MarkupReader {
  /// Takes the level of a component.
  mutating func beginComponent(_ element: inout OpenElement, _ tag: MarkupScanner.Tag) {
    let level = TagFacts(tag, in: scanner).level
    shifr.enter(level.map { Array(source[$0]) } ?? [])
    element.outerArchive = shifr.archive
    // TEI has the name for a single letter.
    if level == nil { element.role = .inline }
  }

  /// Lets the name of an archive stand before the number of its component that follows, or
  /// behind the one that was read.
  mutating func beginRepository(_ element: inout OpenElement) {
    if shifr.hasNumber {
      beginPart(&element, .level)
    } else {
      let flow = text.builder.addFlow()
      shifr.ownArchive = flow
      element.outer = (text.destination, note)
      text.destination = MarkupText.Destination(flow)
    }
    let written = text.destination.flow
    element.archive = ShifrParts.Name(
      flow: written, start: text.builder.bytes(of: written).count)
  }

  /// Lets the number of a component go on in its shifr. One that says the whole shifr stands by
  /// itself, behind the archive that the component has or lies under.
  mutating func beginNumber(
    _ element: inout OpenElement, _ tag: MarkupScanner.Tag, in span: Span<UInt8>
  ) {
    let facts = TagFacts(tag, in: scanner)
    guard !facts.isLocal else { return }
    let start = tag.range.upperBound
    let number = shifr.takeNumber(isWhole: isWholeShifr(from: start))
    let separator = shifr.separator(of: facts.label.map { source[$0] })
    beginPart(&element, number.isOwn || number.isWhole ? .shifr : separator)
    if number.isOwn, let archive = shifr.ownArchive {
      text.take(archive, at: start)
      text.addPart()
    } else if number.isWhole, let archive = shifr.archive, !isArchiveAhead(from: start, in: span) {
      text.append(archive, for: start..<start)
      text.addPart()
    }
  }

  /// Lets the text of an element go on in the shifr that is being gathered.
  mutating func beginPart(_ element: inout OpenElement, _ separator: ShifrParts.Separator) {
    text.addParagraph()
    element.outer = (text.destination, note)
    element.isPart = true
    text.destination = shifr.destination ?? MarkupText.Destination(text.builder.addFlow())
    switch separator {
    case .shifr: text.addParagraph()
    case .level: text.addPart()
    case .step: text.addPart(";")
    }
  }

  /// Takes the end of an archive, and that of the component for which it holds.
  mutating func endInFindingAid(_ element: OpenElement) {
    if let name = element.archive {
      var text = text.builder.bytes(of: name.flow).dropFirst(name.start)
      text = text.drop { Self.isBetween($0) }
      while let last = text.last, Self.isBetween(last) { text.removeLast() }
      shifr.archive = (1...Self.longestArchive).contains(text.count) ? Array(text) : nil
    }
    if element.role == .component { shifr.archive = element.outerArchive }
  }

  /// Whether a byte stands between a name and what is next to it.
  private static func isBetween(_ byte: UInt8) -> Bool {
    byte == 0x2E || byte == 0x3B || MarkupScanner.isSpace(byte)
  }

  private static let longestArchive = 400
  /// So far is looked for the archive of a component behind its number, and for the end of a
  /// number.
  private static let reach = 2048

  /// Whether an element begins with the mark of a fond.
  private func isWholeShifr(from start: Int) -> Bool {
    let content = source[start..<min(source.count, start + Self.reach)].prefix { $0 != 0x3C }
    return LevelMark(content).first == 1
  }

  /// Whether an archive of its own follows in what is said of a component.
  private mutating func isArchiveAhead(from start: Int, in span: Span<UInt8>) -> Bool {
    let limit = min(span.count, start + Self.reach)
    var offset = start
    while offset < limit {
      if span[offset] == 0x3C, scanner.isMarkup(at: offset, in: span) {
        let isEnd = span[offset + 1] == 0x2F
        guard let tag = scanner.tag(from: offset, name: offset + (isEnd ? 2 : 1)) else {
          return false
        }
        let role = table.role(of: table.slot(of: tag.name))
        if role == .repository { return true }
        if role == .description { return false }
        offset = tag.range.upperBound
      } else {
        offset += 1
      }
    }
    return false
  }

  /// Whether nothing but white space stands between a tag and the end of an element before it.
  func isBesideElement(_ tag: MarkupScanner.Tag) -> Bool {
    guard let lastEnd, lastEnd <= tag.range.lowerBound else { return false }
    return source[lastEnd..<tag.range.lowerBound].allSatisfy(MarkupScanner.isSpace)
  }
}
