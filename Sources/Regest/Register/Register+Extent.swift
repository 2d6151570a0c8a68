internal import ArchivalReference
internal import GRDB

/// How many of the holdings directly below a place a register lists.
public struct RegisterExtent: Hashable, Sendable {
  /// How many it lists; dela of ranges count one by one.
  public let listed: Int
  /// How many there are, where the register says so: as many as are listed of a level that is
  /// complete, and of an opis as its first and last delo tell.
  public let total: Int?

  /// How much of all is listed, in percent: 1 for less than that, never 100 for less than all;
  /// nil where it is not known how many there are.
  public var percent: Int? {
    guard let total, total > 0, listed > 0 else { return total.map { _ in 0 } }
    guard listed < total else { return 100 }
    return min(max((listed * 100 + total / 2) / total, 1), 99)
  }
}

extension Register {
  /// How much is listed directly below a place: fonds, opisi, or dela.
  ///
  /// - Parameter place: An archive, a fond or an opis.
  public func extent(below place: RegisterPlace) throws(RegestError) -> RegisterExtent {
    let lineage = Self.lineage(of: place.archive)
    guard let fond = place.fond else {
      let listed = try count("fonds WHERE archive = ?", [lineage])
      let coverage = try archive(key: lineage)?.fondsCoverage
      return RegisterExtent(listed: listed, total: coverage == .complete ? listed : nil)
    }
    guard place.level == .opis else {
      let listed = try count("opisi WHERE archive = ? AND fond = ?", [lineage, fond])
      let coverage = try self.fond(lineage, fond)?.opisiCoverage
      return RegisterExtent(listed: listed, total: coverage == .complete ? listed : nil)
    }
    let listed = try listedDela([lineage, fond, place.opis ?? ""])
    guard let number = place.opis, let opis = try opis(lineage, fond, number) else {
      return RegisterExtent(listed: listed, total: nil)
    }
    if opis.delaCoverage == .complete { return RegisterExtent(listed: listed, total: listed) }
    let ends = [opis.deloFirst, opis.deloLast].map { $0.flatMap(ShelfNumber.init) }
    guard let first = ends[0], let last = ends[1], first.suffix.isEmpty, last.suffix.isEmpty else {
      return RegisterExtent(listed: listed, total: nil)
    }
    let total = Int(last.digits - first.digits) + 1
    return RegisterExtent(listed: listed, total: total >= listed ? total : nil)
  }

  /// The dela of an opis, each once: those of ranges, and those that are in none.
  private func listedDela(_ opis: [String]) throws(RegestError) -> Int {
    let alone = try count(
      """
      dela AS d WHERE d.archive = ? AND d.fond = ? AND d.opis = ? AND NOT EXISTS (
       SELECT 1 FROM delo_ranges AS r
       WHERE r.archive = d.archive AND r.fond = d.fond AND r.opis = d.opis
       AND r.suffix = ltrim(d.delo, '0123456789')
       AND CAST(d.delo AS INTEGER) BETWEEN r.first_digits AND r.last_digits)
      """, opis)
    let rows = try all(
      .deloRanges, " WHERE archive = ? AND fond = ? AND opis = ?", opis,
      order: " ORDER BY suffix, first_digits")
    var inRanges = 0
    var reached: ShelfNumber?
    for row in rows {
      guard let first = ShelfNumber(row["delo_first"]), let last = ShelfNumber(row["delo_last"])
      else { continue }
      let known = reached.flatMap { $0.suffix == first.suffix ? $0.digits : nil } ?? -1
      if last.digits > known {
        inRanges += Int(last.digits - max(first.digits, known + 1)) + 1
        reached = last
      }
    }
    return alone + inRanges
  }

  private func count(_ condition: String, _ values: [String]) throws(RegestError) -> Int {
    try lookUp { db in
      try Int.fetchOne(
        db, sql: "SELECT COUNT(*) FROM \(condition)", arguments: StatementArguments(values)) ?? 0
    }
  }
}
