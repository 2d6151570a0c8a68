/// Marks of one country, behind the name of one of its archives.
extension ReferenceGrammar {
  /// The level that the next token marks in the language of the archive, if it is the
  /// next one below the floor.
  func localLevel(below floor: Level, in reference: borrowing ReferenceSyntax) -> Level? {
    guard current.roles.contains(.local), floor == .fond || floor == .opis,
      case .archive(let index) = reference.opening, let level = localMark(current, of: index),
      level.rawValue == floor.rawValue + 1
    else { return nil }
    return level
  }

  private func localMark(_ token: Token, of archive: ArchiveIndex) -> Level? {
    guard let language = language(of: archive), let word = FoldedWord(text.span, token.range) else {
      return nil
    }
    return LocalMarks.level(of: word, in: language)
  }

  private func language(of archive: ArchiveIndex) -> String? {
    let archive = archives.archives[Int(archive)]
    return (archive.abbreviations.first ?? archive.fullNames.first)?.language
  }

  /// `270. f., 1. apr., 41. l., 12.–14. lp.`, with an opis and a file at least.
  mutating func numbersBeforeMarks(
    into reference: inout ReferenceSyntax, after archive: ArchiveIndex
  ) -> Bool {
    let start = position
    guard current.kind == .number, let language = language(of: archive),
      LocalMarks.standBehindNumbers(in: language)
    else { return false }
    var end = start
    var floor = Level.archive
    while floor < .list, let first = numberBeforeMark() {
      let last = current.kind == .dash ? lastBeforeMark() : nil
      guard isLetters(current), let level = localMark(current, of: archive), level > floor else {
        break
      }
      switch level {
      case .fond: reference.fond = first
      case .opis: reference.opis = first
      case .delo: reference.dela.append(RunSyntax(first: first, last: last))
      case .list:
        append(RunSyntax(first: sheet(first), last: last.map(sheet)), to: &reference)
      case .archive: break
      }
      floor = level
      end = position + 1
      position = end
      skipSeparators(2)
    }
    guard reference.has(.opis), reference.has(.delo) else {
      reference.fond = nil
      reference.opis = nil
      reference.dela = Runs()
      reference.lists = 0..<0
      position = start
      return false
    }
    position = end
    reference.range = reference.range.lowerBound..<token(at: end - 1).range.upperBound
    return true
  }

  /// A number, its period, and a letter behind it: `1.s`.
  private mutating func numberBeforeMark() -> NumberSyntax? {
    guard current.kind == .number, var number = number() else { return nil }
    if isPunctuation(current, ASCII.period) { position += 1 }
    // `270.f.`: its mark, and no letter of the number.
    if isLetters(current), !current.isSpaced, letterCount(current.range) == 1,
      !isLevelMark(current)
    {
      number.letters = current.range
      number.range = number.range.lowerBound..<current.range.upperBound
      position += 1
    }
    return number
  }

  private mutating func lastBeforeMark() -> NumberSyntax? {
    position += 1
    return numberBeforeMark()
  }

  private func sheet(_ number: NumberSyntax) -> SheetSyntax {
    var sheet = SheetSyntax(digits: number.digits)
    sheet.letter = number.letters
    return sheet
  }
}
