import ArchivalReference
import ArgumentParser
import Fingerprint
import Regest

/// Where `regest check` finds a configuration and a baseline, and what it is told otherwise.
struct CheckConfigurationOptions: ParsableArguments {
  @Option(
    name: .customLong("config"),
    help: ArgumentHelp(
      "The file of configuration; its patterns begin at the current folder.",
      discussion: "Default: the nearest .regest.yml in the folder of the first file or above.",
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

  /// The configuration that counts, and the folder that its patterns begin at.
  ///
  /// - Parameter paths: the files and folders to check, as they were named.
  func configuration(
    for paths: [String], _ registerOptions: RegisterOptions
  ) throws -> (configuration: ProjectConfiguration, paths: ConfiguredPaths) {
    var (configuration, places) = try read(for: paths)
    if let register = registerOptions.setting { configuration.register = register }
    if let defaultArchive {
      configuration.defaultArchive = Setting(
        try ProjectConfiguration.archiveKey(named: defaultArchive),
        from: .option("--default-archive"))
    }
    for text in severity {
      configuration.severities.append(
        Setting(try ProjectConfiguration.SeverityRule(option: text), from: .option("--severity")))
    }
    if let baseline {
      configuration.baseline = Setting(PathBytes(baseline), from: .option("--baseline"))
    }
    if file != nil || configuration.file == nil, let baseline = configuration.baseline?.value {
      // The root is then where the run was started, which may be another folder next time.
      places = ConfiguredPaths(
        current: places.current, root: places.root,
        baselineRoot: places.whole(baseline.parent ?? "."))
    }
    guard !updateBaseline || configuration.baseline != nil else {
      throw RegestError(
        .invalidRequest, "--update-baseline needs the name of a baseline",
        hint: "name one with --baseline, or in the file of configuration")
    }
    return (configuration, places)
  }

  private func read(for paths: [String]) throws -> (ProjectConfiguration, ConfiguredPaths) {
    let current: PathBytes
    do {
      current = try FileStore.resolved(try FileStore.currentDirectory())
    } catch {
      throw RegestError(.unreadable, error.message, underlying: error)
    }
    let here = ConfiguredPaths(current: current, root: current)
    if let file { return (try ProjectConfiguration(at: PathBytes(file)), here) }
    guard !isWithoutFile, let first = paths.first,
      let found = try ProjectConfiguration.file(nearestTo: here.whole(PathBytes(first)))
    else { return (ProjectConfiguration(), here) }
    let places = ConfiguredPaths(current: current, root: found.parent ?? current)
    return (try ProjectConfiguration(found: here.fromCurrent(found)), places)
  }

  /// The run, with the baseline that it is compared with.
  func run(_ configuration: ProjectConfiguration, _ paths: ConfiguredPaths) throws -> ConfiguredRun
  {
    guard let file = configuration.baseline?.value else {
      return ConfiguredRun(configuration, paths: paths)
    }
    let isNew = updateBaseline && FileStore.kind(of: file) == nil
    let baseline = isNew ? Baseline() : try Baseline(at: file)
    return ConfiguredRun(
      configuration, paths: paths, baseline: baseline, acceptingAll: updateBaseline)
  }

  /// Writes the baseline where that was asked for.
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
