internal import Fingerprint
internal import GRDB

/// Fills an empty database from a CSV folder, inside the caller's transaction.
struct RegisterImport {
  /// A table's file may not be larger: it is read whole, to be checked as UTF-8 first.
  static let sizeLimit = 1 << 30

  let folder: PathBytes
  let db: Database

  /// Fills it, and gives the identity of its rows.
  func run() throws -> RegisterSnapshot {
    try RegisterSchema.create(in: db)
    for table in RegisterTable.all { try fill(table) }
    let snapshot = try RegisterExport.snapshot(of: db)
    try db.execute(sql: "INSERT INTO snapshot VALUES (?)", arguments: [snapshot.sha256.hex])
    return snapshot
  }

  private func fill(_ table: RegisterTable) throws {
    guard let bytes = try contents(of: table) else { return }
    var reader = try CSVReader(
      file: folder.appending(PathBytes(table.file)).display, bytes: bytes)
    let header = try RegisterHeader(table, try reader.next(), in: reader)
    let insert = try db.cachedStatement(sql: table.insertSQL)
    var parents = RegisterParents(table: table, db: db)
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
    }
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
