/// What tells a reference by its marks alone from initials, houses and musical works.
extension ReferenceGrammar {
  /// Whether marks alone, with no archive's name and nothing to continue, are
  /// enough to be a reference: initials, opus numbers, addresses and statutes
  /// have one or two of them as well.
  func standsAlone(_ reference: borrowing ReferenceSyntax, _ first: Token) -> Bool {
    let isCyrillic = ScalarClass.isCyrillic(text.scalar(at: first.range.lowerBound).value)
    guard reference.has(.delo) else {
      guard let fond = reference.fond, first.isLongMark else { return false }
      return fond.prefix != nil || reference.has(.opis) || saysThereIsNoMore()
    }
    guard reference.has(.fond) else {
      return reference.has(.opis) && isCyrillic && hasCapitalCyrillicMarks(from: first)
    }
    if reference.has(.opis) { return true }
    return isCyrillic && endsNumber(current) && (reference.has(.list) || first.isLongMark)
  }

  /// Whether the marks of the components just read are Cyrillic, and one of them begins
  /// with a capital: those of addresses and of musical works (`оп. 100, D. 929`) do not.
  private func hasCapitalCyrillicMarks(from first: Token) -> Bool {
    let marks = tokens[..<position].reversed()
      .prefix { $0.range.lowerBound >= first.range.lowerBound }
      .filter { token in
        if case .mark(.level) = token.kind { true } else { false }
      }
    return marks.contains(where: beginsUpper)
      && marks.allSatisfy {
        ScalarClass.isCyrillic(text.scalar(at: $0.range.lowerBound).value)
      }
  }

  /// `Там же, д. 5, жил …`, `…; д. 5, кв. 3`: a delo alone whose mark is a small letter,
  /// with a word after it, is a house.
  func isHouse(_ reference: borrowing ReferenceSyntax, _ first: Token) -> Bool {
    reference.firstLevel == .delo && !reference.has(.list) && !first.isLongMark
      && !beginsUpper(first) && isPunctuation(current, ASCII.comma)
      && token(at: position + 1).kind == .word && !beginsUpper(token(at: position + 1))
  }
}
