internal import ArchivalReference
internal import GRDB

/// The SQLite form of a register, derived from the tables' descriptions.
enum RegisterSchema {
  /// `RGST`, so that `file` and SQLite tools know whose database it is.
  static let applicationID = 0x5247_5354
  /// Raised when a reader of the last version could misread a file.
  static let version = 2

  static func create(in db: Database) throws {
    try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    try db.execute(sql: "PRAGMA user_version = \(version)")
    for table in RegisterTable.all { try db.execute(sql: table.createSQL) }
    for sql in indexes { try db.execute(sql: sql) }
    try db.execute(sql: "CREATE TABLE snapshot (sha256 TEXT NOT NULL) STRICT")
  }

  /// Ways into a table that its key does not give.
  private static let indexes = [
    "CREATE INDEX opisi_opis ON opisi (archive, opis)",
    "CREATE INDEX dela_fond_delo ON dela (archive, fond, delo)",
    "CREATE INDEX dela_opis_delo ON dela (archive, opis, delo)",
    "CREATE INDEX concordance_from ON concordance (from_fond)",
    "CREATE INDEX concordance_to ON concordance (to_archive, to_fond)",
  ]
}

extension RegisterTable {
  /// Columns that are computed at import, for searching; no part of the identity.
  var derived: [String] {
    switch name {
    case "delo_ranges": ["folded", "first_digits", "last_digits", "suffix"]
    case "concordance": []
    default: ["folded"]
    }
  }

  /// An absent value is stored as empty text, not NULL: SQLite holds two NULLs in a key
  /// for different.
  var createSQL: String {
    let own = columns.map {
      "\"\($0.name)\" \($0.kind == .count ? "INTEGER" : "TEXT") NOT NULL"
    }
    let extra = derived.map {
      "\"\($0)\" \($0.hasSuffix("digits") ? "INTEGER" : "TEXT") NOT NULL"
    }
    return "CREATE TABLE \"\(name)\" (\((own + extra).joined(separator: ", ")), "
      + "PRIMARY KEY (\(RegisterTable.list(key)))) WITHOUT ROWID"
  }

  var insertSQL: String {
    let count = columns.count + derived.count
    let marks = Array(repeating: "?", count: count).joined(separator: ", ")
    return "INSERT INTO \"\(name)\" VALUES (\(marks))"
  }

  static func selectSQL(_ name: String, _ columns: [RegisterColumn]) -> String {
    // With the table's name, since some lookups join another table.
    let list = columns.map { column in
      let full = "\"\(name)\".\"\(column.name)\""
      return column.kind == .count ? "CAST(\(full) AS TEXT)" : full
    }
    return "SELECT \(list.joined(separator: ", ")) FROM \"\(name)\""
  }

  static func list(_ columns: ArraySlice<RegisterColumn>) -> String {
    columns.map { "\"\($0.name)\"" }.joined(separator: ", ")
  }

  /// What a row of this table matches in a search by words.
  static func folded(_ text: String) -> String {
    // By scalars: replacing characters would split the text into graphemes first.
    var scalars = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars { scalars.append(scalar == "ё" ? "е" : scalar) }
    return String(scalars)
  }

  func derivedValues(of row: RegisterRow) -> [String] {
    guard !derived.isEmpty else { return [] }
    var words = ["title_ru", "title_en", "note"].compactMap { row.optional($0) }
    if name == "archives" { words += ArchiveTable.standard[row["key"]]?.names ?? [] }
    let text = words.joined(separator: "\n")
    let folded = RegisterTable.folded(text)
    guard name == "delo_ranges" else { return [folded] }
    let first = ShelfNumber(row["delo_first"])
    let last = ShelfNumber(row["delo_last"])
    return [folded, "\(first?.digits ?? 0)", "\(last?.digits ?? 0)", first?.suffix ?? ""]
  }
}
