/// Finds the longest archive name that begins at a place in a text.
///
/// Letters are compared with Latin look-alikes as Cyrillic; a space in a name
/// stands for any white space, one line break included, or for none; soft hyphens in words
/// stand for nothing. Long names are
/// compared without case. Short abbreviations are not: Дато is not ДАТО, and Garf is
/// somebody's name. What is also a word or too short to tell (Hoover, MP) counts only
/// right before a mark.
struct ArchiveMatcher: Sendable {
  private struct Name {
    /// Folded letters; 0x20 for a space.
    var folded: [UInt32]
    /// Which letters are capitals, where the case must be the name's or all capitals.
    var capitals: [Bool]?
    /// Whether a mark must follow.
    var isWeak: Bool
    /// The one word that it is; nil for a longer name.
    var word: FoldedWord?
    var archive: Int

    init(_ name: String, archive: Int) {
      let scalars = name.unicodeScalars.map(\.value)
      folded = scalars.map(ArchiveMatcher.fold)
      let letters = scalars.filter(ScalarClass.isLetter)
      let isShort = letters.count <= 5
      let isPlainWord =
        letters.count == scalars.count
        && !letters.dropFirst().contains(where: ScalarClass.isUpper)
      capitals = isShort ? scalars.map(ScalarClass.isUpper) : nil
      isWeak = letters.count <= 3 || isPlainWord
      word = letters.count == scalars.count ? FoldedWord(name) : nil
      self.archive = archive
    }
  }

  struct Match {
    /// Index of the archive in its table.
    var archive: Int
    /// Byte offset just past the name.
    var end: Int
    /// Whether a word of the name mixes alphabets in the text.
    var isMixed: Bool
  }

  /// The names, those that begin with one word side by side and the longest first.
  private let names: [Name]
  /// Where the names stand that begin with a word.
  private let byFirstWord: WordTable<Range<Int>>
  /// The last word of each name: a number may follow it without any mark.
  let lastWords: Set<FoldedWord>

  init(_ namesOfArchives: [[String]]) {
    var table: [FoldedWord: [Name]] = [:]
    var lastWords: Set<FoldedWord> = []
    for (archive, names) in namesOfArchives.enumerated() {
      for name in names {
        let words = name.unicodeScalars.split { !ScalarClass.isLetter($0.value) }.map(String.init)
        guard let first = words.first.flatMap({ FoldedWord($0) }) else { continue }
        let entry = Name(name, archive: archive)
        table[first, default: []].append(entry)
        // `ГАРФ` is also found as the name `ГА РФ` without its space.
        if let glued = FoldedWord(words.joined()), words.count > 1 {
          table[glued, default: []].append(entry)
          lastWords.insert(glued)
        }
        // So that the scanner sees them, the last words also without their spaces.
        for index in words.indices {
          if let last = FoldedWord(words[index...].joined()) { lastWords.insert(last) }
        }
      }
    }
    var names: [Name] = []
    byFirstWord = WordTable(
      table.map { word, entries in
        names += entries.sorted { $0.folded.count > $1.folded.count }
        return (word, names.count - entries.count..<names.count)
      })
    self.names = names
    self.lastWords = lastWords
  }

  /// The longest name at an offset where a word begins, with a capital there.
  ///
  /// - Parameters:
  ///   - firstWord: the letters there, folded.
  ///   - wordEnd: where they end.
  func match(
    in text: Span<UInt8>, at offset: Int, firstWord: FoldedWord?, endingAt wordEnd: Int
  ) -> Match? {
    guard let firstWord, let candidates = byFirstWord[firstWord],
      ScalarClass.isUpper(text.scalar(at: offset).value)
    else { return nil }
    for index in candidates {
      // The table has compared a name of one word already.
      let isCompared =
        names[index].word == firstWord
        && (names[index].capitals == nil || isUpper(text, offset..<wordEnd))
      guard let end = isCompared ? wordEnd : end(of: names[index], in: text, from: offset),
        !names[index].isWeak || isMark(text, after: end)
      else { continue }
      let isMixed = end == wordEnd ? firstWord.isMixed : isMixed(text, offset..<end)
      return Match(archive: names[index].archive, end: end, isMixed: isMixed)
    }
    return nil
  }

  private func isUpper(_ text: Span<UInt8>, _ letters: Range<Int>) -> Bool {
    var offset = letters.lowerBound
    while offset < letters.upperBound {
      let scalar = text.scalar(at: offset)
      guard ScalarClass.isUpper(scalar.value) else { return false }
      offset += scalar.length
    }
    return true
  }

