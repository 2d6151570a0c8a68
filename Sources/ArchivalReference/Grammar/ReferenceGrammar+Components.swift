/// Components: a mark and its number, from fond down to the lists.
extension ReferenceGrammar {
  /// Reads components of falling level; false, with nothing consumed, where there is none.
  mutating func components(into reference: inout ReferenceSyntax) -> Bool {
    let start = position
    readsNumberedFile = false
    var floor = Level.archive
    var end = position
    while true {
      let save = position
      var isOpened = false
      if floor > .archive {
        if isDatabaseStep() { position += 1 }
        skipSeparators(3)
      }
      let isPlain = isPlainMark(below: floor)
      if floor > .archive, !isPlain {
        isOpened = opensParenthesis(below: floor)
        if isOpened { position += 1 } else { skipComment() }
        if floor == .fond || floor == .opis { skipFondName() }
        if floor == .fond { skipArchiveBetween(into: &reference) }
        skipSlash()
        skipPreposition()
      }
      if !isPlain {
        let hadKarton = reference.karton != nil
        if sideLevel(below: floor, into: &reference) {
          if floor == .delo || (!hadKarton && reference.karton != nil) { end = position }
          if floor == .archive { skipSeparators(3) }
          continue
        }
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
      reference.karton = nil
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

  /// Whether the mark of a lower level and digits come next, as in most print: nothing that
  /// may stand between two components does.
  @inline(__always)
  private func isPlainMark(below floor: Level) -> Bool {
    let mark = current
    guard case .mark(.level(let level)) = mark.kind, level > floor,
      mark.roles.isDisjoint(with: [.sideInPlace, .deloInPlace])
    else { return false }
    let next = token(at: position + 1)
    return next.kind == .number
      || (isPunctuation(next, ASCII.period) && token(at: position + 2).kind == .number)
  }

  /// `component := mark ('.' | ':')* number`
  mutating func component(
    below floor: Level, into reference: inout ReferenceSyntax
  ) -> Level? {
    let start = position
    let broken = brokenMark(below: floor)
    guard let level = broken?.level ?? markedLevel(below: floor, in: reference) else { return nil }
    let mark = current
    takesGermanVerso = mark.roles.contains(.blatt)
    takesRecto = mark.roles.contains(.folio)
    position += broken?.length ?? 1
    let markEnd = token(at: position - 1).range.upperBound
    // `Л. Л. 1-4`: a doubled mark is a plural. `л. д. 5`: a list of the delo.
    if broken == nil, isPunctuation(current, ASCII.period),
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
    guard isRead, !isBook, !isNextFond(mark, level) else {
      if level == .list { reference.lists = 0..<0 }
      position = start
      return nil
    }
    if mark.isMixed { reference.note(.mixedAlphabets, mark.range) }
    readsNumberedFile = readsNumberedFile || isNumberSign(mark)
    if broken != nil || (mark.kind == .word && isMisread(mark)) {
      reference.note(.misreadMark, mark.range.lowerBound..<markEnd)
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
  private func markedLevel(
    below floor: Level, in reference: borrowing ReferenceSyntax
  ) -> Level? {
    switch current.kind {
    case .mark(.level(let level)) where level > floor: level
    // A page is a sheet only of a file that was named just before.
    case .mark(.page) where floor == .delo: .list
    default: placeLevel(below: floor, in: reference)
    }
  }

  private func isNumeroSign(_ token: Token) -> Bool {
    isDegreeSign(token) || isPunctuation(token, ASCII.period)
  }

  /// The period, colon or stray sign between a mark and its number.
  mutating func skipMarkEnd(of mark: Token) {
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
      case .other where isApostrophe(current) || isNumberSign(current) || isDegreeSign(current):
        position += 1
      case _ where current.roles.contains(.numero) && isNumeroSign(token(at: position + 1)):
        position += 2
        return
      // `Ф-3 Оп-19 Д-1245`
      case .dash where steps == 0 && !current.isSpaced && !token(at: position + 1).isSpaced:
        position += 1
      default: return
      }
      steps += 1
    }
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
    if isLostListMark(first) {
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
      reference.lists = 0..<0
    }
    position = start
    return false
  }

  /// Whether a token closes a citation for certain. Behind a period alone a
  /// number may begin the next numbered paragraph.
  func endsLists(_ token: Token) -> Bool {
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

  /// Four digits from 1700 to 2029.
  func isYear(_ token: Token) -> Bool {
    token.range.count == 4 && (1700...2029).contains(value(token.range))
  }

  /// The value of digits; of more than ``ReferenceParser/longestNumber`` it is greater
  /// than that of any number.
  func value(_ digits: Range<Int>) -> Int {
    guard digits.count <= ReferenceParser.longestNumber else { return .max }
    return text[digits].reduce(0) { $0 * 10 + Int($1 &- 0x30) }
  }
}
