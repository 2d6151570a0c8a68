/// The words that can stand right before a number of a reference: marks, and the
/// last words of archives' names.
struct LeadWords: Sendable {
  private let words: WordTable<Bool>
  /// For the last letter and the one before it, by their folded codes, which lengths in
  /// letters occur: most words of prose are told apart by these alone.
  private let lengthsByEnding: [UInt32]

  /// Which letters, by their folded codes, a «Там же» can begin with.
  private let ibidLetters: [Bool]

  init(_ archives: ArchiveMatcher) {
    var letters = [Bool](repeating: false, count: 256)
    for (word, entry) in Vocabulary.entries
    where !entry.roles.isDisjoint(with: [.ibid, .ibidHead]) {
      letters[Int(word.firstLetter)] = true
    }
    ibidLetters = letters
    var words = Vocabulary.entries.filter(\.1.leadsNumber).map(\.0)
    words += archives.lastWords
    self.words = WordTable(words.map { ($0, true) })
    var lengths = [UInt32](repeating: 0, count: 1 << 14)
    for word in words {
      let ending = UInt16(truncatingIfNeeded: word.letters)
      lengths[Self.index(UInt8(ending >> 8), UInt8(ending & 0xFF))] |= 1 << UInt32(word.count)
    }
    lengthsByEnding = lengths
  }

  @inline(__always)
  private static func index(_ before: UInt8, _ last: UInt8) -> Int {
    Int(before & 0x7F) << 7 | Int(last & 0x7F)
  }

  /// Whether a «Там же» can begin with the letter at an offset; a Latin T may stand for
  /// the Cyrillic one.
  @inline(__always)
  func mayBeginIbid(_ text: Span<UInt8>, at offset: Int) -> Bool {
    if text[offset] < 0x80 {
      let code = FoldedWord.latinCode(text[offset])
      return ibidLetters[Int(code)] || code == FoldedWord.latinCode(0x54)
    }
    guard let code = FoldedWord.cyrillicCode(text, at: offset) else { return true }
    return ibidLetters[Int(code)]
  }

  /// A run of letters that ends where one looks back from.
  private struct Run {
    var range: Range<Int>
    /// Whether letters of one and of two bytes stand in it, or soft hyphens.
    var isUneven: Bool
  }

  /// Whether the word before a number can lead it.
  func lead(_ text: Span<UInt8>, numberAt start: Int) -> Bool {
    var glossEnd: Int?
    var offset = skipBack(text, from: start, &glossEnd)
    // What stands in parentheses may be a gloss, or the archive itself: `(ДАСБУ) 7-5-7`.
    if let glossEnd {
      var none: Int?
      let word = lettersBack(text, from: skipBack(text, from: glossEnd, &none))
      if !word.range.isEmpty, isLead(text, word) { return true }
    }
    // The prefix of the number itself, as in `Р-5446`, and the «No.» of `Fond No. 5` may
    // stand between.
    for _ in 0..<3 {
      guard offset > 0 else { return false }
      let word = lettersBack(text, from: offset)
      if word.range.isEmpty { return false }
      if isLead(text, word) { return true }
      guard word.range.count <= 4 else { return false }
      offset = skipBack(text, from: word.range.lowerBound, &glossEnd)
    }
    return false
  }

  private func isLead(_ text: Span<UInt8>, _ run: Run) -> Bool {
    if mayLead(text, run), let word = FoldedWord(text, run.range), words[word] != nil {
      return true
    }
    guard let end = Vocabulary.gluedEnd(text, run.range) else { return false }
    return FoldedWord(text, run.range.lowerBound..<end).flatMap { words[$0] } ?? false
  }

  /// Whether a word's ending and length occur among the words. What folds to other
  /// letters than it is printed with is let through.
  @inline(__always)
  private func mayLead(_ text: Span<UInt8>, _ run: Run) -> Bool {
    if run.isUneven { return true }
    let end = run.range.upperBound
    var codes: (before: UInt8, last: UInt8) = (0, 0)
    let count: Int
    if text[end - 1] < 0x80 {
      count = run.range.count
      codes.last = FoldedWord.latinCode(text[end - 1])
      if count > 1 { codes.before = FoldedWord.latinCode(text[end - 2]) }
    } else {
      count = run.range.count / 2
      guard count > 0, let last = FoldedWord.cyrillicCode(text, at: end - 2) else { return true }
      codes.last = last
      if count > 1 {
        guard let before = FoldedWord.cyrillicCode(text, at: end - 4) else { return true }
        codes.before = before
      }
    }
    return count < 32
      && lengthsByEnding[Self.index(codes.before, codes.last)] >> UInt32(count) & 1 != 0
  }

