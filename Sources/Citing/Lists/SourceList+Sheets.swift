public import ArchivalReference

extension SourceList {
  /// The same sheets in rising order, in as few runs as they make: 5, 6–7 and 7 об. are
  /// 5–7 об.
  ///
  /// Sheets with letters and ranges that end before they begin stay as they are cited, each
  /// once; runs that only touch are not joined over a sheet with a letter that lies between.
  public static func collapsed(_ spans: [ListSpan]) -> [ListSpan] {
    let odd = spans.filter(isOdd)
    var runs: [ListSpan] = []
    for span in spans.filter({ !isOdd($0) }).sorted(by: precedes) {
      if let last = runs.last, let joined = joined(last, span, around: odd) {
        runs[runs.count - 1] = joined
      } else {
        runs.append(span)
      }
    }
    var result: [ListSpan] = []
    for span in (runs + odd).sorted(by: precedes) where span != result.last { result.append(span) }
    return result
  }

  private static func isOdd(_ span: ListSpan) -> Bool {
    span.first.letter != nil || span.last.letter != nil || span.isDescending
  }

  /// Twice the number, and one more for a verso.
  private static func side(_ bound: ListSpan.Bound) -> Int {
    2 * bound.number + (bound.isVerso ? 1 : 0)
  }

  private static func precedes(_ left: ListSpan, _ right: ListSpan) -> Bool {
    let numbers = (left.first.number, right.first.number)
    if numbers.0 != numbers.1 { return numbers.0 < numbers.1 }
    // The back of sheet 5 is bound before 5а.
    let letters = (left.first.letter?.value ?? 0, right.first.letter?.value ?? 0)
    if letters.0 != letters.1 { return letters.0 < letters.1 }
    let sides = (side(left.first), side(right.first))
    if sides.0 != sides.1 { return sides.0 < sides.1 }
    if side(left.last) != side(right.last) { return side(left.last) < side(right.last) }
    return left.text < right.text
  }

  /// One run of two that touch or overlap; nil where they do not.
  private static func joined(
    _ left: ListSpan, _ right: ListSpan, around odd: [ListSpan]
  ) -> ListSpan? {
    let end = side(left.last)
    let start = side(right.first)
    if start > end {
      let isNextSide = start == end + 1
      let isNextSheet = !right.first.isVerso && right.first.number == left.last.number + 1
      guard isNextSide || isNextSheet else { return nil }
      let isParted = odd.contains { $0.first.number == left.last.number }
      guard right.first.number == left.last.number || !isParted else { return nil }
    }
    return side(right.last) > end ? ListSpan(left.first, through: right.last) : left
  }
}
