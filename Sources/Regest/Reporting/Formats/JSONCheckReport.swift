/// For programs: one JSON object a line, first the references of a file, then its findings,
/// in the end a summary. Columns are counted in Unicode scalars; `start` and `end` in bytes.
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
