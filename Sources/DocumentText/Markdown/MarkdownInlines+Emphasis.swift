/// Emphasis, as the appendix of CommonMark finds it; the marks alone matter here.
extension MarkdownInlines {
  /// A run of `*`, `_` or `~`.
  struct Delimiter {
    var event: Int
    var mark: UInt8
    var count: Int
    var kept: Range<Int>
    var canOpen: Bool
    var canClose: Bool
    var previous: Int
    var next = -1
  }

  /// Notes a run of marks.
  mutating func addDelimiter(_ range: Range<Int>, _ mark: UInt8) {
    guard mark != 0x7E || range.count == 2 else { return }
    let before = Side(before: range.lowerBound, in: bytes)
    let behind = Side(at: range.upperBound, in: bytes, end: end)
    let isLeft = behind != .space && (behind != .punctuation || before != .letter)
    let isRight = before != .space && (before != .punctuation || behind != .letter)
    var canOpen = isLeft
    var canClose = isRight
    if mark == 0x5F {
      canOpen = isLeft && (!isRight || before == .punctuation)
      canClose = isRight && (!isLeft || behind == .punctuation)
    }
    guard canOpen || canClose else { return }
    events.append(MarkdownEvent(undecided: range))
    delimiters.append(
      Delimiter(
        event: events.count - 1, mark: mark, count: range.count, kept: range, canOpen: canOpen,
        canClose: canClose, previous: lastDelimiter))
    if lastDelimiter >= 0 { delimiters[lastDelimiter].next = delimiters.count - 1 }
    lastDelimiter = delimiters.count - 1
  }

  /// Pairs the marks behind one, and forgets them.
  mutating func resolveEmphasis(above bottom: Int) {
    // By mark, by whether the closer may open, by its length modulo 3.
    var floors = [Int](repeating: bottom, count: 18)
    var closer = lastDelimiter
    while closer >= 0, closer > bottom, delimiters[closer].previous > bottom {
      closer = delimiters[closer].previous
    }
    if closer <= bottom { closer = -1 }
    while closer >= 0 {
      guard delimiters[closer].canClose else {
        closer = delimiters[closer].next
        continue
      }
      let floor = floorIndex(closer)
      var opener = delimiters[closer].previous
      while opener > floors[floor], opener > bottom, !pairs(opener, closer) {
        opener = delimiters[opener].previous
      }
      guard opener > floors[floor], opener > bottom else {
        floors[floor] = delimiters[closer].previous
        let next = delimiters[closer].next
        if !delimiters[closer].canOpen { remove(closer) }
        closer = next
        continue
      }
      let count = min(2, delimiters[opener].kept.count, delimiters[closer].kept.count)
      delimiters[opener].kept = delimiters[opener].kept.dropLast(count)
      delimiters[closer].kept = delimiters[closer].kept.dropFirst(count)
      events[delimiters[opener].event].kept = delimiters[opener].kept
      events[delimiters[closer].event].kept = delimiters[closer].kept
      delimiters[opener].next = closer
      delimiters[closer].previous = opener
      if delimiters[opener].kept.isEmpty { remove(opener) }
      if delimiters[closer].kept.isEmpty {
        let next = delimiters[closer].next
        remove(closer)
        closer = next
      }
    }
    lastDelimiter = bottom
    if bottom >= 0 { delimiters[bottom].next = -1 }
  }

  private func pairs(_ opener: Int, _ closer: Int) -> Bool {
    let (opener, closer) = (delimiters[opener], delimiters[closer])
    guard opener.mark == closer.mark, opener.canOpen else { return false }
    guard closer.canOpen || opener.canClose, opener.mark != 0x7E else { return true }
    return (opener.count + closer.count) % 3 != 0 || closer.count % 3 == 0 && opener.count % 3 == 0
  }

  private func floorIndex(_ closer: Int) -> Int {
    let delimiter = delimiters[closer]
    let mark = delimiter.mark == 0x2A ? 0 : delimiter.mark == 0x5F ? 1 : 2
    return mark * 6 + (delimiter.canOpen ? 3 : 0) + delimiter.count % 3
  }

  private mutating func remove(_ index: Int) {
    let (previous, next) = (delimiters[index].previous, delimiters[index].next)
    if previous >= 0 { delimiters[previous].next = next }
    if next >= 0 { delimiters[next].previous = previous } else { lastDelimiter = previous }
  }
}

/// What stands beside a run of marks.
private enum Side {
  case space, punctuation, letter

  init(before offset: Int, in bytes: [UInt8]) {
    var start = offset - 1
    while start > 0, offset - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    self.init(start < 0 ? [] : bytes[start..<offset])
  }

  init(at offset: Int, in bytes: [UInt8], end: Int) {
    self.init(bytes[offset..<min(end, offset + 4)])
  }

  private init(_ character: ArraySlice<UInt8>) {
    guard let first = character.first, first > 0x20 else {
      self = .space
      return
    }
    guard first >= 0x80 else {
      let isLetter = (0x30...0x39).contains(first) || (0x61...0x7A).contains(first | 0x20)
      self = isLetter ? .letter : .punctuation
      return
    }
    let scalar = String(decoding: character, as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
    switch scalar.properties.generalCategory {
    case .spaceSeparator: self = .space
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
      .modifierSymbol, .otherSymbol:
      self = .punctuation
    default: self = .letter
    }
  }
}
