internal import Fingerprint
internal import GRDB

/// Fills an empty database from a CSV folder, inside the caller's transaction.
struct RegisterImport {
  /// A table's file may not be larger: it is read whole, to be checked as UTF-8 first.
  static let sizeLimit = 1 << 30

  let folder: PathBytes
  let db: Database

  func run() throws {
    try RegisterSchema.create(in: db)
    for table in RegisterTable.all { try fill(table) }
    let digest = try RegisterExport.snapshot(of: db).sha256
    try db.execute(sql: "INSERT INTO snapshot VALUES (?)", arguments: [digest.hex])
  }

  private func fill(_ table: RegisterTable) throws {
    guard let bytes = try contents(of: table) else { return }
    var reader = try CSVReader(
      file: folder.appending(PathBytes(table.file)).display, bytes: bytes)
    let header = try RegisterHeader(table, try reader.next(), in: reader)
    let insert = try db.cachedStatement(sql: table.insertSQL)
    var parents = RegisterParents(table: table, db: db)
    var links: [ArchiveLink] = []
    while let fields = try reader.next() {
      let record = try header.record(fields, in: reader)
      try parents.check(record, in: reader)
      let values = record.row.values + table.derivedValues(of: record.row)
      do {
        try insert.execute(arguments: StatementArguments(values))
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
        throw reader.malformed(
          record.place(of: table.columns[0].name), expected: "a key that occurs once",
          found: "\(record.row.keyText) again")
      }
      if table.name == RegisterTable.archives.name { links += ArchiveLink.links(of: record) }
    }
    for link in links { try link.check(in: db, reader) }
  }

  private func contents(of table: RegisterTable) throws(RegestError) -> [UInt8]? {
    let path = folder.appending(PathBytes(table.file))
    switch FileStore.kind(of: path) {
    case .file: break
    case nil where !table.isRequired: return nil
    case nil:
      throw RegestError(
        .registerUnreadable, "\(folder.display): a register folder needs \(table.file)")
    default:
      throw RegestError(.registerUnreadable, "\(path.display): not a regular file")
    }
    do {
      return try FileStore.read(path, limit: RegisterImport.sizeLimit)
    } catch {
      throw RegestError(.registerUnreadable, error.message, underlying: error)
    }
  }
}

/// The archive keys that a row of archives.csv names; they may stand further down.
private struct ArchiveLink {
  let key: String
  let column: String
  let place: CSVPlace

  static func links(of record: RegisterRecord) -> [ArchiveLink] {
    ["lineage", "successor"].compactMap { column in
      record.row.optional(column).map {
        ArchiveLink(key: $0, column: column, place: record.place(of: column))
      }
    }
  }

  func check(in db: Database, _ reader: CSVReader) throws {
    let isLineage = column == "lineage"
    // A lineage is named by its last archive, which is therefore of its own lineage.
    let find = try db.cachedStatement(
      sql: "SELECT 1 FROM archives WHERE key = ?" + (isLineage ? " AND lineage = key" : ""))
    guard try Int.fetchOne(find, arguments: [key]) == nil else { return }
    let expected = isLineage ? "an archive of its own lineage" : "an archive"
    throw reader.malformed(
      place, expected: "the key of \(expected) in this file as \(column)", value: key)
  }
}
