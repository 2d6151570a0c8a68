import Citing

/// A date as the fields of BibLaTeX give it.
struct BibDate {
  /// The date; nil where there is none.
  let value: ItemDate?

  /// - Parameters:
  ///   - date: `date`: `1932-11-05`, or another date of EDTF; any other text counts as printed.
  ///   - year: `year`: a number, or a date as printed.
  ///   - month: `month`, a number or a name, with the day or without.
  ///   - day: `day`, a number.
  ///   - printed: `date+an:printed`.
  ///   - language: that of the item.
  init(
    date: String?, year: String?, month: String? = nil, day: String? = nil, printed: String? = nil,
    language: String
  ) {
    var value = date.map { StructuredDate.itemDate(edtf: $0, language: language) }
    if value == nil {
      value = year.map { ItemDate(Self.text(year: $0, month: month, day: day)) }
    }
    if let printed {
      value = ItemDate(year: value?.year, month: value?.month, day: value?.day, printed: printed)
    }
    self.value = value
  }

  /// `1932-11-05`, or all of it as it stands where that is no such date.
  private static func text(year: String, month: String?, day: String?) -> String {
    guard let month else { return year }
    let known = MonthName.parts(month)
    if let known, MonthName.isYear(year) {
      guard let day else { return MonthName.iso(year, known.month, known.day) }
      if known.day == nil, let day = MonthName.plainNumber(day) {
        return MonthName.iso(year, known.month, day)
      }
    }
    return [day, month, year].compactMap { $0 }.joined(separator: " ")
  }
}
