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
      guard files.insert(PathBytes(file).normalized).inserted else {
        throw ValidationError("two formats go to \(file)")
      }
    }
  }

  /// The files to check: without reports of earlier runs that lie in the folders.
  ///
  /// - Parameters:
  ///   - sources: files and folders that the check goes by.
  ///   - places: what tells paths without links.
  /// - Throws: `invalidRequest` where a report would take the place of one of these, of a file
  ///   that is named, or of one in a folder that is no report.
  func filesToCheck(
    _ inputs: InputFiles, sparing sources: [PathBytes], _ places: ConfiguredPaths
  ) throws(RegestError) -> [PathBytes] {
    var reports: [PathBytes: CheckFormat] = [:]
    for output in outputs {
      guard let file = output.file.map({ PathBytes($0) }) else { continue }
      let whole = places.whole(file)
      reports[whole] = output.format
      let source = sources.first { source in
        // Of a register in a folder, its tables.
        let real = places.whole(source)
        return whole == real
          || whole.parent == real && whole.bytes.suffix(4).elementsEqual(".csv".utf8)
      }
      if let source {
        throw RegestError(
          .invalidRequest, "a report would take the place of \(file.display)",
          hint: "the check goes by \(source.display); name another file")
      }
    }
    let names = Set(reports.keys.compactMap(\.lastComponent))
    guard !names.isEmpty else { return inputs.paths }
    var paths: [PathBytes] = []
    for path in inputs.paths {
      guard let name = path.lastComponent, names.contains(name),
        let resolved = try? FileStore.resolved(path), let format = reports[resolved]
      else {
        paths.append(path)
        continue
      }
      guard !inputs.isNamed(path) else {
        throw RegestError(
          .invalidRequest, "\(path.display) is to be checked, and a report would take its place")
      }
      guard let head = try? FileStore.head(path, count: CheckFormat.headLength),
        format.mayHaveWritten(head)
      else {
        throw RegestError(
          .invalidRequest,
          "\(path.display) is no report of the format \(format.rawValue), and one would take its place",
          hint: "remove it, or name another file")
      }
    }
    return paths
  }

  /// The reports that were asked for.
  ///
  /// - Throws: what keeps their files from being written.
  func open() throws(RegestError) -> CheckOutputs {
    var manner = CheckFormat.Manner(version: RegestCommand.configuration.version) { path in
      (try? InputFiles.text(of: path)) ?? nil
    }
    manner.hasSummary = !quiet
    return try CheckOutputs(
      outputs.isEmpty ? [Output(format: .text)] : outputs, manner: manner,
      minimum: quiet ? max(minimum, .warning) : minimum)
  }
}
