public import Regest

/// What became of a record that was to be issued.
public struct Issuance: Hashable, Sendable {
  /// The record's id.
  public let id: RegestID
  /// Its place in the ledger, and in the log: 0 for the first record that was acknowledged.
  public let position: Int
  /// Whether it was issued now; not if it was there already.
  public let isNew: Bool
}

/// A record as the ledger keeps it.
public struct StoredRecord: Hashable, Sendable {
  /// The record's id.
  public let id: RegestID
  /// Its canonical bytes; their SHA-256 was compared with the id when they were read.
  public let bytes: [UInt8]
  /// Its place in the ledger.
  public let position: Int
}
