internal import GRDB

/// How many rows of one table say the same in one column.
public struct RegisterTally: Hashable, Sendable {
  /// A value and its rows.
  public struct Count: Hashable, Sendable {
    /// What stands in the column; of an empty coverage `partial`.
    public let value: String
    /// How many rows say so.
    public let rows: Int
  }

  /// The table: `fonds`.
  public let table: String
  /// The column: `evidence`.
  public let column: String
  /// The values, that of the most rows first.
  public let counts: [Count]
  /// How many rows say something rarer than these.
  public let others: Int
}

extension Register {
  /// How much of each level the register claims to know: a tally of each column of coverage.
  ///
  /// All rows of the tables are read, as by ``evidence()``.
  public func coverage() throws(RegestError) -> [RegisterTally] {
    try tallies { $0.kind == .coverage }
  }

  /// What the rows of each table rest on: a tally of each column of evidence.
  public func evidence() throws(RegestError) -> [RegisterTally] {
    try tallies { $0.name == "evidence" }
  }

  /// How many values of a column are told apart.
  private static let mostValues = 20

  private func tallies(
    of isMeant: (RegisterColumn) -> Bool
  ) throws(RegestError) -> [RegisterTally] {
    try read { db in
      try RegisterTable.all.flatMap { table in
        try table.columns.filter(isMeant).map { try Self.tally($0, of: table, in: db) }
      }
    }
  }

  private static func tally(
    _ column: RegisterColumn, of table: RegisterTable, in db: Database
  ) throws -> RegisterTally {
    // An empty cell of coverage means the same as the word.
    let unsaid = column.kind == .coverage ? Coverage.partial.rawValue : ""
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT IIF("\(column.name)" = '', ?, "\(column.name)") AS value, COUNT(*) AS rows
        FROM "\(table.name)" GROUP BY value ORDER BY rows DESC, value
        """, arguments: [unsaid])
    let counts = rows.map { RegisterTally.Count(value: $0["value"], rows: $0["rows"]) }
    return RegisterTally(
      table: table.name, column: column.name, counts: Array(counts.prefix(mostValues)),
      others: counts.dropFirst(mostValues).reduce(0) { $0 + $1.rows })
  }
}
