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
  /// The files of the run itself, and what links of these names lead to, seen from the root.
  private let own: Set<PathBytes>
  private let ownNames: Set<PathBytes>
  private var isUsed: [Bool]
  private var patterns: PatternUse
  /// What is compared with the baseline; nil where nothing is.
  var comparison: BaselineComparison?
  /// The file of the baseline, absolute and without links; nil where there is none.
  let baseline: PathBytes?

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
    own = Set(files.flatMap { [paths.fromRoot($0), paths.fromRoot(paths.whole($0))] })
    ownNames = Set(own.compactMap(\.lastComponent))
    isUsed = configuration.ignores.map { _ in false }
    patterns = PatternUse(configuration)
    self.baseline = configuration.baseline.map { paths.whole($0.value) }
    comparison = baseline.map { baseline in
      BaselineComparison(baseline, acceptingAll: acceptsAll) { path in
        FileStore.kind(of: paths.baselineRoot.appending(path)) == nil
      }
    }
  }

  /// Whether a file that was met in a folder is checked. The configuration, the baseline and the
  /// files of manifests, which quote references, are not.
  public func selects(_ path: PathBytes) -> Bool {
    if isOwn(path) { return false }
    guard !configuration.include.isEmpty || !configuration.exclude.isEmpty else { return true }
    return configuration.selects(paths.fromRoot(path))
  }

  /// Whether a file is the configuration, the baseline or one of a manifest.
  func isOwn(_ path: PathBytes) -> Bool {
    guard !ownNames.isEmpty, let name = path.lastComponent, ownNames.contains(name) else {
      return false
    }
    return own.contains(paths.fromRoot(path))
  }

  /// Notes that a path was met, for ``rest(isWhole:)``: the patterns that fit it are of use.
  ///
  /// - Parameter isUnread: Whether it may be a folder, of which nothing more is known.
  public mutating func see(_ path: PathBytes, isUnread: Bool = false) {
    if patterns.hasIdle { patterns.see(paths.fromRoot(path), isUnread: isUnread) }
  }

  /// Notes that the run writes a file: that a pattern excludes it is of use.
  mutating func see(report path: PathBytes) {
    let path = paths.fromRoot(path)
    if !path.isAbsolute { patterns.see(report: path) }
  }

  /// Whether what is said of a place in a folder that is no file to check is told. What could
  /// not be walked may hold files that are selected.
  public func tells(_ finding: Diagnostic) -> Bool {
    guard let path = finding.path else { return true }
    return finding.code.isObstacle
      ? configuration.mayHold(in: paths.fromRoot(path)) : selects(path)
  }

  /// A file as it is reported: without what is ignored, off or known from the baseline, with
  /// the configured weights, and with a word on directives that are of no use.
  public mutating func applied(to file: CheckedFile) -> CheckedFile {
    var file = file
    let path = paths.fromRoot(file.path)
    var aside: [Finding] = []
    let useless = file.ignoreByDirectives(&aside)
    file.findings = told(file.findings, at: path, &aside)
    file.add(told(useless, at: path, &aside))
    // A file that has changed once would be let change again, so no baseline has such findings.
    guard !file.isVerified else { return file }
    let absent = comparison?.compare(&file, at: paths.inBaseline(file.path), aside: aside) ?? []
    file.findings += told(absent, at: path, &aside)
    return file
  }

  /// The findings of a file that are neither ignored by the configuration nor off, with their
  /// weights; the others are put aside.
  private mutating func told(
    _ findings: [Finding], at path: PathBytes, _ aside: inout [Finding]
  ) -> [Finding] {
    let rules = configuration.ignores.enumerated().filter { $0.element.value.takesIn(path) }
    return findings.compactMap { finding in
      var isIgnored = false
      if finding.diagnostic.code.isSelectable {
        for (index, rule) in rules where rule.value.matches(finding.diagnostic) {
          isUsed[index] = true
          isIgnored = true
        }
      }
      if !isIgnored, let finding = weighed(finding) { return finding }
      aside.append(finding)
      return nil
    }
  }

  private func weighed(_ finding: Finding) -> Finding? {
    guard let severity = weights[finding.diagnostic.code] else { return nil }
    var finding = finding
    if severity != finding.diagnostic.code.severity { finding.diagnostic.severity = severity }
    return finding
  }

  /// What there is to say when all files were given, as reported: entries of `ignore` that
  /// matched nothing, patterns that fit no file, and findings of the baseline whose files are
  /// gone.
  ///
  /// - Parameter isWhole: Whether the run looked at all files of the root. Where it did not,
  ///   nothing is said, since what they are for may lie elsewhere.
  public func rest(isWhole: Bool) -> [CheckedFile] {
    guard isWhole else { return [] }
    // What is said here may be set aside as well, and an entry be of use by that.
    var run = self
    var aside: [Finding] = []
    let gone = (comparison?.absent(named: paths.ofBaseline) ?? []).map { file in
      var file = file
      file.findings = run.told(file.findings, at: paths.fromRoot(file.path), &aside)
      return file
    }
    return (run.useless() + gone).filter { !$0.findings.isEmpty }
  }

  /// The file of configuration with what in it is of no use, in order of place.
  private mutating func useless() -> [CheckedFile] {
    guard let path = configuration.file else { return [] }
    var file = CheckedFile(path: path)
    file.isRead = false
    var aside: [Finding] = []
    file.findings = told(
      patterns.unused(in: configuration), at: paths.fromRoot(path), &aside)
    // Last, since what is said of patterns may be what an entry is for.
    for index in configuration.ignores.indices where !isUsed[index] {
      guard let finding = configuration.unused(configuration.ignores[index]) else { continue }
      file.findings += told([finding], at: paths.fromRoot(path), &aside)
    }
    func place(_ finding: Finding) -> (Int, Int) {
      (finding.start?.line ?? 0, finding.start?.column ?? 0)
    }
    file.findings.sort { place($0) < place($1) }
    return [file]
  }

  /// The baseline that this run would be compared with without a new finding; nil where there
  /// is none.
  ///
  /// - Parameter isWhole: Whether the run looked at all files of the root: only then entries of
  ///   files that are gone are dropped.
  public func updatedBaseline(isWhole: Bool) -> Baseline? {
    comparison?.updated(isWhole: isWhole)
  }
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
  /// Puts aside what directives ignore; gives the findings of those that are of no use.
  fileprivate mutating func ignoreByDirectives(_ aside: inout [Finding]) -> [Finding] {
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
      if isIgnored { aside.append(finding) }
      return isIgnored
    }
    return directives.indices.compactMap { index in
      let useless = directives[index].selectors.filter { !used[index].contains($0) }
      if isUsed[index], useless.isEmpty { return nil }
      return directives[index].unused(useless)
    }
  }
}
