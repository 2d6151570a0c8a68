public import Fingerprint

/// One consistent state of a register, named by a digest.
///
/// The digest is the SHA-256 of ``Register/export()``: it depends on the rows alone, not
/// on their order in the CSV files, the quoting, the order of columns, or on whether the
/// register is a folder or an SQLite file. A record names it, so that a verdict can be
/// repeated against the same knowledge.
public struct RegisterSnapshot: Hashable, Sendable {
  /// How many rows one table has.
  public struct TableCount: Hashable, Sendable {
    /// The table's name: `fonds`.
    public let table: String
    /// The number of its rows.
    public let rows: Int
  }

  /// The SHA-256 of the canonical export.
  public let sha256: SHA256Digest
  /// The number of rows in all tables.
  public let rows: Int
  /// The tables in the order of the export, empty ones too.
  public let counts: [TableCount]
}
