/// Finds the stretches of a text in which references can stand, so that the rest
/// is never cut into tokens.
///
/// Every reference holds digits, and prose holds few: the scanner jumps from one
/// run of digits to the next and looks back for a word that can lead a number in
/// a reference. What it returns may hold no reference; what it leaves out does not.
struct Scanner {
  let leads: LeadWords

  /// How far before its first number a reference may begin (long archive names,
  /// glosses), and how far after a number it may go on, in bytes.
  private static let reachBack = 320
  private static let reachForward = 200

  /// How far apart the numbers of one list stand at most, in bytes: `64 об., 71`.
  private static let reachInList = 32

  /// Ordered, disjoint byte ranges that begin and end between words.
  func segments(in text: [UInt8]) -> [Range<Int>] {
    var segments: [Range<Int>] = []
    var current: Range<Int>?
    // Where the last number ends that belongs to the current stretch for certain.
    var lastEnd = 0
    var offset = ByteSearch.nextDigit(in: text, from: 0)
    while offset < text.count {
      var end = offset + 1
      while end < text.count, text[end] &- 0x30 < 10 { end += 1 }
      let reach = min(text.count, end + Self.reachForward)
      if let open = current, offset - lastEnd <= Self.reachInList {
        current = open.lowerBound..<max(open.upperBound, reach)
        lastEnd = end
      } else if leads.lead(text, numberAt: offset) {
        let floor = max(0, offset - Self.reachBack)
        if let open = current, floor <= open.upperBound {
          current = open.lowerBound..<reach
        } else {
          if let open = current { segments.append(open) }
          current = wordStart(text, from: floor, before: offset)..<reach
        }
        lastEnd = end
      }
      offset = ByteSearch.nextDigit(in: text, from: end)
    }
    if let open = current { segments.append(open) }
    return segments
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
