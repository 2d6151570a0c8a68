internal import GRDB

extension Register {
  /// The opisi of a fond that hold a delo of this number, alone or in a range: where a
  /// reference with the wrong opis may have meant to point. In the order of their numbers.
  public func opisi(
    holding delo: String, in lineage: String, _ fond: String
  ) throws(RegestError) -> [OpisEntry] {
    let number = ShelfNumber(delo)
    return try all(
      .opisi,
      """
       WHERE archive = ?1 AND fond = ?2 AND opis IN (
        SELECT opis FROM dela WHERE archive = ?1 AND fond = ?2 AND delo = ?3
        UNION SELECT opis FROM delo_ranges WHERE archive = ?1 AND fond = ?2 AND suffix = ?4
         AND ?5 BETWEEN first_digits AND last_digits)
      """,
      [lineage, fond, delo, number?.suffix ?? "", number?.digits ?? -1],
      order: " ORDER BY CAST(opis AS INTEGER), opis"
    ).map { row throws(RegestError) in try OpisEntry(row) }
  }

  /// The fonds of a lineage that have this opis with this delo, alone or in a range: where
  /// a reference with the wrong fond may have meant to point. In the order of their
  /// numbers.
  public func fonds(
    holding opis: String, _ delo: String, in lineage: String
  ) throws(RegestError) -> [FondEntry] {
    let number = ShelfNumber(delo)
    return try all(
      .fonds,
      """
       WHERE archive = ?1 AND fond IN (
        SELECT fond FROM dela WHERE archive = ?1 AND opis = ?2 AND delo = ?3
        UNION SELECT fond FROM delo_ranges WHERE archive = ?1 AND opis = ?2 AND suffix = ?4
         AND ?5 BETWEEN first_digits AND last_digits)
      """,
      [lineage, opis, delo, number?.suffix ?? "", number?.digits ?? -1],
      order: " ORDER BY CAST(fond AS INTEGER), fond"
    ).map { row throws(RegestError) in try FondEntry(row) }
  }

  /// The concordance rows that apply to a reference, from the whole archive down to the
  /// delo.
  ///
  /// A row applies if every number on its left side is the reference's. Rows of the whole
  /// archive apply only to the archive's own key; rows with numbers also to the other
  /// names of its lineage, which share them. Rows that speak of some part without saying
  /// which never apply (``ConcordanceEntry/isUnlocated``).
  public func concordance(
    from archive: String, fond: String? = nil, opis: String? = nil, delo: String? = nil
  ) throws(RegestError) -> [ConcordanceEntry] {
    var rows = try concordance(" from_archive = ?1 AND from_fond = '' AND to_fond = ''", archive)
    if let fond {
      // By the fond, which few rows share, and not by the names of the lineage, each of
      // which would be a lookup of its own.
      let lineage = Register.lineage(of: archive)
      rows += try concordance(
        " from_fond = ?1 AND (+from_opis = '' OR +from_opis = ?2)"
          + " AND (+from_delo = '' OR +from_delo = ?3)", fond, opis ?? "", delo ?? ""
      ).filter { Register.lineage(of: $0["from_archive"]) == lineage }
    }
    return try rows.map { row throws(RegestError) in try ConcordanceEntry(row) }
      .sorted { $0.precedes($1) }
  }

  /// The concordance rows that name a fond on their left side, whatever part of it, in the
  /// order of ``concordance(from:fond:opis:delo:)``; nil for more rows than that.
  func moves(
    ofFond fond: String, in lineage: String, atMost limit: Int
  ) throws(RegestError) -> [ConcordanceEntry]? {
    let rows = try concordance(" from_fond = ?1 LIMIT \(limit + 1)", fond)
    guard rows.count <= limit else { return nil }
    return try rows.filter { Register.lineage(of: $0["from_archive"]) == lineage }
      .map { row throws(RegestError) in try ConcordanceEntry(row) }
      .sorted { $0.precedes($1) }
  }

  private func concordance(
    _ condition: String, _ values: String...
  ) throws(RegestError) -> [RegisterRow] {
    try all(.concordance, " WHERE" + condition, values, order: "")
  }

  /// The concordance rows whose right side lies at or above a holding: where it came from.
  public func concordance(
    to archive: String, fond: String? = nil, opis: String? = nil, delo: String? = nil
  ) throws(RegestError) -> [ConcordanceEntry] {
    try all(
      .concordance,
      " WHERE to_archive = ? AND (+to_fond = '' OR +to_fond = ?)"
        + " AND (to_opis = '' OR to_opis = ?) AND (to_delo = '' OR to_delo = ?)",
      [archive, fond ?? "", opis ?? "", delo ?? ""]
    ).map { row throws(RegestError) in try ConcordanceEntry(row) }
  }
}
