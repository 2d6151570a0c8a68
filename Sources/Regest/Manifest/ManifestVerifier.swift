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
  /// - Throws: `manifestMalformed` where the folder is not an issued one any more,
  ///   and what stops the reading of the register.
  public func verify(
    folder: PathBytes, base: PathBytes, threads: Int
  ) throws(RegestError) -> Verification {
    let issued = try IssuedFolder(folder)
    var diagnostics = try issued.bindingDiagnostics()
    let (sums, faults) = SumsFile.parse(issued.sums)
    let sumsPath = folder.appending(PathBytes(IssuedFile.sums.rawValue))
    diagnostics += faults.map { Diagnostic($0, path: sumsPath) }

    let survey = try SourceSurvey(register: register)
    let selection = SourceSelection(
      base: base, paths: issued.statement.paths, excluded: issued.statement.excluded)
    let (sources, found) = try survey.run(selection, threads: threads)
    // What a text gives rise to say is for `check`; here only what was not read counts.
    diagnostics += found.filter { Self.codesOfReading.contains($0.code) }
    let problems = Set(found.filter(\.code.isObstacle).compactMap(\.path))
    diagnostics +=
      FixityComparison(
        listed: sums.entries, found: sources, unread: problems
      ).diagnostics

    let held = Set(sums.entries.map(\.digest))
    let reproducible = sources.filter { held.contains($0.fingerprint.digest) }
    diagnostics += try recordDiagnostics(issued, reproducible, sums, survey, folder)
    // Where a part does not hold, the whole cannot, and that part says more.
    if !diagnostics.hasFindings {
      diagnostics += try statementDiagnostics(issued, sources, survey, folder)
    }
    return Verification(
      id: issued.id, diagnostics: diagnostics, paths: issued.statement.paths,
      excluded: issued.statement.excluded, sources: sums.entries.count,
      records: issued.recordLines.count)
  }

  private static let codesOfReading: Set<DiagnosticCode> = [
    .sourceUnreadable, .sourceUnstable, .symbolicLink, .specialFile,
  ]

  private func recordDiagnostics(
    _ issued: IssuedFolder, _ sources: [SourceSurvey.Source], _ sums: SumsFile,
    _ survey: SourceSurvey, _ folder: PathBytes
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
    let path = folder.appending(PathBytes(IssuedFile.records.rawValue))
    return RecordComparison(
      issued: issued.recordLines, recomputed: sources.distinctRecords,
      reproducible: Set(sources.map(\.fingerprint.digest)), listed: Set(sums.entries.map(\.digest)),
      path: path
    ).diagnostics
  }

  /// Whether the statement follows from sources that are all as listed.
  private func statementDiagnostics(
    _ issued: IssuedFolder, _ sources: [SourceSurvey.Source], _ survey: SourceSurvey,
    _ folder: PathBytes
  ) throws(RegestError) -> [Diagnostic] {
    let selection = SourceSelection(
      base: PathBytes("."), paths: issued.statement.paths, excluded: issued.statement.excluded)
    let builder = ManifestBuilder(survey: survey)
    var expected = try builder.statement(of: sources, selection)
    // The page for strangers may be worded anew without any rule changing; that it is the
    // one that was issued, its digest has told.
    expected.instructions = issued.statement.instructions
    guard expected != issued.statement else { return [] }
    return [
      Diagnostic(
        .manifestChanged, path: folder.appending(PathBytes(IssuedFile.statement.rawValue)),
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
