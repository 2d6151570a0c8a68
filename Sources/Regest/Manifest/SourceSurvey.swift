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
  /// One source, read.
  struct Source: Sendable {
    var path: PathBytes
    var fingerprint: FileFingerprint
    var records: [CitationRecord]
    var outcomes: [Verdict.Outcome]
    var diagnostics: [Diagnostic]
  }

  let examiner: Examiner
  let issuer: RecordIssuer

  /// A text that is larger is fingerprinted and not parsed, in bytes.
  static let longestText = 64 << 20

  /// Records name the rules they were made by, and so the standard table of archives.
  init(register: Register) throws(RegestError) {
    examiner = Examiner(register: register)
    issuer = RecordIssuer(
      register: try register.snapshot, rules: try RulesIdentity.current(),
      archives: examiner.parser.archives)
  }

  /// The sources in byte order of their paths, and what was found on the way.
  ///
  /// - Parameter threads: how many files are read at once; the result does not
  ///   depend on it.
  func run(
    _ selection: SourceSelection, threads: Int
  ) throws(RegestError) -> (sources: [Source], diagnostics: [Diagnostic]) {
    let reading: TreeReading<Result<Source, RegestError>>
    do {
      reading = try SourceReader.read(
        base: selection.base, roots: selection.paths, excluding: selection.excluded,
        threads: threads, keepingContentUpTo: Self.longestText,
        isWanted: { TextProbe.isText($0) }
      ) { file in
        Result { () throws(RegestError) in try source(file) }
      }
    } catch {
      throw RegestError(.unreadable, error.message, underlying: error)
    }
    var sources: [Source] = []
    var diagnostics = reading.findings.map(Diagnostic.init)
    var problems = reading.problems[...]
    var values = reading.values[...]
    for index in 0..<reading.files.count {
      if let first = values.first, first.index == index {
        values.removeFirst()
        let source = try first.value.get()
        diagnostics += source.diagnostics
        sources.append(source)
      } else if let first = problems.first, first.index == index {
        problems.removeFirst()
        let finding = FileFinding(path: reading.files.path(at: index), problem: first.problem)
        diagnostics.append(Diagnostic(finding))
      } else if let fingerprint = reading.files.fingerprint(at: index) {
        sources.append(
          Source(
            path: reading.files.path(at: index), fingerprint: fingerprint, records: [],
            outcomes: [], diagnostics: []))
      }
    }
    return (sources, diagnostics)
  }

  private func source(_ reading: SourceReading) throws(RegestError) -> Source {
    var source = Source(
      path: reading.path, fingerprint: reading.fingerprint, records: [], outcomes: [],
      diagnostics: [])
    guard let text = reading.content else {
      source.diagnostics = [
        Diagnostic(
          .textTooLarge, path: reading.path,
          message: "fingerprinted, but not read for references: larger than 64 MiB")
      ]
      return source
    }
    let examination = try examiner.examine(text)
    source.outcomes = examination.items.map(\.assessment.verdict.outcome)
    source.diagnostics = examination.diagnostics(path: reading.path)
    source.records = try issuer.records(of: examination, text: text, source: reading.fingerprint)
    return source
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
      }
    self.init(code, path: finding.path, message: finding.problem.message)
  }
}

extension [SourceSurvey.Source] {
  /// The records of the set: by path, then place; of files with the same bytes
  /// the first one counts, because a record does not name its path.
  var distinctRecords: [CitationRecord] {
    var seen: Set<SHA256Digest> = []
    return flatMap { seen.insert($0.fingerprint.digest).inserted ? $0.records : [] }
  }

  /// How many of ``distinctRecords`` have each outcome.
  var distinctOutcomes: [Verdict.Outcome: Int] {
    var seen: Set<SHA256Digest> = []
    var counts = Dictionary(uniqueKeysWithValues: Verdict.Outcome.allCases.map { ($0, 0) })
    for source in self where seen.insert(source.fingerprint.digest).inserted {
      for outcome in source.outcomes { counts[outcome, default: 0] += 1 }
    }
    return counts
  }
}
