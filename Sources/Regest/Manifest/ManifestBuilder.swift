public import Fingerprint
internal import Fixity
internal import Merkle

/// Does the whole job on a selection of files: fingerprint, parse, check, issue.
///
/// ```swift
/// let manner = ReadingManner(threads: 8)
/// let sources = try ManifestBuilder(register: register).read(selection, manner)
/// guard !sources.diagnostics.hasObstacles else { … }
/// let issued = try sources.issue(to: "issued")
/// ```
public struct ManifestBuilder: Sendable {
  private let survey: SourceSurvey

  /// A builder that checks against one register.
  public init(register: Register) throws(RegestError) {
    survey = try SourceSurvey(register: register)
  }

  /// Reads the sources of a selection.
  ///
  /// A source that cannot be read, or that changes while it is read, is a
  /// diagnostic and is not recorded: do not issue a manifest where the diagnostics
  /// ``Swift/Array/hasObstacles``.
  public func read(
    _ selection: SourceSelection, _ reading: ReadingManner
  ) throws(RegestError) -> ReadSources {
    let witness = reading.told.map { SourceSurvey.Witness(found: $0.tell) }
    return ReadSources(
      sources: try survey.run(selection, reading, findings: true, witness: witness),
      selection: selection,
      issuer: survey.issuer)
  }
}

/// Sources that were read, parsed and checked, about which a manifest can be issued.
public struct ReadSources: Sendable {
  private let sources: SurveyedSources
  private let selection: SourceSelection
  private let issuer: RecordIssuer
  /// The number of sources.
  public let count: Int
  private let bytes: UInt64

  init(sources: consuming SurveyedSources, selection: SourceSelection, issuer: RecordIssuer) {
    var diagnostics = sources.takeDiagnostics()
    diagnostics += Self.similarNames(sources.files)
    self.diagnostics = diagnostics
    self.sources = sources
    self.selection = selection
    self.issuer = issuer
    (count, bytes) = sources.measure()
  }

  /// What was found on the way, by path, then place; at last names that some systems take
  /// for one.
  public let diagnostics: [Diagnostic]

  private static func similarNames(_ files: FileTable) -> [Diagnostic] {
    var path: [UInt8] = []
    return SimilarNames.pairs(files.count) { index in
      path.removeAll(keepingCapacity: true)
      files.appendPath(at: index, to: &path)
      return path
    }.map { pair in
      let difference = pair.isNormalization ? "Unicode normalization" : "case"
      return Diagnostic(
        .similarNames, path: files.path(at: pair.second),
        message: "its name differs from that of \(files.path(at: pair.first).display) only in "
          + difference)
    }
  }

  /// Writes the folder of a manifest.
  ///
  /// Each file is written piece by piece in a temporary folder. Only when all of them are
  /// on the disk they take their names, together where the folder holds nothing else
  /// (`FileSet`): a full disk or the end of the process leaves the old manifest or the new.
  /// In a folder that holds other things a run that is killed between two of the five names
  /// leaves files of two manifests, which ``ManifestVerifier`` tells.
  ///
  /// Signatures in the folder stay while the manifest is the same. Those of another manifest
  /// are set aside under a name that ends in the first digits of its id, and come back with
  /// it.
  ///
  /// - Throws: `unwritable` when a file cannot be written.
  public func issue(to folder: PathBytes) throws(RegestError) -> IssuedManifest {
    var set = try FileSet.issued(in: folder)
    let signatures = try EarlierSignatures(in: set)
    var sums = try IssuedFileWriter(.sums, in: set)
    let sourceTree = try write(to: &sums)
    var records = try IssuedFileWriter(.records, in: set)
    let recordTree = try writeRecords(to: &records)
    var tree = try IssuedFileWriter(.tree, in: set)
    try tree.write(sources.tree.bytes())
    var statement = ManifestStatement(
      sums: try sums.sync(), records: try records.sync(), instructions: try digest(of: []),
      tree: try tree.sync(),
      register: issuer.register.sha256, registerRows: issuer.register.rows, rules: issuer.rules,
      sourceTree: sourceTree, sourceBytes: bytes,
      paths: selection.paths, excluded: selection.excluded, recordTree: recordTree,
      outcomes: sources.outcomes)
    // The page says what all the rest is, and so it is the last to be bound.
    var page = try IssuedFileWriter(.instructions, in: set)
    try page.write(VerifyText(of: statement).bytes)
    statement.instructions = try page.sync()
    var binding = try IssuedFileWriter(.statement, in: set)
    try binding.write(statement.bytes())
    let id = RegestID(.manifest, try binding.sync())
    try sums.finish()
    try records.finish()
    try page.finish()
    try tree.finish()
    try binding.finish()
    let setAside = signatures.prepare(&set, for: id)
    try set.finishIssued()
    return IssuedManifest(statement: statement, id: id, setAside: setAside)
  }

  /// So many files make a block of lines, a power of two for the sake of the tree.
  private static let blockSize = 1 << 12

  /// Some lines, ready to be written.
  private struct Block: Sendable {
    var bytes: [UInt8] = []
    var tree: MerkleFrontier
  }

  /// Writes the lines of all sources.
  private func write(
    to file: inout IssuedFileWriter
  ) throws(RegestError) -> ManifestStatement.Tree {
    var tree = try ManifestStatement.TreeBuilder()
    let blocks = sources.blocks(of: Self.blockSize)
    try OrderedBlocks.run(blocks.count) { (number) throws(RegestError) in
      try block(of: blocks[number])
    } take: { (block) throws(RegestError) in
      try tree.append(block.tree)
      try file.write(block.bytes)
    }
    return try tree.finish()
  }

  private func block(of files: Range<Int>) throws(RegestError) -> Block {
    var tree = try ManifestStatement.TreeBuilder()
    var bytes: [UInt8] = []
    var path: [UInt8] = []
    for index in files {
      guard let fingerprint = sources.files.fingerprint(at: index) else { continue }
      path.removeAll(keepingCapacity: true)
      sources.files.appendPath(at: index, to: &path)
      let start = bytes.count
      SumsFile.append(path, fingerprint.digest, to: &bytes)
      try tree.append(bytes[start...])
      bytes.append(0x0A)
    }
    return Block(bytes: bytes, tree: tree.frontier)
  }

  /// Writes the records of all texts that count.
  private func writeRecords(
    to file: inout IssuedFileWriter
  ) throws(RegestError) -> ManifestStatement.Tree {
    var tree = try RecordTree()
    for (_, text) in sources.distinctTexts {
      try sources.scratch.read(text.records) { (lines) throws(RegestError) in
        try tree.append(lines: lines)
        try file.write(lines)
      }
    }
    return try tree.finish()
  }
}

/// A manifest as it was written.
public struct IssuedManifest: Sendable {
  /// What `manifest.json` says.
  public let statement: ManifestStatement
  /// The manifest's id.
  public let id: RegestID
  /// The files of signatures of an earlier manifest that lay in the folder, and the names
  /// under which they are kept there.
  public let setAside: [(old: PathBytes, new: PathBytes)]
}
