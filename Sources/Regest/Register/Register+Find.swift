internal import ArchivalReference
internal import GRDB

extension Register {
  /// The entries that meet a query: archives, then fonds, opisi, dela and ranges of dela,
  /// each in the order of their numbers.
  ///
  /// A search by words alone reads every entry, so it takes time in proportion to the
  /// register.
  public func find(_ query: RegisterQuery) throws(RegestError) -> [RegisterEntry] {
    try findItems(query).map(\.entry)
  }

  /// The same with the rows as they are exported.
  public func findItems(_ query: RegisterQuery) throws(RegestError) -> [RegisterItem] {
    var found: [RegisterItem] = []
    for table in [RegisterTable.archives, .fonds, .opisi, .dela, .deloRanges]
    where found.count < query.limit {
      guard let condition = RegisterCondition(query, in: table) else { continue }
      let rows = try all(
        table, condition.sql, condition.values + [query.limit - found.count],
        order: condition.order + " LIMIT ?")
      for row in rows { found.append(try RegisterItem(row)) }
    }
    return found
  }
}

/// A query as SQL on one table.
private struct RegisterCondition {
  private(set) var sql = " WHERE 1"
  private(set) var values: [any DatabaseValueConvertible] = []
  private(set) var order = ""

  /// Nil if the table has no level that the query asks for.
  init?(_ query: RegisterQuery, in table: RegisterTable) {
    let isArchives = table.name == RegisterTable.archives.name
    if let archive = query.archive {
      let lineage = Register.lineage(of: archive)
      let keys = isArchives ? ArchiveTable.standard.keys(ofLineage: lineage) : [lineage]
      sql += " AND \(Register.isKey(in: keys, column: isArchives ? "key" : "archive"))"
      values += keys
    }
    let ranges = table.name == RegisterTable.deloRanges.name
    for (column, value) in [("fond", query.fond), ("opis", query.opis), ("delo", query.delo)] {
      guard let value else { continue }
      if ranges, column == "delo" {
        guard let number = ShelfNumber(value) else { return nil }
        add("suffix = ?", number.suffix)
        add("? BETWEEN first_digits AND last_digits", number.digits)
      } else {
        guard table.position(of: column) != nil else { return nil }
        add("\(column) = ?", value)
      }
    }
    for word in query.words where !word.isEmpty {
      add("instr(folded, ?) > 0", RegisterTable.folded(word))
    }
    let parts = table.key.map { column in
      switch column.kind {
      case .fond, .number: "CAST(\"\(column.name)\" AS INTEGER), \"\(column.name)\""
      default: "\"\(column.name)\""
      }
    }
    order = " ORDER BY \(parts.joined(separator: ", "))"
  }

  private mutating func add(_ condition: String, _ value: any DatabaseValueConvertible) {
    sql += " AND \(condition)"
    values.append(value)
  }
}
