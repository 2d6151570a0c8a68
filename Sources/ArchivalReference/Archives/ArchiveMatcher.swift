/// Finds the longest archive name that begins at a place in a text.
///
/// Letters are compared without case and with Latin look-alikes as Cyrillic;
/// a space in a name stands for any white space, one line break included, or for
/// none. An abbreviation (no lower-case letter in its first word) must begin with
/// a capital in the text too: `мр` is not МР.
struct ArchiveMatcher: Sendable {
  private struct Name {
    /// Folded letters; 0x20 for a space.
    var folded: [UInt32]
    var archive: Int
  }

  struct Match {
    /// Index of the archive in its table.
    var archive: Int
    /// Byte offset just past the name.
    var end: Int
    /// Whether a word of the name mixes alphabets in the text.
    var isMixed: Bool
  }

  /// The names that begin with a word, the longest first.
  private let byFirstWord: WordTable<[Name]>
  /// The last word of each name: a number may follow it without any mark.
  let lastWords: Set<FoldedWord>

  init(_ namesOfArchives: [[String]]) {
    var table: [FoldedWord: [Name]] = [:]
    var lastWords: Set<FoldedWord> = []
    for (archive, names) in namesOfArchives.enumerated() {
      for name in names {
        let words = name.split { !ScalarClass.isLetter($0.unicodeScalars.first?.value ?? 0) }
        guard let first = words.first.flatMap({ FoldedWord(String($0)) }) else { continue }
        let folded = name.unicodeScalars.map { Self.fold($0.value) }
        let entry = Name(folded: folded, archive: archive)
        table[first, default: []].append(entry)
        // `ГАРФ` is also found as the name `ГА РФ` without its space.
        if let glued = FoldedWord(words.joined()), words.count > 1 {
          table[glued, default: []].append(entry)
        }
        if let last = words.last.flatMap({ FoldedWord(String($0)) }) { lastWords.insert(last) }
      }
    }
    byFirstWord = WordTable(
      table.map { ($0.key, $0.value.sorted { $0.folded.count > $1.folded.count }) })
    self.lastWords = lastWords
  }

  /// The longest name at an offset where a word begins, with a capital there.
  ///
  /// - Parameter firstWord: the letters there, folded.
  func match(in text: [UInt8], at offset: Int, firstWord: FoldedWord?) -> Match? {
    guard let firstWord, let names = byFirstWord[firstWord],
      ScalarClass.isUpper(text.scalar(at: offset).value)
    else { return nil }
    for name in names {
      guard let end = end(of: name.folded, in: text, from: offset) else { continue }
      return Match(archive: name.archive, end: end, isMixed: isMixed(text, offset..<end))
    }
    return nil
  }

  private func end(of name: [UInt32], in text: [UInt8], from start: Int) -> Int? {
    var offset = start
    for letter in name {
      if letter == 0x20 {
        offset = Trivia.end(in: text, from: offset).end
        continue
      }
      guard offset < text.count else { return nil }
      let scalar = text.scalar(at: offset)
      guard Self.fold(scalar.value) == letter else { return nil }
      offset += scalar.length
    }
    guard offset < text.count else { return offset }
    return ScalarClass.isLetter(text.scalar(at: offset).value) ? nil : offset
  }

  private func isMixed(_ text: [UInt8], _ range: Range<Int>) -> Bool {
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
      } else {
        latin = false
        cyrillic = false
      }
    }
    return latin && cyrillic
  }

  /// Case and look-alikes removed, so that `РЦXИДНИ` with a Latin X is found.
  private static func fold(_ value: UInt32) -> UInt32 {
    if ScalarClass.isSpace(value) { return 0x20 }
    if ScalarClass.isDash(value) { return 0x2D }
    if ScalarClass.isApostrophe(value) { return 0x27 }
    return LookAlike.cyrillic(ScalarClass.lower(value))
  }
}