  private func end(of name: Name, in text: Span<UInt8>, from start: Int) -> Int? {
    var offset = start
    var isNamesCase = true
    var isAllCapitals = true
    for index in name.folded.indices {
      let letter = name.folded[index]
      if letter == 0x20 {
        offset = Trivia.end(in: text, from: offset).end
        continue
      }
      guard offset < text.count else { return nil }
      var scalar = text.scalar(at: offset)
      var folded = Self.fold(scalar.value)
      if folded != letter, scalar.value == 0xAD, offset > start {
        offset += SoftHyphen.length(in: text, at: offset)
        // What was the hyphen of a compound where the line was broken.
        if letter == 0x2D { continue }
        scalar = text.scalar(at: offset)
        folded = Self.fold(scalar.value)
      }
      if folded != letter {
        guard let sign = sign(behind: folded, in: text, at: offset + scalar.length, makes: letter)
        else { return nil }
        offset += sign
      }
      if let capitals = name.capitals, ScalarClass.isLetter(scalar.value) {
        let isUpper = ScalarClass.isUpper(scalar.value)
        isNamesCase = isNamesCase && isUpper == capitals[index]
        isAllCapitals = isAllCapitals && isUpper
      }
      offset += scalar.length
    }
    guard isNamesCase || isAllCapitals else { return nil }
    guard offset < text.count else { return offset }
    let isLonger =
      ScalarClass.isLetter(text.scalar(at: offset).value)
      || SoftHyphen.length(in: text, at: offset) > 0
    return isLonger ? nil : offset
  }

  /// How long the sign is that makes a letter of the one before it.
  private func sign(
    behind base: UInt32, in text: Span<UInt8>, at offset: Int, makes letter: UInt32
  ) -> Int? {
    guard offset < text.count else { return nil }
    let sign = text.scalar(at: offset)
    return Decomposed.letter(base, sign.value) == letter ? sign.length : nil
  }

  /// Whether a mark of a level stands right behind a name.
  private func isMark(_ text: Span<UInt8>, after end: Int) -> Bool {
    var offset = Trivia.end(in: text, from: end).end
    var steps = 0
    while offset < text.count, steps < 2 {
      let sign = text.scalar(at: offset)
      // `LVA. – F. 5`
      guard
        Self.separators.contains(text[offset]) || (steps > 0 && ScalarClass.isDash(sign.value))
      else { break }
      offset = Trivia.end(in: text, from: offset + sign.length).end
      steps += 1
    }
    // `270. f.`, as Latvian has it.
    var digits = offset
    while digits < text.count, digits - offset < 8, ScalarClass.isDigit(UInt32(text[digits])) {
      digits += 1
    }
    if digits > offset, digits < text.count, text[digits] == ASCII.period {
      offset = Trivia.end(in: text, from: digits + 1).end
      return FoldedWord.read(text, at: offset).word == FoldedWord("f")
    }
    var letters = offset
    while letters < text.count, letters - offset < 24 {
      let scalar = text.scalar(at: letters)
      guard ScalarClass.isLetter(scalar.value) else { break }
      letters += scalar.length
    }
    guard letters > offset, let word = FoldedWord(text, offset..<letters),
      case .level = Vocabulary.entry(word)?.mark?.kind
    else { return false }
    return true
  }

  private static let separators: [UInt8] = [
    ASCII.period, ASCII.comma, ASCII.colon, ASCII.semicolon, ASCII.openParenthesis,
    ASCII.closeParenthesis,
  ]

  private func isMixed(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var latin = false
    var cyrillic = false
    var offset = range.lowerBound
    while offset < range.upperBound {
      let scalar = text.scalar(at: offset)
      offset += scalar.length
      if ScalarClass.isCyrillic(scalar.value) {
        cyrillic = true
      } else if ScalarClass.isLetter(scalar.value) {
        latin = true
      } else if latin && cyrillic {
        return true
      } else if scalar.value != 0xAD {
        latin = false
        cyrillic = false
      }
    }
    return latin && cyrillic
  }

  /// Case and look-alikes removed, so that `РЦXИДНИ` with a Latin X is found.
  fileprivate static func fold(_ value: UInt32) -> UInt32 {
    if ScalarClass.isSpace(value) { return 0x20 }
    if ScalarClass.isDash(value) { return 0x2D }
    if ScalarClass.isApostrophe(value) { return 0x27 }
    return LookAlike.cyrillic(ScalarClass.lower(value))
  }
}
