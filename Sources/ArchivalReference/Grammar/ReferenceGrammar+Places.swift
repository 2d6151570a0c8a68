/// Words that are marks only where their level is due, and marks that scanners broke.
extension ReferenceGrammar {
  /// The level that is due and that the next word stands for: `On. 11`, `Bl. 9`,
  /// `Akte 321`, `№ 46912`.
  func placeLevel(below floor: Level, in reference: borrowing ReferenceSyntax) -> Level? {
    if isNumberSign(current) { return isNumberedFile(below: floor, in: reference) ? .delo : nil }
    guard isLetters(current),
      let due = localLevel(below: floor, in: reference)
        ?? due(current.roles, below: floor, in: reference)
    else { return nil }
    let signEnd = signEnd(behind: position)
    // A letter alone and what is read for a mark need their period.
    let isBare =
      letterCount(current.range) > 1 && current.roles.isDisjoint(with: .misread)
      && token(at: position + 1).isSpaced
    guard signEnd > position + 1 || isBare, beginsNumber(signEnd) else { return nil }
    return due == .delo && isFileFollowing() ? nil : due
  }

  private func due(
    _ roles: WordRoles, below floor: Level, in reference: borrowing ReferenceSyntax
  ) -> Level? {
    guard !roles.isEmpty else { return nil }
    switch floor {
    case .archive: return dueFirst(roles, in: reference)
    case .fond, .opis:
      if floor == .fond, !roles.isDisjoint(with: [.misreadOpis, .opisInPlace]) { return .opis }
      if roles.contains(.deloInPlace), current.kind == .mark(.side) {
        return isTeczka() ? .delo : nil
      }
      return roles.isDisjoint(with: [.misreadDelo, .deloInPlace]) ? nil : .delo
    case .delo:
      return roles.isDisjoint(with: [.misreadList, .listInPlace])
        || (current.kind == .mark(.level(.fond)) && beginsUpper(current)) ? nil : .list
    case .list: return nil
    }
  }

  /// What may be due right behind an archive's name, «Там же» or a semicolon.
  private func dueFirst(_ roles: WordRoles, in reference: borrowing ReferenceSyntax) -> Level? {
    switch reference.opening {
    case .archive:
      if roles.contains(.fondInPlace) { return .fond }
      return roles.contains(.fileOfArchive) ? .delo : nil
    case .mark: return roles.contains(.fondInPlace) ? .fond : nil
    case .ibid, .step:
      if current.kind == .word, roles.contains(.listInPlace) { return .list }
      if current.kind == .mark(.side), roles.contains(.deloInPlace), isTeczka() { return .delo }
      if reference.opening == .ibid, roles.contains(.opisInPlace), isComponentFollowing(.delo) {
        return .opis
      }
      // `Там же. Кн. 5. С. 45` is the volume of a book.
      return current.kind == .word && roles.contains(.deloInPlace) && isComponentFollowing(.list)
        ? .delo : nil
    default: return nil
    }
  }

  /// `№ 46912. Арк. 4` below a fond, in archives that number their files so.
  private func isNumberedFile(
    below floor: Level, in reference: borrowing ReferenceSyntax
  ) -> Bool {
    guard floor == .fond || floor == .opis, beginsNumber(position + 1), !isFileFollowing() else {
      return false
    }
    // `№ 5 от 7 мая` is a document's number, `№ 5. С. 2` a periodical's.
    guard let end = endOfNumber(), token(at: end).kind != .word else { return false }
    if token(at: separatorsEnd(end)).kind == .mark(.page) { return false }
    guard case .archive = reference.opening else { return isComponentFollowing(.list) }
    return true
  }

  /// The place of the first token behind a mark and its number; nil where they do not fit.
  private func endOfNumber() -> Int? {
    var index = position + 1
    while index < position + 3,
      isPunctuation(token(at: index), ASCII.period)
        || isPunctuation(token(at: index), ASCII.colon) || isNumberSign(token(at: index))
    {
      index += 1
    }
    if isLetters(token(at: index)), token(at: index + 1).kind == .dash { index += 2 }
    guard token(at: index).kind == .number else {
      // `Ч. II`
      return isLetters(token(at: index)) && beginsUpper(token(at: index)) ? index + 1 : nil
    }
    index += 1
    if token(at: index).kind == .dash, token(at: index + 1).kind == .number { index += 2 }
    let suffix = token(at: index)
    if isLetters(suffix), letterCount(suffix.range) <= (suffix.isSpaced ? 1 : 2),
      !isLevelMark(suffix)
    {
      index += 1
    }
    return index
  }

  /// Whether, behind the mark and number that come next, a component of a level follows.
  func isComponentFollowing(_ level: Level) -> Bool {
    guard var index = endOfNumber() else { return false }
    index = separatorsEnd(index)
    // `№ 150, ч. 4, д. 5`, `д. 61, ч. 12, л. 5`
    if token(at: index).kind == .mark(.side) {
      index += isPunctuation(token(at: index + 1), ASCII.period) ? 2 : 1
      guard token(at: index).kind == .number else { return false }
      index = separatorsEnd(index + 1)
    }
    let next = token(at: index)
    if next.kind == .mark(.level(level)) { return isMarkAhead(from: index) }
    return level == .list && next.kind == .word && next.roles.contains(.listInPlace)
      && isPlaceAhead(from: index)
  }

