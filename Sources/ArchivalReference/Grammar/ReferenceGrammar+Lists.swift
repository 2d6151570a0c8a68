/// Lists: sheets, versos and ranges of them.
extension ReferenceGrammar {
  /// `lists := run ((',' | 'and') run)*`
  mutating func lists(into reference: inout ReferenceSyntax) -> Bool {
    guard let first = sheetRun() ?? misreadSheet(into: &reference) else { return false }
    reference.lists = Runs()
    reference.lists.append(first)
    while isPunctuation(current, ASCII.comma) || isConjunction(current) {
      let start = position
      furthest = max(furthest, start)
      position += 1
      // A verso's period has ended the number already.
      guard let run = sheetRun(),
        endsNumber(current) || isPunctuation(token(at: position - 1), ASCII.period),
        !isDate(from: start + 1)
      else {
        position = start
        break
      }
      reference.lists.append(run)
    }
    return true
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

  /// A word between two numbers: `12 ноября 1932`.
  private func isMonth(_ token: Token) -> Bool {
    token.kind == .word && !isConjunction(token) && self.token(at: position + 1).kind == .number
  }

  /// `177 с об.`, `177 и об.`: where the word for the verso stands.
  private func versoAsWell() -> Int? {
    guard isConjunction(current) || current.kind == .mark(.page), current.isSpaced,
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
    if isSheetLetter(letter) {
      sheet.letter = letter.range
      position += 1
    }
    if isVerso(current) {
      sheet.isVerso = true
      skipVerso()
    }
    return sheet
  }

  /// One letter glued to a number that is neither a verso nor the mark of a level.
  private func isSheetLetter(_ token: Token) -> Bool {
    guard !token.isSpaced, isLetters(token), letterCount(token.range) == 1, !isVerso(token) else {
      return false
    }
    return !isLevelMark(token)
  }

  /// The word for the verso and its period, which is part of the abbreviation.
  private mutating func skipVerso() {
    let isAbbreviation = letterCount(current.range) > 1
    position += 1
    if isAbbreviation, isPunctuation(current, ASCII.period), !current.isSpaced { position += 1 }
  }

  /// Whether a number begins a date such as `20.12.1930`.
  private func isDate(from index: Int) -> Bool {
    isPunctuation(token(at: index + 1), ASCII.period)
      && token(at: index + 2).kind == .number && !token(at: index + 2).isSpaced
  }
}
