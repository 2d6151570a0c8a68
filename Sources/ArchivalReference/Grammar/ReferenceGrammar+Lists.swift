/// Lists: sheets, versos and ranges of them.
extension ReferenceGrammar {
  /// `lists := run ((',' | 'and') run)*`
  mutating func lists(into reference: inout ReferenceSyntax) -> Bool {
    misreadVerso = nil
    guard let first = sheetRun() ?? misreadSheet(into: &reference) else { return false }
    reference.lists = 0..<0
    append(first, to: &reference)
    while true {
      let start = position
      guard let joint = listJoint() else { break }
      furthest = max(furthest, start)
      position = joint.end
      // A verso's period has ended the number already.
      guard let run = sheetRun(),
        endsNumber(current) || isPunctuation(token(at: position - 1), ASCII.period)
          || isListConjunction(at: position),
        !isDate(from: joint.end), !joint.isBehindComment || !isYear(token(at: joint.end)),
        !isNumberWithoutMarks
      else {
        position = start
        break
      }
      append(run, to: &reference)
    }
    if let misreadVerso { reference.note(.misreadMark, misreadVerso) }
    return true
  }

  /// `f. 87, et 517/1/1916`: the number before was the fond of another reference.
  private var isNumberWithoutMarks: Bool {
    isPunctuation(current, ASCII.slash) && token(at: position + 1).kind == .number
  }

  /// What stands between two runs: a comma, a conjunction or both, and before them a
  /// comment in parentheses (`16 (приговор), 18–19 (жалоба)`). Its end is the number's place.
  private func listJoint() -> (end: Int, isBehindComment: Bool)? {
    var index = position
    let isBehindComment = isPunctuation(current, ASCII.openParenthesis)
    if isBehindComment {
      guard let end = listCommentEnd() else { return nil }
      index = end
    }
    let first = token(at: index)
    let hasComma = isPunctuation(first, ASCII.comma)
    if hasComma { index += 1 }
    if isConjunction(token(at: index)) {
      index += 1
    } else if isListConjunction(at: index) {
      index += isPunctuation(token(at: index + 1), ASCII.period) ? 2 : 1
    } else if !hasComma {
      return nil
    }
    return (index, isBehindComment)
  }

  /// `69-70 u. 75`, `5 e 7`: a number must follow.
  private func isListConjunction(at index: Int) -> Bool {
    let word = token(at: index)
    guard word.roles.contains(.conjunctionInLists), word.isSpaced else { return false }
    let next = token(at: isPunctuation(token(at: index + 1), ASCII.period) ? index + 2 : index + 1)
    return next.kind == .number && next.isSpaced
  }

  /// Where a short comment behind a sheet ends. The scanner reaches as far from one
  /// number to the next.
  private func listCommentEnd() -> Int? {
    var depth = 1
    for index in position + 1..<position + 14 {
      let token = token(at: index)
      if isInvalid(token) { return nil }
      switch token.kind {
      case .paragraphEnd, .archive, .ibid, .mark(.page): return nil
      case .punctuation(ASCII.openParenthesis): depth += 1
      case .punctuation(ASCII.closeParenthesis):
        depth -= 1
        if depth > 0 { continue }
        let isShort = token.range.lowerBound - current.range.lowerBound <= Scanner.longestComment
        return isShort ? index + 1 : nil
      default: continue
      }
    }
    return nil
  }

  /// `Л. З`: the letter that looks like 3.
  private mutating func misreadSheet(
    into reference: inout ReferenceSyntax
  ) -> RunSyntax<SheetSyntax>? {
    guard current.kind == .word, letterCount(current.range) == 1, reference.has(.delo),
      text.scalar(at: current.range.lowerBound).value == 0x417, !isLetters(token(at: position + 1))
    else { return nil }
    let sheet = SheetSyntax(digits: current.range, reading: 3)
    reference.note(.numberReadAsLetters, current.range)
    position += 1
    return RunSyntax(first: sheet, last: nil)
  }

  private mutating func sheetRun() -> RunSyntax<SheetSyntax>? {
    guard let first = sheet() else { return nil }
    if !first.isVerso, let run = versoInParentheses(first) { return run }
    if !first.isVerso, let verso = versoAsWell() {
      var back = first
      back.isVerso = true
      position = verso
      skipVerso()
      return RunSyntax(first: first, last: back)
    }
    guard current.kind == .dash else { return RunSyntax(first: first, last: nil) }
    let start = position
    position += 1
    // `6 - rev.`, «6—об.»: a sheet and its verso.
    if !first.isVerso, isVerso(current) {
      var back = first
      back.isVerso = true
      skipVerso()
      return RunSyntax(first: first, last: back)
    }
    // `Л. 11 – 12 ноября 1932 г.` is a list and a date.
    if let last = sheet(), last.isVerso || !isMonth(current) {
      return RunSyntax(first: first, last: last)
    }
    position = start
    return RunSyntax(first: first, last: nil)
  }

  /// `9 (с об.)`, `9 (об.)`
  private mutating func versoInParentheses(_ sheet: SheetSyntax) -> RunSyntax<SheetSyntax>? {
    guard isPunctuation(current, ASCII.openParenthesis) else { return nil }
    let start = position
    position += 1
    let isBoth = versoAsWell() != nil
    if isBoth { position += 1 }
    if isVerso(current) {
      skipVerso()
      if isPunctuation(current, ASCII.closeParenthesis) {
        position += 1
        var back = sheet
        back.isVerso = true
        return isBoth ? RunSyntax(first: sheet, last: back) : RunSyntax(first: back, last: nil)
      }
    }
    position = start
    return nil
  }

