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
  @OptionGroup var configurationOptions: CheckConfigurationOptions
  @OptionGroup var formatOptions: CheckFormatOptions
  @OptionGroup var threadOptions: ThreadOptions

  private static func format(_ text: String) throws -> DocumentFormat {
    guard let format = DocumentFormat(rawValue: text.lowercased()) else {
      throw ValidationError("\(text) is not the name of a format")
    }
    return format
  }

  func run() async throws {
    let (configuration, places) = try configurationOptions.configuration(
      for: files, registerOptions)
    if configurationOptions.isShown {
      return try Console.write(configuration.text(root: places.fromCurrent(".")))
    }
    var configured = try configurationOptions.run(configuration, places)
    let inputs = try InputFiles(files)
    let run = CheckRun(
      checker: try checker(configuration), inputs: inputs,
      configured: ConfiguredRun(configuration, paths: places), format: format,
      mending: fixOptions.mending)
    let paths = try formatOptions.filesToCheck(inputs)
    let outputs = try fixOptions.diff ? nil : formatOptions.open()
    var tally = CheckTally()
    func tell(_ outcome: CheckRun.Outcome) throws {
      tally.add(outcome)
      try outputs?.add(outcome.file)
      if fixOptions.diff { try Console.write(outcome.difference) }
    }
    for finding in inputs.findings where configured.selects(finding.path ?? ".") {
      let file = configured.applied(to: CheckedFile(unread: finding))
      try tell(CheckRun.Outcome(file: file))
    }
    var coming = paths.filter { inputs.isNamed($0) || configured.selects($0) }[...]
    try await OrderedWork.run(
      jobs: threadOptions.count, next: { coming.popFirst() }, work: run.outcome,
      deliver: { result in
        guard var outcome = try result.get() else { return }
        outcome.file = configured.applied(to: outcome.file)
        try tell(outcome)
      })
    if fixOptions.diff { return try tally.concludeDifference() }
    for file in configured.rest(isWhole: files.contains { places.covers(PathBytes($0)) }) {
      try tell(CheckRun.Outcome(file: file))
    }
    try outputs?.finish(tally.summary)
    if fixOptions.fix { tally.tellFixes() }
    try configurationOptions.finish(configured)
    try ExitStatus.conclude(tally.diagnostics)
  }

  private func checker(_ configuration: ProjectConfiguration) throws -> FileChecker {
    let register = try registerOptions.open(configured: configuration.register?.value)
    return FileChecker(
      examiner: Examiner(
        register: register, defaultArchive: configuration.defaultArchive?.value),
      style: try fixOptions.compiledStyle(configured: configuration.style?.value))
  }
}
