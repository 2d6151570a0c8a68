internal import ArchivalReference
internal import GRDB

extension Register {
  /// The archive with this key, under the name it bore then.
  public func archive(key: String) throws(RegestError) -> ArchiveEntry? {
    try first(.archives, " WHERE key = ?", [key]).map { row throws(RegestError) in
      try ArchiveEntry(row)
    }
  }

  /// The archives of a lineage that the register lists, by the bytes of their keys.
  public func archives(lineage: String) throws(RegestError) -> [ArchiveEntry] {
    let keys = ArchiveTable.standard.keys(ofLineage: lineage)
    return try all(.archives, " WHERE \(Register.isKey(in: keys))", keys)
      .map { row throws(RegestError) in try ArchiveEntry(row) }
  }

  /// The lineage of an archive; a key that is not in the table is one of its own.
  static func lineage(of key: String) -> String {
    ArchiveTable.standard[key]?.lineage ?? key
  }

  /// The condition that a column holds one of some keys, whose values are to be bound.
  static func isKey(in keys: [String], column: String = "key") -> String {
    "\(column) IN (\(Array(repeating: "?", count: keys.count).joined(separator: ", ")))"
  }

  /// A fond of a lineage.
  public func fond(_ lineage: String, _ fond: String) throws(RegestError) -> FondEntry? {
    try first(.fonds, " WHERE archive = ? AND fond = ?", [lineage, fond])
      .map { row throws(RegestError) in try FondEntry(row) }
  }

  /// An opis of a fond.
  public func opis(
    _ lineage: String, _ fond: String, _ opis: String
  ) throws(RegestError) -> OpisEntry? {
    try first(
      .opisi, " WHERE archive = ? AND fond = ? AND opis = ?", [lineage, fond, opis]
    ).map { row throws(RegestError) in try OpisEntry(row) }
  }

  /// A delo of an opis, or of a fond without opisi if `opis` is nil.
  ///
  /// Only a delo with an entry of its own; see ``deloRange(containing:_:_:_:)``.
  public func delo(
    _ lineage: String, _ fond: String, _ opis: String?, _ delo: String
  ) throws(RegestError) -> DeloEntry? {
    try first(
      .dela, " WHERE archive = ? AND fond = ? AND opis = ? AND delo = ?",
      [lineage, fond, opis ?? "", delo]
    ).map { row throws(RegestError) in try DeloEntry(row) }
  }

  /// The narrowest range of dela that holds the delo.
  ///
  /// Numbers are compared by their digits, and only where what follows the digits is the
  /// same; a number that is not canonical is in no range.
  public func deloRange(
    containing lineage: String, _ fond: String, _ opis: String?, _ delo: String
  ) throws(RegestError) -> DeloRangeEntry? {
    guard let number = ShelfNumber(delo) else { return nil }
    return try first(
      .deloRanges,
      """
       WHERE archive = ? AND fond = ? AND opis = ? AND suffix = ?
       AND ? BETWEEN first_digits AND last_digits
       ORDER BY last_digits - first_digits, delo_first, delo_last LIMIT 1
      """,
      [lineage, fond, opis ?? "", number.suffix, number.digits]
    ).map { row throws(RegestError) in try DeloRangeEntry(row) }
  }

  /// The first row of a table that meets a condition.
  func first(
    _ table: RegisterTable, _ condition: String, _ values: [any DatabaseValueConvertible]
  ) throws(RegestError) -> RegisterRow? {
    try lookUp { db in
      let statement = try db.cachedStatement(sql: table.selectSQL + condition)
      // A cursor, not `fetchOne`, which would copy the row before it is decoded.
      let cursor = try Row.fetchCursor(statement, arguments: StatementArguments(values))
      // The row is read from the statement, which ends with the cursor.
      return try withExtendedLifetime(cursor) {
        try cursor.next().map { try RegisterRow($0, of: table) }
      }
    }
  }

  /// The rows of a table that meet a condition, in the order of the export unless the
  /// condition has an order of its own.
  func all(
    _ table: RegisterTable, _ condition: String, _ values: [any DatabaseValueConvertible],
    order: String? = nil
  ) throws(RegestError) -> [RegisterRow] {
    try lookUp { db in
      let statement = try db.cachedStatement(
        sql: table.selectSQL + condition + (order ?? table.orderSQL))
      let cursor = try Row.fetchCursor(statement, arguments: StatementArguments(values))
      var rows: [RegisterRow] = []
      while let row = try cursor.next() { rows.append(try RegisterRow(row, of: table)) }
      return rows
    }
  }
}
