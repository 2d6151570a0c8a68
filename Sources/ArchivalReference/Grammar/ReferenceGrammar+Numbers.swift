/// The numbers of fond, opis and delo.
extension ReferenceGrammar {
  mutating func fond(into reference: inout ReferenceSyntax) -> Bool {
    guard var number = number() else {
      reference.fond = letterNumber(into: &reference)
      return reference.fond != nil
    }
    // ПермГАСПИ and Ukrainian fonds have a second number: 641/1, 14-5.
    let sign = current
    let second = token(at: position + 1)
    if second.kind == .number, !sign.isSpaced, !second.isSpaced,
      isPunctuation(sign, ASCII.slash) || sign.kind == .dash
    {
      let start = position
      var double = number
      double.subnumber = sign.range.lowerBound..<second.range.upperBound
      double.range = number.range.lowerBound..<second.range.upperBound
      position += 2
      letters(into: &double)
      // Behind a dash something must tell it from a range of pages or years.
      if sign.kind != .dash || isMarkAhead(from: position) || endsNumber(current) {
        reference.fond = double
        return true
      }
      position = start
    }
    letters(into: &number)
    if number.letters == nil { spacedLetters(into: &number) }
    // `231/II`: a part of a fond.
    if isSlash(at: number.range.upperBound), number.letters != nil || isRomanPart {
      slashLetters(into: &number)
    }
    reference.fond = number
    return true
  }

  private var isRomanPart: Bool {
    let part = token(at: position + 1)
    return isLetters(part) && Normalizer.roman(text, part.range) != nil
  }

  mutating func opis(into reference: inout ReferenceSyntax) -> Bool {
    if var number = number() {
      // `Оп. 1-1935`: a year that is part of the number.
      let second = token(at: position + 1)
      if current.kind == .dash, !current.isSpaced, second.kind == .number, !second.isSpaced {
        let start = position
        var double = number
        double.subnumber = current.range.lowerBound..<second.range.upperBound
        double.range = number.range.lowerBound..<second.range.upperBound
        position += 2
        letters(into: &double)
        if isMarkAhead(from: position) || endsNumber(current) {
          reference.opis = double
          return true
        }
        position = start
      }
      letters(into: &number)
      if number.letters == nil { spacedLetters(into: &number) }
      if isSlash(at: number.range.upperBound) { slashLetters(into: &number) }
      reference.opis = number
      return true
    }
    reference.opis = letterNumber(into: &reference)
    return reference.opis != nil
  }

  /// Roman one, З for 3, and П (for П read as P too) where print or OCR has it for 11.
  private mutating func letterNumber(into reference: inout ReferenceSyntax) -> NumberSyntax? {
    guard let reading = numberReadAsLetters(current), isNumberAhead(from: position + 1) else {
      return nil
    }
    let letter = current.range
    reference.note(.numberReadAsLetters, letter)
    position += 1
    return NumberSyntax(range: letter, digits: letter, reading: reading)
  }

  mutating func dela(into reference: inout ReferenceSyntax) -> Bool {
    guard let first = deloRun() else {
      guard let number = letterNumber(into: &reference) else { return false }
      reference.dela.append(RunSyntax(first: number, last: nil))
      return true
    }
    reference.dela.append(first)
    while isPunctuation(current, ASCII.comma) || isConjunction(current) {
      let start = position
      furthest = max(furthest, start)
      position += 1
      let next = current
      let isLikely =
        next.kind == .number && (!isYear(next) || first.first.digits.count == 4)
        && !isLostListMark(next)
      guard isLikely, let run = deloRun(), endsNumber(current) else {
        position = start
        break
      }
      reference.dela.append(run)
    }
    return true
  }

  /// `1. 36`, `11. 36–8`, where the digits are a misread `l` or `ll`; `1l. 36`.
  func isLostListMark(_ token: Token) -> Bool {
    let digits = text[token.range]
    guard digits.allSatisfy({ $0 == 0x31 }) else { return false }
    if digits.count == 1, brokenMark(below: .delo) != nil { return true }
    return (digits.count == 1 || (digits.count == 2 && hasLatinMark(before: position)))
      && isPunctuation(self.token(at: position + 1), ASCII.period)
      && self.token(at: position + 2).kind == .number && self.token(at: position + 2).isSpaced
  }

