internal import GRDB

/// A row of a register as it is exported: what an entry says, and the bytes that its digest
/// is of.
public struct RegisterItem: Hashable, Sendable {
  /// What it says.
  public let entry: RegisterEntry
  /// The canonical line of the export, without its line end.
  public let line: [UInt8]

  init(_ row: RegisterRow) throws(RegestError) {
    entry = try RegisterEntry(row)
    line = try row.canonicalLine()
  }
}

/// Some of the entries below a place, in the order of their numbers.
public struct RegisterPage: Hashable, Sendable {
  /// The entries.
  public let items: [RegisterItem]
  /// Where the next page begins; nil of the last one.
  public let next: RegisterCursor?
}

extension Register {
  /// The entry at a place; nil where the register has none there.
  ///
  /// - Parameter place: A delo is found by its own entry or by that of the narrowest range
  ///   that holds it.
  public func item(at place: RegisterPlace) throws(RegestError) -> RegisterItem? {
    let lineage = Self.lineage(of: place.archive)
    guard let fond = place.fond else {
      return try first(.archives, " WHERE key = ?", [place.archive]).map(RegisterItem.init)
    }
    if let delo = place.delo {
      if let row = try first(
        .dela, " WHERE archive = ? AND fond = ? AND opis = ? AND delo = ?",
        [lineage, fond, place.opis ?? "", delo])
      {
        return try RegisterItem(row)
      }
      guard let range = try deloRange(containing: lineage, fond, place.opis, delo) else {
        return nil
      }
      return try first(
        .deloRanges,
        " WHERE archive = ? AND fond = ? AND opis = ? AND delo_first = ? AND delo_last = ?",
        [lineage, fond, place.opis ?? "", range.deloFirst, range.deloLast]
      ).map(RegisterItem.init)
    }
    guard let opis = place.opis else {
      return try first(.fonds, " WHERE archive = ? AND fond = ?", [lineage, fond])
        .map(RegisterItem.init)
    }
    return try first(
      .opisi, " WHERE archive = ? AND fond = ? AND opis = ?", [lineage, fond, opis]
    ).map(RegisterItem.init)
  }

  /// The archives of the register.
  public func archives(
    after cursor: RegisterCursor?, limit: Int
  ) throws(RegestError) -> RegisterPage {
    let rows = try all(
      .archives, " WHERE key > ?", [cursor?.number ?? ""], order: " ORDER BY key LIMIT \(limit + 1)"
    )
    return try page(rows, limit) { RegisterCursor(number: $0["key"]) }
  }

  /// What lies directly below a place: fonds, opisi, or dela and ranges of them. A fond has
  /// below it its opisi, and the dela that are in none.
  ///
  /// - Parameters:
  ///   - cursor: where the page before ended; nil for the first one.
  ///   - limit: how many entries a page has at most.
  public func children(
    of place: RegisterPlace, after cursor: RegisterCursor?, limit: Int
  ) throws(RegestError) -> RegisterPage {
    let lineage = Self.lineage(of: place.archive)
    guard let fond = place.fond else {
      return try page(
        numbered(.fonds, "fond", " WHERE archive = ?", [lineage], after: cursor, limit), limit
      ) { RegisterCursor(number: $0["fond"]) }
    }
    guard place.delo == nil else { return RegisterPage(items: [], next: nil) }
    if place.opis == nil, !place.isWithoutOpisi {
      return try page(
        numbered(
          .opisi, "opis", " WHERE archive = ? AND fond = ?", [lineage, fond], after: cursor, limit),
        limit
      ) { RegisterCursor(number: $0["opis"]) }
    }
    let condition = " WHERE archive = ? AND fond = ? AND opis = ?"
    let values = [lineage, fond, place.opis ?? ""]
    let dela = try numbered(.dela, "delo", condition, values, after: cursor, limit)
    let ranges = try ranges(condition, values, after: cursor, limit)
    return try page(merged(dela, ranges), limit) { Self.cursor(ofDelo: $0) }
  }

  /// Rows behind a cursor, by the value of their number and then by its bytes.
  private func numbered(
    _ table: RegisterTable, _ column: String, _ condition: String, _ values: [String],
    after cursor: RegisterCursor?, _ limit: Int
  ) throws(RegestError) -> [RegisterRow] {
    let order = " ORDER BY CAST(\(column) AS INTEGER), \(column) LIMIT \(limit + 1)"
    guard let cursor else { return try all(table, condition, values, order: order) }
    return try all(
      table,
      condition + " AND (CAST(\(column) AS INTEGER), \(column)) > (CAST(? AS INTEGER), ?)",
      values + [cursor.number, cursor.number], order: order)
  }

  private func ranges(
    _ condition: String, _ values: [String], after cursor: RegisterCursor?, _ limit: Int
  ) throws(RegestError) -> [RegisterRow] {
    let key = "CAST(delo_first AS INTEGER), delo_first, delo_last"
    let order = " ORDER BY \(key) LIMIT \(limit + 1)"
    guard let cursor else { return try all(.deloRanges, condition, values, order: order) }
    return try all(
      .deloRanges, condition + " AND (\(key)) > (CAST(? AS INTEGER), ?, ?)",
      values + [cursor.number, cursor.number, cursor.last], order: order)
  }

  /// Dela and ranges in one order: a delo before the range that begins with it.
  private func merged(_ dela: [RegisterRow], _ ranges: [RegisterRow]) -> [RegisterRow] {
    func key(_ row: RegisterRow) -> (Int, String, String) {
      let cursor = Self.cursor(ofDelo: row)
      return (
        Int(cursor.number.prefix { $0.isASCII && $0.isNumber }) ?? 0, cursor.number, cursor.last
      )
    }
    return (dela + ranges).sorted { key($0) < key($1) }
  }

  private static func cursor(ofDelo row: RegisterRow) -> RegisterCursor {
    row.table.name == RegisterTable.dela.name
      ? RegisterCursor(number: row["delo"])
      : RegisterCursor(number: row["delo_first"], last: row["delo_last"])
  }

  private func page(
    _ rows: [RegisterRow], _ limit: Int, cursor: (RegisterRow) -> RegisterCursor
  ) throws(RegestError) -> RegisterPage {
    let shown = rows.prefix(limit)
    var items: [RegisterItem] = []
    for row in shown { items.append(try RegisterItem(row)) }
    let next = rows.count > limit ? shown.last.map(cursor) : nil
    return RegisterPage(items: items, next: next)
  }
}
