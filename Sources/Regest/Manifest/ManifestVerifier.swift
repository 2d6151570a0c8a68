public import Fingerprint

/// What a verification found, and what it looked at.
public struct Verification: Sendable {
  /// The manifest that was verified.
  public var id: RegestID
  /// What does not hold, and what is worth knowing.
  public var diagnostics: [Diagnostic]
  /// What the manifest is about, relative to the folder its paths start from.
  public var paths: [PathBytes]
  /// What it leaves out below them.
  public var excluded: [PathBytes]
  /// The number of sources that are listed.
  public var sources: Int
  /// The number of records that were issued.
  public var records: Int
  /// How the files at hand were looked at.
  public var audit: Audit
}

/// Checks an issued folder against the sources, the register and the rules at
/// hand: fixity first, then whether the records and the manifest reproduce.
public struct ManifestVerifier: Sendable {
  private let register: Register

  /// A verifier that recomputes records with one register.
  public init(register: Register) {
    self.register = register
  }

  /// Verifies a folder.
  ///
  /// - Parameters:
  ///   - folder: the issued folder.
  ///   - base: the folder that the manifest's paths start from.
  ///   - reading: how the sources are read; the result does not depend on it.
  ///   - scope: how much of them is read.
  /// - Throws: `manifestMalformed` where the folder is not an issued one any more,
  ///   and what stops the reading of the register.
  public func verify(
    folder: PathBytes, base: PathBytes, _ reading: ReadingManner,
    scope: AuditScope = AuditScope()
  ) throws(RegestError) -> Verification {
    let issued = try IssuedFolder(folder)
    let survey = try SourceSurvey(register: register)
    let selection = SourceSelection(
      base: base, paths: issued.statement.paths, excluded: issued.statement.excluded)
    let (files, sources) = try read(issued, selection, reading, scope, survey)
    let audit = Audit(of: sources.files)
    var diagnostics = files.diagnostics
    // What a text gives rise to say is for `check`, and is not kept here.
    diagnostics += sources.diagnostics.filter { Self.codesOfReading.contains($0.code) }
    let fixity = try fixity(issued, files, sources)
    diagnostics += TreeComparison(found: sources, unlisted: fixity.unlisted).all(
      fixity.diagnostics, listed: files.tree ?? sources.tree)
    diagnostics += try recordDiagnostics(issued, files, sources, survey)
    // Where a part does not hold, the whole cannot, and that part says more.
    if !diagnostics.hasFindings, audit.isWhole {
      diagnostics += statementDiagnostics(issued, sources, survey)
    }
    return Verification(
      id: issued.id, diagnostics: diagnostics, paths: issued.statement.paths,
      excluded: issued.statement.excluded, sources: files.sources, records: files.recordCount,
      audit: audit)
  }

  /// Reads the issued files and the sources at the same time.
  private func read(
    _ issued: IssuedFolder, _ selection: SourceSelection, _ reading: ReadingManner,
    _ scope: AuditScope, _ survey: SourceSurvey
  ) throws(RegestError) -> (IssuedFiles, SurveyedSources) {
    guard let told = reading.told else {
      return try OrderedBlocks.both { () throws(RegestError) in
        try IssuedFiles(of: issued)
      } _: { () throws(RegestError) in
        try survey.run(selection, reading, choice: scope.choice, findings: false)
      }
    }
    // One after the other: what is told of a source rests on sums that are as issued.
    let files = try IssuedFiles(of: issued)
    files.diagnostics.forEach(told.tell)
    var witness = SourceSurvey.Witness { diagnostic in
      if Self.codesOfReading.contains(diagnostic.code) { told.tell(diagnostic) }
    }
    if !files.diagnostics.hasFindings {
      let sums = try IssuedFolder.reading { () throws(FileSystemError) in
        try SumsIndex(issued.path(of: .sums))
      }
      witness.read = { files, index in
        guard let found = files.fingerprint(at: index)?.digest else { return }
        let path = files.path(at: index)
        guard let listed = sums.digest(of: path), listed != found else { return }
        told.tell(Diagnostic(changed: SumsFile.Entry(path: path, digest: listed), found: found))
      }
    }
    let sources = try survey.run(
      selection, reading, choice: scope.choice, findings: false, witness: witness)
    return (files, sources)
  }

  private func fixity(
    _ issued: IssuedFolder, _ files: IssuedFiles, _ sources: SurveyedSources
  ) throws(RegestError) -> (diagnostics: [Diagnostic], unlisted: Set<Int>) {
    let unread = Set(sources.diagnostics.filter(\.code.isObstacle).compactMap(\.path))
    var comparison = FixityComparison(found: sources.files, unread: unread)
    let sums = try issued.readSums { entry in
      comparison.compare(entry)
      return true
    }
    guard sums.digest == files.sums else {
      throw RegestError(
        .manifestMalformed, "\(issued.path(of: .sums).display) changed while it was read",
        hint: "verify again when nothing writes to the folder")
    }
    return comparison.results()
  }

