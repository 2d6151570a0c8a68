import ArgumentParser
import Fingerprint
import Regest

/// How a check is reported, and where to.
struct CheckFormatOptions: ParsableArguments {
  /// A form of report and where it goes.
  struct Output {
    var format: CheckFormat
    /// Nil for standard output.
    var file: String?
  }

  private static let names = CheckFormat.allCases.map(\.rawValue).joined(separator: ", ")

  @Option(
    name: .customLong("format"),
    help: ArgumentHelp(
      "How to report: \(names).",
      discussion: """
        With =FILE into a file. May be given several times, one of them without a file. \
        (default: text)
        """,
      valueName: "name[=file]"),
    transform: Self.output)
  var outputs: [Output] = []

  @Option(
    name: .customLong("min-severity"),
    help: ArgumentHelp(
      "Show what weighs at least so much: note, warning or error. The exit status stays.",
      valueName: "severity"),
    transform: Self.severity)
  var minimum: Severity = .note

  @Flag(name: .long, help: "Show no notes, and no summary for people.")
  var quiet = false

  private static func output(_ text: String) throws -> Output {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let format = CheckFormat(rawValue: String(parts[0])) else {
      throw ValidationError("no format of report has the name “\(parts[0])”; there are \(names)")
    }
    guard parts.count > 1 else { return Output(format: format) }
    guard !parts[1].isEmpty else { throw ValidationError("--format \(text) names no file") }
    return Output(format: format, file: String(parts[1]))
  }

  private static func severity(_ text: String) throws -> Severity {
    guard let severity = Severity(rawValue: text) else {
      throw ValidationError("--min-severity takes note, warning or error")
    }
    return severity
  }

  func validate() throws {
    guard outputs.count(where: { $0.file == nil }) < 2 else {
      throw ValidationError(
        "one format can go to standard output; name a file, --format sarif=FILE")
    }
    var files: Set<PathBytes> = []
    for file in outputs.compactMap(\.file) {
      guard files.insert(PathBytes(argument: file).normalized).inserted else {
        throw ValidationError("two formats go to \(PathBytes(argument: file).display)")
      }
    }
  }

  /// The files that reports go to.
  ///
  /// - Parameter sources: files and folders that the check goes by.
  /// - Throws: `invalidRequest` where a report would take the place of one of these.
  func reports(sparing sources: [PathBytes]) throws(RegestError) -> CheckReportFiles {
    var reports = CheckReportFiles()
    for output in outputs {
      guard let file = output.file.map({ PathBytes(argument: $0) }) else { continue }
      try reports.add(file, output.format, sparing: sources)
    }
    return reports
  }

  /// The reports that were asked for.
  ///
  /// - Parameter rulesURL: the address of the pages about diagnostics; nil for none.
  /// - Throws: what keeps their files from being written.
  func open(rulesURL: String?) throws(RegestError) -> CheckOutputs {
    var manner = CheckFormat.Manner(version: RegestCommand.configuration.version) { path in
      (try? InputFiles.text(of: path)) ?? nil
    }
    manner.hasSummary = !quiet
    manner.rulesURL = rulesURL
    return try CheckOutputs(
      outputs.isEmpty ? [Output(format: .text)] : outputs, manner: manner,
      minimum: quiet ? max(minimum, .warning) : minimum)
  }
}
