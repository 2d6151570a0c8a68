import Citing

/// The parameters of a template that cites an archive, by the meaning that its wiki gives
/// their names.
struct WikiParameters {
  /// Which of the templates it is.
  enum Kind {
    /// `{{cite Russian archive}}` of the English Wikipedia and its sisters, which follow
    /// ГОСТ Р 7.0.5: up to six files of one fond.
    case russian
    /// `{{cite archive}}` of the English Wikipedia.
    case general
  }

  /// The template of a name; nil for one that cites no archive.
  static func kind(of name: String) -> Kind? { kinds[name] }

  private static let kinds: [String: Kind] = [
    "cite russian archive": .russian, "архівні матеріали": .russian, "архд": .russian,
    "архивные материалы": .russian, "архивный источник": .russian, "cite archive": .general,
  ]

  /// How many files one template can cite.
  static let mostFiles = 6

  /// How many authors `{{cite archive}}` can name.
  static let mostAuthors = 99

  /// Fields of ``ItemFields`` but those of the reference.
  private(set) var fields: [ItemField: String] = [:]
  /// The authors, where the template has them in parts.
  private(set) var authors: [Name]?
  /// Two archives, where the template names two.
  private(set) var archives: [String] = []
  /// What the template says that no item holds.
  private(set) var passedOver: [String] = []
  private var values: [String: String] = [:]

  init(_ template: WikiTemplate) {
    let kind = Self.kind(of: template.name) ?? .general
    let names = kind == .russian ? Self.russianNames : Self.generalNames
    var given: [String: (name: String, value: String)] = [:]
    for parameter in template.parameters {
      let value = WikiText.plain(parameter.value)
      guard !value.isEmpty else { continue }
      let (name, number) = Self.split(parameter.name)
      if let meaning = names[name] {
        let key = number > 1 ? "\(meaning)\(number)" : meaning
        // Of a parameter that is given twice MediaWiki takes the last; of two that mean the
        // same it may show both.
        if let other = given[key], other.name != parameter.name, other.value != value {
          passedOver.append("\(other.name) “\(other.value)”")
          if meaning == "archive" { archives = [other.value, value] }
        }
        given[key] = (parameter.name, value)
        values[key] = value
      } else if !Self.silent.contains(name) {
        passedOver.append("\(parameter.name) “\(value)”")
      }
    }
    for (name, value) in values {
      if let field = ItemField(rawValue: name) { fields[field] = value }
    }
    if kind == .general { setGeneralFields() }
    for name in values.keys.sorted() where Self.unheld.contains(Self.split(name).name) {
      passedOver.append("\(name) “\(values[name] ?? "")”")
    }
  }

  /// What only `{{cite archive}}` has: names in two parts, and dates as English writes them.
  private mutating func setGeneralFields() {
    let names = (1...Self.mostAuthors).compactMap { number -> Name? in
      let suffix = number > 1 ? "\(number)" : ""
      // A name in one part is that part, whichever of the two it is given as.
      let parts = [values["last\(suffix)"], values["first\(suffix)"]].compactMap { $0 }
      guard let family = parts.first else { return nil }
      return Name(family: Wording(family), given: parts.count > 1 ? Wording(parts[1]) : nil)
    }
    if !names.isEmpty { authors = names }
    fields[.date] = values["date"].map { EnglishDate.numeric($0) ?? $0 }
    if let genre = Item.Genre(rawValue: values["genre"]?.lowercased() ?? "") {
      fields[.genre] = genre.rawValue
    } else if let kind = fields.removeValue(forKey: .genre) {
      passedOver.append("type “\(kind)”")
    }
  }

  /// Whether a file of this number is given.
  func hasFile(_ number: Int) -> Bool {
    let levels = levels(number)
    return number == 1 ? !levels.isEmpty : levels.delo != nil || levels.lists != nil
  }

  /// The levels of a file, as far as they are its own.
  func levels(_ number: Int) -> LevelFields {
    func value(_ name: String) -> String? { values[number > 1 ? "\(name)\(number)" : name] }
    return LevelFields(
      fond: value("fond"), opis: value("opis"), delo: value("storage") ?? value("delo"),
      lists: value("lists"), isUnit: value("storage") != nil)
  }

  /// A name and the number behind it: `opis2`.
  private static func split(_ name: String) -> (name: String, number: Int) {
    let digits = name.utf8.reversed().prefix { $0 &- 0x30 < 10 }.count
    guard 1...2 ~= digits, digits < name.utf8.count, let number = Int(name.suffix(digits)) else {
      return (name, 1)
    }
    return (String(name.dropLast(digits)), max(1, number))
  }

  /// Meanings that no item has.
  private static let unheld: Set<String> = ["box", "case-title"]

  /// Parameters that say nothing of the document: where it can be seen, and how the note is
  /// to be linked.
  private static let silent: Set<String> = [
    "ref", "url", "посилання", "ссылка", "access-date", "accessdate", "item-url", "fonds-url",
    "series-url", "file-url", "box-url", "collection-url", "repository-url", "author-link", "mode",
  ]

  private static let russianNames: [String: String] = [
    "title": "title", "заголовок": "title", "заглавие": "title", "название": "title",
    "institution": "archive", "назва архіву": "archive", "архив": "archive",
    "название архива": "archive",
    "fond": "fond", "фонд": "fond", "opis": "opis", "опис": "opis", "опись": "opis",
    "box": "box", "картон": "box", "delo": "delo", "справа": "delo", "дело": "delo",
    "unit": "storage", "одиниця": "storage", "единица": "storage", "единица хранения": "storage",
    "page": "lists", "pages": "lists", "аркуш": "lists", "аркушів": "lists", "лист": "lists",
    "листы": "lists", "листов": "lists", "case-title": "case-title",
    "заголовок справи": "case-title", "заголовок справа": "case-title",
    "заголовок дела": "case-title", "note": "witness", "примітка": "witness",
    "примечание": "witness",
  ]

  private static let generalNames: [String: String] = [
    "item": "title", "type": "genre", "date": "date", "page": "lists", "pages": "lists",
    "folio": "lists", "fonds": "fond", "series": "opis", "file": "delo", "box": "box",
    "collection": "fond_name", "repository": "archive", "institution": "archive",
    "location": "place", "last": "last", "first": "first", "author": "last",
  ]
}
