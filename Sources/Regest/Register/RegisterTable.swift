/// One table of a register, described once: its CSV file, its SQL and its export follow it.
struct RegisterTable: Sendable {
  let name: String
  /// In the order in which the export and a written CSV file have them.
  let columns: [RegisterColumn]
  /// How many of the first columns make the key.
  let keyCount: Int
  /// Whether a folder without this table's file is no register.
  let isRequired: Bool
  /// All columns as text, in order; conditions are appended to it.
  let selectSQL: String
  /// The order of the canonical export: by the bytes of the key's parts.
  let orderSQL: String

  init(name: String, columns: [RegisterColumn], keyCount: Int, isRequired: Bool = false) {
    self.name = name
    self.columns = columns
    self.keyCount = keyCount
    self.isRequired = isRequired
    // Made once: lookups find their prepared statement by this text.
    selectSQL = RegisterTable.selectSQL(name, columns)
    orderSQL = " ORDER BY " + RegisterTable.list(columns[..<keyCount])
  }

  var file: String { "\(name).csv" }
  var key: ArraySlice<RegisterColumn> { columns[..<keyCount] }

  func position(of column: String) -> Int? {
    columns.firstIndex { $0.name == column }
  }
}

/// One column: what may stand in it and whether something must.
struct RegisterColumn: Sendable {
  /// The rule for a column's values.
  enum Kind: Sendable {
    case archiveKey, fond, number, date, count, coverage, status, concordanceKind, text
  }

  let name: String
  let kind: Kind
  var isMandatory = false

  init(_ name: String, _ kind: Kind, mandatory: Bool = false) {
    self.name = name
    self.kind = kind
    isMandatory = mandatory
  }
}

extension RegisterTable {
  /// All tables, parents before children. This order is part of the snapshot's identity.
  static let all = [archives, fonds, opisi, dela, deloRanges, concordance]

  /// What a register adds to the table of archives, which has their names, lineages and
  /// years; a register does not say them again.
  static let archives = RegisterTable(
    name: "archives",
    columns: [
      RegisterColumn("key", .archiveKey, mandatory: true),
      RegisterColumn("fonds_coverage", .coverage), RegisterColumn("evidence", .text),
      RegisterColumn("source", .text), RegisterColumn("note", .text),
    ],
    keyCount: 1, isRequired: true)

  static let fonds = RegisterTable(
    name: "fonds",
    columns: [
      RegisterColumn("archive", .archiveKey, mandatory: true),
      RegisterColumn("fond", .fond, mandatory: true),
      RegisterColumn("title_ru", .text), RegisterColumn("title_en", .text),
      RegisterColumn("date_from", .date), RegisterColumn("date_to", .date),
      RegisterColumn("status", .status), RegisterColumn("opisi_coverage", .coverage),
    ] + witness,
    keyCount: 2, isRequired: true)

  static let opisi = RegisterTable(
    name: "opisi",
    columns: [
      RegisterColumn("archive", .archiveKey, mandatory: true),
      RegisterColumn("fond", .fond, mandatory: true),
      RegisterColumn("opis", .number, mandatory: true),
      RegisterColumn("title_ru", .text), RegisterColumn("title_en", .text),
      RegisterColumn("date_from", .date), RegisterColumn("date_to", .date),
      RegisterColumn("delo_first", .number), RegisterColumn("delo_last", .number),
      RegisterColumn("status", .status), RegisterColumn("dela_coverage", .coverage),
    ] + witness,
    keyCount: 3)

  static let dela = RegisterTable(
    name: "dela",
    columns: [
      RegisterColumn("archive", .archiveKey, mandatory: true),
      RegisterColumn("fond", .fond, mandatory: true),
      RegisterColumn("opis", .number),
      RegisterColumn("delo", .number, mandatory: true),
      RegisterColumn("title_ru", .text),
      RegisterColumn("date_from", .date), RegisterColumn("date_to", .date),
      RegisterColumn("sheets", .count), RegisterColumn("sheets_date", .date),
      RegisterColumn("list_seen", .count), RegisterColumn("former_number", .text),
      RegisterColumn("status", .status),
    ] + witness,
    keyCount: 4)

  static let deloRanges = RegisterTable(
    name: "delo_ranges",
    columns: [
      RegisterColumn("archive", .archiveKey, mandatory: true),
      RegisterColumn("fond", .fond, mandatory: true),
      RegisterColumn("opis", .number),
      RegisterColumn("delo_first", .number, mandatory: true),
      RegisterColumn("delo_last", .number, mandatory: true),
      RegisterColumn("title_ru", .text),
      RegisterColumn("date_from", .date), RegisterColumn("date_to", .date),
      RegisterColumn("status", .status),
    ] + witness,
    keyCount: 5)

  static let concordance = RegisterTable(
    name: "concordance",
    columns: [
      RegisterColumn("from_archive", .archiveKey, mandatory: true),
      RegisterColumn("from_fond", .fond), RegisterColumn("from_opis", .number),
      RegisterColumn("from_delo", .number),
      RegisterColumn("to_archive", .archiveKey, mandatory: true),
      RegisterColumn("to_fond", .fond), RegisterColumn("to_opis", .number),
      RegisterColumn("to_delo", .number),
      RegisterColumn("kind", .concordanceKind, mandatory: true),
      RegisterColumn("date", .date), RegisterColumn("basis", .text),
      RegisterColumn("source", .text), RegisterColumn("note", .text),
    ],
    keyCount: 9)

  /// Who vouches for a row: what describes a holding must say it.
  private static let witness = [
    RegisterColumn("evidence", .text, mandatory: true),
    RegisterColumn("source", .text, mandatory: true),
    RegisterColumn("note", .text),
  ]
}
