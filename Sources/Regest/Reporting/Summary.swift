/// What a run looked at and found, in numbers.
public struct Summary: Sendable, Hashable {
  /// How many texts were looked at.
  public var files = 0
  /// How many references have each outcome.
  public var outcomes: [Verdict.Outcome: Int] = [:]
  /// How many findings have each severity.
  public var severities: [Severity: Int] = [:]
  /// How many findings are not told, since the baseline has them.
  public var known = 0
  /// How many manifests were verified, whether they hold or not.
  public var manifests = 0
  /// How many findings say that something could not be read to its end.
  public var obstacles = 0

  /// Nothing yet.
  public init() {}

  /// The number of references.
  public var references: Int { outcomes.values.reduce(0, +) }

  /// Counts diagnostics by severity.
  public mutating func add(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics {
      severities[diagnostic.severity, default: 0] += 1
      if diagnostic.code.isObstacle { obstacles += 1 }
    }
  }

  /// The exit status of a run that found this: 2 could not finish, 1 findings, 0 nothing to
  /// report.
  public var exitStatus: Int {
    if obstacles > 0 { return 2 }
    return severities.contains { $0.key > .note && $0.value > 0 } ? 1 : 0
  }

  /// Counts a file that was checked, its references and its findings.
  public mutating func add(_ file: CheckedFile) {
    if file.isRead { files += 1 }
    for reference in file.references { outcomes[reference.outcome, default: 0] += 1 }
    add(file.diagnostics)
    known += file.known.count
  }

  /// One line: `2 references in 1 file: 2 confirmed; 1 warning, 1 note`.
  public var text: String {
    let outcomes = Verdict.Outcome.allCases.compactMap { outcome in
      self.outcomes[outcome].map { "\($0) \(outcome.rawValue)" }
    }
    var text = "\(Self.count(references, "reference")) in \(Self.count(files, "file"))"
    if !outcomes.isEmpty { text += ": " + outcomes.joined(separator: ", ") }
    text += "; " + findings
    if known > 0 { text += "; \(known) known from the baseline" }
    return manifests == 0 ? text : text + "; \(Self.count(manifests, "manifest")) verified"
  }

  /// The findings alone: `2 errors, 1 note`, or `nothing to report`.
  public var findings: String {
    let counts = Severity.allCases.reversed().compactMap { severity in
      severities[severity].map { Self.count($0, severity.rawValue) }
    }
    return counts.isEmpty ? "nothing to report" : counts.joined(separator: ", ")
  }

  /// A number and its noun: `1 file`, `2 files`.
  public static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
