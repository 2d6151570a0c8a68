/// Reads references from the tokens of one segment. One function a rule; a rule
/// that does not fit leaves the position where it was.
struct ReferenceGrammar {
  /// What the grammar knows of the reference before a place.
  struct Previous {
    /// Where it ends in the piece, its witness included; negative for one before it.
    var end: Int
    /// The archive of a reference without marks, as an index in the table.
    var bareArchive: ArchiveIndex?
    /// Where its last list ends, its witness not included.
    var listsEnd: Int
  }

  let archives: ArchiveTable
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
  /// The lists of the reference that is being read, and of attempts that did not fit.
  private var sheets: [RunSyntax<SheetSyntax>] = []
  /// Whether an R behind the sheets that are being read is their verso.
  var takesGermanVerso = false
  /// Whether an r behind one of those sheets is its front.
  var takesRecto = false
  /// Whether the delo that was read has a № and no mark.
  var readsNumberedFile = false
  /// What stands for «об.» in the lists that are being read and is not spelled so.
  var misreadVerso: Range<Int>?

  /// A grammar over one piece.
  ///
  /// - Parameters:
  ///   - position: the first token at which a reference may begin.
  ///   - lookahead: 0 where the piece ends with its stretch.
  ///   - previous: the last reference before.
  init(
    text: [UInt8], isTextStart: Bool, tokens: [Token], position: Int, lookahead: Int,
    previous: Previous?, archives: ArchiveTable
  ) {
    self.archives = archives
    self.text = text
    self.isTextStart = isTextStart
    self.tokens = tokens
    self.position = position
    self.lookahead = lookahead
    self.previous = previous
  }

  /// Reads the references of the piece, up to its end or to where it has too little left
  /// to say: ``position`` is then the token where another piece goes on.
  ///
  /// - Parameter take: is given each reference and its lists.
  mutating func read(
    _ take: (borrowing ReferenceSyntax, ArraySlice<RunSyntax<SheetSyntax>>) -> Void
  ) {
    while position < tokens.count {
      let start = position
      guard canBegin(current) else {
        position += 1
        continue
      }
      sheets.removeAll(keepingCapacity: true)
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
      previous = Previous(
        end: found.end, bareArchive: bareArchive(found), listsEnd: found.range.upperBound)
      // The tokens of the witness are spent.
      while position < tokens.count, tokens[position].range.lowerBound < found.end {
        position += 1
      }
      take(found, sheets[found.lists])
    }
  }

  private func canBegin(_ token: Token) -> Bool {
    switch token.kind {
    case .archive, .ibid, .cited, .mark(.level): true
    case .number: previous?.bareArchive != nil
    case .mark(.side): isBehindSemicolon(position)
    case .word:
      token.roles.contains(.fondInPlace)
        || (!token.roles.isDisjoint(with: [.deloInPlace, .sideInPlace, .listInPlace])
          && isBehindSemicolon(position))
    default: false
    }
  }

