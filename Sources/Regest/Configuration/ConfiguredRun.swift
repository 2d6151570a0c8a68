internal import ArchivalReference
public import Fingerprint

/// What a configuration and a baseline make of checked files: the last step before a report.
///
/// It is given the files in their order, after the check, so that what was checked does not
/// depend on it and can be remembered.
public struct ConfiguredRun: Sendable {
  /// The configuration.
  public let configuration: ProjectConfiguration
  /// How its patterns see the paths of the run.
  public let paths: ConfiguredPaths
  private let weights: [DiagnosticCode: Severity]
  /// The files of the run itself, seen from the root.
  private let own: Set<PathBytes>
  private var isUsed: [Bool]
  private var comparison: BaselineComparison?

  /// A run.
  ///
  /// - Parameters:
  ///   - baseline: What was accepted before; nil where nothing is compared.
  ///   - acceptsAll: Whether what is found is accepted, for ``updatedBaseline``.
  public init(
    _ configuration: ProjectConfiguration, paths: ConfiguredPaths, baseline: Baseline? = nil,
    acceptingAll acceptsAll: Bool = false
  ) {
    self.configuration = configuration
    self.paths = paths
    weights = configuration.severityByCode
    let issued = configuration.manifests.flatMap { manifest in
      IssuedFile.allCases.map { manifest.value.appending(PathBytes($0.rawValue)) }
    }
    let files = [configuration.file, configuration.baseline?.value].compactMap { $0 } + issued
    own = Set(files.map(paths.fromRoot))
    isUsed = configuration.ignores.map { _ in false }
    comparison = baseline.map { baseline in
      BaselineComparison(baseline, acceptingAll: acceptsAll) { path in
        FileStore.kind(of: paths.root.appending(path)) == nil
      }
    }
  }

  /// Whether a file that was met in a folder is checked. The configuration, the baseline and the
  /// files of manifests, which quote references, are not.
  public func selects(_ path: PathBytes) -> Bool {
    let path = paths.fromRoot(path)
    return !own.contains(path) && configuration.selects(path)
  }

  /// A file as it is reported: without what is ignored, off or known from the baseline, with
  /// the configured weights, and with a word on directives that are of no use.
  public mutating func applied(to file: CheckedFile) -> CheckedFile {
    var file = file
    let path = paths.fromRoot(file.path)
    let use = file.ignoreByDirectives()
    ignoreByRules(&file, at: path)
    var useless = CheckedFile(path: file.path)
    useless.findings = use
    ignoreByRules(&useless, at: path)
    file.add(useless.findings)
    file.findings = file.findings.compactMap(weighed)
    // A file that has changed once would be let change again, so no baseline has such findings.
    if !file.isVerified { comparison?.compare(&file, at: path) }
    return file
  }

  private func weighed(_ finding: Finding) -> Finding? {
    guard let severity = weights[finding.diagnostic.code] else { return nil }
    var finding = finding
    if severity != finding.diagnostic.code.severity { finding.diagnostic.severity = severity }
    return finding
  }

  private mutating func ignoreByRules(_ file: inout CheckedFile, at path: PathBytes) {
    let rules = configuration.ignores.enumerated().filter { $0.element.value.takesIn(path) }
    guard !rules.isEmpty else { return }
    file.findings.removeAll { finding in
      guard finding.diagnostic.code.isSelectable else { return false }
      var isIgnored = false
      for (index, rule) in rules where rule.value.matches(finding.diagnostic) {
        isUsed[index] = true
        isIgnored = true
      }
      return isIgnored
    }
  }

  /// What there is to say when all files were given, as reported: entries of `ignore` that
  /// matched nothing, and findings of the baseline whose files are gone.
  ///
  /// - Parameter isWhole: Whether the run looked at all files of the root. Where it did not,
  ///   nothing is said, since what they are for may lie elsewhere.
  public func rest(isWhole: Bool) -> [CheckedFile] {
    guard isWhole else { return [] }
    return unusedRules() + (comparison?.absent(named: paths.fromCurrent) ?? [])
  }

  private func unusedRules() -> [CheckedFile] {
    guard let path = configuration.file else { return [] }
    var file = CheckedFile(path: path)
    file.isRead = false
    for (setting, isUsed) in zip(configuration.ignores, isUsed) where !isUsed {
      guard case .file(_, let line, let column) = setting.origin else { continue }
      let diagnostic = Diagnostic(
        .ignoreUnused, path: path,
        place: Diagnostic.Place(range: 0..<0, line: line, column: column),
        message: "the entry of “ignore” matches no finding of any file")
      if let finding = weighed(Finding(diagnostic: diagnostic)) { file.findings.append(finding) }
    }
    return file.findings.isEmpty ? [] : [file]
  }

  /// The baseline that this run would be compared with without a new finding; nil where there
  /// is none.
  public var updatedBaseline: Baseline? { comparison?.updated }
}

extension ProjectConfiguration.IgnoreRule {
  /// Whether it is about files such as one.
  func takesIn(_ path: PathBytes) -> Bool {
    paths.isEmpty || paths.contains { $0.matches(path) }
  }

  /// Whether it is about a finding, whatever its file.
  func matches(_ diagnostic: Diagnostic) -> Bool {
    guard selectors.isEmpty || selectors.contains(where: { $0.contains(diagnostic.code) }) else {
      return false
    }
    guard !references.isEmpty else { return true }
    guard let canonical = diagnostic.reference else { return false }
    return references.contains { $0.matches(canonical: canonical) }
  }
}

extension CheckedFile {
  /// Takes out what directives ignore; gives the findings of those that are of no use.
  fileprivate mutating func ignoreByDirectives() -> [Finding] {
    guard !directives.isEmpty else { return [] }
    var isUsed = directives.map { _ in false }
    var used = directives.map { _ in Set<DiagnosticSelector>() }
    var byLine: [Int: [Int]] = [:]
    for (index, directive) in directives.enumerated() {
      byLine[directive.line ?? 0, default: []].append(index)
    }
    findings.removeAll { finding in
      var isIgnored = false
      let indices = (byLine[0] ?? []) + (finding.start.flatMap { byLine[$0.line] } ?? [])
      for index in indices {
        guard let matching = directives[index].selectors(matching: finding) else { continue }
        isUsed[index] = true
        used[index].formUnion(matching)
        isIgnored = true
      }
      return isIgnored
    }
    return directives.indices.compactMap { index in
      let useless = directives[index].selectors.filter { !used[index].contains($0) }
      if isUsed[index], useless.isEmpty { return nil }
      return directives[index].unused(useless)
    }
  }
}
