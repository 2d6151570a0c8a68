import Citing

extension LossReport {
  /// Tells of a date whose parts are none of the calendar's, where a format has dates as
  /// `1932-11-05`.
  mutating func addOddDate(of entry: Entry) {
    guard let date = entry.item.date else { return }
    let isOdd = date.year == nil ? date.month != nil || date.day != nil : date.iso == nil
    if isOdd || date.month == nil && date.day != nil {
      add(.date, of: entry, .changed("is in parts that make no date"))
    }
  }
}
