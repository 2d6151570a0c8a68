/// The letters of a number: `76а`, `3996сс`, `9401с/ч`.
extension ReferenceGrammar {
  /// Letters that belong to the number: `76а`, `3996сс`, `2-р`, `19-а`, `17761 пф`, `3 а.`
  mutating func letters(into number: inout NumberSyntax) {
    var index = position
    let isHyphened = token(at: index).kind == .dash && !token(at: index).isSpaced
    if isHyphened { index += 1 }
    let word = token(at: index)
    guard isLetters(word), letterCount(word.range) <= 3 else { return }
    let isGlued = !word.isSpaced
    guard isGlued || (!isHyphened && isSpacedSuffix(word, at: index)) else { return }
    // `1214л.` is an extent, and `487оп1` begins the next component.
    if isLevelMark(word) { return }
    // A file has no verso: `43v` is 43в.
    if (letterCount(word.range) > 1 && spells(word) { $0.roles.contains(.verso) })
      || token(at: index + 1).kind == .number && !token(at: index + 1).isSpaced
    {
      return
    }
    number.letters = word.range
    number.range = number.range.lowerBound..<word.range.upperBound
    position = index + 1
  }

  /// After a space only what cannot be a word: the marks of secret and personal
  /// files, and one letter before the next component.
  private func isSpacedSuffix(_ word: Token, at index: Int) -> Bool {
    if word.kind == .word, word.roles.contains(.fileSuffix) { return true }
    guard letterCount(word.range) == 1, !isConjunction(word),
      !ScalarClass.isUpper(text.scalar(at: word.range.lowerBound).value)
    else { return false }
    let sign = token(at: index + 1)
    return isMarkAhead(from: index + 2)
      && (isPunctuation(sign, ASCII.comma)
        || (word.kind == .word && isPunctuation(sign, ASCII.period)))
  }

  /// `4С/П`, `9401с/ч`, `231/II`: letters behind a slash that end the number.
  mutating func slashLetters(into number: inout NumberSyntax) {
    guard isPartOfNumber(position + 1) else { return }
    let tail = token(at: position + 1).range
    number.slashLetters = tail
    number.range = number.range.lowerBound..<tail.upperBound
    position += 2
  }

  /// `9401 с/ч`: such letters behind a space, where the next component follows.
  @inline(__always)
  mutating func spacedLetters(into number: inout NumberSyntax) {
    guard isSlash(at: current.range.upperBound), current.isSpaced, isLetters(current),
      letterCount(current.range) <= 2, !isConjunction(current),
      !isLevelMark(current), isPartOfNumber(position + 2), isMarkAhead(from: position + 3)
    else { return }
    number.letters = current.range
    number.range = number.range.lowerBound..<current.range.upperBound
    position += 1
  }

  func isSlash(at offset: Int) -> Bool { offset < text.count && text[offset] == ASCII.slash }

  /// Whether the letters behind a slash belong to the number before it; in `17а/к.5` they are
  /// the mark of another level.
  private func isPartOfNumber(_ index: Int) -> Bool {
    let letters = token(at: index)
    guard isLetters(letters), !letters.isSpaced, !isLevelMark(letters),
      letterCount(letters.range) <= 2 || Normalizer.roman(text, letters.range) != nil
    else { return false }
    let isSide =
      letters.kind == .mark(.side) || !letters.roles.isDisjoint(with: [.sideInPlace, .deloInPlace])
    let next = isPunctuation(token(at: index + 1), ASCII.period) ? index + 2 : index + 1
    return !isSide || token(at: next).kind != .number
  }

  /// Whether letters are the mark of a level, or would print as one in Cyrillic:
  /// `17On.` is `17оп.`
  func isLevelMark(_ word: Token) -> Bool {
    if case .mark(.level) = word.kind { return true }
    guard isLetters(word), word.range.count <= 6 else { return false }
    return spells(word) { if case .level = $0.mark?.kind { true } else { false } }
  }

  /// Whether letters, as they are printed or would print in Cyrillic, are a known word.
  private func spells(_ word: Token, _ isWord: (Vocabulary.Entry) -> Bool) -> Bool {
    if let folded = FoldedWord(text.span, word.range), let entry = Vocabulary.entry(folded),
      isWord(entry)
    {
      return true
    }
    return [true, false].contains { isCyrillic in
      let spelled = Normalizer.letters(text, word.range, isCyrillic: isCyrillic, upper: false)
      return FoldedWord(spelled).flatMap(Vocabulary.entry).map(isWord) ?? false
    }
  }
}