  private static let codesOfReading: Set<DiagnosticCode> = [
    .sourceUnreadable, .sourceUnstable, .specialFile, .leftover,
  ]

  private func recordDiagnostics(
    _ issued: IssuedFolder, _ files: IssuedFiles, _ sources: SurveyedSources,
    _ survey: SourceSurvey
  ) throws(RegestError) -> [Diagnostic] {
    let statement = issued.statement
    guard statement.rules == survey.issuer.rules else {
      return [
        Diagnostic(
          .rulesDiffer, message: "the records were made by other rules and are not recomputed",
          expected: statement.rules.text, found: survey.issuer.rules.text)
      ]
    }
    guard statement.register == survey.issuer.register.sha256 else {
      return [
        Diagnostic(
          .registerDiffers,
          message: "the records were made against another register and are not recomputed",
          expected: statement.register.hex, found: survey.issuer.register.sha256.hex)
      ]
    }
    // Nearly always all records are as they were, and nothing has to be taken apart.
    guard try digest(ofRecords: sources) != files.records else { return [] }
    var listed: Set<SHA256Digest> = []
    try issued.readSums { entry in
      listed.insert(entry.digest)
      return true
    }
    var held: Set<SHA256Digest> = []
    for index in 0..<sources.files.count {
      guard let found = sources.files.fingerprint(at: index), listed.contains(found.digest),
        !sources.files.isKnown(at: index)
      else { continue }
      held.insert(found.digest)
    }
    var comparison = try RecordComparison(
      recomputed: sources, reproducible: held, listed: listed, path: issued.path(of: .records))
    try issued.readRecords { (line) throws(RegestError) in
      try comparison.compare(Array(line))
      return true
    }
    return try comparison.results()
  }

  private func digest(ofRecords sources: SurveyedSources) throws(RegestError) -> SHA256Digest {
    var context = try newDigest()
    for (_, text) in sources.distinctTexts {
      try sources.scratch.read(text.records) { (lines) throws(RegestError) in
        do throws(FingerprintError) {
          try context.update(lines.span)
        } catch {
          throw RegestError(error)
        }
      }
    }
    do throws(FingerprintError) {
      return try context.finish()
    } catch {
      throw RegestError(error)
    }
  }

  /// Whether the statement follows from sources and records that are all as listed: then
  /// its digests and roots do, and the rest is counted.
  private func statementDiagnostics(
    _ issued: IssuedFolder, _ sources: SurveyedSources, _ survey: SourceSurvey
  ) -> [Diagnostic] {
    let measure = sources.measure()
    var expected = issued.statement
    expected.sourceBytes = measure.bytes
    expected.sourceTree.count = measure.count
    expected.registerRows = survey.issuer.register.rows
    expected.outcomes = sources.outcomes
    guard expected != issued.statement else { return [] }
    return [
      Diagnostic(
        .manifestChanged, path: issued.path(of: .statement),
        message: "it is not what the sources, the register and the rules give",
        notes: expected.differences(from: issued.statement))
    ]
  }
}

extension Diagnostic {
  /// A faulty line of `MANIFEST.sha256`.
  init(_ fault: SumsFile.Fault, path: PathBytes) {
    let code: DiagnosticCode =
      switch fault.kind {
      case .malformed: .malformedLine
      case .duplicate: .duplicateEntry
      case .escape: .pathEscape
      }
    self.init(
      code, path: path, place: Place(range: 0..<0, line: fault.line, column: 1),
      message: fault.message)
  }
}

extension RulesIdentity {
  /// The rules on one line, for a message.
  var text: String { "parser \(parser), checks \(checks), archives \(archives.hex.prefix(12))…" }
}

extension ManifestStatement {
  /// The parts in which another statement differs, in words.
  func differences(from other: ManifestStatement) -> [String] {
    [
      (sums != other.sums, "the digest of MANIFEST.sha256"),
      (records != other.records, "the digest of records.jsonl"),
      (registerRows != other.registerRows, "the register's number of rows"),
      (sourceTree != other.sourceTree, "the count or Merkle root of the sources"),
      (sourceBytes != other.sourceBytes, "the size of the sources"),
      (recordTree != other.recordTree, "the count or Merkle root of the records"),
      (outcomes != other.outcomes, "the number of records of each outcome"),
    ].filter(\.0).map { "\($0.1) differs" }
  }
}
