/// Looking back over words and what stands between them, no further than to a floor.
extension Span<UInt8> {
  /// Where the white space begins, of a few scalars at most, that ends at an offset.
  func spaceStart(before end: Int, notBefore floor: Int) -> Int {
    var offset = end
    while offset > floor, end - offset < 8 {
      let start = scalarStart(before: offset)
      let value = scalar(at: start).value
      guard ScalarClass.isSpace(value) || ScalarClass.isLineBreak(value) else { break }
      offset = start
    }
    return Swift.max(offset, floor)
  }

  /// The run of letters that ends at an offset, or the end of a longer one.
  func letters(before end: Int, notBefore floor: Int) -> Range<Int> {
    var offset = end
    while offset > floor, end - offset <= 24 {
      let last = scalarStart(before: offset)
      let isLetter = ScalarClass.isLetter(scalar(at: last).value)
      let hyphen = isLetter || offset == end ? nil : SoftHyphen.start(in: self, endingAt: offset)
      guard let start = isLetter ? last : hyphen, start >= floor else { break }
      offset = start
    }
    return offset..<end
  }

  /// Where a word ends behind which nothing stands but white space, and a comma, colon,
  /// period or dash if there is one.
  func wordEnd(before end: Int, notBefore floor: Int) -> (end: Int, isParted: Bool) {
    let offset = spaceStart(before: end, notBefore: floor)
    guard offset > floor else { return (offset, false) }
    let start = scalarStart(before: offset)
    let value = scalar(at: start).value
    let isSeparator =
      value == 0x2C || value == 0x3A || value == 0x2E
      || (ScalarClass.isDash(value) && offset < end)
    guard isSeparator, start >= floor else { return (offset, false) }
    // `NARA. – RG 59`
    var before = spaceStart(before: start, notBefore: floor)
    if ScalarClass.isDash(value), before > floor, self[before - 1] == ASCII.period { before -= 1 }
    return (before, true)
  }
}
