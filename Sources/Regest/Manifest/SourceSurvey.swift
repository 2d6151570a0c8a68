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
    issuer = RecordIssuer(
      register: try register.snapshot, rules: try RulesIdentity.current(),
      archives: examiner.parser.archives)
  }

  /// Reads all sources.
  ///
  /// - Parameters:
  ///   - reading: how they are read; the result does not depend on it.
  ///   - choice: which of them are read.
  ///   - witness: told at once of files and of what is found.
  func run(
    _ selection: SourceSelection, _ reading: ReadingManner, choice: ReadingChoice = ReadingChoice(),
    witness: Witness? = nil
  ) throws(RegestError) -> SurveyedSources {
    let tree: TreeReading<Result<SurveyedSources.Text, RegestError>>
    do {
      tree = try SourceReader.read(
        base: selection.base, roots: selection.paths, excluding: selection.excluded,
        threads: reading.threads, keepingContentUpTo: Self.longestText, choice: choice,
        progress: reading.progress, witness: witness?.ofReading,
        isWanted: { TextProbe.isText($0) }
      ) { file in
        do throws(RegestError) {
          let text = try examined(file)
          if let witness { text.diagnostics.forEach(witness.found) }
          return text.isEmpty ? nil : .success(text)
        } catch {
          return .failure(error)
        }
      }
    } catch {
      throw RegestError(.unreadable, error.message, underlying: error)
    }
    return try SurveyedSources(tree)
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
    _ file: SourceReading
  ) throws(RegestError) -> SurveyedSources.Text {
    guard let content = file.content else {
      return SurveyedSources.Text(
        records: [], outcomes: [],
        diagnostics: [
          Diagnostic(
            .textTooLarge, path: file.path,
            message: "fingerprinted, but not read for references: larger than 64 MiB")
        ])
    }
    let examination = try examiner.examine(content)
    return SurveyedSources.Text(
      records: try issuer.records(of: examination, text: content, source: file.fingerprint),
      outcomes: examination.items.map(\.assessment.verdict.outcome),
      diagnostics: examination.diagnostics(path: file.path))
  }
}

/// The sources of a selection as one reading found them.
struct SurveyedSources: Sendable {
  /// What a text gives rise to say.
  struct Text: Sendable {
    var records: [CitationRecord]
    var outcomes: [Verdict.Outcome]
    var diagnostics: [Diagnostic]

    var isEmpty: Bool { records.isEmpty && diagnostics.isEmpty }
  }

  /// All files in byte order of their paths; those without a fingerprint are no sources.
  let files: FileTable
  /// The texts that give rise to say something, by their index among the files.
  let texts: [(index: Int, text: Text)]
  /// What lies there beside the bytes of files.
  let tree: TreeFile
  /// What was found on the way: on the walk, then file by file.
  let diagnostics: [Diagnostic]

  init(
    _ reading: TreeReading<Result<Text, RegestError>>
  ) throws(RegestError) {
    files = reading.files
    tree = TreeFile(reading)
    var texts: [(index: Int, text: Text)] = []
    var diagnostics = reading.findings.map { Diagnostic($0) }
    var problems = reading.problems[...]
    func report(before index: Int) {
      while let first = problems.first, first.index < index {
        problems.removeFirst()
        diagnostics.append(
          Diagnostic(
            FileFinding(path: reading.files.path(at: first.index), problem: first.problem)))
      }
    }
    for (index, value) in reading.values {
      report(before: index)
      let text = try value.get()
      diagnostics += text.diagnostics
      if !text.records.isEmpty { texts.append((index, text)) }
    }
    report(before: reading.files.count)
    self.texts = texts
    self.diagnostics = diagnostics
  }

  /// The number of sources, and their sizes together in bytes.
  func measure() -> (count: Int, bytes: UInt64) {
    var (count, bytes) = (0, UInt64(0))
    for index in 0..<files.count {
      guard let fingerprint = files.fingerprint(at: index) else { continue }
      count += 1
      bytes += fingerprint.size
    }
    return (count, bytes)
  }

  /// Ranges of files that hold so many sources each, the last one the rest.
  func blocks(of size: Int) -> [Range<Int>] {
    var blocks: [Range<Int>] = []
    var (start, count) = (0, 0)
    for index in 0..<files.count where files.fingerprint(at: index) != nil {
      count += 1
      guard count == size else { continue }
      blocks.append(start..<index + 1)
      (start, count) = (index + 1, 0)
    }
    if count > 0 { blocks.append(start..<files.count) }
    return blocks
  }

  /// The texts whose records count: of files with the same bytes the first one by path,
  /// because a record does not name its path.
  var distinctTexts: [Text] { distinctTexts { _ in true } }

  /// Those of them whose files have one of these digests.
  func distinctTexts(in digests: Set<SHA256Digest>) -> [Text] {
    distinctTexts(where: digests.contains)
  }

  private func distinctTexts(where isMeant: (SHA256Digest) -> Bool) -> [Text] {
    var seen: Set<SHA256Digest> = []
    return texts.filter { index, _ in
      guard let digest = files.fingerprint(at: index)?.digest, isMeant(digest) else {
        return false
      }
      return seen.insert(digest).inserted
    }.map(\.text)
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
