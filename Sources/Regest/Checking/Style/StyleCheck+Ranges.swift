internal import ArchivalReference

/// The ends of ranges and what joins them.
extension StyleCheck {
  /// Dashes other than the usual one, and ends that are shortened where that is not usual.
  func ranges(_ print: Print) -> [Remark] {
    print.type.runs.compactMap { dash($0, of: print) }
      + print.type.runs.compactMap { shortened($0, of: print) }
  }

  /// `177-180`, `177 – 180`: by the Chicago Manual (6.83), and in Russian print as a rule, a
  /// range takes an en dash without spaces; a style that was chosen may have another.
  private func dash(_ run: PrintedReference.Run, of print: Print) -> Remark? {
    guard let dash = dash(in: run.joint), isInOneLine(run.joint) else { return nil }
    let printed = text(dash)
    guard printed != rangeDash, !isVersoBefore(dash), isRange(run) else { return nil }
    let end = letters(from: run.last.upperBound, to: print.type.range.upperBound)
    let range = run.first.lowerBound..<end
    let mended = text(range.lowerBound..<dash.lowerBound) + rangeDash + text(dash.upperBound..<end)
    return Remark(
      code: .rangeDash, range: range, message: "a range takes “\(rangeDash)”: \(mended)",
      edit: Edit(range: dash, replacement: rangeDash), reference: print.reference)
  }

  /// Whether two numbers can be nothing but a range. `Д. 33538-4` and `Д. 5-1` may be the
  /// number of one delo.
  private func isRange(_ run: PrintedReference.Run) -> Bool {
    guard let first = Int(text(run.first)), let last = Int(text(run.last)) else { return false }
    return first < last || (run.level == .list && run.last.count < run.first.count)
  }

  /// The end of the letters that are glued to a number.
  private func letters(from start: Int, to limit: Int) -> Int {
    var end = start
    while end < limit, ScalarClass.isLetter(bytes.span.scalar(at: end).value) {
      end += bytes.span.scalar(at: end).length
    }
    return min(end, limit)
  }

  /// The only dash of a joint, with the spaces around it.
  private func dash(in joint: Range<Int>) -> Range<Int>? {
    let scalars = bytes.span
    var offset = joint.lowerBound
    var found: Range<Int>?
    while offset < joint.upperBound {
      let scalar = scalars.scalar(at: offset)
      if ScalarClass.isDash(scalar.value) {
        guard found == nil else { return nil }
        found = offset..<offset + scalar.length
      }
      offset += scalar.length
    }
    guard let found else { return nil }
    var start = found.lowerBound
    while start > joint.lowerBound {
      let before = scalars.scalarStart(before: start)
      guard ScalarClass.isSpace(scalars.scalar(at: before).value) else { break }
      start = before
    }
    var end = found.upperBound
    while end < joint.upperBound, ScalarClass.isSpace(scalars.scalar(at: end).value) {
      end += scalars.scalar(at: end).length
    }
    return start..<end
  }

  /// Behind «об.» a dash may have spaces.
  private func isVersoBefore(_ dash: Range<Int>) -> Bool {
    dash.lowerBound > 0 && bytes[dash.lowerBound - 1] &- 0x30 >= 10
      && text(dash).contains(rangeDash)
  }

  /// `177–80` in Cyrillic; Latin styles shorten ranges by rule. Of one digit alone it cannot
  /// be known whether it is short or wrong.
  private func shortened(_ run: PrintedReference.Run, of print: Print) -> Remark? {
    guard run.level == .list, run.last.count > 1, run.last.count < run.first.count,
      isCyrillic(print.type.range),
      let first = Int(text(run.first)), let last = Int(text(run.last)), last < first
    else { return nil }
    let full = text(run.first).prefix(run.first.count - run.last.count) + text(run.last)
    guard let end = Int(full), end >= first else { return nil }
    return Remark(
      code: .rangeShortened, range: run.first.lowerBound..<run.last.upperBound,
      message: "the end of the range is shortened; it means \(text(run.first))–\(full)",
      edit: Edit(range: run.last, replacement: String(full)), reference: print.reference)
  }

  /// Whether a stretch has a Cyrillic letter.
  func isCyrillic(_ range: Range<Int>) -> Bool {
    range.contains { bytes[$0] & 0xFE == 0xD0 }
  }
}
