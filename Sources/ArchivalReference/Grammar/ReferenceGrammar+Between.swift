/// What stands between two components: comments, the parts of a fond, years, an archive.
extension ReferenceGrammar {
  /// A year or the name of the fond in parentheses: `Д. 56 (1934). Л. 7`,
  /// `Ф. 558 (И. В. Сталин). Оп. 11`.
  mutating func skipComment() {
    let start = position
    skipGloss()
    guard position > start else { return }
    skipSeparators(2)
    guard isMarkAhead(from: position) || isPlaceAhead(from: position) || isOldYear(current) else {
      position = start
      return
    }
  }

  /// The name and year of a part of a fond, between its number and the opis:
  /// `f. 102 DPOO, 1898 g., op. 226`, `Оп. 1. 1625 г. Д. 12`.
  mutating func skipFondName() {
    var hasName = false
    var isAbbreviated = false
    for index in position..<position + 12 {
      let isPlace = isPlaceAhead(from: index)
      if isPlace || isMarkAhead(from: index) {
        // A name in small letters may be a sentence, and the mark somebody's house.
        let isSign = isPlace && isNumberSignAhead(from: index)
        if hasName, isSign, isNumberSign(token(at: index)) { return }
        if hasName || isSign, !isPlace || isSign, !isOpisAhead(from: index),
          !isFileWithListsAhead(from: index), !isFileBehindPeriod(index)
        {
          return
        }
        position = index
        skipSeparators(3)
        return
      }
      let token = token(at: index)
      if isSeparator(token) || isOldYear(token) { continue }
      if isFondNameWord(token) {
        isAbbreviated = isAbbreviated || letterCount(token.range) > 1
        continue
      }
      if isOrdinal(index) {
        hasName = true
        continue
      }
      guard isLetters(token), hasName || isAbbreviated || beginsUpper(token) else { return }
      hasName = true
    }
  }

  /// `3 д-во`, `1-я экспедиция`, `ДП-7`: a part of a fond that is numbered.
  private func isOrdinal(_ index: Int) -> Bool {
    let number = token(at: index)
    guard number.kind == .number, number.range.count <= 2,
      text[number.range.lowerBound] != 0x30
    else { return false }
    let next = token(at: index + 1)
    if token(at: index - 1).kind == .dash, !number.isSpaced {
      return isFondNameWord(token(at: index - 2))
    }
    return isLetters(next) || (next.kind == .dash && isLetters(token(at: index + 2)))
  }

  /// `Оп. 3. Протоколы. Д. 904, 905`, with a capital and behind a period: no house.
  private func isFileBehindPeriod(_ index: Int) -> Bool {
    isPunctuation(token(at: index), ASCII.period)
      && token(at: index + 1).kind == .mark(.level(.delo))
      && beginsUpper(token(at: index + 1)) && isPunctuation(token(at: index + 2), ASCII.period)
  }

  private func isNumberSignAhead(from start: Int) -> Bool {
    isNumberSign(token(at: separatorsEnd(start)))
  }

  private func isOpisAhead(from start: Int) -> Bool {
    token(at: separatorsEnd(start)).kind == .mark(.level(.opis))
  }

  /// `Fond 558, Russian State Archive of Socio-Political History, Moscow, op. 11`.
  mutating func skipArchiveBetween(into reference: inout ReferenceSyntax) {
    guard reference.opening == .mark, reference.trailingArchive == nil,
      case .archive(let archive) = current.kind
    else { return }
    var index = position + 1
    while index < position + 6,
      isPunctuation(token(at: index), ASCII.comma) || beginsUpper(token(at: index))
        || isInTown(index), !isMarkAhead(from: index)
    {
      index += 1
    }
    if isPunctuation(token(at: index), ASCII.openParenthesis) { index += 1 }
    guard isMarkAhead(from: index), isOpisAhead(from: index) else { return }
    reference.trailingArchive = archive
    position = index
    skipSeparators(3)
  }

  /// The period of `St. Petersburg`, the hyphen of `Ivano-Frankivsk`.
  private func isInTown(_ index: Int) -> Bool {
    guard beginsUpper(token(at: index - 1)), beginsUpper(token(at: index + 1)) else { return false }
    if token(at: index).kind == .dash { return !token(at: index).isSpaced }
    return isPunctuation(token(at: index), ASCII.period)
      && text[token(at: index - 1).range].elementsEqual("St".utf8)
  }

  /// `фонд: 33; опись: 690306; дело: 5`, as databases print it.
  func isDatabaseStep() -> Bool {
    isPunctuation(current, ASCII.semicolon) && token(at: position + 1).isLongMark
      && isPunctuation(token(at: position + 2), ASCII.colon)
  }

  /// `в деле 5 на листе 7`
  mutating func skipPreposition() {
    if current.roles.contains(.preposition), token(at: position + 1).isLongMark,
      isMarkAhead(from: position + 1)
    {
      position += 1
    }
  }

  /// `RGVA Moskau, Fond 500`, `РГАСПИ, г. Москва, ф. 17`: where an archive is, before the
  /// fond.
  mutating func skipCity() {
    guard current.kind == .word else { return }
    for index in position + 1..<position + 5 {
      let token = token(at: index)
      if isSeparator(token), self.token(at: index + 1).kind == .mark(.level(.fond)),
        isMarkAhead(from: index)
      {
        position = index
        skipSeparators(2)
        return
      }
      guard isPunctuation(token, ASCII.period) || beginsUpper(token) else { return }
    }
  }

  /// `f.17/op.162/d.18`
  mutating func skipSlash() {
    // `example.org/f17/op3` is none.
    if isPunctuation(current, ASCII.slash), isMarkAhead(from: position + 1),
      isPunctuation(token(at: position + 2), ASCII.period)
    {
      position += 1
    }
  }

  private func isFondNameWord(_ token: Token) -> Bool {
    guard isLetters(token) else { return false }
    if letterCount(token.range) == 1 { return true }
    var offset = token.range.lowerBound
    while offset < token.range.upperBound {
      let scalar = text.scalar(at: offset)
      guard ScalarClass.isUpper(scalar.value) || !ScalarClass.isLetter(scalar.value) else {
        return false
      }
      offset += scalar.length
    }
    return true
  }
}
