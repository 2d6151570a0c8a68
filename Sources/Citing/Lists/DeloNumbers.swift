/// Numbers of files that are cited together, in rising order, in the canonical form: three
/// or more that follow one another are a range, `904,905,910-914`.
struct DeloNumbers {
  private enum Part {
    case run(ClosedRange<Int>)
    /// A number with a letter or a sign: it is joined to none.
    case other(String)
  }

  private var parts: [Part] = []

  /// Adds a number or a range that does not begin before those that are there.
  mutating func add(_ number: String) {
    guard let run = Self.run(number) else { return parts.append(.other(number)) }
    guard case .run(let last)? = parts.last, run.lowerBound <= last.upperBound + 1 else {
      return parts.append(.run(run))
    }
    parts[parts.count - 1] = .run(
      last.lowerBound...max(last.upperBound, run.upperBound))
  }

  var text: String {
    parts.map { part in
      switch part {
      case .other(let number): number
      case .run(let run) where run.count == 1: "\(run.lowerBound)"
      case .run(let run) where run.count == 2: "\(run.lowerBound),\(run.upperBound)"
      case .run(let run): "\(run.lowerBound)-\(run.upperBound)"
      }
    }.joined(separator: ",")
  }

  private static func run(_ number: String) -> ClosedRange<Int>? {
    let ends = number.utf8.split(separator: 0x2D, omittingEmptySubsequences: false).map(value)
    guard 1...2 ~= ends.count, let first = ends[0], let last = ends[ends.count - 1], first <= last
    else { return nil }
    return first...last
  }

  /// The value of plain figures; nil of `65а`, and of `0143`, which is not 143.
  private static func value(_ text: Substring.UTF8View) -> Int? {
    guard 1...15 ~= text.count, text.first != 0x30, text.allSatisfy({ $0 &- 0x30 < 10 }) else {
      return nil
    }
    return Int(String(Substring(text)))
  }
}