  private mutating func deloRun() -> RunSyntax<NumberSyntax>? {
    guard var first = number() else { return nil }
    letters(into: &first)
    guard current.kind == .dash, token(at: position + 1).kind == .number else {
      return RunSyntax(first: first, last: nil)
    }
    let start = position
    position += 1
    guard var last = number() else {
      position = start
      return RunSyntax(first: first, last: nil)
    }
    letters(into: &last)
    return RunSyntax(first: first, last: last)
  }

  /// Whether a number ends before this token: a word after it would make it a
  /// date (`12 мая`) or an extent (`9 л.`).
  func endsNumber(_ token: Token) -> Bool {
    switch token.kind {
    case .word: isConjunction(token)
    case .mark(.level(let level)):
      level != .list || isNumberBehindMark(position)
    case .mark, .number, .archive: false
    default: true
    }
  }

  /// Whether, past separators, a mark of a level and digits follow.
  private func isNumberAhead(from start: Int) -> Bool {
    let index = separatorsEnd(start)
    guard case .mark(.level) = token(at: index).kind else { return false }
    return isNumberBehindMark(index)
  }

  /// Whether a number follows the mark at an index: `9 л.` counts sheets, `9 л. 5` does not.
  private func isNumberBehindMark(_ index: Int) -> Bool {
    let next = isPunctuation(token(at: index + 1), ASCII.period) ? index + 2 : index + 1
    return token(at: next).kind == .number
  }

  /// `number := (letters '-'?)? digits`
  mutating func number() -> NumberSyntax? {
    if current.kind == .number {
      let digits = current.range
      guard digits.count <= ReferenceParser.longestNumber else { return nil }
      position += 1
      return NumberSyntax(range: digits, digits: digits)
    }
    guard isLetters(current), letterCount(current.range) <= 2 else { return nil }
    let prefix = current.range
    var next = position + 1
    if isLevelMark(current), token(at: next).kind != .dash { return nil }
    if token(at: next).kind == .dash { next += 1 }
    let digits = token(at: next)
    guard digits.kind == .number, digits.range.count <= ReferenceParser.longestNumber,
      next > position + 1 || !digits.isSpaced
    else { return nil }
    position = next + 1
    return NumberSyntax(
      range: prefix.lowerBound..<digits.range.upperBound, prefix: prefix, digits: digits.range)
  }

  /// `ЦА ФСБ Р-33538, Л. 43`, `ЦГАООУ, № 71995 фп`: files of investigations are
  /// cited by the archive and a number alone.
  mutating func fileNumber(into reference: inout ReferenceSyntax) -> Bool {
    let start = position
    let isSigned = isNumberSign(current)
    if isSigned { position += 1 }
    guard var delo = number() else {
      position = start
      return false
    }
    letters(into: &delo)
    // A sign alone may number anything: an order, a room, a list of exhibits.
    guard isFileNumber(delo) || (isSigned && delo.letters != nil) else {
      position = start
      return false
    }
    reference.dela.append(RunSyntax(first: delo, last: nil))
    var end = position
    skipSeparators(2)
    if component(below: .delo, into: &reference) != nil { end = position }
    position = end
    reference.range = reference.range.lowerBound..<token(at: end - 1).range.upperBound
    return true
  }

  /// A capital, a hyphen and at least three digits.
  private func isFileNumber(_ number: NumberSyntax) -> Bool {
    guard let prefix = number.prefix, number.digits.count >= 3 else { return false }
    return ScalarClass.isUpper(text.scalar(at: prefix.lowerBound).value)
      && number.digits.lowerBound > prefix.upperBound
  }

  /// Whether, past separators, a mark of a level and a number follow.
  func isMarkAhead(from start: Int) -> Bool {
    var index = separatorsEnd(start)
    guard case .mark(.level) = token(at: index).kind else { return false }
    index += 1
    if isPunctuation(token(at: index), ASCII.period) || isPunctuation(token(at: index), ASCII.colon)
    {
      index += 1
    }
    if isNumberSign(token(at: index)) { index += 1 }
    return token(at: index).kind == .number || isLetters(token(at: index))
  }

  private func numberReadAsLetters(_ token: Token) -> UInt8? {
    guard isLetters(token), letterCount(token.range) == 1 else { return nil }
    switch text.scalar(at: token.range.lowerBound).value {
    case 0x49, 0x406, 0x6C: return 1  // I, І, l
    case 0x417: return 3  // З
    case 0x50, 0x41F: return 11  // P, П
    default: return nil
    }
  }
}
