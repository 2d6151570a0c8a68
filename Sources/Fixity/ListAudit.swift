public import Fingerprint

/// Checks the files at hand against a list.
public struct ListAudit: Sendable {
  /// Where files are looked for that the list does not name.
  public enum ExtraScope: Sendable, Hashable {
    /// Nowhere.
    case none
    /// In the deepest folder that holds all listed files, and below it. Nowhere for a list
    /// of one file that is named after it, such as `disk.iso.sha256`.
    case listed
    /// In the whole base.
    case base
  }

  /// The list.
  public var listed: ListedFiles
  /// The list's own file, absolute.
  public var list: PathBytes
  /// What the paths start from.
  public var base: ListBase
  /// Where other files are looked for.
  public var extras: ExtraScope
  /// How many files are read at once.
  public var threads: Int
  /// Told how far the reading is.
  public var progress: ReadingProgress?
  /// Told of a file that changed, or that something is wrong with, as soon as it is found:
  /// from any thread, and then once more in the outcome.
  public var told: (@Sendable (FixityFinding) -> Void)?
  /// Which of the listed files are read, by path; nil for all.
  public var isAsked: (@Sendable (PathBytes) -> Bool)?

  /// An audit of all listed files.
  public init(
    of listed: ListedFiles, list: PathBytes, base: ListBase, extras: ExtraScope = .listed,
    threads: Int = SourceReader.usualThreads, progress: ReadingProgress? = nil,
    told: (@Sendable (FixityFinding) -> Void)? = nil,
    isAsked: (@Sendable (PathBytes) -> Bool)? = nil
  ) {
    self.listed = listed
    self.list = list
    self.base = base
    self.extras = extras
    self.threads = threads
    self.progress = progress
    self.told = told
    self.isAsked = isAsked
  }

  /// What an audit found.
  public struct Outcome: Sendable {
    /// What differs: about listed files in the order of their paths, then about others.
    public var findings: [FixityFinding]
    /// How many listed files were read and compared.
    public var compared: Int
    /// How many listed files were not asked for.
    public var left: Int
    /// Where other files were looked for, relative to the base; nil for nowhere.
    public var searched: PathBytes?
  }

  /// Reads the listed files, each once, and compares.
  ///
  /// Files that are not listed are read only where a listed one is missing, to see whether
  /// one of them is it.
  ///
  /// - Throws: ``FileSystemError`` when the base cannot be opened or digests cannot be
  ///   computed.
  public func run() throws(FileSystemError) -> Outcome {
    let scope = searchedFolder
    let listed = listed
    let isAsked = isAsked
    let reading = try SourceReader.digest(
      base: base.path, roots: roots(in: scope), kinds: listed.kinds, threads: threads,
      isAsked: { path in
        guard let file = listed.file(at: path), listed.hasDigest(file) else { return false }
        return isAsked?(path) ?? true
      }, progress: progress, witness: witness)
    let comparison = ListComparison(listed, reading)
    var extra = scope == nil ? [] : comparison.extra.map(reading.files.path(at:))
    let companions = takeCompanions(from: &extra)
    var pairing = MissingFiles(comparison, base: base.path)
    if let scope, !comparison.missing.isEmpty, !extra.isEmpty {
      pairing.pair(with: try digests(of: extra, in: scope))
    }
    var findings = comparison.changes.map { FixityFinding.changed($0) } + pairing.findings
    findings.sort { $0.path < $1.path }
    let told = Set(pairing.reasons.map(\.path))
    for finding in reading.findings
    where finding.problem != .missing && !told.contains(finding.path) {
      findings.append(.problem(finding))
    }
    findings += reading.problems.map { index, problem in
      .problem(FileFinding(path: reading.files.path(at: index), problem: problem))
    }
    findings += extra.filter { !pairing.found.contains($0) }.map { .extra($0) }
    findings += companions.map { .companion($0) }
    return Outcome(
      findings: findings, compared: comparison.compared + pairing.found.count,
      left: comparison.left, searched: scope)
  }

  private var witness: ReadingWitness? {
    guard let told else { return nil }
    let listed = listed
    return ReadingWitness { files, index in
      guard let file = listed.file(at: files.path(at: index)),
        let change = FileChange(file, in: listed, index, in: files)
      else { return }
      told(.changed(change))
    } failed: {
      told(.problem($0))
    }
  }

  /// The digests of files that are not listed, which are in byte order.
  private func digests(
    of extra: [PathBytes], in scope: PathBytes
  ) throws(FileSystemError) -> TreeReading<Never> {
    try SourceReader.digest(
      base: base.path, roots: [scope], kinds: listed.kinds, threads: threads,
      isAsked: { path in
        var (low, high) = (0, extra.count)
        while low < high {
          let middle = (low + high) / 2
          if extra[middle] < path { low = middle + 1 } else { high = middle }
        }
        return low < extra.count && extra[low] == path
      }, progress: progress)
  }
}

extension FixityFinding {
  /// The path that it is about, as it is listed.
  public var path: PathBytes {
    switch self {
    case .changed(let change): change.path
    case .missing(let path, _), .renamed(let path, _), .respelled(let path, _, _, _),
      .extra(let path), .companion(let path):
      path
    case .problem(let finding): finding.path
    }
  }
}
