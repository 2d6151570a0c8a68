public import DocumentText
public import Fingerprint

/// How a project wants its texts checked: what its `.regest.yml` says, and what a command line
/// says otherwise.
///
/// The keys and what they mean are described in `Documentation/configuration.md`.
public struct ProjectConfiguration: Sendable {
  /// The weight of some diagnostics.
  public struct SeverityRule: Sendable, Hashable {
    /// Of which.
    public var selector: DiagnosticSelector
    /// How much they weigh; nil for those that are not told at all.
    public var severity: Severity?

    /// A rule of a weight.
    public init(_ selector: DiagnosticSelector, _ severity: Severity?) {
      self.selector = selector
      self.severity = severity
    }
  }

  /// Findings that are not told.
  public struct IgnoreRule: Sendable, Hashable {
    /// Of these diagnostics; of all where there is none.
    public var selectors: [DiagnosticSelector] = []
    /// In these files; in all where there is none.
    public var paths: [PathGlob] = []
    /// About references to these places; about anything where there is none.
    public var references: [ShifrPattern] = []
    /// Why, for people.
    public var reason: String?
  }

  /// How the texts of some files are written down.
  public struct FormatRule: Sendable, Hashable {
    /// Which files.
    public var paths: PathGlob
    /// How.
    public var format: DocumentFormat
  }

  /// The file that was read, as messages call it; nil where there is none.
  public var file: PathBytes?
  /// The register to check against: a path as seen from the current folder.
  public var register: Setting<PathBytes>?
  /// The key of the archive that is meant where none is printed.
  public var defaultArchive: Setting<String>?
  /// The style of citations that texts keep to.
  public var style: Setting<NamedStyle>?
  /// Weights; those of a later rule count, but what is said of one diagnostic counts more than
  /// what is said of a series in the same place.
  public var severities: [Setting<SeverityRule>] = []
  /// What is not told.
  public var ignores: [Setting<IgnoreRule>] = []
  /// The files of folders that are checked; all where there is none.
  public var include: [Setting<PathGlob>] = []
  /// The files of folders that are not checked, whatever ``include`` says.
  public var exclude: [Setting<PathGlob>] = []
  /// Formats of files; the last that fits counts.
  public var formats: [Setting<FormatRule>] = []
  /// Issued folders of the project: paths as seen from the current folder.
  public var manifests: [Setting<PathBytes>] = []
  /// The file of findings that were accepted before: a path as seen from the current folder.
  public var baseline: Setting<PathBytes>?
  /// The address of the pages about diagnostics, in which `{code}` stands for the code.
  public var rulesURL: Setting<String>?

  /// The bytes of the file that was read, which findings about it quote.
  var source: [UInt8] = []

  /// A configuration that says nothing.
  public init() {}

  /// The weight of each diagnostic; no value for one that is not told.
  public var severityByCode: [DiagnosticCode: Severity] {
    var weights: [DiagnosticCode: Severity] = [:]
    for code in DiagnosticCode.allCases { weights[code] = severity(of: code) }
    return weights
  }

  private func severity(of code: DiagnosticCode) -> Severity? {
    let rules = severities.filter { $0.value.selector.contains(code) }
    func last(fromFile: Bool) -> Setting<SeverityRule>? {
      let rules = rules.filter { $0.origin.isFile == fromFile }
      return rules.last { $0.value.selector == .code(code) } ?? rules.last
    }
    guard let rule = last(fromFile: false) ?? last(fromFile: true) else { return code.severity }
    return rule.value.severity
  }

  /// Whether a file of a folder is checked.
  ///
  /// - Parameter path: seen from the root of the patterns, normalized.
  public func selects(_ path: PathBytes) -> Bool {
    guard include.isEmpty || include.contains(where: { $0.value.matches(path) }) else {
      return false
    }
    return !exclude.contains { $0.value.matches(path) }
  }

  /// Whether a folder that could not be walked may hold a file that is checked.
  ///
  /// - Parameter folder: seen from the root of the patterns, normalized.
  public func mayHold(in folder: PathBytes) -> Bool {
    guard include.isEmpty || include.contains(where: { $0.value.mayTake(in: folder) }) else {
      return false
    }
    return !exclude.contains { $0.value.takesAll(in: folder) }
  }

  /// How the text of a file is written down, where the configuration says so.
  ///
  /// - Parameter path: seen from the root of the patterns, normalized.
  public func format(of path: PathBytes) -> DocumentFormat? {
    formats.last { $0.value.paths.matches(path) }?.value.format
  }
}

extension SettingOrigin {
  /// Whether it is a file of configuration, whose word counts less than that of a command.
  fileprivate var isFile: Bool {
    if case .file = self { true } else { false }
  }
}
