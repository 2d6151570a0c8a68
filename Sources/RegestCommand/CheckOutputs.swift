import Fingerprint
import Regest

/// The reports of one check, each on its way to its place.
///
/// A file gets its name when the report is whole, so that one that is interrupted leaves the
/// file of before.
final class CheckOutputs {
  private struct Output {
    var format: CheckFormat
    var report: any CheckReport
    var target: ExportTarget
  }

  private var outputs: [Output]
  private let minimum: Severity
  /// For the summary of the job, where GitHub has a file for it.
  private var jobSummary: (report: MarkdownCheckReport, file: PathBytes)?

  /// - Parameter minimum: what weighs less is not shown.
  /// - Throws: `unwritable` when a file cannot be made.
  init(
    _ outputs: [CheckFormatOptions.Output], manner: CheckFormat.Manner, minimum: Severity
  ) throws(RegestError) {
    self.minimum = minimum
    self.outputs = []
    for output in outputs {
      var manner = manner
      manner.isColoured = output.file == nil && Console.isColoured
      try Self.checkFolder(of: output.file)
      self.outputs.append(
        Output(
          format: output.format, report: output.format.report(manner),
          target: try ExportTarget(output.file)))
    }
    let variable = Environment["GITHUB_STEP_SUMMARY"].flatMap { $0.isEmpty ? nil : $0 }
    if let variable, outputs.contains(where: { $0.format == .github }) {
      jobSummary = (MarkdownCheckReport(), PathBytes(variable))
    }
  }

  private static func checkFolder(of file: String?) throws(RegestError) {
    guard let file else { return }
    if FileStore.kind(of: PathBytes(argument: file)) == .directory {
      throw RegestError(
        .unwritable, "cannot write \(PathBytes(argument: file).display): it is a folder",
        hint: "name a file in it")
    }
    guard let folder = PathBytes(argument: file).parent, FileStore.kind(of: folder) == nil else {
      return
    }
    throw RegestError(
      .unwritable,
      "cannot write \(PathBytes(argument: file).display): there is no folder \(folder.display)")
  }

  /// Reports a file.
  func add(_ file: CheckedFile) throws(RegestError) {
    var current = file
    current.findings.removeAll { $0.diagnostic.severity < minimum }
    var all = current
    all.add(file.known.filter { $0.diagnostic.severity >= minimum })
    for index in outputs.indices {
      let shown = outputs[index].format.tellsBaseline ? all : current
      try outputs[index].target.write(outputs[index].report.add(shown))
    }
    _ = jobSummary?.report.add(current)
  }

  /// Ends the reports.
  ///
  /// - Parameter summary: of all that was found, also of what is not shown.
  func finish(_ summary: Summary) throws(RegestError) {
    for index in outputs.indices {
      try outputs[index].target.write(outputs[index].report.finish(summary))
      try outputs[index].target.finish()
    }
    guard var jobSummary else { return }
    do {
      try FileStore.append(jobSummary.report.finish(summary), to: jobSummary.file)
    } catch {
      throw RegestError(.unwritable, error.message, underlying: error)
    }
  }
}
