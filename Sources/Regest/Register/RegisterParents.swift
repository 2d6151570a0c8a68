internal import ArchivalReference
internal import GRDB

/// Checks that what a row stands under is in the register, and an archive in the table of
/// archives.
struct RegisterParents {
  let table: RegisterTable
  let db: Database
  /// The parent found last: files are mostly in order, so most rows share it.
  private var known: [String] = []

  init(table: RegisterTable, db: Database) {
    self.table = table
    self.db = db
  }

  mutating func check(_ record: RegisterRecord, in reader: CSVReader) throws {
    let row = record.row
    switch table.name {
    case "archives":
      guard ArchiveTable.standard[row["key"]] == nil else { return }
      throw reader.malformed(
        record.place(of: "key"), expected: "an archive that Regest knows as key",
        value: row["key"])
    case "fonds":
      let keys = ArchiveTable.standard.keys(ofLineage: row["archive"])
      try require(
        "SELECT 1 FROM archives WHERE \(Register.isKey(in: keys))", keys, column: "archive",
        expected: "the key of a lineage in archives.csv", record, reader)
    case "opisi":
      try require(
        "SELECT 1 FROM fonds WHERE archive = ? AND fond = ?", [row["archive"], row["fond"]],
        column: "fond", expected: "a fond of \(row["archive"]) in fonds.csv", record, reader)
    case "dela", "delo_ranges":
      try checkOpis(record, in: reader)
    case "concordance":
      for column in ["from_archive", "to_archive"] {
        try require(
          "SELECT 1 FROM archives WHERE key = ?", [row[column]], column: column,
          expected: "the key of an archive in archives.csv", record, reader)
      }
    default:
      break
    }
  }

  private mutating func checkOpis(_ record: RegisterRecord, in reader: CSVReader) throws {
    let row = record.row
    let opis = [row["archive"], row["fond"], row["opis"]]
    guard opis != known else { return }
    try require(
      "SELECT 1 FROM fonds WHERE archive = ? AND fond = ?", [row["archive"], row["fond"]],
      column: "fond", expected: "a fond of \(row["archive"]) in fonds.csv", record, reader)
    let fond = "\(row["archive"])/\(row["fond"])"
    if row["opis"].isEmpty {
      // Only a fond without opisi may have dela directly under it.
      let any = try db.cachedStatement(
        sql: "SELECT 1 FROM opisi WHERE archive = ? AND fond = ? LIMIT 1")
      if try Int.fetchOne(any, arguments: StatementArguments(opis.prefix(2))) != nil {
        throw reader.malformed(
          record.place(of: "opis"), expected: "an opis, as \(fond) has opisi", found: "nothing")
      }
    } else {
      try require(
        "SELECT 1 FROM opisi WHERE archive = ? AND fond = ? AND opis = ?", opis,
        column: "opis", expected: "an opis of \(fond) in opisi.csv", record, reader)
    }
    known = opis
  }

  private func require(
    _ sql: String, _ values: [String], column: String, expected: String,
    _ record: RegisterRecord, _ reader: CSVReader
  ) throws {
    let find = try db.cachedStatement(sql: sql)
    guard try Int.fetchOne(find, arguments: StatementArguments(values)) == nil else { return }
    throw reader.malformed(
      record.place(of: column), expected: "\(expected) as \(column)",
      value: record.row[column])
  }
}
