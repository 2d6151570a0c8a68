public import ArchivalReference

/// Checks references against a register.
///
/// The walk goes from the archive down and stops at the first level that the
/// register does not hold. There the *coverage* of the level above decides: a
/// complete one contradicts, a partial one only does not list. A certified count
/// of sheets may contradict a list; the highest sheet met in print may only
/// confirm one.
public struct Checker: Sendable {
  /// The version of these rules; it changes whenever some verdict would.
  public static let rulesVersion = "1"

  /// The register that is asked.
  public let register: Register
  /// The table that says which lineage an archive belongs to.
  public let archives: ArchiveTable
  /// What the register has said so far.
  let holdings: Holdings

  /// A checker against one register.
  public init(register: Register, archives: ArchiveTable = .standard) {
    self.register = register
    self.archives = archives
    holdings = Holdings(register)
  }

  /// The register's word on a reference.
  ///
  /// - Throws: what the register's file throws when it cannot be read.
  public func assess(_ reference: Reference) throws(RegestError) -> Assessment {
    if let outcome = Self.outcomeOfForm(reference) {
      return Assessment(verdict: Verdict(outcome: outcome), findings: [])
    }
    var walk = RegisterWalk(checker: self, reference: reference)
    try walk.run()
    return Assessment(verdict: walk.verdict, findings: walk.findings)
  }

  /// The outcome where the form alone decides, and the register is not asked.
  private static func outcomeOfForm(_ reference: Reference) -> Verdict.Outcome? {
    var outcome: Verdict.Outcome?
    for issue in reference.issues {
      switch issue.kind {
      case .descendingRange:
        return .malformed
      case .archiveMissing, .unknownArchive, .antecedentMissing, .antecedentInterrupted,
        .antecedentAmbiguous, .levelMissing:
        outcome = .unresolved
      case .missingListMark, .listMarkReadAsDigit, .numberReadAsLetters, .misreadMark,
        .mixedAlphabets, .archiveInferred, .restNotRead:
        break
      }
    }
    return reference.shifr.archive == nil ? .unresolved : outcome
  }
}
