/// For people: source lines and carets. Columns are counted in Unicode scalars.
public struct TextCheckReport: CheckReport {
  private let report: TextReport
  private let hasSummary: Bool

  /// A report with or without colour, and with or without the line that counts.
  public init(isColoured: Bool, hasSummary: Bool = true) {
    report = TextReport(isColoured: isColoured)
    self.hasSummary = hasSummary
  }

  /// The findings of a file with their source lines.
  public mutating func add(_ file: CheckedFile) -> [UInt8] {
    file.findings.flatMap { Array(report.text($0).utf8) }
  }

  /// One line that counts.
  public mutating func finish(_ summary: Summary) -> [UInt8] {
    hasSummary ? Array((summary.text + "\n").utf8) : []
  }
}
