import Citing
import Fingerprint
import Regest

/// What checks the texts of each configuration. Configurations that ask for the same share it,
/// so that a register is opened once.
struct CheckerTable {
  private struct Key: Hashable {
    var register: PathBytes
    var archive: String?
    var style: PathBytes?
  }

  /// What checks, by the places of the configurations.
  let checkers: [CachingChecker]
  private let caches: [CheckCache]

  /// - Throws: what is wrong with a register or a style.
  init(
    _ runs: [ConfiguredRun], _ registerOptions: RegisterOptions, _ cacheOptions: CheckCacheOptions
  ) throws(RegestError) {
    var known: [Key: CachingChecker] = [:]
    var checkers: [CachingChecker] = []
    var caches: [CheckCache] = []
    for run in runs {
      let configuration = run.configuration
      try Self.checkRegister(configuration.register)
      let register = try registerOptions.place(configured: configuration.register?.value)
      let key = Key(
        register: run.paths.whole(register), archive: configuration.defaultArchive?.value,
        style: configuration.style.map { style in
          style.value.file.map(run.paths.whole) ?? PathBytes(style.value.name)
        })
      if let checker = known[key] {
        checkers.append(checker)
        continue
      }
      let cache = try Self.cache(configuration, of: register, cacheOptions)
      let checker = try Self.checker(configuration, of: register, cache)
      known[key] = checker
      checkers.append(checker)
      if let cache { caches.append(cache) }
    }
    self.checkers = checkers
    self.caches = caches
  }

  /// Says of a register that is not there which line of a configuration names it.
  private static func checkRegister(_ register: Setting<PathBytes>?) throws(RegestError) {
    guard let register, case .file(let file, let line, let column) = register.origin,
      FileStore.kind(of: register.value) == nil
    else { return }
    throw RegestError(
      .registerUnreadable,
      "\(file.display):\(line):\(column): register: \(register.value.display): no register there")
  }

  /// Keeps what was found for the next run.
  func write(_ cacheOptions: CheckCacheOptions) {
    for cache in caches { cacheOptions.write(cache) }
  }

  private static func checker(
    _ configuration: ProjectConfiguration, of register: PathBytes, _ cache: CheckCache?
  ) throws(RegestError) -> CachingChecker {
    let archive = configuration.defaultArchive?.value
    let style = try compiled(configuration.style?.value.style)
    return try CachingChecker(cache: cache) { () throws(RegestError) in
      FileChecker(
        examiner: Examiner(register: try Register.open(register), defaultArchive: archive),
        style: style)
    }
  }

  /// A style, ready to print into files.
  private static func compiled(_ style: Style?) throws(RegestError) -> CompiledStyle? {
    guard let style else { return nil }
    do {
      return try CompiledStyle(style)
    } catch {
      throw RegestError(.styleMalformed, error.description, underlying: error)
    }
  }

  /// What earlier runs have left. A style of one's own may change at any time, so that nothing
  /// is kept of what was held to it.
  private static func cache(
    _ configuration: ProjectConfiguration, of register: PathBytes,
    _ cacheOptions: CheckCacheOptions
  ) throws(RegestError) -> CheckCache? {
    let style = configuration.style?.value
    guard style?.file == nil else { return nil }
    return try cacheOptions.open(
      register: register,
      settings: [
        "archive \(configuration.defaultArchive?.value ?? "")", "style \(style?.name ?? "")",
      ])
  }
}
