import ArgumentParser
import DocumentText
import Fingerprint
import Regest

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Report what is wrong or unusual about the references of texts.",
    usage: "regest check [<options>] <file> ...",
    discussion: "`regest explain CODE` says what a code means and what to do.")

  @Argument(help: ArgumentHelp("Files and folders.", valueName: "file"))
  var files: [String]

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "How the texts are written down: \(DocumentFormat.allCases.map(\.rawValue).joined(separator: ", ")).",
      discussion: "Default: what the name of a file tells, or else plain text.",
      valueName: "format"),
    transform: Self.format)
  var format: DocumentFormat?

  @OptionGroup var fixOptions: CheckFixOptions
  @OptionGroup var registerOptions: RegisterOptions
  @OptionGroup var formatOptions: FormatOptions
  @OptionGroup var threadOptions: ThreadOptions

  private static func format(_ text: String) throws -> DocumentFormat {
    guard let format = DocumentFormat(rawValue: text.lowercased()) else {
      throw ValidationError("\(text) is not the name of a format")
    }
    return format
  }

  func run() async throws {
    let examiner = Examiner(register: try registerOptions.open())
    let inputs = try InputFiles(files)
    let run = CheckRun(
      checker: FileChecker(examiner: examiner, style: try fixOptions.compiledStyle()),
      inputs: inputs, format: format, mending: fixOptions.mending)
    var report: any CheckReport =
      switch formatOptions.format {
      case .text: TextCheckReport(isColoured: Console.isColoured)
      case .json: JSONCheckReport()
      }
    var tally = CheckTally()
    func tell(_ outcome: CheckRun.Outcome) throws {
      tally.add(outcome)
      try Console.write(fixOptions.diff ? outcome.difference : report.add(outcome.file))
    }
    for finding in inputs.findings {
      try tell(CheckRun.Outcome(file: CheckedFile(unread: finding)))
    }
    var coming = inputs.paths[...]
    try await OrderedWork.run(
      jobs: threadOptions.count, next: { coming.popFirst() }, work: run.outcome,
      deliver: { result in if let outcome = try result.get() { try tell(outcome) } })
    if fixOptions.diff { return try tally.concludeDifference() }
    try Console.write(report.finish(tally.summary))
    if fixOptions.fix { tally.tellFixes() }
    try ExitStatus.conclude(tally.diagnostics)
  }
}
