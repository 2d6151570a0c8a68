public import Fingerprint
public import Merkle

/// The proof that one file is a source of a manifest, which stands alone: the file's line,
/// the hashes beside its way up the Merkle tree over all lines (RFC 9162, section 2.1.3),
/// and `manifest.json`, which names the root. No other file and no other line is needed.
///
/// It is worth what the manifest's id is: compare that with the id you were given, or
/// check a signature over it.
public struct SourceProof: Sendable, Hashable {
  /// The file and its digest, as `MANIFEST.sha256` lists them.
  public let source: SumsFile.Entry
  /// The place of its line among all lines, and the hashes.
  public let inclusion: InclusionProof
  /// What `manifest.json` says.
  public let statement: ManifestStatement
  /// The manifest's id.
  public let manifest: RegestID

  /// The proof for a path in an issued folder; nil where that lists no such path.
  ///
  /// All lines are read; 32 bytes are held for each.
  ///
  /// - Throws: `manifestMalformed` where it is not an issued folder.
  public init?(of path: PathBytes, in folder: PathBytes) throws(RegestError) {
    try self.init(in: try IssuedFolder(folder)) { $0.path == path }
  }

  /// The proof for the first line that is meant; nil where none is.
  init?(
    in folder: IssuedFolder, where isMeant: (SumsFile.Entry) -> Bool
  ) throws(RegestError) {
    var found: (entry: SumsFile.Entry, index: Int)?
    var leaves = try LeafHashes()
    try folder.readSums { (line) throws(RegestError) in
      try leaves.append(line)
    } _: { entry in
      if found == nil, isMeant(entry) { found = (entry, leaves.count - 1) }
      return true
    }
    guard let found, let proof = try leaves.proof(of: found.index) else { return nil }
    source = found.entry
    inclusion = proof
    statement = folder.statement
    manifest = folder.id
  }

  /// Whether the line stands at its place in the tree that the manifest names.
  ///
  /// - Throws: `digestUnavailable`.
  public func holds() throws(RegestError) -> Bool {
    var line: [UInt8] = []
    SumsFile.append(source.path.bytes, source.digest, to: &line)
    return try inclusion.holds(leaf: line, in: statement.sourceTree)
  }

  /// What does not hold of the proof itself, whatever the file is now.
  func findings() throws(RegestError) -> [Diagnostic] {
    if try holds() { return [] }
    return [
      Diagnostic(
        .proofBroken, path: source.path,
        message: "its line does not lead to the Merkle root of \(manifest)",
        expected: statement.sourceTree.root.hex)
    ]
  }

  /// Checks the proof, and the file as it is now.
  ///
  /// - Parameter base: the folder that the manifest's paths start from.
  /// - Returns: what does not hold, the proof first.
  public func check(
    base: PathBytes, _ reading: ReadingManner
  ) throws(RegestError) -> [Diagnostic] {
    let findings = try findings()
    guard findings.isEmpty else { return findings }
    let tree: TreeReading<Never>
    do {
      tree = try SourceReader.read(
        base: base, roots: [source.path], threads: 1, keepingContentUpTo: 0,
        progress: reading.progress, isWanted: { _ in false }, body: { _ in nil })
    } catch {
      throw RegestError(error)
    }
    // That nothing is there the comparison says.
    var diagnostics = tree.findings.filter { $0.problem != .missing }.map { Diagnostic($0) }
    diagnostics += tree.problems.map { index, problem in
      Diagnostic(FileFinding(path: tree.files.path(at: index), problem: problem))
    }
    let unread = Set(diagnostics.filter(\.code.isObstacle).compactMap(\.path))
    var comparison = FixityComparison(found: tree.files, unread: unread)
    comparison.compare(source)
    diagnostics += comparison.results().diagnostics.filter { $0.path == source.path }
    return diagnostics
  }
}
