import Citing

/// A date as the fields of BibLaTeX give it.
struct BibDate {
  /// The date; nil where there is none.
  let value: ItemDate?

  /// - Parameters:
  ///   - date: `date`: `1932-11-05`, or another date of EDTF; any other text counts as printed.
  ///   - year: `year`: a number, or a date as printed.
  ///   - month: `month`, a number.
  ///   - day: `day`, a number.
  ///   - printed: `date+an:printed`.
  ///   - language: that of the item.
  init(
    date: String?, year: String?, month: String? = nil, day: String? = nil, printed: String? = nil,
    language: String
  ) {
    func padded(_ text: String) -> String { text.utf8.count == 1 ? "0\(text)" : text }
    let parts = [month, day].prefix { $0 != nil }.compactMap { $0 }.map(padded)
    var value = date.map { StructuredDate.itemDate(edtf: $0, language: language) }
    if value == nil { value = year.map { ItemDate(([$0] + parts).joined(separator: "-")) } }
    if let printed {
      value = ItemDate(year: value?.year, month: value?.month, day: value?.day, printed: printed)
    }
    self.value = value
  }
}
