internal import ArchivalReference
internal import Fingerprint

/// Taking down what a walk meets.
extension RegisterWalk {
  mutating func confirm(
    _ level: Level, _ path: String, _ digest: SHA256Digest, _ status: HoldingStatus?
  ) {
    let basis = Verdict.Basis(path: path, digest: digest)
    if !verdict.entries.contains(basis) { verdict.entries.append(basis) }
    verdict.depth = level
    if let status, status != .open {
      add(.notOpen, "\(path) is \(status.rawValue)")
    }
  }

  /// Stops where an entry is not found; the coverage of the level decides.
  mutating func stop(
    _ coverage: Coverage, at level: Level, _ unlisted: DiagnosticCode,
    _ contradicted: DiagnosticCode, _ message: String, _ notes: [String]
  ) {
    switch coverage {
    case .complete:
      stop(.contradicted, at: level, contradicted, "\(message), and the list is complete", notes)
    case .partial:
      stop(.unlisted, at: level, unlisted, "\(message) that the register lists", notes)
    }
  }

  mutating func stop(
    _ outcome: Verdict.Outcome, at level: Level, _ code: DiagnosticCode, _ message: String,
    _ notes: [String] = []
  ) {
    verdict.outcome = outcome
    verdict.stoppedAt = level
    // Of several dela one may have been confirmed further than where another stops.
    if let depth = verdict.depth, depth >= level {
      verdict.depth = Level(rawValue: level.rawValue - 1)
    }
    add(code, message, notes)
  }

  mutating func add(_ code: DiagnosticCode, _ message: String, _ notes: [String] = []) {
    let finding = Assessment.Finding(code: code, message: message, notes: notes)
    if !findings.contains(finding) { findings.append(finding) }
  }

  /// Misprints and transfers that the register knows of the printed address.
  mutating func noteConcordance(_ archive: String) throws(RegestError) {
    let rows = try checker.holdings.moves(of: reference.shifr, in: archive)
    // Of a row for the fond and one for its delo the narrower one says it all.
    let depth = rows.map(\.level).max()
    for row in rows where row.level == depth {
      switch row.kind {
      case .erratum:
        add(.knownErratum, "\(row.from.path) is a known misprint for \(row.to.path)")
      case .transfer, .renumbering:
        add(.transferred, "\(row.from.path) is now \(row.to.path)", row.note.map { [$0] } ?? [])
      case .renaming, .proposal:
        break
      }
    }
  }

  /// Fonds that do have the opis and delo of the reference.
  func fondNotes(_ lineage: String) throws(RegestError) -> [String] {
    guard let opis = reference.shifr.opis, let dela = reference.shifr.delo,
      let delo = DeloNumbers(dela).first
    else { return [] }
    let fonds = try checker.holdings.fonds(holding: opis, delo, in: lineage)
    return fonds.prefix(Self.mostNotes).map { fond in
      "opis \(opis) with delo \(delo) is listed in fond \(fond.fond)"
        + Self.question("fond", fond.fond, amongst: fonds.count)
    }
  }

  /// Opisi of the fond that do have the delo.
  func deloNotes(
    _ delo: String, _ fond: FondEntry, _ opis: OpisEntry?
  ) throws(RegestError) -> [String] {
    let opisi = try checker.holdings.opisi(holding: delo, in: fond.archive, fond.fond)
      .filter { $0.opis != opis?.opis }
    return opisi.prefix(Self.mostNotes).map { other in
      "delo \(delo) is listed in opis \(other.opis) of the fond"
        + Self.question("opis", other.opis, amongst: opisi.count)
    }
  }

  /// What may have been meant, where it is one thing.
  private static func question(_ level: String, _ number: String, amongst count: Int) -> String {
    count == 1 ? "; did you mean \(level) \(number)?" : ""
  }

  private static var mostNotes: Int { 3 }
}

/// The numbers of dela that are cited together.
struct DeloNumbers {
  /// One number, or the ends of a range that is too long to look up one by one.
  enum Member {
    case one(String)
    case span(first: String, last: String)
  }

  let members: [Member]

  /// How many dela of a range are looked up one by one.
  private static let longestRange = 100

  init(_ dela: String) {
    guard dela.utf8.contains(where: { $0 == 0x2C || $0 == 0x2D }) else {
      members = dela.isEmpty ? [] : [.one(dela)]
      return
    }
    members = dela.split(separator: ",").flatMap { run -> [Member] in
      let ends = run.split(separator: "-").map(String.init)
      guard ends.count == 2, let first = Int(ends[0]), let last = Int(ends[1]), first <= last else {
        return [.one(String(run))]
      }
      guard last - first < Self.longestRange else { return [.span(first: ends[0], last: ends[1])] }
      // Leading zeros are part of a number: 0140 is not 140.
      let width = ends[0].utf8.first == 0x30 ? ends[0].utf8.count : 0
      return (first...last).map { .one(Self.padded($0, to: width)) }
    }
  }

  /// The first number of all.
  var first: String? {
    switch members.first {
    case .one(let number), .span(let number, _): number
    case nil: nil
    }
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
