import ArchivalReference
import ArgumentParser
import Fingerprint
import Regest

/// Where `regest check` finds a configuration and a baseline, and what it is told otherwise.
struct CheckConfigurationOptions: ParsableArguments {
  @Option(
    name: .customLong("config"),
    help: ArgumentHelp(
      "The file of configuration for all files; its patterns begin at the current folder.",
      discussion: "Default: for each file the nearest .regest.yml in its folder or above.",
      valueName: "file"))
  var file: String?

  @Flag(name: .customLong("no-config"), help: "Read no file of configuration.")
  var isWithoutFile = false

  @Flag(
    name: .customLong("show-config"),
    help: "Print the configuration that would count, with where each value comes from.")
  var isShown = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The archive that is meant where none is printed: a key or a name.", valueName: "archive"))
  var defaultArchive: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The weight of a code, name or series: REF101=error; error, warning, note or off.",
      valueName: "code=weight"))
  var severity: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Tell only findings that are not in this file.", valueName: "file"))
  var baseline: String?

  @Flag(
    name: .long, help: "Write the baseline anew: what is found now is known from then on.")
  var updateBaseline = false

  func validate() throws {
    guard file == nil || !isWithoutFile else {
      throw ValidationError("--config and --no-config exclude one another")
    }
  }

  /// The configurations that count.
  ///
  /// - Parameters:
  ///   - named: the files and folders that are named.
  ///   - style: the style that the command line chooses.
  func runs(
    for named: [PathBytes], _ registerOptions: RegisterOptions, style: Setting<NamedStyle>?
  ) throws -> ConfiguredRuns {
    let here = try Self.here()
    let options = try Options(
      register: registerOptions.setting, style: style,
      archive: defaultArchive.map(ProjectConfiguration.archiveKey),
      severities: severity.map { try ProjectConfiguration.SeverityRule(option: $0) })
    let open: ConfiguredRuns.Opening = { found throws(RegestError) in
      try run(options.applied(to: found.configuration), found.paths)
    }
    if let file {
      let configuration = try ProjectConfiguration(at: PathBytes(argument: file))
      return ConfiguredRuns(only: try open(ConfigurationSearch.Found(configuration, paths: here)))
    }
    if isWithoutFile {
      let nothing = ConfigurationSearch.Found(ProjectConfiguration(), paths: here)
      return ConfiguredRuns(only: try open(nothing))
    }
    return ConfiguredRuns(
      nearest: ConfigurationSearch(from: here.current, naming: named),
      sharingBaseline: baseline != nil,
      opening: open)
  }

  /// The folder in which the run was started.
  private static func here() throws(RegestError) -> ConfiguredPaths {
    do {
      let current = try FileStore.resolved(try FileStore.currentDirectory())
      return ConfiguredPaths(current: current, root: current)
    } catch {
      throw RegestError(.unreadable, error.message, underlying: error)
    }
  }

  /// What the command line says before any configuration.
  private struct Options {
    var register: Setting<PathBytes>?
    var style: Setting<NamedStyle>?
    var archive: String?
    var severities: [ProjectConfiguration.SeverityRule]

    func applied(to configuration: ProjectConfiguration) -> ProjectConfiguration {
      var configuration = configuration
      if let register { configuration.register = register }
      if let style { configuration.style = style }
      if let archive {
        configuration.defaultArchive = Setting(archive, from: .option("--default-archive"))
      }
      configuration.severities += severities.map { Setting($0, from: .option("--severity")) }
      return configuration
    }
  }

  /// What a configuration makes of files, compared with its baseline.
  private func run(
    _ configuration: ProjectConfiguration, _ paths: ConfiguredPaths
  ) throws(RegestError) -> ConfiguredRun {
    var (configuration, paths) = (configuration, paths)
    if let baseline {
      configuration.baseline = Setting(PathBytes(argument: baseline), from: .option("--baseline"))
    }
    guard let place = configuration.baseline?.value else {
      return ConfiguredRun(configuration, paths: paths)
    }
    if file != nil || baseline != nil {
      // The root is then where the run was started, which may be another folder next time, or
      // there are several.
      paths = ConfiguredPaths(
        current: paths.current, root: paths.root,
        baselineRoot: paths.whole(place.parent ?? "."))
    }
    if isShown { return ConfiguredRun(configuration, paths: paths) }
    let isNew = updateBaseline && FileStore.kind(of: place) == nil
    return ConfiguredRun(
      configuration, paths: paths, baseline: isNew ? Baseline() : try Baseline(at: place),
      acceptingAll: updateBaseline)
  }

  /// Refuses to write a baseline where none is named.
  func checkBaseline(of runs: ConfiguredRuns) throws(RegestError) {
    guard updateBaseline, runs.runs.allSatisfy({ $0.configuration.baseline == nil }) else {
      return
    }
    throw RegestError(
      .invalidRequest, "--update-baseline needs the name of a baseline",
      hint: "name one with --baseline, or in the file of configuration")
  }

  /// Writes the baseline of a configuration where that was asked for.
  ///
  /// - Parameter isWhole: whether the run looked at all files of the root.
  func finish(_ run: ConfiguredRun, isWhole: Bool) throws {
    guard updateBaseline, let file = run.configuration.baseline?.value,
      let baseline = run.updatedBaseline(isWhole: isWhole)
    else { return }
    try baseline.write(to: file)
    Console.note("wrote \(file.display): \(Summary.count(baseline.count, "finding"))")
  }
}
