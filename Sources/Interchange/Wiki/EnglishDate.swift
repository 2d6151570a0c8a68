import Citing

/// Dates as the English Wikipedia writes them: `5 November 1932`.
enum EnglishDate {
  /// The months' names.
  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// A date in full or in part; one that is only known as printed, as printed.
  static func text(_ date: ItemDate) -> String? {
    guard let year = date.year else { return date.printed }
    let month = date.month.map { months[$0 - 1] }
    return [date.day.map(String.init), month, String(year)].compactMap { $0 }
      .joined(separator: " ")
  }

  /// `1932-11-05` for `5 November 1932` and `November 5, 1932`, `1932-11` for `November 1932`;
  /// nil for any other text.
  static func numeric(_ text: String) -> String? {
    let words = text.split { $0 == " " || $0 == "," || $0 == "\u{A0}" }.map(String.init)
    guard 2...3 ~= words.count, let year = words.last, 3...4 ~= year.utf8.count,
      year.utf8.allSatisfy({ $0 &- 0x30 < 10 }),
      let place = words.dropLast().firstIndex(where: { months.contains($0) }),
      let month = months.firstIndex(of: words[place])
    else { return nil }
    let start = "\(year.utf8.count < 4 ? "0" : "")\(year)-\(twoDigits(month + 1))"
    guard words.count == 3 else { return start }
    guard let day = Int(words[1 - place]), 1...31 ~= day else { return nil }
    return "\(start)-\(twoDigits(day))"
  }

  private static func twoDigits(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
}
