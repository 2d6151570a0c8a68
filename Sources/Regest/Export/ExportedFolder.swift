internal import CanonicalJSON
public import Fingerprint

/// An issued folder that is told in formats of others.
///
/// The folder decides every byte, with the details that are given: no time, host or user is
/// asked for.
public struct ExportedFolder: Sendable {
  /// Where a format is written, piece by piece.
  public typealias Sink = ([UInt8]) throws(RegestError) -> Void

  let issued: IssuedFolder

  /// Reads a folder.
  ///
  /// - Throws: `manifestMalformed` where it is none, or its files are not the ones that were
  ///   issued together: what is wrong must not be handed on under the manifest's id.
  public init(_ path: PathBytes) throws(RegestError) {
    issued = try IssuedFolder(whole: path, otherwise: "nothing was exported")
  }

  var statement: ManifestStatement { issued.statement }

  /// The set in one sentence.
  var summary: String {
    let outcomes = Verdict.Outcome.allCases.compactMap { outcome in
      statement.outcomes[outcome].flatMap { $0 > 0 ? "\($0) \(outcome.rawValue)" : nil }
    }
    let sources = Summary.count(statement.sourceTree.count, "source")
    let records = Summary.count(statement.recordTree.count, "citation record")
    let verdicts = outcomes.isEmpty ? "" : " (\(outcomes.joined(separator: ", ")))"
    return "\(sources) of \(statement.sourceBytes) bytes with \(records)\(verdicts), checked "
      + "against the register \(statement.register.hex) by the rules parser "
      + "\(statement.rules.parser), checks \(statement.rules.checks), archives "
      + "\(statement.rules.archives.hex); issued by Regest as \(issued.id)."
  }

  /// The issued files with their digests, the manifest itself first.
  var files: [(file: IssuedFile, digest: SHA256Digest)] {
    [(.statement, issued.id.digest)] + statement.subjects
  }

  /// Calls a body with each record and its id.
  func readRecords(
    _ body: (JSON, RegestID) throws(RegestError) -> Void
  ) throws(RegestError) {
    try issued.readRecords { (line) throws(RegestError) in
      let record = try FoundRecord(bytes: Array(line), name: issued.path(of: .records).display)
      try body(record.json, record.id)
      return true
    }
  }
}
