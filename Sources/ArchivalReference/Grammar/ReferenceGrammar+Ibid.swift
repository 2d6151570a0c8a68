/// «Там же» and Ibid. as a whole note.
extension ReferenceGrammar {
  /// How far behind a reference such a note may stand, in bytes. The scanner looks as far.
  static let reachOfIbid = 240

  /// `Там же (далее цитируется по этому источнику). Л. 9`
  mutating func skipIbidComment() {
    let start = position
    guard isPunctuation(current, ASCII.openParenthesis), !isMarkAhead(from: position + 1) else {
      return
    }
    skipGloss()
    if position > start,
      current.range.lowerBound - token(at: start).range.lowerBound > 160
        || !isSeparator(current)
    {
      position = start
    }
  }

  /// Whether «Там же» alone is a note, which cites what the note right before it does. It
  /// must end its sentence, stand behind a note's label, alone on its lines or in
  /// parentheses, and have nothing but a little prose between itself and the reference. A step
  /// may follow: `Там же; д. 531. Л. 2`.
  mutating func isBareIbid(at start: Int, into reference: inout ReferenceSyntax) -> Bool {
    let word = token(at: start)
    guard let previous, word.range.lowerBound - previous.listsEnd <= Self.reachOfIbid,
      let end = bareIbidEnd(behind: start)
    else { return false }
    let hasStep = isStep(behind: end)
    let isParenthesised =
      isPunctuation(token(at: start - 1), ASCII.openParenthesis) && beginsUpperOrLatin(word)
      && (isPunctuation(token(at: end), ASCII.closeParenthesis) || hasStep)
    let head = noteHead(before: start)
    guard isParenthesised || head.map({ $0 < start || endsParagraph(end) || hasStep }) ?? false,
      isNextNote(
        from: previous.end, to: isParenthesised ? start - 1 : head ?? start, isParenthesised)
    else { return false }
    reference.range = word.range
    return true
  }

  /// The index of the token that ends the sentence of a bare «Там же»; nil where it goes on.
  private mutating func bareIbidEnd(behind start: Int) -> Int? {
    var end = start + 1
    if isPunctuation(token(at: end), ASCII.period) {
      end += 1
      if isStep(behind: end) { return end }
      if endsParagraph(end) || isPunctuation(token(at: end), ASCII.closeParenthesis) { return end }
      // `Там же. С. 5`, `Ibid. 45`: the page of a book.
      let next = token(at: end)
      guard case .word = next.kind, beginsUpper(next), !isPlaceAhead(from: end),
        !isMarkAhead(from: end)
      else { return isArchive(next) ? end : nil }
      return end
    }
    if endsParagraph(end) || isPunctuation(token(at: end), ASCII.closeParenthesis) { return end }
    guard isPunctuation(token(at: end), ASCII.semicolon) else { return nil }
    return isArchive(token(at: end + 1)) || isStep(behind: end) ? end : nil
  }

  /// Whether a token is a semicolon and what follows goes on with the reference before it.
  private mutating func isStep(behind semicolon: Int) -> Bool {
    let first = token(at: semicolon + 1)
    guard isPunctuation(token(at: semicolon), ASCII.semicolon), case .mark(.level) = first.kind
    else { return false }
    let start = position
    position = semicolon + 1
    var step = ReferenceSyntax(opening: .step, range: first.range)
    let isRead = components(into: &step) && hasDigit(step) && !isHouse(step, first)
    furthest = max(furthest, position)
    position = start
    return isRead
  }

  private func isArchive(_ token: Token) -> Bool {
    if case .archive = token.kind { true } else { false }
  }

  /// Whether a paragraph, or a line before a numbered one, ends before a token.
  private func endsParagraph(_ index: Int) -> Bool {
    let next = token(at: index)
    if next.kind == .paragraphEnd { return true }
    let before = token(at: index - 1).range.upperBound
    // As far as the scanner is sure to look.
    if next.range.lowerBound - before > 32 { return true }
    return next.kind != .mark(.page) && isLineBreak(before, next.range.lowerBound)
  }

  private func isLineBreak(_ start: Int, _ end: Int) -> Bool {
    text[start..<max(start, end)].contains { ScalarClass.isLineBreak(UInt32($0)) }
  }

  /// Whether a line begins with a token.
  private func beginsLine(_ index: Int) -> Bool {
    guard index > 0 else { return isTextStart }
    let before = token(at: index - 1)
    return before.kind == .paragraphEnd
      || isLineBreak(before.range.upperBound, token(at: index).range.lowerBound)
  }

  /// The first token of the line that a note begins with: its label (`15.`, `[15]`, `15)`,
  /// `¹⁵`, `[^15]:`, `*`) or «Там же» itself.
  private func noteHead(before start: Int) -> Int? {
    if beginsLine(start) { return start }
    var index = start - 1
    while index >= 0, start - index <= 6,
      token(at: start).range.lowerBound - token(at: index).range.lowerBound <= 16
    {
      switch token(at: index).kind {
      case .number, .other: break
      case .punctuation(let byte):
        guard Self.labelSigns.contains(byte) else { return nil }
      default: return nil
      }
      if beginsLine(index) { return index }
      index -= 1
    }
    return nil
  }

  private static let labelSigns: [UInt8] = [
    ASCII.period, ASCII.openBracket, ASCII.closeBracket, ASCII.closeParenthesis,
    ASCII.openParenthesis, ASCII.colon, ASCII.asterisk, 0x5E,
  ]

  /// Whether nothing but the rest of its own paragraph stands between a reference and the
  /// note that begins with a token: no other note and no name of a work.
  private func isNextNote(from end: Int, to head: Int, _ isParenthesised: Bool) -> Bool {
    var index = head - 1
    while index >= 0, head - index < 40 {
      let token = token(at: index)
      if token.range.lowerBound < end {
        return breaks(from: end, to: self.token(at: head).range.lowerBound, isParenthesised)
      }
      switch token.kind {
      case .archive, .ibid, .cited, .mark(.level), .mark(.page): return false
      case .punctuation(ASCII.slash): return false
      // The label of a note between.
      case .number: if beginsLine(index) { return false }
      case .punctuation(ASCII.openBracket): if beginsLine(index) { return false }
      default: break
      }
      index -= 1
    }
    return false
  }

  /// Whether the paragraph ends no more than once between two offsets; where no blank
  /// line tells paragraphs apart, the line.
  private func breaks(from start: Int, to end: Int, _ isParenthesised: Bool) -> Bool {
    var lines = 0
    var paragraphs = 0
    var offset = start
    while offset < end {
      let run = Trivia.end(in: text, from: offset)
      if run.lineBreaks == 1 { lines += 1 }
      if run.lineBreaks > 1 { paragraphs += 1 }
      offset = run.end
      while offset < end, run.lineBreaks > 1, text[offset] <= 0x20 { offset += 1 }
      if offset < end { offset += text.scalar(at: offset).length }
    }
    if isParenthesised { return paragraphs == 0 }
    return paragraphs == 1 || (paragraphs == 0 && lines <= 1)
  }

  /// «Там же» in small letters is also a place: `похоронен (там же)`.
  private func beginsUpperOrLatin(_ word: Token) -> Bool {
    let first = text.scalar(at: word.range.lowerBound).value
    return ScalarClass.isUpper(first) || first | 0x20 == 0x69 || first | 0x20 == 0x65
  }
}
