extension ArchiveTable {
  /// One archive under one of its historical identities.
  public struct Archive: Hashable, Sendable {
    /// The key, such as `RTSKHIDNI`.
    public let key: String
    /// The key of the lineage, such as `RGASPI`.
    public let lineage: String
    /// When it took its name, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; nil where it is not known.
    public let from: String?
    /// When it gave its name up, in the same form; nil where it is not known, or has not.
    public let to: String?
    /// The key of the archive it became or passed into.
    public let successor: String?
    /// The ways in which its shifrs are built, the usual one first; empty where they are
    /// not known.
    public let levels: [[OwnLevel]]
    /// Its abbreviations; the first is the one to print.
    public let abbreviations: [Name]
    /// Its names in full.
    public let fullNames: [Name]
    /// The key that its names are read as: its own; that of another archive, which print
    /// is its heir or hardly told from it (`ЦГАНХ` counts as `RGAE`, and
    /// ``Reference/namedArchive`` tells them apart); nil where they mean too much else,
    /// and no text is read as naming it.
    public let readAs: String?
    /// References as they are printed, with what they are to be read as.
    public let examples: [Example]
    /// What else an editor of the table should know.
    public let note: String?
    /// The names met in print, abbreviations before names in full: the first of them is
    /// the one to print.
    public let names: [String]

    /// The first name in full in a language.
    ///
    /// - Parameter language: Two letters of ISO 639-1: `ru`, `uk`, `en`.
    public func fullName(in language: String) -> String? {
      fullNames.first { $0.language == language }?.text
    }
  }
}

extension ArchiveTable.Archive {
  /// A name and the language of the works that print it.
  public struct Name: Hashable, Sendable {
    /// Two letters of ISO 639-1; a transliteration has the language of its readers.
    public let language: String
    /// The name as printed.
    public let text: String

    /// Reads `uk:РДАСПІ`; nil where the language or the name is missing.
    init?(_ source: Substring) {
      let bytes = source.utf8
      guard bytes.count > 3,
        bytes.firstIndex(of: 0x3A) == bytes.index(bytes.startIndex, offsetBy: 2)
      else { return nil }
      language = String(source.unicodeScalars.prefix(2))
      text = String(source.unicodeScalars.dropFirst(3))
    }
  }

  /// A level as archives call it, from the top down.
  public enum OwnLevel: String, Sendable, CaseIterable {
    case fond, razdel, opis, karton, papka, delo

    /// The level of a ``Shifr``, or nil for one that a shifr does not hold.
    public var level: Level? {
      switch self {
      case .fond: .fond
      case .opis: .opis
      case .delo: .delo
      case .razdel, .karton, .papka: nil
      }
    }
  }

  /// A reference in the archive's way and what is to be read from it.
  public struct Example: Hashable, Sendable {
    /// The reference as printed.
    public let text: String
    /// Fond, opis, delo and lists, parted by slashes: `558/11/740/177-180`; `-` for a
    /// level that is absent, nothing for absent lists.
    public let reading: String

    /// Reads `АВП РФ. Ф. 06. Оп. 1. Пап. 1. Д. 4. Л. 75 => 06/1/4/75`.
    init?(_ source: Substring) {
      let parts = source.utf8.split(separator: 0x3D)
      guard parts.count == 2, parts[0].last == 0x20, parts[1].starts(with: "> ".utf8) else {
        return nil
      }
      text = String(Substring(parts[0].dropLast()))
      reading = String(Substring(parts[1].dropFirst(2)))
    }
  }
}

extension ArchiveTable.Archive {
  /// Reads one row of the table; nil where it is not of the table's form.
  ///
  /// - Parameter value: The cell in a column, empty where there is none.
  init?(_ value: (String) -> String) {
    func list<Part>(_ column: String, _ read: (Substring) -> Part?) -> [Part]? {
      let cell = value(column)
      if cell.isEmpty { return [] }
      // By bytes: to split characters takes most of the time of a short run.
      let sources = cell.utf8.split(separator: 0x7C, omittingEmptySubsequences: false)
      let parts = sources.compactMap { read(Substring($0)) }
      return parts.count == sources.count ? parts : nil
    }
    func optional(_ column: String) -> String? {
      let text = value(column)
      return text.isEmpty ? nil : text
    }
    guard let key = optional("key"), let lineage = optional("lineage"),
      let levels = list("levels", Self.ownLevels),
      let abbreviations = list("abbreviations", Name.init),
      let fullNames = list("names", Name.init), let examples = list("example", Example.init)
    else { return nil }
    self.key = key
    self.lineage = lineage
    from = optional("from")
    to = optional("to")
    successor = optional("successor")
    self.levels = levels
    self.abbreviations = abbreviations
    self.fullNames = fullNames
    switch value("read_as") {
    case "": readAs = key
    case "-": readAs = nil
    case let other: readAs = other
    }
    self.examples = examples
    note = optional("note")
    names = (abbreviations + fullNames).map(\.text)
  }

  /// Reads `fond/opis/delo`.
  private static func ownLevels(_ source: Substring) -> [OwnLevel]? {
    let words = source.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
    let levels = words.compactMap { OwnLevel(rawValue: String(Substring($0))) }
    return levels.count == words.count ? levels : nil
  }
}
