/// A date of the register as it is written: a year, a month or a day.
///
/// Archival descriptions are often no more precise than the year; nothing is filled in.
struct RegisterDate: Hashable, Sendable {
  /// Year, then month and day where they are given.
  private let parts: [Int]

  /// Nil unless the text is `YYYY`, `YYYY-MM` or `YYYY-MM-DD` and names a day that exists.
  init?(_ text: String) {
    let pieces = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard (1...3).contains(pieces.count) else { return nil }
    var parts: [Int] = []
    for (piece, width) in zip(pieces, [4, 2, 2]) {
      guard piece.count == width,
        piece.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
        let value = Int(String(decoding: piece, as: UTF8.self))
      else { return nil }
      parts.append(value)
    }
    if parts.count > 1, !(1...12).contains(parts[1]) { return nil }
    if parts.count > 2, !(1...Self.days(inMonth: parts[1], of: parts[0])).contains(parts[2]) {
      return nil
    }
    self.parts = parts
  }

  /// Whether a span may begin here and end at `other`, as far as both are precise.
  func mayPrecede(_ other: RegisterDate) -> Bool {
    for (mine, theirs) in zip(parts, other.parts) where mine != theirs { return mine < theirs }
    return true
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
