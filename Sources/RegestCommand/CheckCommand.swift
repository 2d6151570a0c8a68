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
  var files: [PathBytes] = []

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "How the texts are written down: \(DocumentFormat.allCases.map(\.rawValue).joined(separator: ", ")).",
      discussion: "Default: what the name of a file tells, or else plain text.",
      valueName: "format"),
    transform: Self.format)
  var format: DocumentFormat?

  @OptionGroup var selection: CheckSelectionOptions
  @OptionGroup var fixOptions: CheckFixOptions
  @OptionGroup var registerOptions: RegisterOptions
  @OptionGroup var configurationOptions: CheckConfigurationOptions
  @OptionGroup var formatOptions: CheckFormatOptions
  @OptionGroup var threadOptions: ThreadOptions
  @OptionGroup var cacheOptions: CheckCacheOptions

  private static func format(_ text: String) throws -> DocumentFormat {
    guard let format = DocumentFormat(rawValue: text.lowercased()) else {
      throw ValidationError("\(text) is not the name of a format")
    }
    return format
  }

  func validate() throws {
    if !configurationOptions.isShown { try selection.validate(naming: files) }
    guard !fixOptions.diff || formatOptions.outputs.isEmpty else {
      throw ValidationError("--diff prints the difference, and --format a report")
    }
    guard !fixOptions.diff || !configurationOptions.updateBaseline else {
      throw ValidationError("--diff changes nothing, and --update-baseline writes a file")
    }
  }

  func run() async throws {
    let named = selection.named(files)
    let runs = try configurationOptions.runs(
      for: named, registerOptions, style: fixOptions.styleSetting())
    if configurationOptions.isShown {
      return try Console.write(try CheckPlan.configurations(runs, of: named))
    }
    let inputs = try selection.inputs(files)
    var plan = try CheckPlan(runs, of: inputs, named: named, sparing: !selection.excludesNamed)
    try configurationOptions.checkBaseline(of: plan.runs)
    let checkers = try CheckerTable(plan.runs.runs, registerOptions, cacheOptions)
    try plan.select(
      inputs, reports: formatOptions.reports(sparing: plan.sources(registerOptions)),
      sparing: !selection.excludesNamed, cacheOptions)
    let run = CheckRun(
      checkers: checkers.checkers, inputs: inputs, runs: plan.runs.runs, format: format,
      mending: fixOptions.mending)
    let outputs = try fixOptions.diff ? nil : formatOptions.open(rulesURL: plan.rulesURL)
    var tally = CheckTally()
    func tell(_ outcome: CheckRun.Outcome) throws {
      tally.add(outcome)
      try outputs?.add(outcome.file)
      if fixOptions.diff { try Console.write(outcome.difference) }
    }
    for finding in inputs.findings {
      if let file = try plan.runs.told(finding) { try tell(CheckRun.Outcome(file: file)) }
    }
    var coming = plan.texts[...]
    try await OrderedWork.run(
      jobs: threadOptions.count, next: { coming.popFirst() },
      work: { text in (text.configuration, run.outcome(of: text)) },
      deliver: { (configuration, result) in
        guard var outcome = try result.get() else { return }
        outcome.file = plan.runs.applied(to: outcome.file, by: configuration)
        try tell(outcome)
      })
    checkers.write(cacheOptions)
    if fixOptions.diff { return try tally.concludeDifference() }
    for (index, run) in plan.runs.runs.enumerated() where selection.isWhole(run, of: named) {
      let manifests = try verifiedManifests(run)
      tally.add(manifests: manifests.count)
      for file in manifests.files {
        try tell(CheckRun.Outcome(file: plan.runs.applied(to: file, by: index)))
      }
    }
    for run in plan.runs.runs {
      for file in run.rest(isWhole: selection.isWhole(run, of: named)) {
        try tell(CheckRun.Outcome(file: file))
      }
    }
    try outputs?.finish(tally.summary)
    tally.tellNothing()
    if fixOptions.fix { tally.tellFixes() }
    for run in plan.runs.runs {
      try configurationOptions.finish(run, isWhole: selection.isWhole(run, of: named))
    }
    try ExitStatus.conclude(tally.diagnostics)
  }

  /// What the issued folders of a project give. The register is read for them anew: where all
  /// texts are known from the cache, it was not opened at all.
  private func verifiedManifests(
    _ run: ConfiguredRun
  ) throws(RegestError) -> VerifiedManifests {
    guard !run.configuration.manifests.isEmpty else { return VerifiedManifests() }
    let verifier = ManifestVerifier(
      register: try .open(registerOptions.place(configured: run.configuration.register?.value)))
    return try threadOptions.reading { (manner) throws(RegestError) in
      try run.verifiedManifests(by: verifier, manner)
    }
  }
}
