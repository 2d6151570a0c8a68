extension ReferenceParser {
  /// What stands inside of a text's references and is no part of any of their levels: a
  /// volume (`Т. 2`), a remark, the name of an archive that the table does not hold.
  ///
  /// A reference is read past such words, as they are common and tell nothing of its shifr.
  /// Who takes a reference for all that a text says must know of them.
  ///
  /// - Returns: Half-open UTF-8 byte offsets, in order of place.
  public func rests(in text: Span<UInt8>) -> [Range<Int>] {
    var scanner = Scanner(leads: archives.leads)
    var reader = StretchReader(archives: archives)
    var rests: [Range<Int>] = []
    while let stretch = scanner.next(in: text) {
      reader.read(stretch, of: text) { syntax, lists, piece, base in
        let gaps = ReferenceGaps(syntax, lists, text: piece, archives: archives)
        rests += gaps.rests.map { $0.moved(by: base) }
      }
    }
    return rests
  }
}

/// What stands before, between and behind the numbers of a reference.
private struct ReferenceGaps {
  /// The words and numbers there that are read for nothing.
  private(set) var rests: [Range<Int>] = []

  private let text: [UInt8]
  private let archives: ArchiveTable
  /// The index of the reference's archive.
  private let archive: ArchiveIndex?
  /// What is damaged and was read all the same.
  private let repairs: [Range<Int>]

  init(
    _ syntax: borrowing ReferenceSyntax, _ lists: ArraySlice<RunSyntax<SheetSyntax>>,
    text: [UInt8], archives: ArchiveTable
  ) {
    self.text = text
    self.archives = archives
    archive = if case .archive(let index) = syntax.opening { index } else { syntax.trailingArchive }
    repairs = syntax.issues.filter { Self.repairs.contains($0.kind) }.map(\.range)
    var numbers = [syntax.fond?.range, syntax.opis?.range].compactMap { $0 }
    syntax.dela.forEach { run in
      numbers += [run.first.range, run.last?.range].compactMap { $0 }
    }
    for run in lists {
      for sheet in [run.first, run.last].compactMap({ $0 }) {
        numbers += [sheet.digits, sheet.letter].compactMap { $0 }
      }
    }
    var start = syntax.range.lowerBound
    if let name = syntax.issues.first(where: { $0.kind == .unknownArchive }) {
      rests.append(name.range)
      start = name.range.upperBound
    }
    for number in numbers.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      addRest(start..<max(start, number.lowerBound))
      start = max(start, number.upperBound)
    }
    addRest(start..<max(start, syntax.range.upperBound))
  }

  private static let repairs: Set<ReferenceIssue.Kind> = [
    .listMarkReadAsDigit, .numberReadAsLetters, .misreadMark, .mixedAlphabets,
  ]

  private mutating func addRest(_ gap: Range<Int>) {
    guard !gap.isEmpty else { return }
    var tokens: [Token] = []
    Lexer(text: text, archives: archives.matcher).read(gap, into: &tokens)
    guard let first = tokens.firstIndex(where: isRest), let last = tokens.lastIndex(where: isRest)
    else { return }
    // `Т. 2` and not `2`.
    var start = first
    let before = tokens[..<first].lastIndex { $0.kind != .punctuation(ASCII.period) }
    if let before, Self.isSide(tokens[before]) { start = before }
    rests.append(tokens[start].range.lowerBound..<tokens[last].range.upperBound)
  }

  private func isRest(_ token: Token) -> Bool {
    guard !repairs.contains(where: { $0.overlaps(token.range) }) else { return false }
    return switch token.kind {
    case .number: true
    case .word: token.roles.isDisjoint(with: Self.parts) && !isFront(token)
    case .archive(let index): index != archive
    case .mark, .ibid, .cited, .dash, .punctuation, .other, .paragraphEnd: false
    }
  }

  /// `fol. 3r`, `Bl. 20 R`: a side of a sheet.
  private func isFront(_ token: Token) -> Bool {
    token.range.count == 1 && text[token.range.lowerBound] | 0x20 == 0x72
  }

  /// A mark that no level of a shifr has.
  private static func isSide(_ token: Token) -> Bool {
    token.kind == .mark(.side)
      || !token.roles.isDisjoint(with: [.sideInPlace, .deloInPlace, .opisInPlace])
  }

  /// What a word is in a reference besides a mark.
  private static let parts: WordRoles = [
    .unitHead, .unitTail, .verso, .conjunction, .conjunctionInLists, .holding, .absence,
    .misreadOpis, .misreadDelo, .misreadList, .listInPlace, .fondInPlace, .opisInPlace,
    .deloInPlace, .fileOfArchive, .fileKind, .local, .preposition, .numero, .folio,
  ]
}
