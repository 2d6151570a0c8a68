/// Reads references from the tokens of one segment. One function a rule; a rule
/// that does not fit leaves the position where it was.
struct ReferenceGrammar {
  /// What the grammar knows of the reference before a place.
  struct Previous {
    /// Where it ends in the piece, its witness included; negative for one before it.
    var end: Int
    /// The archive of a reference without marks, as an index in the table.
    var bareArchive: ArchiveIndex?
  }

  /// The piece of a text that is read; all offsets are counted from its beginning.
  let text: [UInt8]
  let tokens: [Token]
  /// Whether the piece begins where the text does.
  let isTextStart: Bool
  /// How many tokens must follow a reference that is read: where the stretch goes on
  /// behind the piece, the rules look ahead that far at most.
  let lookahead: Int
  /// Index of the next token.
  var position: Int
  /// The furthest place that was read, by a rule that did not fit in the end too.
  var furthest = 0
  /// The reference before this place; nil before the first one.
  private(set) var previous: Previous?

  /// A grammar over one piece.
  ///
  /// - Parameters:
  ///   - position: the first token at which a reference may begin.
  ///   - lookahead: 0 where the piece ends with its stretch.
  ///   - previous: the last reference before.
  init(
    text: [UInt8], isTextStart: Bool, tokens: [Token], position: Int, lookahead: Int,
    previous: Previous?
  ) {
    self.text = text
    self.isTextStart = isTextStart
    self.tokens = tokens
    self.position = position
    self.lookahead = lookahead
    self.previous = previous
  }

  /// Reads the references of the piece, up to its end or to where it has too little left
  /// to say: ``position`` is then the token where another piece goes on.
  mutating func read(_ take: (borrowing ReferenceSyntax) -> Void) {
    while position < tokens.count {
      let start = position
      guard canBegin(current.kind) else {
        position += 1
        continue
      }
      var found = ReferenceSyntax(opening: .mark, range: current.range)
      let isRead = read(into: &found)
      if lookahead > 0, max(position, furthest) + lookahead > tokens.count {
        position = start
        return
      }
      guard isRead else {
        position = start + 1
        continue
      }
      previous = Previous(end: found.end, bareArchive: bareArchive(found))
      // The tokens of the witness are spent.
      while position < tokens.count, tokens[position].range.lowerBound < found.end {
        position += 1
      }
      take(found)
    }
  }

  private func canBegin(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .archive, .ibid, .cited, .mark(.level): true
    case .number: previous?.bareArchive != nil
    default: false
    }
  }

  private func bareArchive(_ reference: borrowing ReferenceSyntax) -> ArchiveIndex? {
    guard reference.isBare else { return nil }
    if case .archive(let index) = reference.opening { return index }
    return previous?.bareArchive
  }

  /// Reads the reference that begins with the next token, if one does.
  private mutating func read(into reference: inout ReferenceSyntax) -> Bool {
    let first = current
    let isRead =
      switch first.kind {
      case .archive(let index): fromArchive(index, into: &reference)
      case .ibid: fromIbid(.ibid, into: &reference)
      case .cited: fromIbid(.cited, into: &reference)
      case .mark(.level): fromMark(into: &reference)
      case .number: fromBareNumber(into: &reference)
      default: false
      }
    guard isRead, hasDigit(reference) else { return false }
    if first.isMixed, first.kind != .mark(.level(reference.firstLevel ?? .fond)) {
      reference.note(.mixedAlphabets, first.range)
    }
    reference.witness = WitnessReader(text: text).witness(after: reference.range.upperBound)
    return true
  }

  /// An opis read from a letter is not enough alone: the scanner looks for digits.
  private func hasDigit(_ reference: borrowing ReferenceSyntax) -> Bool {
    reference.has(.fond) || reference.has(.delo) || reference.has(.list)
      || reference.opis?.reading == nil
  }

  /// `archive (component+ | numbers without marks | the number of a file)`
  private mutating func fromArchive(_ index: ArchiveIndex, into reference: inout ReferenceSyntax) -> Bool {
    reference.opening = .archive(index)
    position += 1
    // `в ГАРФ (Ф. 5446. Оп. 1)`: not a gloss but the reference itself.
    if isPunctuation(current, ASCII.openParenthesis), isMarkAhead(from: position + 1) {
      position += 1
    } else {
      skipGloss()
    }
    skipArchiveEnd()
    return components(into: &reference) || bareNumbers(into: &reference, after: index)
      || fileNumber(into: &reference)
  }

  /// `('Там же' | 'Ibid.' | 'Указ. дело') component+`
  private mutating func fromIbid(
    _ opening: ReferenceSyntax.Opening, into reference: inout ReferenceSyntax
  ) -> Bool {
    reference.opening = opening
    position += 1
    skipSeparators(3)
    let first = current
    return components(into: &reference) && !isHouse(reference, first)
  }

  /// `component+ archive?`
  private mutating func fromMark(into reference: inout ReferenceSyntax) -> Bool {
    let start = position
    let first = current
    guard components(into: &reference) else { return false }
    if let previous, !isHouse(reference, first),
      isStep(from: previous.end, to: start, reference)
    {
      reference.opening = .step
      return true
    }
    if !reference.has(.list) || reference.has(.fond) {
      reference.trailingArchive = trailingArchive()
    }
    if reference.trailingArchive == nil, !standsAlone(reference, first) {
      guard isLoneList(reference, at: start) else { return false }
      reference.opening = .lone
      return true
    }
    if reference.trailingArchive == nil,
      let name = unknownArchive(before: start, notBefore: previous?.end ?? 0)
    {
      reference.opening = .unknownArchive
      reference.note(.unknownArchive, name)
      reference.range = name.lowerBound..<reference.range.upperBound
    }
    return true
  }

  /// `…, 124.2.1549` after a reference without marks.
  private mutating func fromBareNumber(into reference: inout ReferenceSyntax) -> Bool {
    guard let previous, let archive = previous.bareArchive, position > 0 else { return false }
    let separator = tokens[position - 1]
    let isJoined =
      isPunctuation(separator, ASCII.comma) || isPunctuation(separator, ASCII.semicolon)
      || isConjunction(separator)
    guard isJoined, isOnlySpace(previous.end, separator.range.lowerBound),
      bareNumbers(into: &reference, after: archive), reference.has(.fond), reference.has(.delo)
    else { return false }
    reference.opening = .step
    return true
  }

  /// Whether marks alone, with no archive's name and nothing to continue, are
  /// enough to be a reference: initials, opus numbers, addresses and statutes
  /// have one or two of them as well.
  private func standsAlone(_ reference: borrowing ReferenceSyntax, _ first: Token) -> Bool {
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
