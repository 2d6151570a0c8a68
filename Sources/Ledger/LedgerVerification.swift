public import Fingerprint
internal import GRDB
internal import Merkle
public import Regest
public import TransparencyLog

/// Whether the parts of a ledger agree, step by step. Nothing is changed by it; a ledger that
/// a server has open can be verified too.
public struct LedgerVerification: Sendable {
  /// A step, in the order in which they are done.
  public enum Step: String, Sendable, CaseIterable {
    /// The database is a ledger's, and SQLite finds no damage in it.
    case database
    /// The positions begin at 0 and have no gap.
    case positions
    /// Each id is the SHA-256 of the record's bytes.
    case ids
    /// A known key signed the checkpoint, and the log's files give what it stands for.
    case log
    /// Entry i of the log is the record at position i, and none is without a record.
    case entries
    /// The state of the log that is written down beside the records is one of theirs.
    case state
  }

  /// What a step has found.
  public struct Outcome: Sendable {
    /// The step.
    public let step: Step
    /// What does not hold, each a sentence; at most a hundred of them.
    public internal(set) var findings: [String] = []
    /// How many there are in all.
    public internal(set) var count = 0
    /// Whether it was done; a step that needs an earlier one is left out with it.
    public internal(set) var isDone = true

    mutating func add(_ finding: String) {
      count += 1
      if findings.count < 100 { findings.append(finding) }
    }
  }

  /// What each step has found.
  public private(set) var outcomes: [Outcome] = []
  /// How many records there are.
  public private(set) var records = 0
  /// How many entries the log has; those that are missing at its end are added when the
  /// ledger is opened.
  public private(set) var logged = 0

  /// Whether all steps hold.
  public var holds: Bool { outcomes.allSatisfy { $0.isDone && $0.count == 0 } }

  /// The first sentence that says what does not hold.
  public var firstFinding: String? {
    outcomes.first { $0.count > 0 }.map { "\($0.step.rawValue): \($0.findings.first ?? "")" }
  }

  /// Verifies a ledger or a backup of one.
  ///
  /// - Parameter keys: who may have signed the log's checkpoint; without them, whoever the
  ///   file `vkey` in the folder names, which shows only that the folder agrees with itself.
  public init(_ folder: PathBytes, keys: [VerifierKey]? = nil) throws(RegestError) {
    let paths = LedgerPaths(folder: folder)
    guard FileStore.kind(of: paths.database) == .file else {
      throw RegestError(.ledgerUnreadable, "\(folder.display): no ledger there")
    }
    // The log first: whatever is in it by now has its record.
    let log = readLog(paths, keys)
    let ledger = readRecords(paths)
    outcomes = ledger.outcomes + [log.outcome]
    records = ledger.ids.count
    logged = log.entries.count
    let isDone = ledger.isRead && log.isRead
    outcomes.append(isDone ? Self.compare(log.entries, ledger.ids) : Self.leftOut(.entries))
    outcomes.append(
      ledger.isRead ? Self.compare(ledger.state, ledger.ids) : Self.leftOut(.state))
  }

  static func leftOut(_ step: Step) -> Outcome {
    var outcome = Outcome(step: step)
    outcome.isDone = false
    return outcome
  }

  private static func compare(_ entries: [SHA256Digest?], _ ids: [SHA256Digest]) -> Outcome {
    var outcome = Outcome(step: .entries)
    if entries.count > ids.count {
      outcome.add("the log has \(entries.count) entries, but there are \(ids.count) records")
    }
    for (place, pair) in zip(entries, ids).enumerated() where pair.0 != pair.1 {
      outcome.add("entry \(place) of the log is not the record at position \(place)")
    }
    return outcome
  }

  private static func compare(_ state: LoggedState?, _ ids: [SHA256Digest]) -> Outcome {
    var outcome = Outcome(step: .state)
    guard let state else { return outcome }
    guard state.size <= ids.count else {
      outcome.add("\(state.size) records were in the log once, but there are \(ids.count)")
      return outcome
    }
    do {
      var hasher = try MerkleHasher()
      var tree = MerkleFrontier()
      for id in ids.prefix(state.size) {
        let leaf = try hasher.leaf(LoggedRecord.entry(of: RegestID(.record, id))[...])
        try tree.append(leaf, with: &hasher)
      }
      if try tree.root() != state.root {
        outcome.add("the first \(state.size) records do not give the root that their log had")
      }
    } catch {
      outcome.add("the digest library failed: \(error)")
    }
    return outcome
  }
}
