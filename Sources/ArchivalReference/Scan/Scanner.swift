/// Finds the stretches of a text in which references can stand, so that the rest
/// is never cut into tokens.
///
/// Every reference holds digits, and prose holds few: the scanner jumps from one
/// run of digits to the next and looks back for a word that can lead a number in
/// a reference. What it returns may hold no reference; what it leaves out does not.
struct Scanner {
  let leads: LeadWords

  /// Where the next run of digits is looked for.
  private var offset = 0
  /// The stretch that is not ended yet.
  private var open: Range<Int>?
  /// Where the last number ends that belongs to that stretch for certain.
  private var lastEnd = 0

  /// How far before its first number a reference may begin (long archive names,
  /// glosses), and how far after a number it may go on, in bytes.
  private static let reachBack = 320
  private static let reachForward = 200

  /// How far apart the numbers of one list stand at most, in bytes: `64 об., 71`.
  private static let reachInList = 32

  /// The same where a comment stands between, and how long that one is at most.
  private static let reachOverComment = 120
  static let longestComment = 80

  /// How much is seen behind a «Там же» that is a whole note.
  private static let reachBehindIbid = 64

  /// A scanner at the beginning of a text.
  init(leads: LeadWords) {
    self.leads = leads
  }

  /// The next stretch: they are ordered, disjoint byte ranges that begin and end
  /// between words. The text must be the same in every call.
  mutating func next(in text: Span<UInt8>) -> Range<Int>? {
    offset = ByteSearch.nextDigit(in: text, from: offset)
    while offset < text.count {
      let start = offset
      let before = lastEnd
      var end = start + 1
      while end < text.count, text[end] &- 0x30 < 10 { end += 1 }
      offset = ByteSearch.nextDigit(in: text, from: end)
      let isNear =
        open != nil
        && (start - lastEnd <= Self.reachInList
          || (start - lastEnd <= Self.reachOverComment && isBehindComment(text, start)))
      guard isNear || leads.lead(text, numberAt: start) else { continue }
      lastEnd = end
      let reach = min(text.count, end + Self.reachForward)
      let floor = max(0, start - Self.reachBack)
      if let current = open {
        if isNear || floor <= current.upperBound {
          open = current.lowerBound..<max(current.upperBound, reach)
        } else {
          let ended = ended(current, after: before, in: text)
          let first = self.start(text, from: floor, before: start)
          guard ended.upperBound <= first else {
            open = current.lowerBound..<reach
            continue
          }
          open = first..<reach
          return ended
        }
      } else {
        open = self.start(text, from: floor, before: start)..<reach
      }
    }
    return open.take().map { ended($0, after: lastEnd, in: text) }
  }

  /// Where a stretch begins whose first number stands at an offset: no reference crosses
  /// the end of a paragraph, so behind the last one in reach, its blank line included;
  /// without one, at the first place in reach where no word is cut. Where all is one
  /// word up to the number, a scalar's start.
  private func start(_ text: Span<UInt8>, from floor: Int, before number: Int) -> Int {
    if let blank = blankLine(text, floor..<number) { return blank }
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

  /// A stretch that is over, without what stands behind its last number's paragraph.
  private func ended(_ stretch: Range<Int>, after lastEnd: Int, in text: Span<UInt8>) -> Range<Int>
  {
    var end = stretch.upperBound
    var offset = ByteSearch.nextLineBreak(in: text, from: lastEnd, to: end)
    while offset + 1 < end {
      if text[offset] == 0x0A, text[offset + 1] == 0x0A { end = offset + 1 }
      offset = ByteSearch.nextLineBreak(in: text, from: offset + 1, to: end)
    }
    return stretch.lowerBound..<max(end, ibidEnd(text, from: lastEnd) ?? end)
  }

  /// How far a stretch goes on for the notes behind it that are «Там же» and nothing else:
  /// one has no number, and so is looked for at the head of each line and in parentheses.
  private func ibidEnd(_ text: Span<UInt8>, from lastEnd: Int) -> Int? {
    var found: Int?
    var limit = min(text.count, lastEnd + Self.reachForward + ReferenceGrammar.reachOfIbid)
    var offset = ByteSearch.nextNoteHead(in: text, from: lastEnd, to: limit)
    while offset < limit {
      if let end = ibid(text, behindLabelAt: offset + 1) {
        found = min(text.count, end + Self.reachBehindIbid)
        limit = min(text.count, end + ReferenceGrammar.reachOfIbid)
      }
      offset = ByteSearch.nextNoteHead(in: text, from: offset + 1, to: limit)
    }
    return found
  }

  /// Where a «Там же» ends that stands at an offset, a note's label before it or not.
  private func ibid(_ text: Span<UInt8>, behindLabelAt start: Int) -> Int? {
    var offset = start
    while offset < text.count, offset - start < 32 {
      let scalar = text.scalar(at: offset)
      if ScalarClass.isLetter(scalar.value) { break }
      offset += scalar.length
    }
    guard offset < text.count, leads.mayBeginIbid(text, at: offset) else { return nil }
    let (word, end) = FoldedWord.read(text, at: offset)
    guard let word, let entry = Vocabulary.entry(word) else { return nil }
    return entry.roles.isDisjoint(with: [.ibid, .ibidHead]) ? nil : end
  }

  /// Whether a number goes on with a list behind a comment: `16 (приговор), 18`.
  private func isBehindComment(_ text: Span<UInt8>, _ number: Int) -> Bool {
    var offset = number - 1
    while offset >= 0, number - offset <= 12 {
      if text[offset] == ASCII.closeParenthesis { return true }
      offset -= 1
    }
    return false
  }

  /// Where the last two line breaks in a range begin that stand side by side.
  private func blankLine(_ text: Span<UInt8>, _ range: Range<Int>) -> Int? {
    // Of two bytes side by side one is met in steps of two.
    var offset = range.upperBound - 2
    while offset > range.lowerBound {
      if text[offset] == 0x0A {
        if text[offset + 1] == 0x0A { return offset }
        if text[offset - 1] == 0x0A { return offset - 1 }
      }
      offset -= 2
    }
    return nil
  }
}
