/// What a date says that is given as printed: «не ранее 5 ноября 1932 г.», `[1930-е]`, `ca. 1932`.
struct DatePhrase: Hashable, Sendable {
  /// How the date of the document stands to the one that is said.
  enum Bound: Hashable, Sendable { case notBefore, notAfter, after, before }

  /// A day, a month, a season or a year.
  struct Point: Hashable, Sendable {
    var year: Int
    var month: Int?
    var day: Int?
    /// 1 for spring to 4 for winter.
    var season: Int?

    /// Whether it is a year and nothing more.
    var isYear: Bool { month == nil && season == nil }

    /// The parts, as an item has them.
    var date: ItemDate { ItemDate(year: year, month: month, day: day) }
  }

  /// What is said, or where it begins; nil where no year is.
  var start: Point?
  /// Where it ends; nil where it is no range.
  var end: Point?
  var bound: Bound?
  /// Whether it is only about right: «ок.»
  var isCirca = false
  /// Whether it has a question mark.
  var isDoubtful = false
  /// Whether it stands in square brackets, as not from the document itself.
  var isSupplied = false
  /// Whether the year stands for its decade: «1930-е».
  var isDecade = false
  /// Whether every word was understood.
  var isWhole = true

  /// Whether it is a plain day, month or year that an item could hold in parts.
  var isPlain: Bool {
    isWhole && start != nil && start?.season == nil && end == nil && bound == nil && !isCirca
      && !isDoubtful && !isSupplied && !isDecade
  }

  /// Whether it says more than the year, or the years, that it is cited by.
  var isFull: Bool {
    guard isWhole else { return true }
    return [start, end].contains { $0.map { !$0.isYear } ?? false }
  }
}

extension ItemDate {
  /// The date as printed, where it says more than the parts; nil where the parts say all.
  var phrase: DatePhrase? {
    guard let printed else { return nil }
    let phrase = DatePhrase(printed)
    return year != nil && phrase.isPlain ? nil : phrase
  }

  /// What it says, or what it begins with; nil where no year is known.
  var point: DatePhrase.Point? {
    guard let phrase else {
      return year.map { DatePhrase.Point(year: $0, month: month, day: day) }
    }
    return phrase.start ?? year.map { DatePhrase.Point(year: $0) }
  }

  /// The same date, its parts read from what is printed where that is all there is and a plain
  /// day, month or year.
  var withParts: ItemDate {
    guard year == nil, let printed else { return self }
    let phrase = DatePhrase(printed)
    guard phrase.isPlain, var date = phrase.start?.date else { return self }
    date.printed = printed
    return date
  }
}
