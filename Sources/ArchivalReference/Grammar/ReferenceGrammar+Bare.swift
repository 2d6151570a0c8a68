/// Numbers without marks, right after an archive's name: `558.11.729.36`,
/// `9401/1a/64`, `500-1-25`.
extension ReferenceGrammar {
  /// Three parts are fond, opis and delo, a fourth begins the lists. Two parts
  /// behind a slash are fond and opis; behind a period, after a reference of that
  /// kind to the same archive, opis and delo of its fond.
  mutating func bareNumbers(into reference: inout ReferenceSyntax, after archive: ArchiveIndex)
    -> Bool
  {
    let start = position
    guard let (parts, sign) = bareParts(), !isDate(parts), !isVersion(parts) else {
      position = start
      return spacedNumbers(into: &reference)
    }
    switch (parts.count, sign) {
    case (3, _):
      reference.fond = parts[0]
      reference.opis = parts[1]
      reference.dela.append(RunSyntax(first: parts[2], last: nil))
      bareLists(into: &reference)
    case (2, ASCII.slash):
      reference.fond = parts[0]
      reference.opis = parts[1]
    case (2, ASCII.period) where previous?.bareArchive == archive:
      reference.opis = parts[0]
      reference.dela.append(RunSyntax(first: parts[1], last: nil))
    default:
      position = start
      return spacedNumbers(into: &reference)
    }
    reference.isBare = true
    reference.range = reference.range.lowerBound..<token(at: position - 1).range.upperBound
    return true
  }

  /// Up to three numbers joined by a period, slash or dash, and the first sign.
  private mutating func bareParts() -> (parts: [NumberSyntax], sign: UInt8)? {
    guard let first = barePart(isFirst: true) else { return nil }
    var parts = [first]
    var sign: UInt8 = 0
    while parts.count < 3, isBareSign(current), token(at: position + 1).kind == .number,
      !token(at: position + 1).isSpaced
    {
      if parts.count == 1 { sign = text[current.range.lowerBound] }
      position += 1
      guard let part = barePart(isFirst: false) else { return nil }
      parts.append(part)
    }
    return (parts, sign)
  }

  private mutating func bareLists(into reference: inout ReferenceSyntax) {
    if isBareSign(current), token(at: position + 1).kind == .number {
      position += 1
      if !lists(into: &reference) { position -= 1 }
    } else {
      moreBareDela(into: &reference)
      listsAfterYear(into: &reference)
      if !reference.has(.list) { markedLists(into: &reference) }
      if !reference.has(.list) { listsAfterComma(into: &reference) }
    }
  }

  /// `17-3-904, l. 11`, `105 168. — Л. 5`: lists with their mark behind numbers without marks.
  private mutating func markedLists(into reference: inout ReferenceSyntax) {
    let start = position
    skipSeparators(2)
    if component(below: .delo, into: &reference) == nil { position = start }
  }

  /// `Р7523 105 168`: only where the letter of the fond shows what the numbers are.
  private mutating func spacedNumbers(into reference: inout ReferenceSyntax) -> Bool {
    let start = position
    guard let fond = barePart(isFirst: true), fond.prefix != nil,
      let opis = barePart(isFirst: false), let delo = barePart(isFirst: false),
      closes(current) || isListAhead
    else {
      position = start
      return false
    }
    reference.fond = fond
    reference.opis = opis
    reference.dela.append(RunSyntax(first: delo, last: nil))
    markedLists(into: &reference)
    reference.range = reference.range.lowerBound..<token(at: position - 1).range.upperBound
    return true
  }

  /// `Р7523 105 168 л. 5`
  private var isListAhead: Bool {
    current.kind == .mark(.level(.list)) && isMarkAhead(from: position)
  }

  private func closes(_ token: Token) -> Bool {
    switch token.kind {
    case .paragraphEnd, .punctuation: true
    default: false
    }
  }

  /// `2.0.1`: no level is numbered 0.
  private func isVersion(_ parts: [NumberSyntax]) -> Bool {
    parts.contains { value($0.digits) == 0 && $0.digits.count == 1 }
  }

