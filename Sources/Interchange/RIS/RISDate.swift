/// The date of a record of RIS, which several tags give: `1932/11/05/`, as the format has it,
/// or what a program had in its field for dates.
enum RISDate {
  /// The date as ``ItemFields`` takes it: `DA` counts first, but of numbers those that say
  /// more, and a `DA` without a year, as EndNote writes it, has that of `Y1` or `PY`.
  static func text(da: String?, y1: String? = nil, py: String? = nil) -> String? {
    let others = [y1, py].compactMap { $0 }
    let all = [da].compactMap { $0 } + others
    guard let first = all.first else { return nil }
    let known = all.compactMap(numbers)
    if numbers(first) != nil {
      var best = known[0]
      for parts in known where parts.count > best.count { best = parts }
      return best.joined(separator: "-")
    }
    if let date = EnglishDate.numeric(first) { return date }
    guard da != nil, !hasYear(first), let year = others.lazy.compactMap(numbers).first?.first
    else { return first }
    guard let (month, day) = MonthName.parts(first) else { return "\(first) \(year)" }
    return MonthName.iso(year, month, day)
  }

  /// Year, month and day of `1932/11/05/`, `1932/11/5`, `1932//` or `1932///November 5`; nil
  /// for what is no such date. What stands behind the third stroke is of any form.
  private static func numbers(_ value: String) -> [String]? {
    let isStroked = value.utf8.contains(UInt8(ascii: "/"))
    let parts = value.split(
      separator: isStroked ? "/" : "-", maxSplits: 3, omittingEmptySubsequences: false)
    guard let year = parts.first, MonthName.isYear(year) else { return nil }
    var month: Int?
    var day: Int?
    if parts.count > 1, !parts[1].isEmpty {
      guard let number = MonthName.plainNumber(parts[1]), 1...12 ~= number else { return nil }
      month = number
    }
    if parts.count > 2, !parts[2].isEmpty {
      guard let number = MonthName.plainNumber(parts[2]), 1...31 ~= number, month != nil
      else { return nil }
      day = number
    }
    if parts.count > 3, !parts[3].isEmpty {
      guard month == nil, let named = MonthName.parts(String(parts[3])) else { return nil }
      (month, day) = named
    }
    guard isStroked || parts.dropFirst().allSatisfy({ !$0.isEmpty }) else { return nil }
    return MonthName.iso(String(year), month, day).split(separator: "-").map { String($0) }
  }

  /// Whether four digits stand together.
  private static func hasYear(_ text: String) -> Bool {
    text.utf8.split { $0 &- 0x30 >= 10 }.contains { $0.count == 4 }
  }
}
