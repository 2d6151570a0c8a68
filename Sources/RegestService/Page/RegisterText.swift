import ArchivalReference
import Regest

/// A register's entries as the pages show them.
enum RegisterText {
  /// The address of the page of a place.
  static func address(of place: RegisterPlace) -> String {
    "/register/" + place.parts.map(\.percentEncoded).joined(separator: "/")
  }

  /// An archive as readers of a language abbreviate it: `РГАСПИ`; the key of one that the
  /// table of archives does not have.
  static func archive(_ key: String, _ language: PageLanguage) -> String {
    let names = ArchiveTable.standard[key]?.abbreviations ?? []
    return (names.first { $0.language == language.rawValue } ?? names.first)?.text ?? key
  }

  /// The number of an entry, of an archive its abbreviation: `740`, `740–760`.
  static func number(of entry: RegisterEntry, in language: PageLanguage) -> String {
    switch entry {
    case .archive(let entry): archive(entry.key, language)
    case .deloRange(let range): "\(range.deloFirst)–\(range.deloLast)"
    case .fond, .opis, .delo: RegisterPlace(of: entry).parts.last ?? ""
    }
  }

  /// A place in words: `РГАСПИ`, `ф. 558`; with `isWhole` from the archive down.
  static func label(
    of place: RegisterPlace, in language: PageLanguage, isWhole: Bool = false
  ) -> String {
    let words = PageWords.words(language)
    let number = place.parts.last ?? ""
    let own =
      place.level == .archive
      ? archive(number, language) : "\(words["mark-\(place.level.name)"] ?? "") \(number)"
    guard isWhole, let above = place.parent else { return own }
    return label(of: above, in: language, isWhole: true) + ", " + own
  }

  /// The title and how many sheets are known.
  static func summary(_ item: RegisterItem, _ language: PageLanguage) -> [String: Any] {
    let words = PageWords.words(language)
    var content: [String: Any] = [
      "title": title(of: item.entry, in: language)
        ?? label(of: RegisterPlace(of: item.entry), in: language)
    ]
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

  /// Its dates, `1930–1941`, `01.02.1927 – 1928`; nil where the register does not say.
  static func dates(of entry: RegisterEntry, in language: PageLanguage) -> String? {
    func years(_ from: String?, _ to: String?) -> String? {
      let dates = [from, to].map { $0.map { date($0, language) } ?? "" }
      guard from != nil || to != nil else { return nil }
      if from == to { return dates[0] }
      let isYears = [from, to].allSatisfy { ($0?.utf8.count ?? 4) == 4 }
      return dates.joined(separator: isYears ? "–" : " – ")
    }
    return dates(of: entry, years)
  }

  private static func dates(
    of entry: RegisterEntry, _ years: (String?, String?) -> String?
  ) -> String? {
    switch entry {
    case .archive(let archive): years(archive.from, archive.to)
    case .fond(let fond): years(fond.dateFrom, fond.dateTo)
    case .opis(let opis): years(opis.dateFrom, opis.dateTo)
    case .delo(let delo): years(delo.dateFrom, delo.dateTo)
    case .deloRange(let range): years(range.dateFrom, range.dateTo)
    }
  }

  /// What else it says: its note, evidence and source, each under the key of its label.
  ///
  /// - Parameter language: in which dates, access and evidence are told; all else is as the
  ///   register has it.
  static func fields(
    of entry: RegisterEntry, in language: PageLanguage
  ) -> [(key: String, value: String?)] {
    let words = PageWords.words(language)
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
      ("dates", dates(of: entry, in: language)),
      ("status", status.flatMap { words["status-\($0.rawValue)"] }),
      ("evidence", evidence.map { Self.evidence($0, words) }),
      ("source", source), ("note", note),
    ]
  }

  /// Evidence, `title: general knowledge; existence: database+citation`, in the words of a
  /// language; what has none is left as it is.
  private static func evidence(_ text: String, _ words: [String: String]) -> String {
    func word(_ part: Substring) -> String {
      words["evidence-\(part.replacing(" ", with: "-"))"] ?? String(part)
    }
    let parts = text.split(separator: "; ").map { part in
      part.split(separator: ": ").map { side in
        side.split(separator: "+").map(word).joined(separator: ", ")
      }.joined(separator: ": ")
    }
    return parts.joined(separator: "; ")
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

  /// A date as readers of a language write it: of `1927-02-01` in Russian `01.02.1927`.
  private static func date(_ text: String, _ language: PageLanguage) -> String {
    language == .ru ? text.split(separator: "-").reversed().joined(separator: ".") : text
  }
}
