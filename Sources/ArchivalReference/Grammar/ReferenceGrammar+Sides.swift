/// Levels that some archives have between fond and delo and that a shifr does not hold.
extension ReferenceGrammar {
  /// A level that the shifr does not hold: `пап. 1`, `разд. III`, `т. 1, 2`, `ч. 2`.
  mutating func sideLevel(
    below floor: Level, into reference: inout ReferenceSyntax
  ) -> Bool {
    // `Там же. Т. 3. Л. 240`, `…; П. 95. Д. 16`: what follows tells it from a book.
    let isInside = floor > .archive || reference.opening == .ibid || reference.opening == .step
    guard isInside, isSideMark(below: floor, in: reference) else { return false }
    let start = position
    let mark = current
    let isKarton = isKarton(below: floor, in: reference)
    position += 1
    skipMarkEnd(of: mark)
    if isKarton, karton(into: &reference) { return true }
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

  /// Whether the next token begins a level that the shifr does not hold.
  private func isSideMark(
    below floor: Level, in reference: borrowing ReferenceSyntax
  ) -> Bool {
    if current.kind == .mark(.side) {
      if floor != .delo, current.roles.contains(.deloInPlace), isTeczka() { return false }
      return floor > .archive || isComponentFollowing(.list) || isComponentFollowing(.delo)
    }
    guard floor != .delo,
      isNumberSign(current)
        || !current.roles.isDisjoint(with: [.sideInPlace, .deloInPlace])
    else { return false }
    return isFileFollowing() || isKarton(below: floor, in: reference)
  }

  /// Whether the next token is the mark of a carton: a delo follows, or the archive numbers
  /// its dela by cartons.
  private func isKarton(below floor: Level, in reference: borrowing ReferenceSyntax) -> Bool {
    guard floor < .delo, current.roles.contains(.karton), reference.karton == nil else {
      return false
    }
    if isFileFollowing() { return true }
    guard floor > .archive, case .archive(let index) = reference.opening else { return false }
    return archives.archives[Int(index)].levels.contains { $0.contains(.karton) }
      && beginsNumber(signEnd(behind: position))
  }

  /// The number of one carton; several hold no one delo and are read over.
  private mutating func karton(into reference: inout ReferenceSyntax) -> Bool {
    let start = position
    guard current.kind == .number, var number = number() else { return false }
    letters(into: &number)
    guard !isPunctuation(current, ASCII.comma) || token(at: position + 1).kind != .number else {
      position = start
      return false
    }
    reference.karton = number.digits
    reference.kartonLetters = number.letters
    return true
  }
}
