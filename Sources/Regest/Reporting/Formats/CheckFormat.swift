public import Fingerprint

/// The forms in which a check reports, by the names that people give them.
public enum CheckFormat: String, Sendable, CaseIterable {
  /// For people: source lines and carets.
  case text
  /// One line a finding.
  case concise
  /// One JSON object a line: references, findings, a summary.
  case json
  /// SARIF 2.1.0, for code scanning and editors.
  case sarif
  /// JUnit XML, for what shows test results.
  case junit
  /// Annotations of GitHub Actions.
  case github
  /// A Code Quality report of GitLab.
  case gitlab
  /// The XML of Checkstyle, for what reads that.
  case checkstyle
  /// A comment on a change, or the summary of a job.
  case markdown
  /// A page with the texts and what was found in them.
  case html

  /// What a report is told beforehand.
  public struct Manner: Sendable {
    /// Whether to use colour, where there is a terminal.
    public var isColoured = false
    /// Whether to end with a line that counts, in forms for people.
    public var hasSummary = true
    /// The version of the program.
    public var version: String
    /// The address of the pages about diagnostics, with `{code}` for the code; nil for none.
    public var rulesURL: String?
    /// Reads the bytes of a checked file again; nil where it cannot.
    public var source: @Sendable (PathBytes) -> [UInt8]?

    /// A plain report.
    public init(version: String, source: @escaping @Sendable (PathBytes) -> [UInt8]?) {
      self.version = version
      self.source = source
    }
  }

  /// Whether it also tells what a baseline knows already, and what of it is gone.
  public var tellsBaseline: Bool { self == .sarif }

  /// A report in this form.
  public func report(_ manner: Manner) -> any CheckReport {
    switch self {
    case .text:
      TextCheckReport(isColoured: manner.isColoured, hasSummary: manner.hasSummary)
    case .concise: ConciseCheckReport()
    case .json: JSONCheckReport()
    case .sarif: SARIFCheckReport(version: manner.version, rulesURL: manner.rulesURL)
    case .junit: JUnitCheckReport()
    case .github: GitHubCheckReport(hasSummary: manner.hasSummary)
    case .gitlab: GitLabCheckReport()
    case .checkstyle: CheckstyleCheckReport()
    case .markdown: MarkdownCheckReport()
    case .html: HTMLCheckReport(source: manner.source)
    }
  }
}
