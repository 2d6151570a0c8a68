/// A form in which checked files are reported. A report is given the files in their order,
/// each as soon as it is checked, and prints at once what it can.
public protocol CheckReport: Sendable {
  /// What is printed of a file.
  mutating func add(_ file: CheckedFile) -> [UInt8]

  /// What is printed in the end.
  ///
  /// - Parameter summary: of all files and of what was found beside them.
  mutating func finish(_ summary: Summary) -> [UInt8]
}

/// For people: source lines and carets.
public struct TextCheckReport: CheckReport {
  private let report: TextReport

  /// A report with or without colour.
  public init(isColoured: Bool) {
    report = TextReport(isColoured: isColoured)
  }

  /// The findings of a file with their source lines.
  public mutating func add(_ file: CheckedFile) -> [UInt8] {
    file.findings.flatMap { Array(report.text($0).utf8) }
  }

  /// One line that counts.
  public mutating func finish(_ summary: Summary) -> [UInt8] { Array((summary.text + "\n").utf8) }
}

/// For programs: one JSON object a line, first the references of a file, then its findings,
/// in the end a summary.
public struct JSONCheckReport: CheckReport {
  /// A report.
  public init() {}

  /// The references and findings of a file.
  public mutating func add(_ file: CheckedFile) -> [UInt8] {
    file.references.flatMap { JSONReport.line($0, path: file.path) }
      + file.diagnostics.flatMap(JSONReport.line)
  }

  /// The summary.
  public mutating func finish(_ summary: Summary) -> [UInt8] { JSONReport.line(summary) }
}