  /// Steps back over white space, the punctuation between a mark and a number, and glosses;
  /// where the inside of the last one ends is told.
  private func skipBack(
    _ text: Span<UInt8>, from end: Int, _ glossEnd: inout Int?
  ) -> Int {
    var offset = end
    var steps = 0
    while offset > 0, steps < 48 {
      // Most numbers have one space before them; many are as good as one.
      if text[offset - 1] == 0x20 {
        offset -= 1
        continue
      }
      let start = text.scalarStart(before: offset)
      let value = text.scalar(at: start).value
      guard !ScalarClass.isLetter(value), !ScalarClass.isDigit(value) else { break }
      if !ScalarClass.isSpace(value), !ScalarClass.isLineBreak(value) { steps += 1 }
      if let gloss = glossStart(text, endingAt: start, value) {
        glossEnd = start
        offset = gloss
      } else {
        offset = entityStart(text, endingAt: start) ?? start
      }
    }
    return offset
  }

  /// Where a gloss in parentheses or brackets begins that ends with a scalar:
  /// `fond (Bestand) 558`.
  private func glossStart(_ text: Span<UInt8>, endingAt end: Int, _ closing: UInt32) -> Int? {
    let opening: UInt8
    switch closing {
    case UInt32(ASCII.closeParenthesis): opening = ASCII.openParenthesis
    case UInt32(ASCII.closeBracket): opening = ASCII.openBracket
    default: return nil
    }
    var depth = 1
    var offset = end
    while offset > max(0, end - 64) {
      offset -= 1
      if text[offset] == UInt8(closing) { depth += 1 }
      if text[offset] == opening { depth -= 1 }
      if depth == 0 { return offset }
    }
    return nil
  }

  /// Where an entity such as `&nbsp;` begins whose semicolon stands at an offset.
  private func entityStart(_ text: Span<UInt8>, endingAt end: Int) -> Int? {
    guard text[end] == ASCII.semicolon,
      let start = lastIndex(of: 0x26, in: text, max(0, end - 8)..<end),
      let entity = Entity.meaning(in: text, at: start), start + entity.length == end + 1
    else { return nil }
    return start
  }

  private func lastIndex(of byte: UInt8, in text: Span<UInt8>, _ range: Range<Int>) -> Int? {
    range.last { text[$0] == byte }
  }

  private func lettersBack(_ text: Span<UInt8>, from end: Int) -> Run {
    var offset = end
    var hasNarrow = false
    var hasWide = false
    var hasSoftHyphen = false
    while offset > 0, end - offset <= 34 {
      let byte = text[offset - 1]
      if byte < 0x80 {
        guard (byte | 0x20) &- 0x61 < 26 else {
          guard byte == 0x0A, offset < end,
            let hyphen = SoftHyphen.start(in: text, endingAt: offset)
          else { break }
          hasSoftHyphen = true
          offset = hyphen
          continue
        }
        hasNarrow = true
        offset -= 1
      } else if byte < 0xC0, offset > 1, text[offset - 2] &- 0xD0 < 2 {
        // Every scalar that begins with 0xD0 or 0xD1 is a Cyrillic letter.
        hasWide = true
        offset -= 2
      } else {
        let start = text.scalarStart(before: offset)
        if ScalarClass.isLetter(text.scalar(at: start).value) {
          hasWide = true
          offset = start
        } else {
          guard byte == 0xAD, offset < end, SoftHyphen.start(in: text, endingAt: offset) != nil
          else { break }
          hasSoftHyphen = true
          offset = start
        }
      }
    }
    return Run(range: offset..<end, isUneven: (hasNarrow && hasWide) || hasSoftHyphen)
  }
}
