/// A citation of a printed work, or of an archive of another kind, between two references:
/// after it, «Там же» may mean that.
enum BookCitation {
  /// Whether a page with its number (`С. 193–196`, `pp. 3`), a place and year of
  /// printing (`М., 1994`), an imprint (`(New York: Norton, 1990)`) or the shelfmark of a
  /// foreign archive (`TNA, FO 371/17253`) stands in what lies between two references of a
  /// flow; nil for any flow.
  static func stands(
    in gap: Range<Int>, of flow: TextFlows.Kind?, _ text: Span<UInt8>
  ) -> Bool {
    guard !gap.isEmpty else { return false }
    var offset = ByteSearch.nextDigit(in: text, from: gap.lowerBound)
    // What is known of one place saves looking back from the next beyond it.
    var known = (offset: gap.lowerBound, kind: flow)
    while offset < gap.upperBound {
      let start = offset
      var end = start + 1
      while end < gap.upperBound, text[end] &- 0x30 < 10 { end += 1 }
      offset = ByteSearch.nextDigit(in: text, from: end)
      guard cites(text, number: start..<end, in: gap) else { continue }
      guard let kind = known.kind else { return true }
      known = (start, TextFlows.kind(at: start, in: text, since: known.offset, kind))
      if known.kind == flow { return true }
    }
    return false
  }

  private static func cites(_ text: Span<UInt8>, number: Range<Int>, in gap: Range<Int>) -> Bool {
    let floor = gap.lowerBound
    let isYear = number.count == 4
    if isYear, isInImprint(text, year: number, in: gap) { return true }
    if ForeignShelfmark.holds(number, in: gap, of: text) { return true }
    var offset = text.spaceStart(before: number.lowerBound, notBefore: floor)
    var hasComma = false
    if offset > floor, text[offset - 1] == ASCII.comma {
      hasComma = true
      offset = text.spaceStart(before: offset - 1, notBefore: floor)
    }
    guard offset > floor, text[offset - 1] == ASCII.period else { return false }
    let wordEnd = text.spaceStart(before: offset - 1, notBefore: floor)
    let word = text.letters(before: wordEnd, notBefore: floor)
    guard !word.isEmpty else { return false }
    if hasComma {
      // An abbreviated place, a comma and a year: only books are cited so.
      return isYear && word.count <= 6
        && ScalarClass.isUpper(text.scalar(at: word.lowerBound).value)
    }
    guard let folded = FoldedWord(text, word), Vocabulary.entry(folded)?.mark?.kind == .page
    else { return false }
    // Pages right behind the reference are those of a book that the file holds.
    return hasTwoUnits(text, gap.lowerBound..<word.lowerBound)
  }

  /// `(Place: Publisher, 1990)`
  private static func isInImprint(
    _ text: Span<UInt8>, year: Range<Int>, in gap: Range<Int>
  ) -> Bool {
    guard year.upperBound < text.count, text[year.upperBound] == ASCII.closeParenthesis,
      text[year.lowerBound] == 0x31 || text[year.lowerBound] == 0x32
    else { return false }
    var offset = text.spaceStart(before: year.lowerBound, notBefore: gap.lowerBound)
    guard offset > gap.lowerBound, text[offset - 1] == ASCII.comma else { return false }
    var hasColon = false
    let floor = max(gap.lowerBound, offset - 120)
    while offset > floor {
      offset -= 1
      if text[offset] == ASCII.colon { hasColon = true }
      if text[offset] == ASCII.openParenthesis { return hasColon }
    }
    return false
  }

  /// Whether more than one sign or word stands in a range.
  private static func hasTwoUnits(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var units = 0
    var isInWord = false
    var offset = range.lowerBound
    while offset < range.upperBound {
      let scalar = text.scalar(at: offset)
      offset += scalar.length
      let isWord = ScalarClass.isLetter(scalar.value) || ScalarClass.isDigit(scalar.value)
      if !ScalarClass.isSpace(scalar.value), !ScalarClass.isLineBreak(scalar.value),
        !(isWord && isInWord)
      {
        units += 1
        if units > 1 { return true }
      }
      isInWord = isWord
    }
    return false
  }
}
