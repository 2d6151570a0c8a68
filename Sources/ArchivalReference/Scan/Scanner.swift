/// Finds the stretches of a text in which references can stand, so that the rest
/// is never cut into tokens.
///
/// Every reference holds digits, and prose holds few: the scanner jumps from one
/// run of digits to the next and looks back for a word that can lead a number in
/// a reference. What it returns may hold no reference; what it leaves out does not.
struct Scanner {
  let archives: ArchiveMatcher

  /// How far before its first number a reference may begin (long archive names,
  /// glosses), and how far after a number it may go on, in bytes.
  private static let reachBack = 320
  private static let reachForward = 200

  /// Ordered, disjoint byte ranges that begin and end between words.
  func segments(in text: [UInt8]) -> [Range<Int>] {
    var segments: [Range<Int>] = []
    var current: Range<Int>?
    var offset = 0
    while offset < text.count {
      guard text[offset] &- 0x30 < 10 else {
        offset += 1
        continue
      }
      var end = offset + 1
      while end < text.count, text[end] &- 0x30 < 10 { end += 1 }
      let reach = min(text.count, end + Self.reachForward)
      if let open = current, offset < open.upperBound {
        current = open.lowerBound..<max(open.upperBound, reach)
      } else if isLed(text, numberAt: offset) {
        let floor = max(0, offset - Self.reachBack)
        if let open = current, floor <= open.upperBound {
          current = open.lowerBound..<reach
        } else {
          if let open = current { segments.append(open) }
          current = wordStart(text, from: floor, before: offset)..<reach
        }
      }
      offset = end
    }
    if let open = current { segments.append(open) }
    return segments
  }

  /// Whether the word before a number can lead it: a mark, or an archive's name.
  private func isLed(_ text: [UInt8], numberAt start: Int) -> Bool {
    var offset = skipBack(text, from: start)
    guard offset > 0 else { return false }
    var letters = lettersBack(text, from: offset)
    if letters.isEmpty { return false }
    if isLead(text, letters) { return true }
    // A prefix of the number itself, as in `Р-5446`.
    guard letters.count <= 4 else { return false }
    offset = skipBack(text, from: letters.lowerBound)
    letters = lettersBack(text, from: offset)
    return !letters.isEmpty && isLead(text, letters)
  }

  private func isLead(_ text: [UInt8], _ letters: Range<Int>) -> Bool {
    let letters = letters.lowerBound..<(Mark.gluedEnd(text, letters) ?? letters.upperBound)
    guard let word = FoldedWord(text, letters) else { return false }
    if Mark.citedTail.contains(word) || Mark.misread.values.contains(where: { $0.contains(word) }) {
      return true
    }
    if archives.lastWords.contains(word) { return true }
    guard let mark = Mark.named(word) else { return Mark.unitTails.contains(word) }
    if case .level = mark.kind { return true }
    return false
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

  /// The first place from an offset on where no word is cut; where all is one word
  /// up to the number, a scalar's start.
  private func wordStart(_ text: [UInt8], from floor: Int, before number: Int) -> Int {
    guard floor > 0 else { return 0 }
    var start = floor
    while start < number, text[start] & 0xC0 == 0x80 { start += 1 }
    var offset = start
    while offset < number {
      let scalar = text.scalar(at: offset)
      guard ScalarClass.isLetter(scalar.value) || ScalarClass.isDigit(scalar.value) else {
        return offset
      }
      offset += scalar.length
    }
    return start
  }
}
