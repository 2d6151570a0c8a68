internal import ArchivalReference
internal import Fingerprint

/// One walk of a reference through the register, from the archive down.
struct RegisterWalk {
  let checker: Checker
  let reference: Reference
  var verdict = Verdict(outcome: .confirmed)
  var findings: [Assessment.Finding] = []

  init(checker: Checker, reference: Reference) {
    self.checker = checker
    self.reference = reference
  }

  private var register: Holdings { checker.holdings }

  mutating func run() throws(RegestError) {
    guard let key = reference.shifr.archive, let archive = try archive(key) else { return }
    try noteConcordance(key)
    let lineage = archive.lineage
    guard let number = reference.shifr.fond else {
      // Criminal files have a delo and neither fond nor opis; registers go by fond.
      if let delo = reference.shifr.delo {
        stop(.unlisted, at: .delo, .deloUnlisted, "delo \(delo) without a fond is not listed")
      }
      return
    }
    guard let fond = try register.fond(lineage, number) else {
      let notes = try fondNotes(lineage)
      stop(
        archive.fondsCoverage, at: .fond, .fondUnlisted, .fondContradicted,
        "fond \(number) is not among the fonds of \(archive.key)", notes)
      return
    }
    confirm(.fond, fond.path, fond.digest, fond.status)
    let opis = try opis(of: fond)
    if verdict.stoppedAt == nil { try dela(of: fond, opis) }
  }

  private mutating func archive(_ key: String) throws(RegestError) -> ArchiveEntry? {
    let own = try register.archive(key: key)
    let lineage = own?.lineage ?? checker.archives[key]?.lineage ?? key
    let names = try register.archives(lineage: lineage)
    // The holdings are the lineage's: its current name says what is covered.
    let current = names.first { $0.key == lineage } ?? own ?? names.first
    guard let entry = own ?? current, let current else {
      stop(
        .unlisted, at: .archive, .archiveUnlisted, "the register holds nothing on \(key)")
      return nil
    }
    confirm(.archive, entry.path, entry.digest, nil)
    return current
  }

  private mutating func opis(of fond: FondEntry) throws(RegestError) -> OpisEntry? {
    guard let number = reference.shifr.opis else { return nil }
    guard let opis = try register.opis(fond.archive, fond.fond, number) else {
      stop(
        fond.opisiCoverage, at: .opis, .opisUnlisted, .opisContradicted,
        "opis \(number) is not among the opisi of fond \(fond.fond)", try fondNotes(fond.archive))
      return nil
    }
    confirm(.opis, opis.path, opis.digest, opis.status)
    return opis
  }

  private mutating func dela(of fond: FondEntry, _ opis: OpisEntry?) throws(RegestError) {
    guard let dela = reference.shifr.delo else { return }
    // Each carton numbers its own dela, and the register does not go by cartons.
    if let karton = reference.karton, opis == nil {
      stop(
        .unlisted, at: .delo, .deloUnlisted,
        "delo \(dela) of carton \(karton) is not listed; the register knows no cartons")
      return
    }
    for member in DeloNumbers(dela).members {
      let delo: String
      let found: FoundDelo?
      switch member {
      case .one(let number):
        delo = number
        found = try find(number, fond, opis)
      case .span(let first, let last):
        delo = "\(first)–\(last)"
        found = try find(from: first, to: last, fond, opis)
      }
      guard let found else {
        stop(
          opis?.delaCoverage ?? .partial, at: .delo, .deloUnlisted, .deloContradicted,
          "delo \(delo) is not among the dela of \(opis?.path ?? fond.path)",
          try deloNotes(delo, fond, opis))
        return
      }
      confirm(.delo, found.path, found.digest, found.status)
      lists(in: found)
      if verdict.stoppedAt != nil { return }
    }
  }

  /// A delo by its own entry, or by the range of dela that holds it.
  private func find(
    _ number: String, _ fond: FondEntry, _ opis: OpisEntry?
  ) throws(RegestError) -> FoundDelo? {
    if let entry = try register.delo(fond.archive, fond.fond, opis?.opis, number) {
      return FoundDelo(
        path: entry.path, digest: entry.digest, status: entry.status, sheets: entry.sheets,
        sheetsDate: entry.sheetsDate, listSeen: entry.listSeen)
    }
    guard
      let range = try register.deloRange(containing: fond.archive, fond.fond, opis?.opis, number)
    else { return nil }
    return FoundDelo(path: range.path, digest: range.digest, status: range.status)
  }

  /// A long range of dela, where one range of the register holds both its ends.
  private func find(
    from first: String, to last: String, _ fond: FondEntry, _ opis: OpisEntry?
  ) throws(RegestError) -> FoundDelo? {
    guard
      let range = try register.deloRange(containing: fond.archive, fond.fond, opis?.opis, first),
      try register.deloRange(containing: fond.archive, fond.fond, opis?.opis, last) == range
    else { return nil }
    return FoundDelo(path: range.path, digest: range.digest, status: range.status)
  }

  private mutating func lists(in delo: FoundDelo) {
    guard let highest = reference.lists.map(\.last.number).max() else { return }
    if let sheets = delo.sheets {
      guard highest > sheets else {
        verdict.depth = .list
        return
      }
      let date = delo.sheetsDate.map { " on \($0)" } ?? ""
      stop(
        .contradicted, at: .list, .listContradicted,
        "list \(highest) lies beyond the \(sheets) sheets of \(delo.path), certified\(date)")
    } else if let seen = delo.listSeen, highest <= seen {
      verdict.depth = .list
    } else {
      let known = delo.listSeen.map { "the highest met in print is \($0)" } ?? "none is known"
      stop(
        .unlisted, at: .list, .listUnlisted,
        "list \(highest) of \(delo.path) is not known to the register; \(known)")
    }
  }
}

/// What a walk needs of a delo, whether it has an entry of its own or lies in a range.
private struct FoundDelo {
  var path: String
  var digest: SHA256Digest
  var status: HoldingStatus?
  var sheets: Int?
  var sheetsDate: String?
  var listSeen: Int?
}
