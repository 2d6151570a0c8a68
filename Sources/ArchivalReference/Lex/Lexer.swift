/// Cuts a segment of text into tokens. Every byte belongs to a token or to the
/// white space before one.
struct Lexer {
  let text: [UInt8]
  let archives: ArchiveMatcher

  /// The tokens of a byte range that begins at a word's start.
  func tokens(in segment: Range<Int>) -> [Token] {
    var tokens: [Token] = []
    var offset = segment.lowerBound
    while true {
      let trivia = Trivia.end(in: text, from: offset)
      let start = trivia.end
      if trivia.lineBreaks > 1 || start >= segment.upperBound {
        tokens.append(Token(kind: .paragraphEnd, range: start..<start, isSpaced: true))
        guard start < segment.upperBound else { return tokens }
        offset = skipBlank(from: start)
        continue
      }
      var token = token(at: start)
      token.isSpaced = start > offset
      tokens.append(token)
      offset = token.range.upperBound
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
    let scalar = text.scalar(at: start)
    let end = start + scalar.length
    if ScalarClass.isDigit(scalar.value) {
      return Token(kind: .number, range: start..<digitsEnd(from: start), isSpaced: false)
    }
    if ScalarClass.isLetter(scalar.value) { return word(at: start) }
    if ScalarClass.isDash(scalar.value) {
      return Token(kind: .dash, range: start..<end, isSpaced: false)
    }
    if let entity = Entity.meaning(in: text, at: start), entity.meaning == .dash {
      return Token(kind: .dash, range: start..<start + entity.length, isSpaced: false)
    }
    if scalar.value < 0x80 {
      return Token(kind: .punctuation(text[start]), range: start..<end, isSpaced: false)
    }
    return Token(kind: .other, range: start..<end, isSpaced: false)
  }

  /// An archive's name, a mark, «Там же», or any other run of letters.
  private func word(at start: Int) -> Token {
    if let match = archives.match(in: text, at: start) {
      return Token(
        kind: .archive(match.archive), range: start..<match.end, isSpaced: false,
        isMixed: match.isMixed)
    }
    let end = wordEnd(from: start)
    guard let folded = FoldedWord(text, start..<end) else {
      return Token(kind: .word, range: start..<end, isSpaced: false)
    }
    if Mark.ibid.contains(folded) {
      return Token(kind: .ibid, range: start..<end, isSpaced: false, isMixed: folded.isMixed)
    }
    if Mark.ibidHead.contains(folded), let tail = nextWord(after: end, allowingPeriod: false),
      Mark.ibidTail.contains(tail.word)
    {
      return Token(kind: .ibid, range: start..<tail.end, isSpaced: false)
    }
    if let tail = nextWord(after: end, allowingPeriod: true),
      Mark.completesUnit(folded, tail.word)
    {
      return Token(
        kind: .mark(.level(.delo)), range: start..<tail.end, isSpaced: false, isLongMark: true)
    }
    if Mark.citedHead.contains(folded), let tail = nextWord(after: end, allowingPeriod: true),
      Mark.citedTail.contains(tail.word)
    {
      return Token(kind: .cited, range: start..<tail.end, isSpaced: false)
    }
    if let mark = Mark.named(folded) {
      return Token(
        kind: .mark(mark.kind), range: start..<end, isSpaced: false, isMixed: folded.isMixed,
        isLongMark: mark.isWord)
    }
    return Token(kind: .word, range: start..<end, isSpaced: false, isMixed: folded.isMixed)
  }

  private func nextWord(
    after offset: Int, allowingPeriod: Bool
  ) -> (word: FoldedWord, end: Int)? {
    var start = offset
    if allowingPeriod, start < text.count, text[start] == ASCII.period { start += 1 }
    start = Trivia.end(in: text, from: start).end
    let end = lettersEnd(from: start)
    guard end > start, let word = FoldedWord(text, start..<end) else { return nil }
    return (word, end)
  }

  /// The end of a run of letters, or of the mark that another word is glued to:
  /// `ФондР-467`.
  private func wordEnd(from start: Int) -> Int {
    let end = lettersEnd(from: start)
    return Mark.gluedEnd(text, start..<end) ?? end
  }

  private func digitsEnd(from start: Int) -> Int {
    var offset = start
    while offset < text.count, text[offset] &- 0x30 < 10 { offset += 1 }
    return offset
  }

  private func lettersEnd(from start: Int) -> Int {
    var offset = start
    while offset < text.count {
      let scalar = text.scalar(at: offset)
      guard ScalarClass.isLetter(scalar.value) else { break }
      offset += scalar.length
    }
    return offset
  }
}