  /// A word between two numbers: `12 ноября 1932`.
  private func isMonth(_ token: Token) -> Bool {
    token.kind == .word && !isConjunction(token) && self.token(at: position + 1).kind == .number
  }

  /// `177 с об.`, `177 и об.`: where the word for the verso stands.
  private func versoAsWell() -> Int? {
    guard isConjunction(current) || current.kind == .mark(.page),
      current.isSpaced || isPunctuation(token(at: position - 1), ASCII.openParenthesis),
      letterCount(current.range) == 1, isVerso(token(at: position + 1))
    else { return nil }
    return position + 1
  }

  /// `sheet := digits letter? verso?`
  private mutating func sheet() -> SheetSyntax? {
    guard current.kind == .number, current.range.count <= ReferenceParser.longestNumber else {
      return nil
    }
    var sheet = SheetSyntax(digits: current.range)
    position += 1
    let letter = current
    if isSheetLetter(letter) || isSpacedSheetLetter(letter), brokenVersoEnd() == nil {
      sheet.letter = letter.range
      position += 1
    }
    if isRecto(current) {
      position += isDegreeSign(token(at: position + 1)) ? 2 : 1
    } else if sheet.letter == nil, let first = letterBeforeVerso(letter) {
      sheet.letter = first
      sheet.isVerso = true
      skipVerso()
    } else if isVerso(current) || isGermanVerso(current) {
      sheet.isVerso = true
      skipVerso()
    } else if let end = brokenVersoEnd() {
      sheet.isVerso = true
      misreadVerso = current.range.lowerBound..<token(at: position + 1).range.upperBound
      position = end
    }
    return sheet
  }

  /// `10аоб.`: the letter of a sheet that is glued to the word for its verso.
  private func letterBeforeVerso(_ word: Token) -> Range<Int>? {
    guard !word.isSpaced, word.kind == .word, letterCount(word.range) == 3 else { return nil }
    let end = word.range.lowerBound + text.scalar(at: word.range.lowerBound).length
    guard let rest = FoldedWord(text.span, end..<word.range.upperBound),
      Vocabulary.entry(rest)?.roles.contains(.verso) ?? false,
      !isLevelMark(Token(kind: .word, range: word.range.lowerBound..<end))
    else { return nil }
    return word.range.lowerBound..<end
  }

  /// `12–13 o6.`, where the 6 is a misread б.
  private func brokenVersoEnd() -> Int? {
    let digit = token(at: position + 1)
    guard current.kind == .word, letterCount(current.range) == 1, digit.kind == .number,
      !digit.isSpaced, digit.range.count == 1, text[digit.range.lowerBound] == 0x36
    else { return nil }
    let letter = ScalarClass.lower(text.scalar(at: current.range.lowerBound).value)
    guard letter == 0x6F || letter == 0x43E else { return nil }
    return isPunctuation(token(at: position + 2), ASCII.period) ? position + 3 : position + 2
  }

  /// `fol. 3r`, `f° 3 r°`
  private func isRecto(_ token: Token) -> Bool {
    takesRecto && token.kind == .word && token.range.count == 1
      && text[token.range.lowerBound] == 0x72
      && (!token.isSpaced || isDegreeSign(self.token(at: position + 1)))
  }

  /// `Bl. 20 R`, but not the prefix of the next number: `R-7523`.
  private func isGermanVerso(_ token: Token) -> Bool {
    guard takesGermanVerso, token.kind == .word, token.range.count == 1,
      text[token.range.lowerBound] == 0x52
    else { return false }
    let next = self.token(at: position + 1)
    return next.kind != .dash && next.kind != .number
  }

  /// `Л. 15 а, 16 об.`: a sheet that was put in, its letter apart. Letters that are words
  /// as well are not taken.
  private func isSpacedSheetLetter(_ token: Token) -> Bool {
    guard token.isSpaced, token.kind == .word, letterCount(token.range) == 1 else { return false }
    switch text.scalar(at: token.range.lowerBound).value {
    case 0x430, 0x431:
      let next = self.token(at: position + 1)
      return isPunctuation(next, ASCII.comma) || next.kind == .dash || isVerso(next)
        || isPunctuation(next, ASCII.semicolon)
    default: return false
    }
  }

  /// One letter glued to a number that is neither a verso nor the mark of a level.
  private func isSheetLetter(_ token: Token) -> Bool {
    guard !token.isSpaced, isLetters(token), letterCount(token.range) == 1, !isVerso(token),
      !isGermanVerso(token), !isRecto(token)
    else { return false }
    return !isLevelMark(token)
  }

  /// The word for the verso and its period, which is part of the abbreviation.
  private mutating func skipVerso() {
    let isAbbreviation = letterCount(current.range) > 1
    position += 1
    if isDegreeSign(current), !current.isSpaced { position += 1 }
    if isAbbreviation, isPunctuation(current, ASCII.period), !current.isSpaced { position += 1 }
  }

  /// Whether a number begins a date such as `20.12.1930`.
  func isDate(from index: Int) -> Bool {
    isPunctuation(token(at: index + 1), ASCII.period)
      && token(at: index + 2).kind == .number && !token(at: index + 2).isSpaced
  }
}
