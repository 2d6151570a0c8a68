/// What stands around a reference and decides what it is: steps, lone lists,
/// archives before and behind.
extension ReferenceGrammar {
  /// Whether a reference that begins at a token continues the one before it:
  /// `…; Д. 84. Л. 2`, `…, д. 3, л. 1`, with a comment in between if it is short.
  func isStep(from previousEnd: Int, to start: Int, _ next: borrowing ReferenceSyntax) -> Bool {
    var index = start - 1
    var words = 0
    while index >= 0, tokens[index].kind == .word, words < 2, !beginsUpper(tokens[index]) {
      if isConjunction(tokens[index]), tokens[index].range.lowerBound >= previousEnd,
        next.firstLevel ?? .fond >= .delo,
        isOnlySpace(previousEnd, tokens[index].range.lowerBound)
      {
        return true
      }
      words += 1
      index -= 1
    }
    guard index >= 0, tokens[index].range.lowerBound >= previousEnd else { return false }
    let separator = tokens[index]
    if separator.kind == .punctuation(ASCII.comma) {
      // `495-184-15, file 1936 incoming`: behind numbers without marks, a comment.
      if previous?.bareArchive != nil, !next.has(.list) { return false }
      // `…, l. 10, with d. 873, l. 2`: words only before a delo with lists of its own.
      return (words == 0 || next.has(.list)) && (next.firstLevel ?? .fond) >= .delo
        && (words == 0 || next.has(.delo))
        && isOnlySpace(previousEnd, separator.range.lowerBound)
    }
    if let semicolon = semicolonBeforeWords(start - 1, next) {
      return isComment(from: previousEnd, toToken: semicolon)
    }
    // `Л. 3. Д. 6. Л. 4`: after a period only a delo with lists of its own.
    if separator.kind == .punctuation(ASCII.period) {
      return words == 0 && next.firstLevel == .delo && next.has(.list)
        && isOnlySpace(previousEnd, separator.range.lowerBound)
    }
    guard separator.kind == .punctuation(ASCII.semicolon) else { return false }
    return isComment(from: previousEnd, toToken: index)
  }

  /// `…; материалы: Оп. 163. Д. 5`, `…; ср. также: Д. 7`: the semicolon before a few
  /// words in small letters, the last of them with a colon or a period.
  private func semicolonBeforeWords(
    _ last: Int, _ next: borrowing ReferenceSyntax
  ) -> Int? {
    guard last > 0,
      isPunctuation(tokens[last], ASCII.colon)
        || isPunctuation(tokens[last], ASCII.period), next.firstLevel ?? .fond > .fond
    else { return nil }
    var index = last
    while index > 0, last - index < 6 {
      index -= 1
      switch tokens[index].kind {
      case .punctuation(ASCII.semicolon): return index
      case .punctuation(ASCII.period): continue
      case .word, .mark: if beginsUpper(tokens[index]) { return nil }
      default: return nil
      }
    }
    return nil
  }

  /// Whether a comment of a few words begins with a comma right behind a reference and
  /// goes on to a token.
  func isOneSentence(_ offset: Int, toToken end: Int) -> Bool {
    var first = end
    while first > 0, tokens[first - 1].range.lowerBound >= offset {
      first -= 1
      if end - first > 16 || tokens[first].kind == .paragraphEnd { return false }
    }
    return first < end && isPunctuation(tokens[first], ASCII.comma)
      && isOnlySpace(offset, tokens[first].range.lowerBound)
  }

  /// Whether what stands between a reference and the `;` after it is nothing, a
  /// period, or one comment in parentheses or after a colon.
  private func isComment(from offset: Int, toToken end: Int) -> Bool {
    var first = end
    while first > 0, tokens[first - 1].range.lowerBound >= offset {
      first -= 1
      if end - first > 24 { return false }
    }
    // The tokens may begin far behind the reference: the scanner left out what stands there.
    if first == 0, !isOnlySpace(offset, tokens[0].range.lowerBound) { return false }
    if first == end { return true }
    let between = tokens[first..<end]
    switch tokens[first].kind {
    case .punctuation(ASCII.period): return between.count == 1
    case .punctuation(ASCII.openParenthesis):
      return tokens[end - 1].kind == .punctuation(ASCII.closeParenthesis)
    case .punctuation(ASCII.colon):
      return !between.contains { $0.kind == .paragraphEnd }
    default: return false
    }
  }

  /// What follows a reference, is likely part of it and was not read: a number behind a
  /// slash, or a lower level behind words that are no mark. The mark must be a capital
  /// or have lists behind it, or it may be a house.
  func restNotRead(behind reference: borrowing ReferenceSyntax) -> Range<Int>? {
    guard !reference.isBare, let level = reference.lowestLevel,
      reference.range.upperBound == token(at: position - 1).range.upperBound
    else { return nil }
    if isPunctuation(current, ASCII.slash), !current.isSpaced {
      let number = token(at: position + 1)
      guard number.kind == .number, !number.isSpaced else { return nil }
      return current.range.lowerBound..<number.range.upperBound
    }
    guard level < .list else { return nil }
    var hasNumber = false
    for index in position..<position + 8 {
      let token = token(at: index)
      switch token.kind {
      case .mark(.level(let next)):
        guard hasNumber, next > level, beginsUpper(token), isMarkAhead(from: index),
          isPunctuation(self.token(at: index + 1), ASCII.period),
          self.token(at: index + 2).kind == .number,
          token.range.lowerBound - reference.range.upperBound <= 120
        else { return nil }
        return token.range.lowerBound..<self.token(at: index + 2).range.upperBound
      case .number:
        if isOldYear(token) { return nil }
        hasNumber = true
      case .word, .dash, .punctuation(ASCII.period), .mark(.side): continue
      default: return nil
      }
    }
    return nil
  }

