public import ArchivalReference
public import Fingerprint

/// Where a holding went, or what a wrong citation of it means.
public struct ConcordanceEntry: Hashable, Sendable {
  /// Why the two sides differ.
  public enum Kind: String, Sendable, CaseIterable {
    /// The holding moved to another archive.
    case transfer
    /// The archive changed its name; the numbers stayed.
    case renaming
    /// The holding stayed and got other numbers.
    case renumbering
    /// The left side is a misprint for the right side.
    case erratum
    /// A transfer that was planned; it is not known to have happened.
    case proposal
  }

  /// One side: an archive's key and as many numbers as are known.
  public struct Side: Hashable, Sendable {
    /// The key of the archive.
    public let archive: String
    /// The number of the fond.
    public let fond: String?
    /// The number of the opis.
    public let opis: String?
    /// The number of the delo.
    public let delo: String?

    /// `APRF/45`; `-` stands for an absent number above a known one.
    public var path: String {
      var parts: [String?] = [archive, fond, opis, delo]
      while let last = parts.last, last == nil { parts.removeLast() }
      return parts.map { $0 ?? "-" }.joined(separator: "/")
    }
  }

  /// The side that was cited.
  public let from: Side
  /// The side that is meant, or where the holding is now.
  public let to: Side
  /// Why the sides differ.
  public let kind: Kind
  /// When it happened.
  public let date: String?
  /// What the row rests on: `stated`, `inferred` and the like.
  public let basis: String?
  /// Where the evidence stands.
  public let source: String?
  /// What else is known.
  public let note: String?
  /// The SHA-256 of the entry's canonical export line, without its line end.
  public let digest: SHA256Digest

  /// The deepest level that the left side names.
  public var level: Level {
    from.delo != nil ? .delo : from.opis != nil ? .opis : from.fond != nil ? .fond : .archive
  }

  /// Both sides: `APRF/45 = RGASPI/558/11`.
  public var path: String { "\(from.path) = \(to.path)" }

  /// Whether the row speaks of some part of the left archive without saying which, so
  /// that it cannot be applied to a reference.
  public var isUnlocated: Bool { level == .archive && to.fond != nil }

  /// From the whole archive down to the delo; within a level by path and kind.
  func precedes(_ other: ConcordanceEntry) -> Bool {
    guard level == other.level else { return level < other.level }
    let (mine, theirs) = ("\(path) \(kind.rawValue)", "\(other.path) \(other.kind.rawValue)")
    return mine.utf8.lexicographicallyPrecedes(theirs.utf8)
  }

  init(_ row: RegisterRow) throws(RegestError) {
    from = Side(row, "from_")
    to = Side(row, "to_")
    guard let kind = Kind(rawValue: row["kind"]) else {
      throw RegestError(.registerMalformed, "concordance \(row.keyText): unknown kind")
    }
    self.kind = kind
    date = row.optional("date")
    basis = row.optional("basis")
    source = row.optional("source")
    note = row.optional("note")
    digest = try row.digest()
  }
}

extension ConcordanceEntry.Side {
  fileprivate init(_ row: RegisterRow, _ side: String) {
    archive = row["\(side)archive"]
    fond = row.optional("\(side)fond")
    opis = row.optional("\(side)opis")
    delo = row.optional("\(side)delo")
  }
}
