internal import CanonicalJSON
package import Fingerprint

/// What can be told from the files of an issued folder alone.
package struct IssuedFiles {
  /// Whether the files are the ones that were issued together, and whether the
  /// statement's numbers are theirs.
  package private(set) var diagnostics: [Diagnostic] = []
  /// The SHA-256 of `MANIFEST.sha256`.
  let sums: SHA256Digest
  /// The number of sources that are listed.
  private(set) var sources = 0
  /// The SHA-256 of `records.jsonl`.
  package let records: SHA256Digest
  /// The number of its lines.
  let recordCount: Int
  /// What `TREE.json` lists; nil where it is not the file that was issued and cannot be
  /// read.
  let tree: TreeFile?

  /// Reads the files of a folder.
  package init(of folder: IssuedFolder) throws(RegestError) {
    let treeBytes = try folder.bytes(of: .tree)
    let treeDigest = try digest(of: treeBytes)
    do throws(RegestError) {
      tree = try TreeFile(bytes: treeBytes)
    } catch {
      guard treeDigest != folder.statement.tree else { throw error }
      tree = nil
    }
    var consistency = tree.map { TreeConsistency($0, in: folder.statement) }

    var sourceTree = try ManifestStatement.TreeBuilder()
    var sources = 0
    let (faults, sums) = try folder.readSums { (line) throws(RegestError) in
      try sourceTree.append(line)
    } _: { entry in
      sources += 1
      consistency?.see(entry.path)
      return true
    }
    var recordTree = try RecordTree()
    var outcomes = Verdict.Outcome.noCounts
    let records = try folder.readRecords { (line) throws(RegestError) in
      try recordTree.append(line)
      if let outcome = Self.outcome(ofRecord: Array(line)) { outcomes[outcome, default: 0] += 1 }
      return true
    }
    self.sources = sources
    self.sums = sums
    self.records = records
    let trees = (source: try sourceTree.finish(), record: try recordTree.finish())
    recordCount = trees.record.count

    let found: [IssuedFile: SHA256Digest] = [
      .sums: sums, .records: records, .tree: treeDigest,
      .instructions: try digest(of: folder.bytes(of: .instructions)),
    ]
    for (file, expected) in folder.statement.subjects where found[file] != expected {
      diagnostics.append(
        Diagnostic(
          .issuedFileChanged, path: folder.path(of: file),
          message: "it is not the file that manifest.json names", expected: expected.hex,
          found: found[file]?.hex))
    }
    // Where a file is another one, its numbers are too.
    if diagnostics.isEmpty {
      diagnostics += Self.numbers(folder, trees.source, trees.record, outcomes)
      diagnostics += (consistency?.findings() ?? []).map { finding in
        Diagnostic(
          .manifestChanged, path: folder.path(of: .tree),
          message: "it cannot be true of these sources: \(finding)")
      }
    }
    diagnostics += faults.map { Diagnostic($0, path: folder.path(of: .sums)) }
  }

  /// The outcome that a canonical record tells.
  private static func outcome(ofRecord bytes: [UInt8]) -> Verdict.Outcome? {
    (try? JSON.recordString(at: ["verdict", "outcome"], in: bytes)).flatMap(Verdict.Outcome.init)
  }

  /// The counts, Merkle roots and outcomes that the statement gives, against the lines.
  private static func numbers(
    _ folder: IssuedFolder, _ sources: ManifestStatement.Tree, _ records: ManifestStatement.Tree,
    _ outcomes: [Verdict.Outcome: Int]
  ) -> [Diagnostic] {
    let statement = folder.statement
    let notes = [
      (sources != statement.sourceTree, "the count or Merkle root of the sources"),
      (records != statement.recordTree, "the count or Merkle root of the records"),
      (outcomes != statement.outcomes, "the number of records of each outcome"),
    ].filter(\.0).map { "\($0.1) differs" }
    guard !notes.isEmpty else { return [] }
    return [
      Diagnostic(
        .manifestChanged, path: folder.path(of: .statement),
        message: "its numbers are not those of the files beside it", notes: notes)
    ]
  }
}
