import ArgumentParser
import Citing
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
  var files: [String] = []

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
    let (configuration, places) = try configurationOptions.configuration(
      for: named, registerOptions)
    if configurationOptions.isShown {
      return try Console.write(configuration.text(root: places.fromCurrent(".")))
    }
    var configured = try configurationOptions.run(configuration, places)
    let cache = try cache(configuration)
    let run = try checkRun(configuration, places, cache)
    let paths = try formatOptions.filesToCheck(
      run.inputs, sparing: try sources(of: configuration), places)
    let outputs = try fixOptions.diff ? nil : formatOptions.open()
    var tally = CheckTally()
    func tell(_ outcome: CheckRun.Outcome) throws {
      tally.add(outcome)
      try outputs?.add(outcome.file)
      if fixOptions.diff { try Console.write(outcome.difference) }
    }
    for finding in run.inputs.findings where configured.tells(finding) {
      let file = configured.applied(to: CheckedFile(unread: finding))
      try tell(CheckRun.Outcome(file: file))
    }
    var coming = paths.filter { path in
      selection.takes(path, of: run.inputs, configured)
        && (run.inputs.isNamed(path) || !cacheOptions.owns(path))
    }[...]
    try await OrderedWork.run(
      jobs: threadOptions.count, next: { coming.popFirst() }, work: run.outcome,
      deliver: { result in
        guard var outcome = try result.get() else { return }
        outcome.file = configured.applied(to: outcome.file)
        try tell(outcome)
      })
    cacheOptions.write(cache)
    if fixOptions.diff { return try tally.concludeDifference() }
    let isWhole = selection.isWhole && named.contains { places.covers(PathBytes($0)) }
    let manifests = isWhole ? try verifiedManifests(configured) : VerifiedManifests()
    tally.add(manifests: manifests.count)
    for file in manifests.files {
      try tell(CheckRun.Outcome(file: configured.applied(to: file)))
    }
    for file in configured.rest(isWhole: isWhole) {
      try tell(CheckRun.Outcome(file: file))
    }
    try outputs?.finish(tally.summary)
    tally.tellNothing()
    if fixOptions.fix { tally.tellFixes() }
    try configurationOptions.finish(configured, isWhole: isWhole)
    try ExitStatus.conclude(tally.diagnostics)
  }

  /// What the check goes by: no report may take its place.
  private func sources(of configuration: ProjectConfiguration) throws -> [PathBytes] {
    let register = try registerOptions.place(configured: configuration.register?.value)
    return [configuration.file, configuration.baseline?.value, register].compactMap { $0 }
  }

  /// What earlier runs have left. A style of one's own may change at any time, so that nothing
  /// is kept of what was held to it.
  private func cache(_ configuration: ProjectConfiguration) throws -> CheckCache? {
    let style = fixOptions.style ?? configuration.style?.value.name
    if let style, StyleLibrary.style(named: style) == nil { return nil }
    return try cacheOptions.open(
      register: try registerOptions.place(configured: configuration.register?.value),
      settings: ["archive \(configuration.defaultArchive?.value ?? "")", "style \(style ?? "")"])
  }

  /// What the issued folders of the project give. The register is read for them anew: where all
  /// texts are known from the cache, it was not opened at all.
  private func verifiedManifests(
    _ configured: ConfiguredRun
  ) throws(RegestError) -> VerifiedManifests {
    let configuration = configured.configuration
    guard !configuration.manifests.isEmpty else { return VerifiedManifests() }
    let verifier = ManifestVerifier(
      register: try .open(registerOptions.place(configured: configuration.register?.value)))
    return try threadOptions.reading { (manner) throws(RegestError) in
      try configured.verifiedManifests(by: verifier, manner)
    }
  }

  private func checkRun(
    _ configuration: ProjectConfiguration, _ places: ConfiguredPaths, _ cache: CheckCache?
  ) throws -> CheckRun {
    let register = try registerOptions.place(configured: configuration.register?.value)
    let archive = configuration.defaultArchive?.value
    let style = try fixOptions.compiledStyle(configured: configuration.style?.value)
    let checker = try CachingChecker(cache: cache) { () throws(RegestError) in
      FileChecker(
        examiner: Examiner(register: try Register.open(register), defaultArchive: archive),
        style: style)
    }
    return CheckRun(
      checker: checker, inputs: try selection.inputs(files),
      configured: ConfiguredRun(configuration, paths: places), format: format,
      mending: fixOptions.mending)
  }
}
