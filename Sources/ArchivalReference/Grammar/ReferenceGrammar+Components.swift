/// Components: a mark and its number, from fond down to the lists.
extension ReferenceGrammar {
  /// Reads components of falling level; false, with nothing consumed, where there is none.
  mutating func components(into reference: inout ReferenceSyntax) -> Bool {
    let start = position
    var floor = Level.archive
    var end = position
    while true {
      let save = position
      var isOpened = false
      if floor > .archive {
        skipSeparators(3)
        isOpened = opensParenthesis(below: floor)
        if isOpened { position += 1 } else { skipComment() }
        if floor == .fond || floor == .opis { skipFondName() }
      }
      if sideLevel(isInside: floor > .archive) {
        if floor == .delo { end = position }
        continue
      }
      guard let level = component(below: floor, into: &reference) else {
        position = save
        if floor == .delo, reference.lists.isEmpty, damagedLists(into: &reference) {
          end = position
        }
        break
      }
      floor = level
      end = position
      if isOpened, isPunctuation(current, ASCII.closeParenthesis) {
        reference.closing = current.range.upperBound
      }
      if level == .list { break }
    }
    guard floor > .archive else {
      position = start
      return false
    }
    position = end
    reference.range = reference.range.lowerBound..<token(at: end - 1).range.upperBound
    return true
  }

  /// `д. 742 (л. 5, 6)`: a parenthesis around the lower levels.
  private func opensParenthesis(below floor: Level) -> Bool {
    guard isPunctuation(current, ASCII.openParenthesis), isMarkAhead(from: position + 1),
      case .mark(.level(let level)) = token(at: position + 1).kind
    else { return false }
    return level > floor
  }

  /// A year or the name of the fond in parentheses: `Д. 56 (1934). Л. 7`,
  /// `Ф. 558 (И. В. Сталин). Оп. 11`.
  private mutating func skipComment() {
    let start = position
    skipGloss()
    guard position > start else { return }
    skipSeparators(2)
    guard isMarkAhead(from: position) else {
      position = start
      return
    }
  }

  /// The name and year of a part of a fond, between its number and the opis:
  /// `f. 102 DPOO, 1898 g., op. 226`.
  private mutating func skipFondName() {
    for index in position..<position + 7 {
      if isMarkAhead(from: index) {
        position = index
        skipSeparators(3)
        return
      }
      let token = token(at: index)
      guard isSeparator(token) || isYear(token) || isFondNameWord(token) else { return }
    }
  }

  private func isFondNameWord(_ token: Token) -> Bool {
    guard isLetters(token) else { return false }
    if letterCount(token.range) == 1 { return true }
    var offset = token.range.lowerBound
    while offset < token.range.upperBound {
      let scalar = text.scalar(at: offset)
      guard ScalarClass.isUpper(scalar.value) else { return false }
      offset += scalar.length
    }
    return true
  }

  /// `component := mark ('.' | ':')* number`
  mutating func component(
    below floor: Level, into reference: inout ReferenceSyntax
  ) -> Level? {
    let start = position
    guard let level = markedLevel(below: floor) else { return nil }
    let mark = current
    let listsBefore = reference.lists
    position += 1
    // `Л. Л. 1-4`: a doubled mark is a plural. `л. д. 5`: a list of the delo.
    if isPunctuation(current, ASCII.period),
      (token(at: position + 1).kind == mark.kind && token(at: position + 2).kind != .dash)
        || (level == .list && isListOfDelo())
    {
      position += 2
    }
    skipMarkEnd(of: mark)
    let beforeGloss = position
    skipGloss()
    if position > beforeGloss { skipMarkEnd(of: mark) }
    let isRead =
      switch level {
      case .fond: fond(into: &reference)
      case .opis: opis(into: &reference)
      case .delo: dela(into: &reference)
      case .list: lists(into: &reference)
      case .archive: false
      }
    // `pp. 5–6 of the printed book` cites a book that the file holds.
    let isBook =
      mark.kind == .mark(.page) && !endsNumber(current)
      && !isPunctuation(token(at: position - 1), ASCII.period)
    guard isRead, !isBook else {
      reference.lists = listsBefore
      position = start
      return nil
    }
    if mark.isMixed { reference.note(.mixedAlphabets, mark.range) }
    if mark.kind == .word, !mark.roles.contains(.listInPlace) {
      reference.note(.misreadMark, mark.range)
    }
    return level
  }

  private func isListOfDelo() -> Bool {
    let next = token(at: position + 1)
    return next.kind == .mark(.level(.delo)) && !next.isLongMark
      && isPunctuation(token(at: position + 2), ASCII.period)
      && token(at: position + 3).kind == .number
  }

