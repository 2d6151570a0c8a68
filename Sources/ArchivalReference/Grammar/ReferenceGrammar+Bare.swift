/// Numbers without marks, right after an archive's name: `558.11.729.36`,
/// `9401/1a/64`, `500-1-25`.
extension ReferenceGrammar {
  /// Three parts are fond, opis and delo, a fourth begins the lists. Two parts
  /// behind a slash are fond and opis.
  mutating func bareNumbers(into reference: inout ReferenceSyntax) -> Bool {
    let start = position
    var parts: [NumberSyntax] = []
    var slashes = 0
    while parts.count < 3, let part = barePart() {
      parts.append(part)
      guard parts.count < 3, isBareSign(current), token(at: position + 1).kind == .number,
        !token(at: position + 1).isSpaced
      else { break }
      if isPunctuation(current, ASCII.slash) { slashes += 1 }
      position += 1
    }
    guard parts.count == 3 || (parts.count == 2 && slashes == 1), !isDate(parts) else {
      position = start
      return false
    }
    reference.fond = parts[0]
    reference.opis = parts[1]
    if parts.count == 3 {
      reference.dela = [RunSyntax(first: parts[2], last: nil)]
      if isBareSign(current), token(at: position + 1).kind == .number {
        position += 1
        if !lists(into: &reference) { position -= 1 }
      } else {
        moreBareDela(into: &reference)
        listsAfterYear(into: &reference)
      }
    }
    reference.range = reference.range.lowerBound..<token(at: position - 1).range.upperBound
    return true
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
    while isConjunction(current), token(at: position + 1).kind == .number,
      endsNumber(token(at: position + 2)),
      !isBareSign(token(at: position + 2))
        || isPunctuation(token(at: position + 2), ASCII.period)
    {
      position += 1
      guard let part = barePart() else { return }
      reference.dela.append(RunSyntax(first: part, last: nil))
    }
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
      reference.lists = []
    }
  }

  private mutating func barePart() -> NumberSyntax? {
    guard current.kind == .number, current.range.count <= ReferenceParser.longestNumber else {
      return nil
    }
    var part = NumberSyntax(range: current.range, digits: current.range)
    position += 1
    if isLetters(current), !current.isSpaced, letterCount(current.range) == 1 {
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
