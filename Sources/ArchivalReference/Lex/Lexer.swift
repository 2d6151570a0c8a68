/// Cuts a segment of text into tokens. Every byte belongs to a token or to the
/// white space before one.
struct Lexer {
  let text: [UInt8]
  let archives: ArchiveMatcher

  /// Appends the tokens of a byte range that begins at a word's start.
  func read(_ segment: Range<Int>, into tokens: inout [Token]) {
    var offset = segment.lowerBound
    while true {
      let trivia = Trivia.end(in: text, from: offset)
      let start = trivia.end
      if trivia.lineBreaks > 1 || start >= segment.upperBound {
        tokens.append(Token(kind: .paragraphEnd, range: start..<start, isSpaced: true))
        guard start < segment.upperBound else { return }
        offset = skipBlank(from: start)
        continue
      }
      var token = token(at: start)
      token.isSpaced = start > offset
      offset = token.range.upperBound
      tokens.append(token)
    }
  }

  private func skipBlank(from start: Int) -> Int {
    var offset = start
    while offset < text.count {
      let scalar = text.scalar(at: offset)
      guard ScalarClass.isSpace(scalar.value) || ScalarClass.isLineBreak(scalar.value) else {
        break
      }
      offset += scalar.length
    }
    return offset
  }

  private func token(at start: Int) -> Token {
    let byte = text[start]
    if byte &- 0x30 < 10 { return Token(kind: .number, range: start..<digitsEnd(from: start)) }
    if byte < 0x80 {
      if (byte | 0x20) &- 0x61 < 26 { return word(at: start) }
      if byte == 0x2D { return Token(kind: .dash, range: start..<start + 1) }
      if let entity = Entity.meaning(in: text.span, at: start), entity.meaning == .dash {
        return Token(kind: .dash, range: start..<start + entity.length)
      }
      return Token(kind: .punctuation(byte), range: start..<start + 1)
    }
    let scalar = text.scalar(at: start)
    if ScalarClass.isLetter(scalar.value) { return word(at: start) }
    let end = start + scalar.length
    return Token(kind: ScalarClass.isDash(scalar.value) ? .dash : .other, range: start..<end)
  }

  /// An archive's name, a mark, «Там же», or any other run of letters.
  private func word(at start: Int) -> Token {
    let (whole, lettersEnd) = FoldedWord.read(text.span, at: start)
    let letters = start..<lettersEnd
    if let match = archives.match(
      in: text.span, at: start, firstWord: whole, endingAt: lettersEnd)
    {
      return Token(
        kind: .archive(ArchiveIndex(match.archive)), range: start..<match.end,
        isMixed: match.isMixed)
    }
    var end = letters.upperBound
    var folded = whole
    if let glued = Vocabulary.gluedEnd(text.span, letters) {
      end = glued
      folded = FoldedWord(text.span, start..<end)
    }
    guard let folded, let entry = Vocabulary.entry(folded) else {
      return Token(kind: .word, range: start..<end, isMixed: folded?.isMixed ?? false)
    }
    if let compound = compound(entry, start..<end) { return compound }
    var token = Token(
      kind: .word, range: start..<end, isMixed: folded.isMixed, roles: entry.roles)
    if entry.roles.contains(.ibid) { token.kind = .ibid }
    if let mark = entry.mark {
      token.kind = .mark(mark.kind)
      token.isLongMark = mark.isWord
    }
    return token
  }

  /// `Там же`, `Ед. хр.`, `Указ. дело`: two words that are one token.
  private func compound(_ head: Vocabulary.Entry, _ range: Range<Int>) -> Token? {
    guard !head.roles.isDisjoint(with: [.ibidHead, .unitHead, .citedHead]) else { return nil }
    let allowsPeriod = !head.roles.contains(.ibidHead)
    guard let tail = nextWord(after: range.upperBound, allowingPeriod: allowsPeriod) else {
      return nil
    }
    let whole = range.lowerBound..<tail.end
    if head.roles.contains(.ibidHead), tail.roles.contains(.ibidTail) {
      return Token(kind: .ibid, range: whole)
    }
    if head.roles.contains(.unitHead), tail.roles.contains(.unitTail) {
      return Token(kind: .mark(.level(.delo)), range: whole, isLongMark: true)
    }
    if head.roles.contains(.citedHead), tail.roles.contains(.citedTail) {
      return Token(kind: .cited, range: whole)
    }
    return nil
  }

  private func nextWord(
    after offset: Int, allowingPeriod: Bool
  ) -> (roles: WordRoles, end: Int)? {
    var start = offset
    // `Ед.хр.`, `Там-же`
    if start < text.count, text[start] == (allowingPeriod ? ASCII.period : 0x2D) { start += 1 }
    start = Trivia.end(in: text, from: start).end
    let (word, end) = FoldedWord.read(text.span, at: start)
    guard let word, let entry = Vocabulary.entry(word)
    else { return nil }
    return (entry.roles, end)
  }

  private func digitsEnd(from start: Int) -> Int {
    var offset = start
    while offset < text.count, text[offset] &- 0x30 < 10 { offset += 1 }
    return offset
  }
}
