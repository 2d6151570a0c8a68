import ArchivalReference
import Citing
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
    case .deloRange(let range): shown("\(range.deloFirst)–\(range.deloLast)", language)
    case .fond, .opis, .delo: shown(RegisterPlace(of: entry).parts.last ?? "", language)
    }
  }

  /// A number as readers of a language write it: of `Р-9001` in English `R-9001`.
  static func shown(_ number: String, _ language: PageLanguage) -> String {
    language == .ru ? number : latin.text(number, language: "ru")
  }

  private static let latin = Transliterators(.simplified)

  /// A place in words: `РГАСПИ`, `ф. 558`; with `isWhole` from the archive down.
  static func label(
    of place: RegisterPlace, in language: PageLanguage, isWhole: Bool = false
  ) -> String {
    let words = PageWords.words(language)
    let number = place.parts.last ?? ""
    let own =
      place.level == .archive
      ? archive(number, language)
      : number == "-"
        ? words["without-opisi"] ?? ""
        : "\(words["mark-\(place.level.name)"] ?? "") \(shown(number, language))"
    guard isWhole, let above = place.parent else { return own }
    return label(of: above, in: language, isWhole: true) + ", " + own
  }

  /// The title and how many sheets are known.
  static func summary(_ item: RegisterItem, _ language: PageLanguage) -> [String: Any] {
    var content: [String: Any] = [
      "title": title(of: item.entry, in: language)
        ?? label(of: RegisterPlace(of: item.entry), in: language)
    ]
    let known = [dates(of: item.entry, in: language), sheets(of: item.entry, language)]
    if known != [nil, nil] { content["known"] = known.compactMap { $0 }.joined(separator: "; ") }
    return content
  }

  /// How many sheets are certified, or were met in print; nil where neither is known.
  static func sheets(of entry: RegisterEntry, _ language: PageLanguage) -> String? {
    guard case .delo(let delo) = entry else { return nil }
    let words = PageWords.words(language)
    if let sheets = delo.sheets {
      let day = delo.sheetsDate.map { " (\(date($0, language)))" } ?? ""
      return "\(words["sheets-certified"] ?? ""): \(sheets)\(day)"
    }
    return delo.listSeen.map { "\(words["sheets-seen"] ?? "") \($0)" }
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
      let words = PageWords.words(language)
      if from == to { return from.map { _ in dates[0] } }
      if to == nil { return "\(words["since"] ?? "") \(dates[0])" }
      if from == nil { return "\(words["until"] ?? "") \(dates[1])" }
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
      ("dates", dates(of: entry, in: language)), ("sheets", sheets(of: entry, language)),
      ("former-number", formerNumber(of: entry)),
      ("status", status.flatMap { words["status-\($0.rawValue)"] }),
      ("evidence", evidence.map { Self.evidence($0, words) }),
      ("source", source), ("note", note),
    ]
  }

  private static func formerNumber(of entry: RegisterEntry) -> String? {
    guard case .delo(let delo) = entry else { return nil }
    return delo.formerNumber
  }

  /// Evidence, `title: general knowledge; existence: database+citation`, in the words of a
  /// language; what has none is left as it is.
  static func evidence(_ text: String, _ words: [String: String]) -> String {
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

  /// A date as readers of a language write it: of `1927-02-01` in Russian `01.02.1927`.
  static func date(_ text: String, _ language: PageLanguage) -> String {
    language == .ru ? text.split(separator: "-").reversed().joined(separator: ".") : text
  }
}
