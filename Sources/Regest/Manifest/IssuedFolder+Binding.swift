internal import CanonicalJSON
internal import Fingerprint

/// What can be told from the files of a folder alone: whether they are the ones that
/// were issued together, and whether the statement's numbers are theirs.
extension IssuedFolder {
  func bindingDiagnostics() throws(RegestError) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for (file, expected) in statement.subjects {
      let found = try digest(of: bytes(of: file))
      guard found != expected else { continue }
      diagnostics.append(
        Diagnostic(
          .issuedFileChanged, path: path.appending(PathBytes(file.rawValue)),
          message: "it is not the file that manifest.json names", expected: expected.hex,
          found: found.hex))
    }
    return diagnostics.isEmpty ? try countDiagnostics() : diagnostics
  }

  /// The counts, Merkle roots and outcomes that the statement gives, against the lines.
  private func countDiagnostics() throws(RegestError) -> [Diagnostic] {
    let sources = try ManifestStatement.Tree(leaves: SumsFile.parse(sums).sums.lines)
    var leaves: [[UInt8]] = []
    var outcomes = Dictionary(uniqueKeysWithValues: Verdict.Outcome.allCases.map { ($0, 0) })
    for line in recordLines {
      leaves.append(Array(try digest(of: Array(line)).hex.utf8))
      let json = try? JSON.parseRecord(Array(line))
      let outcome = json?["verdict"]?["outcome"]?.stringValue.flatMap(Verdict.Outcome.init)
      if let outcome { outcomes[outcome, default: 0] += 1 }
    }
    let notes = [
      (sources != statement.sourceTree, "the count or Merkle root of the sources"),
      (
        try ManifestStatement.Tree(leaves: leaves) != statement.recordTree,
        "the count or Merkle root of the records"
      ),
      (outcomes != statement.outcomes, "the number of records of each outcome"),
    ].filter(\.0).map { "\($0.1) differs" }
    guard !notes.isEmpty else { return [] }
    return [
      Diagnostic(
        .manifestChanged, path: path.appending(PathBytes(IssuedFile.statement.rawValue)),
        message: "its numbers are not those of the files beside it", notes: notes)
    ]
  }
}
