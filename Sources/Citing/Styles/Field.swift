import ArchivalReference

/// What a pair of braces in a template prints.
enum Field: Hashable, Sendable {
  /// Of whom a name is.
  enum Person: Hashable, Sendable { case author, recipient }

  /// How a name is printed.
  enum NameForm: Hashable, Sendable {
    /// `Каганович Л. М.`
    case plain
    /// `L. M. Kaganovich`
    case direct
    /// `Kaganovich, L. M.`; of several names the first only.
    case inverted
    /// `Kaganovich, L. M.`; of several names each.
    case allInverted
    /// `Каганович, Л. М.`; of several names the first alone.
    case first
    case family
    case given
  }

  case name(Person, NameForm)
  /// In brackets where it is supplied, or without.
  case title, bareTitle
  case genre
  case date, day, month, shortMonth, loneMonth, year, printedDate
  /// The year that author-date styles cite by, with its letter; what stands for none.
  case citedYear, undated
  /// The archive as it is due: spelled out at its first mention, if the style does that.
  case archive
  /// The abbreviation; the name in the language of the style; the name in its own language.
  case archiveShort, archiveName, archiveOriginal, place, country
  /// A level of the reference with its mark.
  case level(Level)
  case mark(Level)
  case value(Level)
  /// All levels that are due, joined.
  case search
  case fondName, witness, former, itemNumber

  /// What must be there for the field to print anything.
  var needs: Facts {
    switch self {
    case .name(.author, .given): .authorGiven
    case .name(.recipient, .given): .recipientGiven
    case .name(.author, _): .author
    case .name(.recipient, _): .recipient
    case .title, .bareTitle: .title
    case .genre: .genre
    case .date: .date
    case .day: .day
    case .month, .shortMonth, .loneMonth: .month
    case .year: .year
    case .printedDate: .printedDate
    case .citedYear: .citedYear
    case .undated: .undated
    case .archive, .archiveShort: .archive
    case .archiveName: .archiveName
    case .archiveOriginal: .archiveOriginal
    case .place: .place
    case .country: .country
    case .level(let level), .mark(let level), .value(let level): Self.fact(level)
    case .search: []
    case .fondName: .fondName
    case .witness: .witness
    case .former: .former
    case .itemNumber: .number
    }
  }

  /// The fact that a level is given.
  static func fact(_ level: Level) -> Facts {
    switch level {
    case .archive: .archive
    case .fond: .fond
    case .opis: .opis
    case .delo: .delo
    case .list: .lists
    }
  }

  /// The field with a name in templates; `mark` and `number` are those of the level whose
  /// template it is.
  init?(name: String, level: Level?) {
    if let level, level != .archive {
      switch name {
      case "mark": self = .mark(level); return
      case "number": self = .value(level); return
      default: break
      }
    }
    guard let field = Self.byName[name] else { return nil }
    self = field
  }

  private static let byName: [String: Field] = [
    "author": .name(.author, .plain), "author.direct": .name(.author, .direct),
    "author.inverted": .name(.author, .inverted), "author.family": .name(.author, .family),
    "author.all-inverted": .name(.author, .allInverted), "author.first": .name(.author, .first),
    "author.given": .name(.author, .given), "recipient": .name(.recipient, .plain),
    "recipient.direct": .name(.recipient, .direct),
    "recipient.inverted": .name(.recipient, .inverted),
    "recipient.all-inverted": .name(.recipient, .allInverted),
    "recipient.family": .name(.recipient, .family), "recipient.given": .name(.recipient, .given),
    "title": .title, "title.bare": .bareTitle, "genre": .genre, "date": .date, "day": .day,
    "month": .month, "month.short": .shortMonth, "month.alone": .loneMonth, "year": .year,
    "year.cited": .citedYear, "undated": .undated,
    "date.printed": .printedDate, "archive": .archive, "archive.short": .archiveShort,
    "archive.name": .archiveName, "archive.original": .archiveOriginal, "place": .place,
    "country": .country, "fond": .level(.fond),
    "opis": .level(.opis), "delo": .level(.delo), "lists": .level(.list),
    "fond.number": .value(.fond), "opis.number": .value(.opis), "delo.number": .value(.delo),
    "lists.numbers": .value(.list), "search": .search, "fond.name": .fondName,
    "witness": .witness, "former": .former, "number": .itemNumber,
  ]

  /// The names that templates may use.
  static var names: [String] { byName.keys.sorted() }
}
