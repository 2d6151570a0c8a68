import Citing

/// A date that is no one day, month or year, as other programs divide it: from one to another,
/// about, in a season. What an item cannot hold in parts it has as printed.
struct StructuredDate {
  /// One end of it.
  struct Point {
    var year: Int
    var month: Int?
    var day: Int?
    /// 1 for spring to 4 for winter.
    var season: Int?
  }

  /// Its beginning; nil where it is open.
  var start: Point?
  /// Its end; nil where it is no range, or open.
  var end: Point?
  /// Whether it goes from one to another.
  var isRange = false
  /// Whether it is only about right.
  var isCirca = false
  /// Whether the source is doubtful.
  var isDoubtful = false

  /// The date of an item.
  ///
  /// - Parameters:
  ///   - language: that of the item, in which «ок.» and «весна» are.
  ///   - literal: the date as the source prints it, which counts before what is made here.
  func itemDate(language: String, literal: String? = nil) -> ItemDate {
    let words = Words(language)
    var text: String
    if isRange {
      text = "\(start.map(words.text) ?? "")–\(end.map(words.text) ?? "")"
    } else {
      text = start.map(words.text) ?? ""
    }
    if isCirca { text = "\(words.circa) \(text)" }
    if isDoubtful { text += " (?)" }
    let isExact = !isRange && !isCirca && !isDoubtful && start?.season == nil
    // Of a range only what both ends have in common is known.
    let isOneYear = !isRange || start?.year == end?.year
    return ItemDate(
      year: isOneYear ? start?.year : nil, month: isRange ? nil : start?.month,
      day: isRange ? nil : start?.day, printed: literal ?? (isExact ? nil : text))
  }

  /// Reads the dates of EDTF (ISO 8601-2) that are not read as they stand: `1932/1933`,
  /// `1932~`, `1932?`, `1932%`, `1932-21`, `../1932`. Any other text is read as ``ItemDate`` is.
  static func itemDate(edtf text: String, language: String) -> ItemDate {
    let date = StructuredDate(edtf: text)
    return date?.itemDate(language: language) ?? ItemDate(text)
  }

  private init?(edtf text: String) {
    let ends = text.split(separator: "/", omittingEmptySubsequences: false)
    guard ends.count <= 2 else { return nil }
    isRange = ends.count == 2
    var points: [Point?] = []
    for end in ends {
      var end = end
      if isRange, end.isEmpty || end == ".." {
        points.append(nil)
        continue
      }
      if let sign = end.utf8.last, [0x7E, 0x3F, 0x25].contains(sign) {
        isCirca = isCirca || sign != 0x3F
        isDoubtful = isDoubtful || sign != 0x7E
        end = end.dropLast()
      }
      guard let point = Point(String(end)) else { return nil }
      points.append(point)
    }
    start = points[0]
    end = isRange ? points[1] : nil
    if start == nil, end == nil { return nil }
  }

  /// A date of these parts.
  init(_ start: Point, through end: Point?? = nil, isCirca: Bool = false) {
    self.start = start
    if let end { (isRange, self.end) = (true, end) }
    self.isCirca = isCirca
  }
}

extension StructuredDate.Point {
  /// Reads `1932`, `1932-11`, `1932-11-05`, and `1932-21` to `1932-24` for a season.
  fileprivate init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count == 2, let month = Int(parts[1]), 21...24 ~= month {
      guard let year = ItemDate(String(parts[0])).year else { return nil }
      self.init(year: year, season: month - 20)
    } else {
      let date = ItemDate(text)
      guard let year = date.year else { return nil }
      self.init(year: year, month: date.month, day: date.day)
    }
  }
}

/// The words of a date in a language.
private struct Words {
  let circa: String
  private let seasons: [String]
  /// Whether dates in digits are written `05.11.1932`.
  private let hasPoints: Bool

  init(_ language: String) {
    hasPoints = ["ru", "uk", "be", "bg", "de", "pl", "lv", "et", "fi", "cs"].contains(language)
    switch language {
    case "ru": (circa, seasons) = ("ок.", ["весна", "лето", "осень", "зима"])
    case "uk": (circa, seasons) = ("бл.", ["весна", "літо", "осінь", "зима"])
    case "be": (circa, seasons) = ("каля", ["вясна", "лета", "восень", "зіма"])
    case "de": (circa, seasons) = ("ca.", ["Frühjahr", "Sommer", "Herbst", "Winter"])
    case "fr": (circa, seasons) = ("ca.", ["printemps", "été", "automne", "hiver"])
    default: (circa, seasons) = ("ca.", ["spring", "summer", "autumn", "winter"])
    }
  }

  func text(_ point: StructuredDate.Point) -> String {
    if let season = point.season, 1...4 ~= season {
      return "\(seasons[season - 1]) \(point.year)"
    }
    let date = ItemDate(year: point.year, month: point.month, day: point.day)
    let iso = date.iso ?? String(point.year)
    return hasPoints ? iso.split(separator: "-").reversed().joined(separator: ".") : iso
  }
}
