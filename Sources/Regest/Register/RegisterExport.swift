internal import Fingerprint
internal import GRDB

/// The canonical, ordered export: one JSON line a row, whose digest is the identity.
enum RegisterExport {
  /// The export in one piece.
  static func bytes(of db: Database) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try forEachLine(in: db) { _, line in bytes += line }
    return bytes
  }

  /// The identity, without holding the export in memory.
  static func snapshot(of db: Database) throws -> RegisterSnapshot {
    var rows = [Int](repeating: 0, count: RegisterTable.all.count)
    var context = try DigestContext()
    try forEachLine(in: db) { table, line in
      rows[table] += 1
      try context.update(line.span)
    }
    return RegisterSnapshot(
      sha256: try context.finish(), rows: rows.reduce(0, +),
      counts: zip(RegisterTable.all, rows).map { .init(table: $0.name, rows: $1) })
  }

  /// A table as CSV with all its columns, in key order.
  static func csv(of table: RegisterTable, in db: Database) throws -> [UInt8] {
    var writer = CSVWriter()
    writer.append(table.columns.map(\.name))
    try forEachRow(of: table, in: db) { writer.append($0.values) }
    return writer.bytes
  }

  /// Gives each line with its LF and the position of its table.
  private static func forEachLine(
    in db: Database, _ body: (_ table: Int, _ line: [UInt8]) throws -> Void
  ) throws {
    for (position, table) in RegisterTable.all.enumerated() {
      try forEachRow(of: table, in: db) { row in
        try body(position, try row.canonicalLine() + [CSVByte.lineFeed])
      }
    }
  }

  private static func forEachRow(
    of table: RegisterTable, in db: Database, _ body: (RegisterRow) throws -> Void
  ) throws {
    let rows = try Row.fetchCursor(db, sql: table.selectSQL + table.orderSQL)
    while let row = try rows.next() { try body(RegisterRow(row, of: table)) }
  }
}

extension RegisterRow {
  /// A row that was selected with the table's `selectSQL`.
  init(_ row: Row, of table: RegisterTable) throws {
    self.table = table
    values = try table.columns.indices.map { try row.decode(String.self, atIndex: $0) }
  }
}
