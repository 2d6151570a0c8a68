/// Looking at tokens and stepping over what stands between the parts.
extension ReferenceGrammar {
  /// The next token; past the last one, an end.
  var current: Token { token(at: position) }

  func token(at index: Int) -> Token {
    guard index >= 0, index < tokens.count else {
      return Token(kind: .paragraphEnd, range: text.count..<text.count, isSpaced: true)
    }
    return tokens[index]
  }

  func isPunctuation(_ token: Token, _ byte: UInt8) -> Bool { token.kind == .punctuation(byte) }

  /// What may stand between two components: print uses period, comma, colon and
  /// dash for the same thing, and leaves strays behind.
  func isSeparator(_ token: Token) -> Bool {
    switch token.kind {
    case .dash: true
    case .punctuation(let byte):
      byte == ASCII.period || byte == ASCII.comma || byte == ASCII.colon
        || byte == ASCII.asterisk || byte == ASCII.apostrophe
    case .other: isApostrophe(token)
    default: false
    }
  }

  /// Whether a token is a byte that is not UTF-8, which no reference holds.
  func isInvalid(_ token: Token) -> Bool {
    token.kind == .other && text.scalar(at: token.range.lowerBound).value == 0xFFFD
  }

  func isApostrophe(_ token: Token) -> Bool {
    ScalarClass.isApostrophe(text.scalar(at: token.range.lowerBound).value)
  }

  func isConjunction(_ token: Token) -> Bool { token.roles.contains(.conjunction) }

  func isVerso(_ token: Token) -> Bool { token.kind == .word && token.roles.contains(.verso) }

  /// Whether nothing but white space stands between two offsets; what stands before
  /// the piece is not known to be.
  func isOnlySpace(_ start: Int, _ end: Int) -> Bool {
    (0...max(0, end)).contains(start) && Trivia.end(in: text, from: start).end >= end
  }

  /// Where up to three separators end that begin at a token.
  func separatorsEnd(_ start: Int) -> Int {
    var index = start
    while index < start + 3, isSeparator(token(at: index)) { index += 1 }
    return index
  }

  mutating func skipSeparators(_ most: Int) {
    var steps = 0
    while steps < most, isSeparator(current) {
      position += 1
      steps += 1
    }
  }

  /// What may stand between an archive's name and its first component, quotation
  /// marks and «in:» among it.
  mutating func skipArchiveEnd() {
    var steps = 0
    while steps < 5 {
      let token = current
      guard
        isSeparator(token) || isQuote(token) || isWordIn(token)
          || isPunctuation(token, ASCII.closeParenthesis)
      else { return }
      position += 1
      steps += 1
    }
  }

  private func isQuote(_ token: Token) -> Bool {
    guard !token.range.isEmpty else { return false }
    return switch text.scalar(at: token.range.lowerBound).value {
    case 0x22, 0xAB, 0xBB, 0x2018...0x201F: true
    default: false
    }
  }

  private func isWordIn(_ token: Token) -> Bool {
    token.kind == .word && text[token.range].elementsEqual("in".utf8)
  }

  /// `f° 23 v°`
  func isDegreeSign(_ token: Token) -> Bool {
    guard token.kind == .other else { return false }
    let value = text.scalar(at: token.range.lowerBound).value
    return value == 0xB0 || value == 0xBA
  }

  func isNumberSign(_ token: Token) -> Bool {
    token.kind == .other && text.scalar(at: token.range.lowerBound).value == 0x2116
  }

  /// Steps over a name in parentheses: `ЦДАГО України (Центр. держ. архів …)`,
  /// `fond (Bestand) 558`, `Ф. 17 (ЦК КПСС (1898–1991))`.
  mutating func skipGloss() {
    let opening = current.kind
    let closing: UInt8
    switch opening {
    case .punctuation(ASCII.openParenthesis): closing = ASCII.closeParenthesis
    case .punctuation(ASCII.openBracket): closing = ASCII.closeBracket
    default: return
    }
    var depth = 0
    for index in position..<position + 24 {
      let token = token(at: index)
      if token.kind == .paragraphEnd || isInvalid(token) { return }
      if token.kind == opening { depth += 1 }
      if isPunctuation(token, closing) { depth -= 1 }
      if depth == 0 {
        position = index + 1
        return
      }
      if depth > 2 { return }
    }
  }

  /// How many letters a word has.
  func letterCount(_ range: Range<Int>) -> Int {
    var count = 0
    for offset in range {
      // Neither a further byte of a letter nor a soft hyphen and the line break behind it.
      let byte = text[offset]
      if byte > 0x20, byte & 0xC0 != 0x80, byte != 0xC2 { count += 1 }
    }
    return count
  }

  func isLetters(_ token: Token) -> Bool {
    switch token.kind {
    case .word, .mark: true
    default: false
    }
  }
}
