/// Reads references from the tokens of one segment. One function a rule; a rule
/// that does not fit leaves the position where it was.
struct ReferenceGrammar {
  let text: [UInt8]
  let tokens: [Token]
  /// Index of the next token.
  var position = 0
  /// Where the reference before this place ends, its witness included; nil before
  /// the first one.
  private var previousEnd: Int?

  /// - Parameter previousEnd: where the last reference of the segments before ends.
  init(text: [UInt8], tokens: [Token], previousEnd: Int?) {
    self.text = text
    self.tokens = tokens
    self.previousEnd = previousEnd
  }

  /// All references of the segment, in order of place.
  mutating func references() -> [ReferenceSyntax] {
    var found: [ReferenceSyntax] = []
    while position < tokens.count {
      let start = position
      guard canBegin(current.kind), let reference = reference() else {
        position = start + 1
        continue
      }
      found.append(reference)
      previousEnd = reference.end
      // The tokens of the witness are spent.
      while position < tokens.count, tokens[position].range.lowerBound < reference.end {
        position += 1
      }
    }
    return found
  }

  private func canBegin(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .archive, .ibid, .mark(.level): true
    default: false
    }
  }

  /// `reference := (archive | ibid)? component+ witness?`
  private mutating func reference() -> ReferenceSyntax? {
    let first = current
    var reference = ReferenceSyntax(opening: .mark, range: first.range)
    switch first.kind {
    case .archive(let index):
      reference.opening = .archive(index)
      if first.isMixed { reference.note(.mixedAlphabets, first.range) }
      position += 1
      skipGloss()
      skipSeparators(4)
      if !components(into: &reference), !bareNumbers(into: &reference) { return nil }
    case .ibid:
      reference.opening = .ibid
      if first.isMixed { reference.note(.mixedAlphabets, first.range) }
      position += 1
      skipSeparators(3)
      guard components(into: &reference) else { return nil }
    case .mark(.level):
      let start = position
      guard components(into: &reference) else { return nil }
      if let previousEnd, isStep(from: previousEnd, to: start, reference) {
        reference.opening = .step
      } else {
        guard standsAlone(reference, first) else { return nil }
        if let name = unknownArchive(before: start, notBefore: previousEnd ?? 0) {
          reference.opening = .unknownArchive
          reference.note(.unknownArchive, name)
          reference.range = name.lowerBound..<reference.range.upperBound
        }
      }
    default:
      return nil
    }
    reference.witness = WitnessReader(text: text).witness(after: reference.range.upperBound)
    return reference
  }

  /// Whether marks alone, with no archive's name and nothing to continue, are
  /// enough to be a reference: initials, opus numbers, addresses and statutes
  /// have one or two of them as well.
  private func standsAlone(_ reference: ReferenceSyntax, _ first: Token) -> Bool {
    guard reference.has(.fond) else {
      return reference.has(.opis) && reference.has(.delo)
        && ScalarClass.isCyrillic(text.scalar(at: first.range.lowerBound).value)
    }
    if reference.has(.opis) { return true }
    return reference.has(.delo) && (reference.has(.list) || first.isLongMark)
  }

  /// Whether a reference that begins at a token continues the one before it:
  /// `…; Д. 84. Л. 2`, `…, д. 3, л. 1`, with a comment in between if it is short.
  private func isStep(
    from previousEnd: Int, to start: Int, _ next: ReferenceSyntax
  ) -> Bool {
    var index = start - 1
    var words = 0
    while index >= 0, tokens[index].kind == .word, words < 2 {
      if isConjunction(tokens[index]), tokens[index].range.lowerBound >= previousEnd,
        next.firstLevel ?? .fond >= .delo, isOnlySpace(previousEnd, tokens[index].range.lowerBound)
      {
        return true
      }
      words += 1
      index -= 1
    }
    guard index >= 0, tokens[index].range.lowerBound >= previousEnd else { return false }
    let separator = tokens[index]
    if separator.kind == .punctuation(ASCII.comma) {
      return words == 0 && (next.firstLevel ?? .fond) >= .delo
        && isOnlySpace(previousEnd, separator.range.lowerBound)
    }
    // `Л. 3. Д. 6. Л. 4`: after a period only a delo with lists of its own.
    if separator.kind == .punctuation(ASCII.period) {
      return words == 0 && next.firstLevel == .delo && next.has(.list)
        && isOnlySpace(previousEnd, separator.range.lowerBound)
    }
    guard separator.kind == .punctuation(ASCII.semicolon) else { return false }
    return isComment(from: previousEnd, toToken: index)
  }

  /// Whether what stands between a reference and the `;` after it is nothing, a
  /// period, or one comment in parentheses or after a colon.
  private func isComment(from offset: Int, toToken end: Int) -> Bool {
    var first = end
    while first > 0, tokens[first - 1].range.lowerBound >= offset {
      first -= 1
      if end - first > 24 { return false }
    }
    if first == end { return true }
    let between = tokens[first..<end]
    switch tokens[first].kind {
    case .punctuation(ASCII.period): return between.count == 1
    case .punctuation(ASCII.openParenthesis):
      return tokens[end - 1].kind == .punctuation(ASCII.closeParenthesis)
    case .punctuation(ASCII.colon):
      return !between.contains { $0.kind == .paragraphEnd }
    default: return false
    }
  }

  /// A name of capitals right before the first mark, which no table holds.
  private func unknownArchive(before start: Int, notBefore floor: Int) -> Range<Int>? {
    var index = start - 1
    var steps = 0
    while index >= 0, steps < 2, isSeparator(tokens[index]) {
      index -= 1
      steps += 1
    }
    guard index >= 0, tokens[index].kind == .word, tokens[index].range.lowerBound >= floor else {
      return nil
    }
    var capitals = 0
    var letters = 0
    var offset = tokens[index].range.lowerBound
    while offset < tokens[index].range.upperBound {
      let scalar = text.scalar(at: offset)
      if ScalarClass.isUpper(scalar.value) { capitals += 1 }
      letters += 1
      offset += scalar.length
    }
    return letters >= 3 && capitals >= 3 && capitals * 2 >= letters ? tokens[index].range : nil
  }
}
