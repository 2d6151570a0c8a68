import ArgumentParser
import Fingerprint
import Regest

/// Where `regest check` remembers what files gave.
struct CheckCacheOptions: ParsableArguments {
  @Option(
    name: .customLong("cache"),
    help: ArgumentHelp(
      "The folder in which results are kept for the next run, which checks only new texts.",
      discussion: "Default: regest in XDG_CACHE_HOME, or in ~/.cache.", valueName: "folder"))
  var folder: String?

  @Flag(name: .long, help: "Check every file, and keep nothing.")
  var noCache = false

  func validate() throws {
    guard folder == nil || !noCache else {
      throw ValidationError("--cache and --no-cache contradict each other")
    }
  }

  /// What earlier runs have left; nil without a cache.
  ///
  /// - Parameter settings: whatever changes what is found, besides the rules and the register.
  func open(register: PathBytes, settings: [String]) throws(RegestError) -> CheckCache? {
    guard !noCache, let folder = place, let here = try? FileStore.currentDirectory(),
      let program = FileStore.stamp(of: "/proc/self/exe")
    else { return nil }
    // A register that cannot be read is told of by whoever opens it.
    guard
      let key = try? CacheKey(
        register: register,
        program: "\(RegestCommand.configuration.version) \(program.size) \(program.modified)",
        settings: settings)
    else { return nil }
    return try CheckCache(in: folder, for: here, key: key)
  }

  /// Keeps what this run has found. That is a convenience: where it cannot be done, only who
  /// has named the folder is told.
  func write(_ cache: CheckCache?) {
    do {
      try cache?.write()
    } catch {
      if folder != nil { Console.note("nothing is kept for the next run: \(error.message)") }
    }
  }

  /// What tells whether a file is one of the cache that is kept in a folder of texts.
  var owns: (PathBytes) -> Bool {
    guard !noCache, let folder = place else { return { _ in false } }
    return { path in CheckCache.owns(path, in: folder) }
  }

  private var place: PathBytes? {
    if let folder { return PathBytes(argument: folder) }
    func variable(_ name: String) -> PathBytes? {
      // A relative path there counts as none, by the XDG Base Directory Specification.
      Environment[name].map { PathBytes($0) }.flatMap { $0.isAbsolute ? $0 : nil }
    }
    return variable("XDG_CACHE_HOME")?.appending("regest")
      ?? variable("HOME")?.appending(".cache/regest")
  }
}
