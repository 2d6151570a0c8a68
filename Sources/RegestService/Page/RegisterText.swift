import ArchivalReference
import Regest

/// A register's entries as the pages show them.
enum RegisterText {
  /// The address of the page of a place.
  static func address(of place: RegisterPlace) -> String {
    "/register/" + place.parts.map(\.percentEncoded).joined(separator: "/")
  }

  /// The number of an entry, of an archive its key: `740`, `740–760`.
  static func number(of entry: RegisterEntry) -> String {
    if case .deloRange(let range) = entry { return "\(range.deloFirst)–\(range.deloLast)" }
    return RegisterPlace(of: entry).parts.last ?? ""
  }

  /// The title and how many sheets are known.
  static func summary(_ item: RegisterItem, _ language: PageLanguage) -> [String: Any] {
    let words = PageWords.words(language)
    var content: [String: Any] = ["title": title(of: item.entry, in: language) ?? item.entry.path]
    if case .delo(let delo) = item.entry {
      if let sheets = delo.sheets {
        content["sheets"] = "\(words["sheets-certified"] ?? ""): \(sheets)"
      } else if let seen = delo.listSeen {
        content["sheets"] = "\(words["sheets-seen"] ?? "") \(seen)"
      }
    }
    return content
  }

  /// What an entry is called; nil where the register does not say.
  static func title(of entry: RegisterEntry, in language: PageLanguage) -> String? {
    let (russian, english): (String?, String?) =
      switch entry {
      case .archive(let archive): (archive.nameRu, archive.nameEn)
      case .fond(let fond): (fond.titleRu, fond.titleEn)
      case .opis(let opis): (opis.titleRu, opis.titleEn)
      case .delo(let delo): (delo.titleRu, nil)
      case .deloRange(let range): (range.titleRu, nil)
      }
    return language == .ru ? russian ?? english : english ?? russian
  }

  /// Its dates, `1930–1941`; nil where the register does not say.
  static func dates(of entry: RegisterEntry) -> String? {
    switch entry {
    case .archive(let archive): years(archive.from, archive.to)
    case .fond(let fond): years(fond.dateFrom, fond.dateTo)
    case .opis(let opis): years(opis.dateFrom, opis.dateTo)
    case .delo(let delo): years(delo.dateFrom, delo.dateTo)
    case .deloRange(let range): years(range.dateFrom, range.dateTo)
    }
  }

  /// What else it says: its note, evidence and source, each under the key of its label.
  static func fields(of entry: RegisterEntry) -> [(key: String, value: String?)] {
    let (status, evidence, source, note): (HoldingStatus?, String?, String?, String?)
    switch entry {
    case .archive(let entry):
      (status, evidence, source, note) = (nil, entry.evidence, entry.source, entry.note)
    case .fond(let entry):
      (status, evidence, source, note) = (entry.status, entry.evidence, entry.source, entry.note)
    case .opis(let entry):
      (status, evidence, source, note) = (entry.status, entry.evidence, entry.source, entry.note)
    case .delo(let entry):
      (status, evidence, source, note) = (entry.status, entry.evidence, entry.source, entry.note)
    case .deloRange(let entry):
      (status, evidence, source, note) = (entry.status, entry.evidence, entry.source, entry.note)
    }
    return [
      ("dates", dates(of: entry)), ("status", status?.rawValue), ("evidence", evidence),
      ("source", source), ("note", note),
    ]
  }

  /// The key of the words that say how much of what lies below is known; nil of a delo.
  static func coverage(of entry: RegisterEntry) -> String? {
    let coverage: Coverage
    switch entry {
    case .archive(let archive): coverage = archive.fondsCoverage
    case .fond(let fond): coverage = fond.opisiCoverage
    case .opis(let opis): coverage = opis.delaCoverage
    case .delo, .deloRange: return nil
    }
    return coverage == .partial ? "coverage-partial" : "coverage-complete"
  }

  private static func years(_ from: String?, _ to: String?) -> String? {
    switch (from, to) {
    case (nil, nil): nil
    case (let from?, let to?) where from == to: from
    default: "\(from ?? "")–\(to ?? "")"
    }
  }
}
