internal import GRDB
internal import Regest

/// The tables of a ledger.
enum LedgerSchema {
  /// `RGLD`, so that `file` and SQLite tools know whose database it is.
  static let applicationID = 0x5247_4C44
  /// Raised when a program that knows the last version could misread a ledger.
  static let version = 1

  static func create(in db: Database) throws {
    try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    try db.execute(sql: "PRAGMA user_version = \(version)")
    for sql in tables { try db.execute(sql: sql) }
  }

  /// Ids, records and digests are text, so that a person can read and check them with
  /// `sqlite3` alone: canonical JSON is UTF-8 without control characters.
  private static let tables = [
    """
    CREATE TABLE records (
      position INTEGER PRIMARY KEY CHECK (position >= 0),
      id TEXT NOT NULL UNIQUE CHECK (length(id) = 64),
      bytes TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TRIGGER records_never_change BEFORE UPDATE ON records
    BEGIN SELECT RAISE(ABORT, 'a record never changes'); END
    """,
    """
    CREATE TRIGGER records_never_go BEFORE DELETE ON records
    BEGIN SELECT RAISE(ABORT, 'a record is never removed'); END
    """,
    """
    CREATE TABLE logged (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      size INTEGER NOT NULL,
      root TEXT NOT NULL CHECK (length(root) = 64)
    ) STRICT
    """,
    """
    CREATE TABLE tokens (
      name TEXT NOT NULL PRIMARY KEY,
      digest TEXT NOT NULL UNIQUE CHECK (length(digest) = 64),
      created TEXT NOT NULL,
      revoked TEXT
    ) STRICT, WITHOUT ROWID
    """,
  ]

  /// Makes sure that a database is a ledger that this program can read.
  static func check(_ db: Database, _ name: String) throws {
    guard try Int.fetchOne(db, sql: "PRAGMA application_id") == applicationID else {
      throw RegestError(.ledgerUnreadable, "\(name): not the database of a ledger")
    }
    let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard found == version else {
      throw RegestError(
        .ledgerUnreadable, "\(name): ledger version \(found), this program knows \(version)")
    }
  }

  /// The number of records, which is also the next position.
  static func count(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT coalesce(max(position) + 1, 0) FROM records") ?? 0
  }
}
