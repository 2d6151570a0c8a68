import ArchivalReference
import Regest

/// What a register knows beside its entries: how much of a level it lists, and what moved.
extension RegisterText {
  /// How much of what lies below an entry is listed; nil of a delo, which has nothing below.
  static func coverage(of entry: RegisterEntry) -> Coverage? {
    switch entry {
    case .archive(let archive): archive.fondsCoverage
    case .fond(let fond): fond.opisiCoverage
    case .opis(let opis): opis.delaCoverage
    case .delo, .deloRange: nil
    }
  }

  /// How many holdings below a level are listed: «Из дел этой описи справочник знает 43, это
  /// около 3 %».
  ///
  /// - Parameter level: that of the place they lie below, archive to opis.
  static func extent(
    _ extent: RegisterExtent, at level: Level, _ language: PageLanguage
  ) -> String {
    let words = PageWords.words(language)
    let known = "\(words["extent-\(level.name)"] ?? "") \(number(extent.listed, language))"
    guard let total = extent.total, let percent = extent.percent else {
      return "\(known)\(words["extent-unknown"] ?? "")."
    }
    guard percent < 100 else { return "\(known)\(words["extent-all"] ?? "")." }
    let part = "\(words["extent-of"] ?? "") \(number(total, language))"
    return "\(known)\(part) (\(percent)\(language == .ru ? " %" : "%"))."
  }

  /// A number with its digits in groups of three from five digits on.
  private static func number(_ number: Int, _ language: PageLanguage) -> String {
    let digits = Array(String(number))
    guard digits.count > 4 else { return String(digits) }
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) {
        grouped += language == .ru ? "\u{A0}" : ","
      }
      grouped.append(digit)
    }
    return grouped
  }

  /// What the register says of an entry in one line: where it stands, its title, dates, sheets
  /// and evidence.
  static func found(_ item: RegisterItem, _ language: PageLanguage) -> [String: Any] {
    let words = PageWords.words(language)
    let place = RegisterPlace(of: item.entry)
    var content = summary(item, language)
    content["href"] = address(of: place)
    content["label"] = words[place.level.name] ?? ""
    let fields = fields(of: item.entry, in: language)
    content["evidence"] = fields.first { $0.key == "evidence" }?.value
    content["status"] =
      item.entry.status.flatMap { $0 == .open ? nil : words["status-\($0.rawValue)"] }
    return content
  }

  /// A row of the concordance as a page tells it; nil of one that leads nowhere.
  ///
  /// - Parameter to: whether where it went is told, or where it came from.
  static func move(
    _ row: ConcordanceEntry, to: Bool, _ language: PageLanguage
  ) -> [String: Any]? {
    let side = to ? row.to : row.from
    var parts = [side.archive, side.fond, side.opis, side.delo]
    while parts.last == .some(nil) { parts.removeLast() }
    guard let place = RegisterPlace(parts.map { $0 ?? "-" }) else { return nil }
    let words = PageWords.words(language)
    var content: [String: Any] = [
      "word": words["\(to ? "to" : "from")-\(row.kind.rawValue)"] ?? "",
      "href": address(of: place), "label": label(of: place, in: language, isWhole: true),
    ]
    if let day = row.date { content["date"] = date(day, language) }
    return content
  }
}

extension RegisterEntry {
  /// What a reader may expect; nil where it is not known, and of archives.
  var status: HoldingStatus? {
    switch self {
    case .archive: nil
    case .fond(let fond): fond.status
    case .opis(let opis): opis.status
    case .delo(let delo): delo.status
    case .deloRange(let range): range.status
    }
  }
}
