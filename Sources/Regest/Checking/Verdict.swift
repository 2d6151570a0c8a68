public import ArchivalReference
public import Fingerprint

/// What a register says of a reference.
///
/// A verdict is relative to one snapshot of one register. `confirmed` does not
/// mean that the citation is right: the sheet may say something else than the
/// text that cites it. `unlisted` does not mean that it is wrong.
public struct Verdict: Hashable, Sendable {
  /// What a register can say. Raw values stand in records.
  public enum Outcome: String, Sendable, CaseIterable {
    /// Every level that the reference gives is in the register.
    case confirmed
    /// A level is not there, and the register claims to know all there is.
    case contradicted
    /// A level is not there, and the register does not claim to know all.
    case unlisted
    /// The reference leaves open what it points at.
    case unresolved
    /// The reference contradicts itself.
    case malformed

    /// Every outcome, met not once.
    static var noCounts: [Outcome: Int] {
      Dictionary(uniqueKeysWithValues: allCases.map { ($0, 0) })
    }
  }

  /// An entry of the register that a verdict rests on.
  public struct Basis: Hashable, Sendable {
    /// Where it lies: `RGASPI/558/11/740`.
    public var path: String
    /// SHA-256 of its line in the register's canonical export.
    public var digest: SHA256Digest
  }

  /// What the register says.
  public var outcome: Outcome
  /// The deepest level down to which the register confirms the reference; nil
  /// where it confirms nothing.
  public var depth: Level?
  /// The level that is contradicted or not listed.
  public var stoppedAt: Level?
  /// The entries it rests on, from the archive down.
  public var entries: [Basis] = []

  /// The verdict in words: `confirmed to list`, `unlisted at delo, confirmed to opis`.
  public var text: String {
    let confirmed = depth.map { "confirmed to \($0.name)" }
    guard let stoppedAt else {
      guard outcome == .confirmed, let confirmed else { return outcome.rawValue }
      return confirmed
    }
    let stop = "\(outcome.rawValue) at \(stoppedAt.name)"
    return confirmed.map { "\(stop), \($0)" } ?? stop
  }
}

/// A verdict and what is worth saying about it.
public struct Assessment: Hashable, Sendable {
  /// A finding without its place.
  public struct Finding: Hashable, Sendable {
    /// The diagnostic's code.
    public var code: DiagnosticCode
    /// One sentence, lower case, without a final period.
    public var message: String
    /// What else the register says, one sentence each.
    public var notes: [String]
  }

  /// The verdict.
  public var verdict: Verdict
  /// The findings, in the order they were met from the archive down.
  public var findings: [Finding]
}
