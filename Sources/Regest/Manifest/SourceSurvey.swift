internal import ArchivalReference
public import Fingerprint

/// Which files a manifest is about.
public struct SourceSelection: Sendable, Hashable {
  /// The folder that all paths start from. It is never written anywhere.
  public var base: PathBytes
  /// Files and folders, relative to the base; `.` is the base itself.
  public var paths: [PathBytes]
  /// What is left out below them, relative to the base.
  public var excluded: [PathBytes]

  /// A selection of paths below a base.
  public init(base: PathBytes, paths: [PathBytes], excluded: [PathBytes] = []) {
    self.base = base
    self.paths = paths
    self.excluded = excluded
  }
}

/// Fingerprints, parses and checks every source of a selection in one reading.
struct SourceSurvey: Sendable {
  let examiner: Examiner
  let issuer: RecordIssuer

  /// A text that is larger is fingerprinted and not parsed, in bytes.
  static let longestText = 64 << 20

  /// Records name the rules they were made by, and so the standard table of archives.
  init(register: Register) throws(RegestError) {
    examiner = Examiner(register: register)
    issuer = try RecordIssuer(register: register, archives: examiner.parser.archives)
  }

  /// Reads all sources.
  ///
  /// - Parameters:
  ///   - reading: how they are read; the result does not depend on it.
  ///   - choice: which of them are read.
  ///   - findings: whether it is kept what there is to say of the references.
  ///   - witness: told at once of files and of what is found.
  func run(
    _ selection: SourceSelection, _ reading: ReadingManner,
    choice: ReadingChoice = ReadingChoice(), findings: Bool, witness: Witness? = nil
  ) throws(RegestError) -> SurveyedSources {
    let scratch = ScratchFile(in: reading.scratch)
    let tree: TreeReading<Result<SurveyedSources.Text, RegestError>>
    do {
      tree = try SourceReader.read(
        base: selection.base, roots: selection.paths, excluding: selection.excluded,
        threads: reading.threads, keepingContentUpTo: Self.longestText, choice: choice,
        progress: reading.progress, witness: witness?.ofReading,
        isWanted: { TextProbe.isText($0) }
      ) { file in
        do throws(RegestError) {
          let text = try examined(file, scratch, findings)
          if let witness { text.diagnostics.forEach(witness.found) }
          return text.isEmpty ? nil : .success(text)
        } catch {
          return .failure(error)
        }
      }
    } catch {
      throw RegestError(.unreadable, error.message, underlying: error)
    }
    return try SurveyedSources(tree, scratch)
  }

  /// Who is told of files and findings while the reading goes on, from any thread.
  struct Witness: Sendable {
    /// Told of a file that was read, see ``ReadingWitness/read``.
    var read: @Sendable (FileTable, Int) -> Void = { _, _ in }
    /// Told of what will stand among ``SurveyedSources/diagnostics``.
    var found: @Sendable (Diagnostic) -> Void

    fileprivate var ofReading: ReadingWitness {
      let found = found
      return ReadingWitness(
        read: read, failed: { found(Diagnostic($0)) }, passed: { found(Diagnostic($0)) })
    }
  }

  private func examined(
    _ file: SourceReading, _ scratch: ScratchFile, _ findings: Bool
  ) throws(RegestError) -> SurveyedSources.Text {
    guard let content = file.content else {
      return SurveyedSources.Text(
        diagnostics: [
          Diagnostic(
            .textTooLarge, path: file.path,
            message: "fingerprinted, but not read for references: larger than 64 MiB")
        ])
    }
    let examination = try examiner.examine(content)
    var lines = RecordLinesWriter(scratch)
    try issuer.issue(examination, text: content, source: file.fingerprint) {
      (record) throws(RegestError) in
      try lines.append(record)
    }
    var outcomes: [Verdict.Outcome: Int] = [:]
    for item in examination.items { outcomes[item.assessment.verdict.outcome, default: 0] += 1 }
    return SurveyedSources.Text(
      records: try lines.finish(), outcomes: outcomes,
      diagnostics: findings ? examination.diagnostics(path: file.path) : [])
  }
}

extension Diagnostic {
  /// What a file's problem means for its owner.
  public init(_ finding: FileFinding) {
    let code: DiagnosticCode =
      switch finding.problem {
      case .missing: .sourceMissing
      case .unreadable, .directory: .sourceUnreadable
      case .symbolicLink: .symbolicLink
      case .special: .specialFile
      case .unstable: .sourceUnstable
      case .leftover: .leftover
      }
    self.init(code, path: finding.path, message: finding.problem.message)
  }
}