  /// The level that the next token marks, if it is below the floor.
  private func markedLevel(below floor: Level) -> Level? {
    switch current.kind {
    case .mark(.level(let level)): level > floor ? level : nil
    // A page is a sheet only of a file that was named just before.
    case .mark(.page): floor == .delo ? .list : nil
    case .word: misreadLevel(current, below: floor)
    default: nil
    }
  }

  /// The level that is due and that a word stands for, with a period or colon and a
  /// number behind it: `On. 11`, `JI. 5`, `Bl. 9`.
  private func misreadLevel(_ token: Token, below floor: Level) -> Level? {
    let due: Level
    switch floor {
    case .fond where token.roles.contains(.misreadOpis): due = .opis
    case .fond, .opis:
      guard token.roles.contains(.misreadDelo) else { return nil }
      due = .delo
    case .delo where !token.roles.isDisjoint(with: [.misreadList, .listInPlace]): due = .list
    default: return nil
    }
    let sign = self.token(at: position + 1)
    guard isPunctuation(sign, ASCII.period) || isPunctuation(sign, ASCII.colon),
      self.token(at: position + 2).kind == .number
    else { return nil }
    return due
  }

  /// The period, colon or stray sign between a mark and its number.
  private mutating func skipMarkEnd(of mark: Token) {
    var steps = 0
    while steps < 3 {
      switch current.kind {
      case .punctuation(ASCII.period), .punctuation(ASCII.colon), .punctuation(ASCII.apostrophe):
        position += 1
      // `Ф, 17`; but `Л., 1936` is a place of printing.
      case .punctuation(ASCII.comma) where steps == 0:
        position += 1
      case .punctuation(ASCII.semicolon) where mark.isLongMark:
        position += 1
      case .other where isApostrophe(current) || isNumberSign(current):
        position += 1
      default: return
      }
      steps += 1
    }
  }

  /// A level that the shifr does not hold: `пап. 1`, `разд. III`, `т. 1, 2`, `ч. 2`.
  private mutating func sideLevel(isInside: Bool) -> Bool {
    guard isInside, current.kind == .mark(.side) else { return false }
    let start = position
    let mark = current
    position += 1
    skipMarkEnd(of: mark)
    guard current.kind == .number || current.kind == .word else {
      position = start
      return false
    }
    position += 1
    while isPunctuation(current, ASCII.comma), token(at: position + 1).kind == .number,
      !isLetters(token(at: position + 2))
    {
      position += 2
    }
    return true
  }

  /// Lists whose mark is lost (`D. 904. 11`) or was read as a digit (`d. 134, 1. 36`).
  private mutating func damagedLists(into reference: inout ReferenceSyntax) -> Bool {
    let start = position
    let isPeriod = isPunctuation(current, ASCII.period)
    guard isPeriod || isPunctuation(current, ASCII.comma) else { return false }
    position += 1
    let first = current
    guard first.kind == .number, first.isSpaced else {
      position = start
      return false
    }
    if isOne(first), isPunctuation(token(at: position + 1), ASCII.period),
      token(at: position + 2).kind == .number
    {
      position += 2
      if lists(into: &reference) {
        reference.note(.listMarkReadAsDigit, first.range)
        return true
      }
    } else if isPeriod, !isYear(first), lists(into: &reference) {
      if endsLists(current) {
        reference.note(.missingListMark, first.range)
        return true
      }
      reference.lists = Runs()
    }
    position = start
    return false
  }

  /// Whether a token closes a citation for certain. Behind a period alone a
  /// number may begin the next numbered paragraph.
  private func endsLists(_ token: Token) -> Bool {
    switch token.kind {
    case .paragraphEnd: true
    case .punctuation(let byte):
      byte == ASCII.closeParenthesis || byte == ASCII.closeBracket || byte == ASCII.semicolon
        || (byte == ASCII.period && closesSentence(token.range.upperBound))
    default: false
    }
  }

  private func closesSentence(_ offset: Int) -> Bool {
    let next = self.token(at: position + 1)
    return next.kind == .paragraphEnd || isPunctuation(next, ASCII.closeParenthesis)
      || WitnessReader(text: text).witness(after: offset) != nil
  }

  private func isOne(_ token: Token) -> Bool {
    token.range.count == 1 && text[token.range.lowerBound] == 0x31
  }

  /// Four digits from 1700 to 2029.
  func isYear(_ token: Token) -> Bool {
    token.range.count == 4 && (1700...2029).contains(value(token.range))
  }

  /// The value of digits, of which there are at most ``ReferenceParser/longestNumber``.
  func value(_ digits: Range<Int>) -> Int {
    text[digits].reduce(0) { $0 * 10 + Int($1 &- 0x30) }
  }
}