  /// The name of an archive that the table does not hold, right before the first
  /// mark: it begins with an abbreviation (`ЦГА СПб`), or the word архив stands in it
  /// as in a name (`Государственный архив Ростовской области`).
  func unknownArchive(before start: Int, notBefore floor: Int) -> Range<Int>? {
    var index = start - 1
    while index >= 0, start - index <= 2, isSeparator(tokens[index]) { index -= 1 }
    let last = index
    while index >= 0, last - index < 7, tokens[index].range.lowerBound >= floor,
      isLetters(tokens[index]) || tokens[index].kind == .dash
    {
      index -= 1
    }
    guard index < last else { return nil }
    let words = tokens[index + 1...last].drop { !beginsUpper($0) }
    guard let first = words.first, let end = words.last else { return nil }
    return isAbbreviation(first) || isRepositoryName(words)
      ? first.range.lowerBound..<end.range.upperBound : nil
  }

  /// Whether the word архив or the like has a capital, or one right before it.
  private func isRepositoryName(_ words: ArraySlice<Token>) -> Bool {
    guard words.count > 1 else { return false }
    return words.indices.contains { index in
      guard words[index].roles.contains(.repository) else { return false }
      return beginsUpper(words[index])
        || (index > words.startIndex && beginsUpper(words[index - 1]))
    }
  }

  /// Three letters or more, half of them capitals at least: `ГАХК`, `TsGIA`.
  private func isAbbreviation(_ token: Token) -> Bool {
    guard isLetters(token) else { return false }
    var capitals = 0
    var letters = 0
    var offset = token.range.lowerBound
    while offset < token.range.upperBound {
      let scalar = text.scalar(at: offset)
      if ScalarClass.isUpper(scalar.value) { capitals += 1 }
      if ScalarClass.isLetter(scalar.value) { letters += 1 }
      offset += scalar.length
    }
    return letters >= 3 && capitals >= 2 && capitals * 2 >= letters
  }

  func beginsUpper(_ token: Token) -> Bool {
    isLetters(token) && ScalarClass.isUpper(text.scalar(at: token.range.lowerBound).value)
  }

  /// The archive behind a shifr, which databases and captions put there:
  /// `Ф. Р-6023, оп. 4, д. 7711 / ГА Винницкой обл.` It must end the sentence, or it
  /// belongs to what follows. The position stays before it.
  func trailingArchive() -> ArchiveIndex? {
    var index = position
    var steps = 0
    while steps < 7, canPrecedeArchive(token(at: index)) {
      index += 1
      steps += 1
    }
    guard index > position, case .archive(let archive) = token(at: index).kind else { return nil }
    // A name that ends with a period ends the sentence as well: `ГА Винницкой обл.`
    let last = token(at: index).range.upperBound - 1
    if text[last] == ASCII.period, !isMarkAhead(from: index + 1) { return archive }
    switch token(at: index + 1).kind {
    case .paragraphEnd: return archive
    case .punctuation(let byte):
      let ends = [ASCII.period, ASCII.closeParenthesis, ASCII.semicolon]
      return ends.contains(byte) && !isMarkAhead(from: index + 1) ? archive : nil
    default: return nil
    }
  }

  private func canPrecedeArchive(_ token: Token) -> Bool {
    switch token.kind {
    case .dash: true
    case .punctuation(let byte):
      byte == ASCII.slash || byte == ASCII.comma || byte == ASCII.period || byte == ASCII.colon
        || byte == ASCII.openParenthesis || byte == ASCII.semicolon
    case .word, .mark: token.roles.contains(.holding)
    default: false
    }
  }

  /// Whether a reference is lists alone that head a paragraph: a legend under a
  /// document whose heading names the delo.
  func isLoneList(_ reference: borrowing ReferenceSyntax, at start: Int) -> Bool {
    guard reference.firstLevel == .list, isParagraphHead(start) else { return false }
    guard isPunctuation(current, ASCII.period) else { return current.kind == .paragraphEnd }
    let next = token(at: position + 1)
    return next.kind == .paragraphEnd || isCopyLetter(position + 1)
      || WitnessReader(text: text).witness(after: reference.range.upperBound) != nil
  }

  /// `(А)`, which tells copies of one document apart.
  private func isCopyLetter(_ index: Int) -> Bool {
    isPunctuation(token(at: index), ASCII.openParenthesis)
      && isPunctuation(token(at: index + 2), ASCII.closeParenthesis)
      && isLetters(token(at: index + 1)) && letterCount(token(at: index + 1).range) == 1
  }

  /// Whether nothing but a dash stands between a token and the paragraph's beginning.
  private func isParagraphHead(_ index: Int) -> Bool {
    let before = token(at: index - 1).kind == .dash ? index - 1 : index
    if before > 0 { return token(at: before - 1).kind == .paragraphEnd }
    return isBlank(before: token(at: before).range.lowerBound)
  }

  /// Whether nothing but white space stands in the text before an offset.
  private func isBlank(before end: Int) -> Bool {
    guard isTextStart else { return false }
    var offset = 0
    while offset < end {
      let run = Trivia.end(in: text, from: offset)
      if run.end == offset, run.lineBreaks < 2 { return false }
      offset = run.lineBreaks > 1 && run.end == offset ? offset + 1 : run.end
    }
    return true
  }

  /// «без номера дела и описи» behind a fond: the lower levels are said to be absent.
  func saysThereIsNoMore() -> Bool {
    for index in position..<position + 3 {
      let token = token(at: index)
      if token.kind == .paragraphEnd { return false }
      if token.roles.contains(.absence) { return true }
    }
    return false
  }
}
