/// The words that can stand right before a number of a reference: marks, and the
/// last words of archives' names.
struct LeadWords: Sendable {
  private let words: WordTable<Bool>
  /// For each last letter, by its folded code, which lengths in letters occur: most
  /// words of prose are told apart by these two alone.
  private let lengthsByLastLetter: [UInt32]

  init(_ archives: ArchiveMatcher) {
    var words = Vocabulary.entries.filter(\.1.leadsNumber).map(\.0)
    words += archives.lastWords
    self.words = WordTable(words.map { ($0, true) })
    var lengths = [UInt32](repeating: 0, count: 256)
    for word in words {
      lengths[Int(word.lastLetter)] |= 1 << UInt32(word.count)
    }
    lengthsByLastLetter = lengths
  }

  /// Whether the word before a number can lead it.
  func lead(_ text: [UInt8], numberAt start: Int) -> Bool {
    let offset = skipBack(text, from: start)
    guard offset > 0 else { return false }
    let letters = lettersBack(text, from: offset)
    if letters.isEmpty { return false }
    if isLead(text, letters) { return true }
    // A prefix of the number itself, as in `Р-5446`.
    guard letters.count <= 4 else { return false }
    let before = lettersBack(text, from: skipBack(text, from: letters.lowerBound))
    return !before.isEmpty && isLead(text, before)
  }

  private func isLead(_ text: [UInt8], _ letters: Range<Int>) -> Bool {
    if mayLead(text, letters), let word = FoldedWord(text, letters), words[word] != nil {
      return true
    }
    guard let end = Vocabulary.gluedEnd(text, letters) else { return false }
    return FoldedWord(text, letters.lowerBound..<end).flatMap { words[$0] } ?? false
  }

  /// Whether a word's last letter and length occur among the words.
  @inline(__always)
  private func mayLead(_ text: [UInt8], _ letters: Range<Int>) -> Bool {
    let last = text[letters.upperBound - 1]
    let isWide = last >= 0x80
    let start = isWide ? letters.upperBound - 2 : letters.upperBound - 1
    guard start >= letters.lowerBound,
      let letter = FoldedWord(text, start..<letters.upperBound)
    else { return false }
    // A word of one alphabet has one or two bytes a letter; a mixed one folds to
    // another last letter and is let through.
    let lengths = lengthsByLastLetter[Int(letter.lastLetter)]
    let isOneAlphabet = isWide == (text[letters.lowerBound] >= 0x80)
    guard isOneAlphabet else { return true }
    let count = isWide ? letters.count / 2 : letters.count
    return count < 32 && lengths & (1 << UInt32(count)) != 0 || isMixed(text, letters)
  }

  private func isMixed(_ text: [UInt8], _ letters: Range<Int>) -> Bool {
    let isWide = text[letters.lowerBound] >= 0x80
    return letters.contains { (text[$0] >= 0x80) != isWide }
  }

  /// Steps back over white space and the punctuation between a mark and a number.
  private func skipBack(_ text: [UInt8], from end: Int) -> Int {
    var offset = end
    var steps = 0
    while offset > 0, steps < 48 {
      let start = text.scalarStart(before: offset)
      let value = text.scalar(at: start).value
      guard !ScalarClass.isLetter(value), !ScalarClass.isDigit(value) else { break }
      offset =
        glossStart(text, endingAt: start, value) ?? entityStart(text, endingAt: start) ?? start
      steps += 1
    }
    return offset
  }

  /// Where a gloss in parentheses or brackets begins that ends with a scalar:
  /// `fond (Bestand) 558`.
  private func glossStart(_ text: [UInt8], endingAt end: Int, _ closing: UInt32) -> Int? {
    let opening: UInt8
    switch closing {
    case UInt32(ASCII.closeParenthesis): opening = ASCII.openParenthesis
    case UInt32(ASCII.closeBracket): opening = ASCII.openBracket
    default: return nil
    }
    return text[max(0, end - 64)..<end].lastIndex(of: opening)
  }

  /// Where an entity such as `&nbsp;` begins whose semicolon stands at an offset.
  private func entityStart(_ text: [UInt8], endingAt end: Int) -> Int? {
    guard text[end] == ASCII.semicolon,
      let start = text[max(0, end - 8)..<end].lastIndex(of: 0x26),
      let entity = Entity.meaning(in: text, at: start), start + entity.length == end + 1
    else { return nil }
    return start
  }

  private func lettersBack(_ text: [UInt8], from end: Int) -> Range<Int> {
    var offset = end
    while offset > 0, end - offset <= 34 {
      let start = text.scalarStart(before: offset)
      guard ScalarClass.isLetter(text.scalar(at: start).value) else { break }
      offset = start
    }
    return offset..<end
  }
}