  /// `1999-03-15`, `4.10.1941`: three numbers that are a day.
  private func isDate(_ parts: [NumberSyntax]) -> Bool {
    guard parts.count == 3, parts.allSatisfy({ $0.letters == nil }) else { return false }
    let values = parts.map { value($0.digits) }
    func isDay(_ day: Int, _ month: Int, _ year: Int) -> Bool {
      (1...31).contains(day) && (1...12).contains(month) && (1700...2029).contains(year)
    }
    return (parts[0].digits.count == 4 && isDay(values[2], values[1], values[0]))
      || (parts[2].digits.count == 4 && isDay(values[0], values[1], values[2]))
  }

  /// `9401/1a/552 and 64`: the last part is repeated.
  private mutating func moreBareDela(into reference: inout ReferenceSyntax) {
    while joinsDelo(current), token(at: position + 1).kind == .number,
      endsNumber(token(at: position + 2)),
      !isYear(token(at: position + 1)) || reference.dela.first?.first.digits.count == 4,
      !isBareSign(token(at: position + 2)) || token(at: position + 3).kind != .number
    {
      position += 1
      furthest = max(furthest, position)
      guard let part = barePart(isFirst: false) else { return }
      reference.dela.append(RunSyntax(first: part, last: nil))
    }
  }

  /// «and», or a comma without a space: with one it may begin a date.
  private func joinsDelo(_ token: Token) -> Bool {
    isConjunction(token)
      || (isPunctuation(token, ASCII.comma) && !self.token(at: position + 1).isSpaced)
  }

  /// `1/20/6277 (1933), 233–5`: a year that comments, then the lists.
  private mutating func listsAfterYear(into reference: inout ReferenceSyntax) {
    let start = position
    guard isPunctuation(current, ASCII.openParenthesis), isYear(token(at: position + 1)),
      isPunctuation(token(at: position + 2), ASCII.closeParenthesis),
      isPunctuation(token(at: position + 3), ASCII.comma)
    else { return }
    position += 4
    if !lists(into: &reference) || !endsNumber(current) {
      position = start
      reference.lists = 0..<0
    }
  }

  /// `17/162/12, 36–8`: they must end the citation, and be no year. Where a single number
  /// could be the next delo as well (`1155, 1160`), neither is read.
  private mutating func listsAfterComma(into reference: inout ReferenceSyntax) {
    let start = position
    guard isPunctuation(current, ASCII.comma), token(at: position + 1).kind == .number,
      token(at: position + 1).isSpaced, reference.dela.others.isEmpty,
      token(at: position + 1).range.count <= ReferenceParser.longestNumber,
      let delo = reference.dela.first?.first
    else { return }
    let first = token(at: position + 1)
    position += 1
    let isDelo = first.range.count >= delo.digits.count && value(first.range) > value(delo.digits)
    let isRange = token(at: start + 2).kind == .dash
    if !isYear(first), !isDate(from: start + 1), isRange || !isDelo, lists(into: &reference),
      endsLists(current) || isNumberWithoutMarksAhead() || (isRange && endsNumber(current))
        || isPunctuation(current, ASCII.openParenthesis)
    {
      return
    }
    position = start
    reference.lists = 0..<0
  }

  /// `…, 17/162/5`
  private func isNumberWithoutMarksAhead() -> Bool {
    isPunctuation(current, ASCII.comma) && token(at: position + 1).kind == .number
      && isPunctuation(token(at: position + 2), ASCII.slash)
  }

  /// A number with at most one letter, and before the first one the fond's prefix.
  private mutating func barePart(isFirst: Bool) -> NumberSyntax? {
    let start = position
    guard isFirst || current.kind == .number, var part = number() else { return nil }
    if let prefix = part.prefix, !ScalarClass.isUpper(text.scalar(at: prefix.lowerBound).value) {
      position = start
      return nil
    }
    if isLetters(current), !current.isSpaced, letterCount(current.range) == 1,
      !isLevelMark(current)
    {
      part.letters = current.range
      part.range = part.range.lowerBound..<current.range.upperBound
      position += 1
    }
    return part
  }

  private func isBareSign(_ token: Token) -> Bool {
    guard !token.isSpaced else { return false }
    return token.kind == .dash || isPunctuation(token, ASCII.period)
      || isPunctuation(token, ASCII.slash)
  }
}
