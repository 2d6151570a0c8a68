/// Months by their names, as people write them in dates: `November`, `nov.`, `ноября`.
enum MonthName {
  private static let russian = [
    ["январь", "января"], ["февраль", "февраля"], ["март", "марта"], ["апрель", "апреля"],
    ["май", "мая"], ["июнь", "июня"], ["июль", "июля"], ["август", "августа"],
    ["сентябрь", "сентября"], ["октябрь", "октября"], ["ноябрь", "ноября"],
    ["декабрь", "декабря"],
  ]

  /// The month, 1 to 12, that a word names in English or Russian; three letters are enough.
  static func number(_ word: String) -> Int? {
    let start = word.lowercased()
    guard start.unicodeScalars.count >= 3 else { return nil }
    let found = EnglishDate.months.indices.first { index in
      EnglishDate.months[index].lowercased().hasPrefix(start)
        || russian[index].contains { $0.hasPrefix(start) }
    }
    return found.map { $0 + 1 }
  }

  /// The month and the day of `November 5`, `5 ноября`, `nov.` or `11`; nil for any other text.
  static func parts(_ text: String) -> (month: Int, day: Int?)? {
    let words = text.split { " .,~\u{A0}\u{202F}".contains($0) }.map { String($0) }
    guard 1...2 ~= words.count else { return nil }
    if words.count == 1, let month = plainNumber(words[0]) {
      return 1...12 ~= month ? (month, nil) : nil
    }
    let months = words.compactMap(number)
    let days = words.compactMap(plainNumber).filter { 1...31 ~= $0 }
    guard months.count == 1, days.count == words.count - 1 else { return nil }
    return (months[0], days.first)
  }

  /// A number of one or two digits.
  static func plainNumber(_ text: some StringProtocol) -> Int? {
    guard 1...2 ~= text.utf8.count, text.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    return Int(text)
  }

  /// A year of four digits with what is known of month and day: `1932-11-05`.
  static func iso(_ year: String, _ month: Int?, _ day: Int?) -> String {
    let parts = [month, day].prefix { $0 != nil }.compactMap { $0 }
    return ([year] + parts.map { ($0 < 10 ? "0" : "") + String($0) }).joined(separator: "-")
  }

  /// Whether a text is a year of four digits.
  static func isYear(_ text: some StringProtocol) -> Bool {
    text.utf8.count == 4 && text.utf8.allSatisfy { $0 &- 0x30 < 10 }
  }
}
