internal import ArchivalReference

/// What a register says, remembered for as long as one checker lives: texts cite the same
/// fonds, opisi and dela again and again, and each look-up costs some ten microseconds.
final class Holdings: Sendable {
  private let register: Register
  private let archives = Remembered<ArchiveEntry?>(limit: 1 << 10)
  private let lineages = Remembered<[ArchiveEntry]>(limit: 1 << 10)
  private let fonds = Remembered<FondEntry?>(limit: 1 << 12)
  private let opisi = Remembered<OpisEntry?>(limit: 1 << 12)
  private let dela = Remembered<DeloEntry?>(limit: 1 << 13)
  private let ranges = Remembered<DeloRangeEntry?>(limit: 1 << 12)
  private let fondsHolding = Remembered<[FondEntry]>(limit: 1 << 12)
  private let opisiHolding = Remembered<[OpisEntry]>(limit: 1 << 12)
  private let moves = Remembered<[ConcordanceEntry]?>(limit: 1 << 12)

  /// So many rows of the concordance are held for a fond; one with more is asked about each
  /// reference.
  private static let mostMoves = 256

  init(_ register: Register) {
    self.register = register
  }

  func archive(key: String) throws(RegestError) -> ArchiveEntry? {
    try archives.value(key) { () throws(RegestError) in try register.archive(key: key) }
  }

  func archives(lineage: String) throws(RegestError) -> [ArchiveEntry] {
    try lineages.value(lineage) { () throws(RegestError) in
      try register.archives(lineage: lineage)
    }
  }

  func fond(_ lineage: String, _ fond: String) throws(RegestError) -> FondEntry? {
    try fonds.value(lineage, fond) { () throws(RegestError) in try register.fond(lineage, fond) }
  }

  func opis(_ lineage: String, _ fond: String, _ opis: String) throws(RegestError) -> OpisEntry? {
    try opisi.value(lineage, fond, opis) { () throws(RegestError) in
      try register.opis(lineage, fond, opis)
    }
  }

  func delo(
    _ lineage: String, _ fond: String, _ opis: String?, _ delo: String
  ) throws(RegestError) -> DeloEntry? {
    try dela.value(lineage, fond, opis, delo) { () throws(RegestError) in
      try register.delo(lineage, fond, opis, delo)
    }
  }

  func deloRange(
    containing lineage: String, _ fond: String, _ opis: String?, _ delo: String
  ) throws(RegestError) -> DeloRangeEntry? {
    try ranges.value(lineage, fond, opis, delo) { () throws(RegestError) in
      try register.deloRange(containing: lineage, fond, opis, delo)
    }
  }

  func fonds(
    holding opis: String, _ delo: String, in lineage: String
  ) throws(RegestError) -> [FondEntry] {
    try fondsHolding.value(lineage, opis, delo) { () throws(RegestError) in
      try register.fonds(holding: opis, delo, in: lineage)
    }
  }

  func opisi(
    holding delo: String, in lineage: String, _ fond: String
  ) throws(RegestError) -> [OpisEntry] {
    try opisiHolding.value(lineage, fond, delo) { () throws(RegestError) in
      try register.opisi(holding: delo, in: lineage, fond)
    }
  }

  /// The rows of the concordance that apply to a reference and name its fond, as
  /// ``Register/concordance(from:fond:opis:delo:)`` gives them.
  func moves(of shifr: Shifr, in archive: String) throws(RegestError) -> [ConcordanceEntry] {
    guard let fond = shifr.fond else { return [] }
    let lineage = Register.lineage(of: archive)
    let known = try moves.value(lineage, fond) { () throws(RegestError) in
      try register.moves(ofFond: fond, in: lineage, atMost: Self.mostMoves)
    }
    guard let known else {
      return try register.concordance(
        from: archive, fond: fond, opis: shifr.opis, delo: shifr.delo
      ).filter { $0.from.fond != nil }
    }
    return known.filter { row in
      Self.applies(row.from.opis, to: shifr.opis) && Self.applies(row.from.delo, to: shifr.delo)
    }
  }

  private static func applies(_ number: String?, to cited: String?) -> Bool {
    guard let number else { return true }
    return cited.map { number.utf8.elementsEqual($0.utf8) } ?? false
  }
}
