public import ArchivalReference
public import Fingerprint

/// A delo: the file or unit of storage that a reader orders.
public struct DeloEntry: Hashable, Sendable {
  /// The key of the lineage that holds the fond.
  public let archive: String
  /// The number of the fond.
  public let fond: String
  /// Nil in a fond without opisi.
  public let opis: String?
  /// The number of the delo.
  public let delo: String
  /// The title in Russian.
  public let titleRu: String?
  /// The dates of the delo by its description. They do not bound the dates of the
  /// documents in it.
  public let dateFrom: String?
  /// The latest date, in the same form.
  public let dateTo: String?
  /// How many sheets the archive certified. Only this number may contradict a reference.
  public let sheets: Int?
  /// When the archive certified them.
  public let sheetsDate: String?
  /// The highest sheet met in print. It may confirm, never contradict: sheets beyond it
  /// are likely.
  public let listSeen: Int?
  /// The number the delo had in an earlier archive or filing system.
  public let formerNumber: String?
  /// What a reader may expect; nil where it is not known.
  public let status: HoldingStatus?
  /// The kind of evidence for the row.
  public let evidence: String
  /// Where the evidence stands.
  public let source: String
  /// What else is known.
  public let note: String?
  /// The SHA-256 of the entry's canonical export line, without its line end.
  public let digest: SHA256Digest

  /// How deep the entry lies.
  public var level: Level { .delo }
  /// `RGASPI/558/11/740`; `-` stands for an absent opis.
  public var path: String { "\(archive)/\(fond)/\(opis ?? "-")/\(delo)" }

  init(_ row: RegisterRow) throws(RegestError) {
    archive = row["archive"]
    fond = row["fond"]
    opis = row.optional("opis")
    delo = row["delo"]
    titleRu = row.optional("title_ru")
    dateFrom = row.optional("date_from")
    dateTo = row.optional("date_to")
    sheets = Int(row["sheets"])
    sheetsDate = row.optional("sheets_date")
    listSeen = Int(row["list_seen"])
    formerNumber = row.optional("former_number")
    status = HoldingStatus(rawValue: row["status"])
    evidence = row["evidence"]
    source = row["source"]
    note = row.optional("note")
    digest = try row.digest()
  }
}

/// Dela that a source describes as a group. It confirms each delo in it, and knows
/// nothing of their sheets.
public struct DeloRangeEntry: Hashable, Sendable {
  /// The key of the lineage that holds the fond.
  public let archive: String
  /// The number of the fond.
  public let fond: String
  /// Nil in a fond without opisi.
  public let opis: String?
  /// The first delo.
  public let deloFirst: String
  /// The last delo.
  public let deloLast: String
  /// The title in Russian.
  public let titleRu: String?
  /// The earliest date, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
  public let dateFrom: String?
  /// The latest date, in the same form.
  public let dateTo: String?
  /// What a reader may expect; nil where it is not known.
  public let status: HoldingStatus?
  /// The kind of evidence for the row.
  public let evidence: String
  /// Where the evidence stands.
  public let source: String
  /// What else is known.
  public let note: String?
  /// The SHA-256 of the entry's canonical export line, without its line end.
  public let digest: SHA256Digest

  /// How deep the entry lies.
  public var level: Level { .delo }
  /// `RGASPI/17/171/409-419`; `-` stands for an absent opis.
  public var path: String { "\(archive)/\(fond)/\(opis ?? "-")/\(deloFirst)-\(deloLast)" }

  init(_ row: RegisterRow) throws(RegestError) {
    archive = row["archive"]
    fond = row["fond"]
    opis = row.optional("opis")
    deloFirst = row["delo_first"]
    deloLast = row["delo_last"]
    titleRu = row.optional("title_ru")
    dateFrom = row.optional("date_from")
    dateTo = row.optional("date_to")
    status = HoldingStatus(rawValue: row["status"])
    evidence = row["evidence"]
    source = row["source"]
    note = row.optional("note")
    digest = try row.digest()
  }
}
