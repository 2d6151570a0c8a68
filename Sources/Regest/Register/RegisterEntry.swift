public import ArchivalReference
public import Fingerprint

extension RegisterEntry {
  /// Where the entry lies, for people: `RGASPI/558/11/740`.
  public var path: String {
    switch self {
    case .archive(let entry): entry.path
    case .fond(let entry): entry.path
    case .opis(let entry): entry.path
    case .delo(let entry): entry.path
    case .deloRange(let entry): entry.path
    }
  }

  /// How deep the entry lies.
  public var level: Level {
    switch self {
    case .archive(let entry): entry.level
    case .fond(let entry): entry.level
    case .opis(let entry): entry.level
    case .delo(let entry): entry.level
    case .deloRange(let entry): entry.level
    }
  }

  /// The SHA-256 of the entry's canonical export line, without its line end.
  public var digest: SHA256Digest {
    switch self {
    case .archive(let entry): entry.digest
    case .fond(let entry): entry.digest
    case .opis(let entry): entry.digest
    case .delo(let entry): entry.digest
    case .deloRange(let entry): entry.digest
    }
  }

  init(_ row: RegisterRow) throws(RegestError) {
    switch row.table.name {
    case RegisterTable.archives.name: self = .archive(try ArchiveEntry(row))
    case RegisterTable.fonds.name: self = .fond(try FondEntry(row))
    case RegisterTable.opisi.name: self = .opis(try OpisEntry(row))
    case RegisterTable.deloRanges.name: self = .deloRange(try DeloRangeEntry(row))
    default: self = .delo(try DeloEntry(row))
    }
  }
}
