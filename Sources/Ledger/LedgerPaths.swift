internal import Fingerprint
internal import Regest

/// The names in a ledger's folder.
struct LedgerPaths: Sendable {
  let folder: PathBytes

  /// The records and the tokens.
  var database: PathBytes { folder.appending("ledger.sqlite") }
  /// What is committed and not yet in the database's file; SQLite names and makes it.
  var writeAheadLog: PathBytes { folder.appending("ledger.sqlite-wal") }
  /// The log, which anybody may copy or serve.
  var log: PathBytes { folder.appending("log") }
  /// The key that signs the log's checkpoints, unless it lies elsewhere.
  var key: PathBytes { folder.appending("key.pem") }
  /// The keys that verify the log's checkpoints, one a line.
  var verifierKeys: PathBytes { folder.appending("vkey") }

  /// The database's path as SQLite takes it.
  func databasePath() throws(RegestError) -> String {
    guard let path = database.utf8 else {
      throw RegestError(.invalidRequest, "\(folder.display): SQLite needs a path in UTF-8")
    }
    return path
  }
}
