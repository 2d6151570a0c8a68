import CanonicalJSON
import Citing

/// CSL's dates: `date-parts` of one date or of two, `circa`, `season`, `literal`, `raw`; of
/// pandoc's metadata also `year`, `month` and `day`, two of them for a range, or a text of EDTF.
enum CSLDate {
  static func itemDate(
    _ json: JSON?, language: String
  ) throws(ItemFields.Fault) -> ItemDate? {
    guard var json else { return nil }
    switch json {
    case .string(let text): return StructuredDate.itemDate(edtf: text, language: language)
    case .integer(let year): return ItemDate(String(year))
    default: json = try dateParts(json)
    }
    let literal = CSLReader.text(json, "literal")
    guard let list = json["date-parts"] else {
      if let literal { return ItemDate(printed: literal) }
      if let raw = CSLReader.text(json, "raw") {
        return StructuredDate.itemDate(edtf: raw, language: language)
      }
      throw ItemFields.Fault(
        field: "issued", message: "expected “date-parts”, “raw” or “literal”")
    }
    // Pandoc has none where it could not read a date.
    if list.arrayValue?.isEmpty == true { return literal.map { ItemDate(printed: $0) } }
    let ends = list.arrayValue ?? []
    guard 1...2 ~= ends.count, var start = point(ends[0]) else { throw noDate }
    if let season = json["season"] {
      guard ends.count == 1, start.month == nil, let known = self.season(season) else {
        throw ItemFields.Fault(
          field: "issued", message: "“season” is none of 1 to 4, or stands beside a month")
      }
      start.season = known
    }
    var date = StructuredDate(start, isCirca: isTrue(json["circa"]))
    if ends.count == 2 {
      let end = point(ends[1])
      // Pandoc writes a range that goes on with a year of zero, or with nothing.
      guard end != nil || isOpen(ends[1]) else { throw noDate }
      date = StructuredDate(start, through: .some(end), isCirca: date.isCirca)
    }
    return date.itemDate(language: language, literal: literal)
  }

  /// A date with `year` in it, or a list of them, with `date-parts` instead.
  private static func dateParts(_ json: JSON) throws(ItemFields.Fault) -> JSON {
    guard json.arrayValue != nil || json["year"] != nil else { return json }
    let ends = json.arrayValue ?? [json]
    var lists: [JSON] = []
    for end in ends {
      guard end["year"] != nil, end["month"] != nil || end["day"] == nil else { throw noDate }
      lists.append(.array(["year", "month", "day"].compactMap { end[$0] }))
    }
    let others = (ends.first?.members ?? []).filter {
      !["year", "month", "day"].contains($0.name)
    }
    return .object([JSON.Member(name: "date-parts", value: .array(lists))] + others)
  }

  private static let noDate = ItemFields.Fault(
    field: "issued", message: "“date-parts” are no year, month and day, or no two of them")

  private static func numbers(_ json: JSON) -> [Int64]? {
    guard let parts = json.arrayValue else { return nil }
    let numbers = parts.compactMap { part in
      part.integerValue ?? part.stringValue.flatMap { Int64($0) }
    }
    return numbers.count == parts.count ? numbers : nil
  }

  /// Year, month and day; the months 13 to 16 and 21 to 24 are seasons.
  private static func point(_ json: JSON) -> StructuredDate.Point? {
    guard let numbers = numbers(json), 1...3 ~= numbers.count, 1...9999 ~= numbers[0] else {
      return nil
    }
    var point = StructuredDate.Point(year: Int(numbers[0]))
    guard numbers.count > 1 else { return point }
    let month = Int(truncatingIfNeeded: numbers[1])
    if numbers.count == 2, 13...16 ~= month || 21...24 ~= month {
      point.season = month - (month > 20 ? 20 : 12)
      return point
    }
    guard 1...12 ~= numbers[1] else { return nil }
    point.month = month
    guard numbers.count > 2 else { return point }
    guard 1...31 ~= numbers[2] else { return nil }
    point.day = Int(numbers[2])
    // A day that never was is no date.
    let date = ItemDate(year: point.year, month: point.month, day: point.day)
    return date.day == nil ? nil : point
  }

  private static func isOpen(_ json: JSON) -> Bool {
    numbers(json)?.allSatisfy { $0 == 0 } ?? false
  }

  private static func season(_ json: JSON) -> Int? {
    let number = json.integerValue ?? json.stringValue.flatMap { Int64($0) }
    if let number { return 1...4 ~= number ? Int(number) : nil }
    let names = ["spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4]
    return json.stringValue.flatMap { names[$0.lowercased()] }
  }

  /// CSL 1.0 has `true`, older files a number or a word.
  private static func isTrue(_ json: JSON?) -> Bool {
    switch json {
    case nil, .null?, .bool(false)?: false
    case .integer(let number)?: number != 0
    case .string(let text)?: !text.isEmpty && text != "0" && text != "false"
    default: true
    }
  }
}