  /// Whether nothing but a semicolon stands between a reference and a token.
  private func isBehindSemicolon(_ index: Int) -> Bool {
    guard let previous, index > 0, isPunctuation(tokens[index - 1], ASCII.semicolon) else {
      return false
    }
    return isOnlySpace(previous.end, tokens[index - 1].range.lowerBound)
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
      case .word where first.roles.contains(.fondInPlace): fromFondInPlace(into: &reference)
      case .word, .mark(.side): fromStep(into: &reference)
      default: false
      }
    guard isRead, hasDigit(reference) else { return false }
    if first.isMixed, first.kind != .mark(.level(reference.firstLevel ?? .fond)) {
      reference.note(.mixedAlphabets, first.range)
    }
    if let rest = restNotRead(behind: reference) { reference.note(.restNotRead, rest) }
    reference.witness = WitnessReader(text: text).witness(after: reference.range.upperBound)
    return true
  }

  /// Adds a run of sheets to the lists of a reference.
  mutating func append(
    _ run: RunSyntax<SheetSyntax>, to reference: inout ReferenceSyntax
  ) {
    let start = reference.has(.list) ? reference.lists.lowerBound : sheets.count
    sheets.append(run)
    reference.lists = start..<sheets.count
  }

  /// Numbers read from letters are not enough alone: the scanner looks for digits.
  func hasDigit(_ reference: borrowing ReferenceSyntax) -> Bool {
    func isReal(_ number: NumberSyntax?) -> Bool { number.map { $0.reading == nil } ?? false }
    if isReal(reference.fond) || isReal(reference.opis) || isReal(reference.dela.first?.first) {
      return true
    }
    guard reference.has(.list) else { return reference.firstLevel == nil }
    return sheets[reference.lists.lowerBound].first.reading == nil
  }

  /// `archive (component+ | numbers without marks | the number of a file)`
  private mutating func fromArchive(_ index: ArchiveIndex, into reference: inout ReferenceSyntax)
    -> Bool
  {
    reference.opening = .archive(index)
    position += 1
    // `в ГАРФ (Ф. 5446. Оп. 1)`: not a gloss but the reference itself.
    if isPunctuation(current, ASCII.openParenthesis), isMarkAhead(from: position + 1) {
      position += 1
    } else {
      skipGloss()
    }
    skipArchiveEnd()
    if isDatabaseStep() { position += 1 }
    skipCity()
    skipFileKind()
    return components(into: &reference) || numbersBeforeMarks(into: &reference, after: index)
      || bareNumbers(into: &reference, after: index)
      || fileNumber(into: &reference)
  }

  /// `('Там же' | 'Ibid.' | 'Указ. дело') component+`
  private mutating func fromIbid(
    _ opening: ReferenceSyntax.Opening, into reference: inout ReferenceSyntax
  ) -> Bool {
    reference.opening = opening
    let start = position
    position += 1
    skipIbidComment()
    skipSeparators(3)
    let first = current
    if components(into: &reference) { return !isHouse(reference, first) }
    position = start + 1
    return opening == .ibid && isBareIbid(at: start, into: &reference)
  }

  /// `Bestand 17, Verzeichnis 125, Akte 3, Bl. 14, RGASPI`: such words mean too much else
  /// without an archive.
  private mutating func fromFondInPlace(into reference: inout ReferenceSyntax) -> Bool {
    guard components(into: &reference), reference.has(.fond), reference.has(.opis) else {
      return false
    }
    reference.trailingArchive = reference.trailingArchive ?? trailingArchive()
    return reference.trailingArchive != nil
  }

  /// `…; П. 95. Д. 16. Л. 2`, `…; Кн. 12. Л. 3`, `…; Bl. 7`
  private mutating func fromStep(into reference: inout ReferenceSyntax) -> Bool {
    reference.opening = .step
    let first = current
    // `; c. 1937`
    let isList = first.roles.contains(.listInPlace) && letterCount(first.range) > 1
    guard components(into: &reference) else { return false }
    // `…; К. 12. Ед. хр. 5`
    if reference.karton != nil, reference.has(.delo), beginsUpper(first) { return true }
    return reference.has(.list) && (reference.has(.delo) || isList)
  }

  /// `component+ archive?`
  private mutating func fromMark(into reference: inout ReferenceSyntax) -> Bool {
    let start = position
    let first = current
    // `https://example.org/f.17/op.3`
    let before = token(at: start - 1)
    if start > 0, isPunctuation(before, ASCII.slash), !first.isSpaced { return false }
    guard components(into: &reference) else { return false }
    if let previous, !isHouse(reference, first),
      isStep(from: previous.end, to: start, reference)
    {
      reference.opening = .step
      return true
    }
    if reference.trailingArchive == nil, !reference.has(.list) || reference.has(.fond) {
      reference.trailingArchive = trailingArchive()
    }
    if reference.trailingArchive == nil, !standsAlone(reference, first) {
      guard isLoneList(reference, at: start) else { return false }
      reference.opening = .lone
      return true
    }
    if reference.trailingArchive == nil {
      guard let name = unknownArchive(before: start, notBefore: previous?.end ?? 0) else {
        // `Форма ф. 17, № 3, л. 5`
        return !readsNumberedFile || reference.has(.opis)
      }
      reference.opening = .unknownArchive
      reference.note(.unknownArchive, name)
      reference.range = name.lowerBound..<reference.range.upperBound
    }
    return true
  }

  /// `…, 124.2.1549` after a reference without marks.
  private mutating func fromBareNumber(into reference: inout ReferenceSyntax) -> Bool {
    guard let previous, let archive = previous.bareArchive, position > 0 else { return false }
    var separator = tokens[position - 1]
    // `517/1/1908, f. 87, et 517/1/1916`
    if isConjunction(separator), position > 1, isPunctuation(tokens[position - 2], ASCII.comma) {
      separator = tokens[position - 2]
    }
    let isJoined =
      isPunctuation(separator, ASCII.comma) || isPunctuation(separator, ASCII.semicolon)
      || isConjunction(separator)
    // `…, Stalin to Kaganovich, 7 Aug. 1935; 558.11.743.29`: lists show that it goes on.
    let isAdjacent = isOnlySpace(previous.end, separator.range.lowerBound)
    let isBehindComment =
      isPunctuation(separator, ASCII.semicolon)
      && isOneSentence(previous.end, toToken: position - 1)
    guard isJoined, isAdjacent || isBehindComment,
      bareNumbers(into: &reference, after: archive), reference.has(.fond), reference.has(.delo),
      isAdjacent || reference.has(.list)
    else { return false }
    reference.opening = .step
    return true
  }
}