  /// Whether a delo follows the level that comes next, which then is none itself:
  /// `Кн. 3. Д. 5`.
  func isFileFollowing() -> Bool { isComponentFollowing(.delo) }

  /// Whether, past separators, a file and its lists follow; with a № in place of its mark
  /// as well.
  mutating func isFileWithListsAhead(from start: Int) -> Bool {
    let here = position
    defer { position = here }
    position = start
    skipSeparators(3)
    return (current.kind == .mark(.level(.delo)) || isNumberSign(current))
      && isComponentFollowing(.list)
  }

  /// `t. 73, k. 12`: a file, not a volume.
  func isTeczka() -> Bool {
    guard var index = endOfNumber(), !beginsUpper(current) else { return false }
    let end = index + 2
    while index < end, isSeparator(token(at: index)) { index += 1 }
    return token(at: index).roles.contains(.karta) && isPlaceAhead(from: index)
  }

  /// Whether a number can begin at a token: digits, or a prefix and digits.
  func beginsNumber(_ start: Int) -> Bool {
    let index = isNumberSign(token(at: start)) ? start + 1 : start
    if token(at: index).kind == .number { return true }
    return isLetters(token(at: index)) && letterCount(token(at: index).range) <= 2
      && token(at: index + 1).kind == .dash && token(at: index + 2).kind == .number
  }

  /// Whether, past separators, a word that can be a mark in its place and a number follow.
  func isPlaceAhead(from start: Int) -> Bool {
    let index = separatorsEnd(start)
    let word = token(at: index)
    let isPlace =
      isNumberSign(word) || word.kind == .mark(.side)
      || !word.roles.isDisjoint(
        with: [.opisInPlace, .deloInPlace, .sideInPlace, .listInPlace, .local])
    guard isPlace else { return false }
    return beginsNumber(signEnd(behind: index))
  }

  /// Where the period, colon, degree or apostrophe behind a word ends.
  func signEnd(behind word: Int) -> Int {
    var index = word + 1
    while index < word + 3 {
      let sign = token(at: index)
      guard
        isPunctuation(sign, ASCII.period) || isPunctuation(sign, ASCII.colon)
          || isPunctuation(sign, ASCII.apostrophe) || isDegreeSign(sign)
          || (sign.kind == .other && isApostrophe(sign))
      else { break }
      index += 1
    }
    return index
  }

  /// Whether what was read as lists behind `f.` is the fond of another reference:
  /// `d. 5, f. 82, op. 2`.
  func isNextFond(_ mark: Token, _ level: Level) -> Bool {
    level == .list && mark.kind == .mark(.level(.fond)) && isMarkAhead(from: position)
  }

  func isMisread(_ mark: Token) -> Bool { !mark.roles.isDisjoint(with: .misread) }

  /// A mark one sign of which was read as a digit: `0п. 10`, `1l. 7`, `J1. 5`; and how
  /// many tokens it takes.
  func brokenMark(below floor: Level) -> (level: Level, length: Int)? {
    guard floor == .fond || floor == .delo else { return nil }
    let second = token(at: position + 1)
    guard second.kind == .number || current.kind == .number else { return nil }
    let sign = token(at: position + 2)
    guard !second.isSpaced, isPunctuation(sign, ASCII.period),
      token(at: position + 3).kind == .number
    else { return nil }
    let (number, word) = current.kind == .number ? (current, second) : (second, current)
    guard number.kind == .number, isLetters(word), letterCount(word.range) == 1,
      number.range.count == 1
    else { return nil }
    let digit = text[number.range.lowerBound]
    switch (floor, text.scalar(at: word.range.lowerBound).value) {
    // 0 before п, n or p
    case (.fond, 0x43F), (.fond, 0x6E), (.fond, 0x70):
      return digit == 0x30 && number.range.lowerBound < word.range.lowerBound ? (.opis, 2) : nil
    // 1 before or behind J, I or l
    case (.delo, 0x4A), (.delo, 0x49), (.delo, 0x6C):
      return digit == 0x31 ? (.list, 2) : nil
    default: return nil
    }
  }

  /// Whether the last mark of a level before a token is Latin.
  func hasLatinMark(before index: Int) -> Bool {
    for offset in 1...12 {
      let token = token(at: index - offset)
      if case .mark(.level) = token.kind {
        return !ScalarClass.isCyrillic(text.scalar(at: token.range.lowerBound).value)
      }
    }
    return false
  }

  /// `арх.-след. дело № П-5571` behind an archive's name: what kind of file it is.
  mutating func skipFileKind() {
    guard current.roles.contains(.fileKind) else { return }
    var index = position
    while index < position + 8 {
      let token = token(at: index)
      if token.kind == .mark(.level(.delo)),
        isMarkAhead(from: index) || isNumberSign(self.token(at: index + 1))
      {
        position = index
        return
      }
      guard token.roles.contains(.fileKind) || isSeparator(token) else { return }
      index += 1
    }
  }

  /// A year in which a file can have been made, of old archives too.
  func isOldYear(_ token: Token) -> Bool {
    token.kind == .number && token.range.count == 4 && (1400...2029).contains(value(token.range))
  }
}
