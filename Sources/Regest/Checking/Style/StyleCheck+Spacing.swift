internal import ArchivalReference
internal import DocumentText

/// Spaces around marks.
extension StyleCheck {
  /// One space stands between a mark and its number and behind each separator, none before
  /// a period or a comma.
  func spacing(_ print: Print) -> [Remark] {
    guard !print.type.isBare else { return [] }
    let edits = print.type.numbers.flatMap { changes(before: $0.range.lowerBound, in: print) }
    guard let first = edits.first, let last = edits.last else { return [] }
    let whole = first.range.lowerBound..<last.range.upperBound
    // What is put in first must touch what stands before it in the file.
    let before = first.range.isEmpty ? whole.lowerBound - 1 : whole.lowerBound
    guard document.map.verbatimSource(of: before..<whole.upperBound) != nil else {
      return edits.map { remark([$0], in: $0.range, of: print) }
    }
    return [remark(edits, in: whole, of: print)]
  }

  private func remark(_ edits: [Edit], in whole: Range<Int>, of print: Print) -> Remark {
    var replacement = ""
    var offset = whole.lowerBound
    for edit in edits {
      replacement += text(offset..<edit.range.lowerBound) + edit.replacement
      offset = edit.range.upperBound
    }
    let range = print.type.range
    let expected =
      text(range.lowerBound..<whole.lowerBound) + replacement
      + text(whole.upperBound..<range.upperBound)
    return Remark(
      code: .spacing, range: range, message: "spaces are missing or too many",
      expected: expected, edit: Edit(range: whole, replacement: replacement),
      reference: print.reference)
  }

  /// What is wrong between the number before and a number.
  private func changes(before number: Int, in print: Print) -> [Edit] {
    let start = print.type.range.lowerBound
    var edits: [Edit] = []
    let gap = spaces(before: number, notBefore: start)
    guard let gap, gap.lowerBound > start else { return [] }
    var markEnd = gap.lowerBound
    guard bytes[markEnd - 1] == 0x2E else { return [] }
    if gap.isEmpty {
      edits.append(Edit(range: gap, replacement: " "))
    } else if let rest = superfluous(gap) {
      edits.append(rest)
    }
    markEnd -= 1
    if let loose = spaces(before: markEnd, notBefore: start), !loose.isEmpty {
      edits.append(Edit(range: loose, replacement: ""))
      markEnd = loose.lowerBound
    }
    let mark = letters(before: markEnd, notBefore: start)
    guard !mark.isEmpty, mark.lowerBound > start else {
      return mark.isEmpty ? [] : edits.reversed()
    }
    if let separator = edit(ofSeparatorBefore: mark.lowerBound, notBefore: start) {
      edits.append(separator)
    }
    return edits.reversed()
  }

  /// `558.Оп.`, `558 . Оп.`, `558,оп.`
  private func edit(ofSeparatorBefore mark: Int, notBefore start: Int) -> Edit? {
    guard let gap = spaces(before: mark, notBefore: start), gap.lowerBound > start else {
      return nil
    }
    let sign = bytes[gap.lowerBound - 1]
    guard sign == 0x2E || sign == 0x2C else { return superfluous(gap) }
    guard let loose = spaces(before: gap.lowerBound - 1, notBefore: start) else { return nil }
    if !loose.isEmpty {
      let sign = text(gap.lowerBound - 1..<gap.lowerBound)
      return Edit(range: loose.lowerBound..<gap.upperBound, replacement: sign + " ")
    }
    return gap.isEmpty ? Edit(range: gap, replacement: " ") : superfluous(gap)
  }

  /// All spaces of a gap but the first.
  private func superfluous(_ gap: Range<Int>) -> Edit? {
    guard !gap.isEmpty else { return nil }
    let first = bytes.span.scalar(at: gap.lowerBound).length
    guard gap.lowerBound + first < gap.upperBound else { return nil }
    return Edit(range: gap.lowerBound + first..<gap.upperBound, replacement: "")
  }

  /// The spaces before an offset; nil where a line break, a soft hyphen or an entity is among
  /// them.
  private func spaces(before end: Int, notBefore floor: Int) -> Range<Int>? {
    let scalars = bytes.span
    var start = end
    while start > floor {
      let before = scalars.scalarStart(before: start)
      let value = scalars.scalar(at: before).value
      if ScalarClass.isLineBreak(value) || value == 0xAD || value == 0x3B { return nil }
      guard ScalarClass.isSpace(value) else { break }
      start = before
    }
    return start..<end
  }

  private func letters(before end: Int, notBefore floor: Int) -> Range<Int> {
    let scalars = bytes.span
    var start = end
    while start > floor {
      let before = scalars.scalarStart(before: start)
      guard ScalarClass.isLetter(scalars.scalar(at: before).value) else { break }
      start = before
    }
    return start..<end
  }
}
