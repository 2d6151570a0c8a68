/// A level of an archival address, from the holding institution down to the sheet.
///
/// Levels are ordered from the widest to the narrowest:
/// `.archive < .fond < .opis < .delo < .list`.
public enum Level: Int, Sendable, Hashable, CaseIterable, Comparable {
  /// The holding institution.
  case archive
  /// Fonds (фонд, Ф.).
  case fond
  /// Inventory (опись, Оп.).
  case opis
  /// File or unit of storage (дело, Д.; единица хранения, Ед. хр.).
  case delo
  /// Numbered sheet (лист, Л.).
  case list

  /// The level's word as the machine formats print it.
  public var name: String {
    switch self {
    case .archive: "archive"
    case .fond: "fond"
    case .opis: "opis"
    case .delo: "delo"
    case .list: "list"
    }
  }

  /// The level whose ``name`` is the given word.
  public init?(name: String) {
    guard let level = Level.allCases.first(where: { $0.name == name }) else { return nil }
    self = level
  }

  /// Whether the left level is the wider one.
  public static func < (left: Level, right: Level) -> Bool {
    left.rawValue < right.rawValue
  }
}
