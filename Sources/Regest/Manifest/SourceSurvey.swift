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
    let listing: SourceListing
    let readings: [Result<Result<Source, RegestError>, FileProblem>]
    do {
      listing = try SourceTree.list(
        base: selection.base, roots: selection.paths, excluding: selection.excluded)
      let files = listing.files
      readings = try SourceReader.map(
        base: selection.base, files: files, threads: threads,
        keepingContentUpTo: Self.longestText
      ) { index, reading in
        Result { () throws(RegestError) in try source(files[index], reading) }
      }
    } catch {
      throw RegestError(.unreadable, error.message, underlying: error)
    }
    var sources: [Source] = []
    var diagnostics = listing.findings.map(Diagnostic.init)
    for (path, reading) in zip(listing.files, readings) {
      switch reading {
      case .success(let source):
        let source = try source.get()
        diagnostics += source.diagnostics
        sources.append(source)
      case .failure(let problem):
        diagnostics.append(Diagnostic(FileFinding(path: path, problem: problem)))
      }
    }
    return (sources, diagnostics)
  }

  private func source(
    _ path: PathBytes, _ reading: SourceReading
  ) throws(RegestError) -> Source {
    var source = Source(
      path: path, fingerprint: reading.fingerprint, records: [], outcomes: [], diagnostics: [])
    guard TextProbe.isText(reading.content ?? reading.head) else { return source }
    guard let text = reading.content else {
      source.diagnostics = [
        Diagnostic(
          .textTooLarge, path: path,
          message: "fingerprinted, but not read for references: larger than 64 MiB")
      ]
      return source
    }
    let examination = try examiner.examine(text)
    source.outcomes = examination.items.map(\.assessment.verdict.outcome)
    source.diagnostics = examination.diagnostics(path: path)
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
