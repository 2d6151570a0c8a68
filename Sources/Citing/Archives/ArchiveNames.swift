public import ArchivalReference

/// What one archive is called in a style, ready to be printed.
struct ArchiveNames: Sendable {
  var short: String
  /// In the style's language.
  var name: String?
  /// In its own language, transliterated where the script is Latin.
  var original: String?
  var place: String?
  var country: String?

  /// The archives of a table by key.
  static func all(
    _ archives: ArchiveTable, language: String, script: Script,
    transliterators: Transliterators
  ) -> [String: ArchiveNames] {
    var all: [String: ArchiveNames] = [:]
    for archive in archives.archives where all[archive.key] == nil {
      all[archive.key] = ArchiveNames(archive, language, script, transliterators)
    }
    return all
  }

  /// An archive that is in no table is called what the item calls it.
  init(unknown name: String) { short = name }

  private init(
    _ archive: ArchiveTable.Archive, _ language: String, _ script: Script,
    _ transliterators: Transliterators
  ) {
    func written(_ name: ArchiveTable.Archive.Name) -> String {
      transliterators.text(name.text, language: name.language)
    }
    let own = archive.fullNames.first
    let abbreviation = archive.abbreviations.first
    let usual =
      script.hasUsualAbbreviations
      ? archive.abbreviations.first { $0.language == "en" } : nil
    original = own.map(written)
    name = archive.fullName(in: language).map { transliterators.text($0, language: language) }
    name = name ?? original
    short = (usual ?? abbreviation).map(written) ?? original ?? archive.key
    // An archive without an abbreviation is not to stand in parentheses behind itself.
    if name == short { name = nil }
    if original == short { original = nil }
    guard let row = Self.places[archive.lineage] else { return }
    place = language == "ru" ? row.ru : language == "fr" ? row.fr : row.en
    place = place.map { transliterators.text($0, language: "ru") }
    country = row.country
  }

  fileprivate struct Place {
    var ru: String
    var en: String
    var fr: String
    var country: String
  }

  fileprivate static let places: [String: Place] = {
    let rows = TableRows.read(PackageResources.places_csv).dropFirst().filter { $0.count == 5 }
    return Dictionary(
      rows.map { ($0[0], Place(ru: $0[1], en: $0[2], fr: $0[3], country: $0[4])) },
      uniquingKeysWith: { first, _ in first })
  }()
}

extension Shifr {
  /// Whether the archive is in a town, by the table of places: `Москва`, `г. Москва`, Moscow.
  public func lies(in town: String) -> Bool {
    guard let key = archive, let archive = ArchiveTable.standard[key],
      let place = ArchiveNames.places[archive.lineage]
    else { return false }
    let name = town.hasPrefix("г. ") ? String(town.dropFirst(3)) : town
    return [place.ru, place.en, place.fr].contains(name)
  }
}
