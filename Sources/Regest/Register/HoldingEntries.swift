public import ArchivalReference
public import Fingerprint

/// An archive under one of its names: what the register says of it, and who it is by the
/// table of archives.
public struct ArchiveEntry: Hashable, Sendable {
  /// The project's key: `RTSKHIDNI`.
  public let key: String
  /// The key of the archive that holds the same fonds today: `RGASPI`. This and what
  /// follows to ``successor`` is the table's, and empty for a key it does not have.
  public let lineage: String
  /// The name in Russian.
  public let nameRu: String?
  /// The name in English.
  public let nameEn: String?
  /// The abbreviations of the name.
  public let abbreviations: [String]
  /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as everywhere in the register.
  public let from: String?
  /// The last date of the name.
  public let to: String?
  /// The key of the archive it became or passed into.
  public let successor: String?
  /// Whether all fonds of the lineage are listed.
  public let fondsCoverage: Coverage
  /// The kind of evidence for the row.
  public let evidence: String?
  /// Where the evidence stands.
  public let source: String?
  /// What else is known.
  public let note: String?
  /// The SHA-256 of the entry's canonical export line, without its line end.
  public let digest: SHA256Digest

  /// How deep the entry lies.
  public var level: Level { .archive }
  /// `RTSKHIDNI`.
  public var path: String { key }

  init(_ row: RegisterRow) throws(RegestError) {
    key = row["key"]
    let archive = ArchiveTable.standard[key]
    lineage = Register.lineage(of: key)
    nameRu = archive?.fullName(in: "ru")
    nameEn = archive?.fullName(in: "en")
    abbreviations = archive?.abbreviations.map(\.text) ?? []
    from = archive?.from
    to = archive?.to
    successor = archive?.successor
    fondsCoverage = Coverage(rawValue: row["fonds_coverage"]) ?? .partial
    evidence = row.optional("evidence")
    source = row.optional("source")
    note = row.optional("note")
    digest = try row.digest()
  }
}

/// A fond: what one institution or person left.
public struct FondEntry: Hashable, Sendable {
  /// The key of the lineage that holds the fond.
  public let archive: String
  /// The number of the fond.
  public let fond: String
  /// The title in Russian.
  public let titleRu: String?
  /// The title in English.
  public let titleEn: String?
  /// The earliest date, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
  public let dateFrom: String?
  /// The latest date, in the same form.
  public let dateTo: String?
  /// What a reader may expect; nil where it is not known.
  public let status: HoldingStatus?
  /// Whether all opisi of the fond are listed.
  public let opisiCoverage: Coverage
  /// The kind of evidence for the row.
  public let evidence: String
  /// Where the evidence stands.
  public let source: String
  /// What else is known.
  public let note: String?
  /// The SHA-256 of the entry's canonical export line, without its line end.
  public let digest: SHA256Digest

  /// How deep the entry lies.
  public var level: Level { .fond }
  /// `RGASPI/558`.
  public var path: String { "\(archive)/\(fond)" }

  init(_ row: RegisterRow) throws(RegestError) {
    archive = row["archive"]
    fond = row["fond"]
    titleRu = row.optional("title_ru")
    titleEn = row.optional("title_en")
    dateFrom = row.optional("date_from")
    dateTo = row.optional("date_to")
    status = HoldingStatus(rawValue: row["status"])
    opisiCoverage = Coverage(rawValue: row["opisi_coverage"]) ?? .partial
    evidence = row["evidence"]
    source = row["source"]
    note = row.optional("note")
    digest = try row.digest()
  }
}

/// An opis: the inventory of a part of a fond.
public struct OpisEntry: Hashable, Sendable {
  /// The key of the lineage that holds the fond.
  public let archive: String
  /// The number of the fond.
  public let fond: String
  /// The number of the opis.
  public let opis: String
  /// The title in Russian.
  public let titleRu: String?
  /// The title in English.
  public let titleEn: String?
  /// The earliest date, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
  public let dateFrom: String?
  /// The latest date, in the same form.
  public let dateTo: String?
  /// The first and the last number of a delo in the opis, where a source states them.
  public let deloFirst: String?
  /// The last delo.
  public let deloLast: String?
  /// What a reader may expect; nil where it is not known.
  public let status: HoldingStatus?
  /// Whether all dela of the opis are listed, one by one or in ranges.
  public let delaCoverage: Coverage
  /// The kind of evidence for the row.
  public let evidence: String
  /// Where the evidence stands.
  public let source: String
  /// What else is known.
  public let note: String?
  /// The SHA-256 of the entry's canonical export line, without its line end.
  public let digest: SHA256Digest

  /// How deep the entry lies.
  public var level: Level { .opis }
  /// `RGASPI/558/11`.
  public var path: String { "\(archive)/\(fond)/\(opis)" }

  init(_ row: RegisterRow) throws(RegestError) {
    archive = row["archive"]
    fond = row["fond"]
    opis = row["opis"]
    titleRu = row.optional("title_ru")
    titleEn = row.optional("title_en")
    dateFrom = row.optional("date_from")
    dateTo = row.optional("date_to")
    deloFirst = row.optional("delo_first")
    deloLast = row.optional("delo_last")
    status = HoldingStatus(rawValue: row["status"])
    delaCoverage = Coverage(rawValue: row["dela_coverage"]) ?? .partial
    evidence = row["evidence"]
    source = row["source"]
    note = row.optional("note")
    digest = try row.digest()
  }
}
