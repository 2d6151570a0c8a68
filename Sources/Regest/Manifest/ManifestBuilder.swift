public import Fingerprint

/// The files of a manifest, ready to be written, and what was found on the way.
public struct IssuedManifest: Sendable {
  /// What `manifest.json` says.
  public var statement: ManifestStatement
  /// The bytes of each file of the folder.
  public var files: [IssuedFile: [UInt8]]
  /// The manifest's id.
  public var id: RegestID
  /// What was found on the way, by path, then place.
  public var diagnostics: [Diagnostic]
}

/// Does the whole job on a selection of files: fingerprint, parse, check, issue.
public struct ManifestBuilder: Sendable {
  private let survey: SourceSurvey

  /// A builder that checks against one register.
  public init(register: Register) throws(RegestError) {
    survey = try SourceSurvey(register: register)
  }

  init(survey: SourceSurvey) {
    self.survey = survey
  }

  /// The statement that a manifest of these sources has.
  func statement(
    of sources: [SourceSurvey.Source], _ selection: SourceSelection
  ) throws(RegestError) -> ManifestStatement {
    try issue(sources, selection).0
  }

  /// Builds the manifest of a selection.
  ///
  /// A source that cannot be read, or that changes while it is read, is a
  /// diagnostic and is not recorded: do not write a manifest whose diagnostics
  /// ``Swift/Array/hasObstacles``.
  public func build(
    _ selection: SourceSelection, threads: Int
  ) throws(RegestError) -> IssuedManifest {
    let (sources, diagnostics) = try survey.run(selection, threads: threads)
    let (statement, files) = try issue(sources, selection)
    let id = RegestID(.manifest, try digest(of: files[.statement] ?? []))
    return IssuedManifest(statement: statement, files: files, id: id, diagnostics: diagnostics)
  }

  private func issue(
    _ sources: [SourceSurvey.Source], _ selection: SourceSelection
  ) throws(RegestError) -> (ManifestStatement, [IssuedFile: [UInt8]]) {
    let records = sources.distinctRecords
    let sums = SumsFile(
      sources.map { SumsFile.Entry(path: $0.path, digest: $0.fingerprint.digest) })
    var files: [IssuedFile: [UInt8]] = [
      .sums: sums.bytes,
      .records: records.flatMap { $0.bytes + [0x0A] },
      .instructions: VerifyText.bytes,
    ]
    let statement = ManifestStatement(
      sums: try digest(of: files[.sums] ?? []), records: try digest(of: files[.records] ?? []),
      instructions: try digest(of: files[.instructions] ?? []),
      register: survey.issuer.register.sha256, registerRows: survey.issuer.register.rows,
      rules: survey.issuer.rules, sourceTree: try ManifestStatement.Tree(leaves: sums.lines),
      sourceBytes: sources.reduce(0) { $0 + $1.fingerprint.size },
      paths: selection.paths, excluded: selection.excluded,
      recordTree: try ManifestStatement.Tree(
        leaves: records.map { Array($0.id.digest.hex.utf8) }),
      outcomes: sources.distinctOutcomes)
    files[.statement] = try statement.bytes()
    return (statement, files)
  }
}

extension IssuedManifest {
  /// Writes the folder. Each file is replaced as a whole, the one that binds the
  /// others last: a run that is killed leaves no manifest that does not hold.
  public func write(to folder: PathBytes) throws(RegestError) {
    do {
      try FileStore.createDirectory(folder)
      for file in [IssuedFile.sums, .records, .instructions, .statement] {
        try FileStore.write(
          files[file] ?? [], to: folder.appending(PathBytes(file.rawValue)))
      }
    } catch {
      throw RegestError(.unwritable, error.message, underlying: error)
    }
  }
}
