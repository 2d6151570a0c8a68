public import Fingerprint

/// The configurations of a run, each with what it makes of the files that are under it.
public struct ConfiguredRuns {
  /// Makes a configuration as it was found one that counts.
  public typealias Opening =
    (ConfigurationSearch.Found) throws(RegestError) -> ConfiguredRun

  /// The configurations in the order in which they were met.
  public private(set) var runs: [ConfiguredRun] = []
  private var search: ConfigurationSearch?
  private var indices: [PathBytes?: Int] = [:]
  /// The folder of the file before and its configuration: most files follow one of their folder.
  private var last: (folder: ArraySlice<UInt8>, index: Int)?
  private let open: Opening
  /// Whether one baseline is for the files of all configurations.
  private let sharesBaseline: Bool

  /// One configuration for all files.
  public init(only run: ConfiguredRun) {
    runs = [run]
    open = { found in ConfiguredRun(found.configuration, paths: found.paths) }
    sharesBaseline = false
  }

  /// For each file the nearest configuration.
  ///
  /// - Parameters:
  ///   - search: What finds them.
  ///   - sharesBaseline: Whether the baseline of the first is for the files of all.
  ///   - open: What makes of a configuration that was found the one that counts.
  public init(
    nearest search: ConfigurationSearch, sharingBaseline sharesBaseline: Bool,
    opening open: @escaping Opening
  ) {
    self.search = search
    self.sharesBaseline = sharesBaseline
    self.open = open
  }

  /// The configuration that a file is under, by its place in ``runs``.
  ///
  /// - Parameter isNamed: Whether it was named, and not met in a folder.
  /// - Throws: what is wrong with the configuration.
  public mutating func index(of path: PathBytes, isNamed: Bool) throws(RegestError) -> Int {
    guard search != nil else { return 0 }
    if isNamed { return try index(of: try search?.file(of: path, isNamed: true)) }
    let end = path.bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    let folder = path.bytes[..<end]
    if let last, last.folder == folder { return last.index }
    let index = try index(of: try search?.file(of: path, isNamed: false))
    last = (folder, index)
    return index
  }

  /// The configuration that a named folder is under, by its place in ``runs``.
  ///
  /// - Throws: what is wrong with the configuration.
  public mutating func index(ofFolder path: PathBytes) throws(RegestError) -> Int {
    guard search != nil else { return 0 }
    return try index(of: try search?.file(ofFolder: path))
  }

  private mutating func index(of file: PathBytes?) throws(RegestError) -> Int {
    if let index = indices[file] { return index }
    guard let found = try search?.found(file) else { return 0 }
    var run = try open(found)
    if sharesBaseline, !runs.isEmpty {
      run.comparison = nil
    } else {
      try checkBaseline(of: run)
    }
    runs.append(run)
    indices[file] = runs.count - 1
    return runs.count - 1
  }

  /// Entries of a baseline say no more than a path, and each configuration would write it anew.
  private func checkBaseline(of run: ConfiguredRun) throws(RegestError) {
    guard let baseline = run.baseline else { return }
    guard let other = runs.first(where: { $0.baseline == baseline }) else { return }
    let names = [other, run].map { $0.configuration.file?.display ?? "the command line" }
    throw RegestError(
      .configurationMalformed,
      "\(names[1]): its baseline is that of \(names[0]) too",
      hint: "give each configuration a baseline of its own, or name one for all with --baseline")
  }

  /// Whether a file is checked that was met in a folder.
  ///
  /// - Parameter index: The configuration it is under.
  public mutating func selects(_ path: PathBytes, by index: Int) -> Bool {
    runs[index].see(path)
    return runs[index].selects(path)
      && (runs.count == 1 || !runs.contains { $0.isOwn(path) })
  }

  /// What is said of a place in a folder that is no file to check, as it is reported; nil where
  /// it is not told.
  ///
  /// - Throws: what is wrong with the configuration that it is under.
  public mutating func told(_ finding: Diagnostic) throws(RegestError) -> CheckedFile? {
    let index = try finding.path.map { path throws(RegestError) in
      try self.index(of: path, isNamed: false)
    }
    if let index, let path = finding.path {
      runs[index].see(path, isUnread: finding.code.isObstacle)
      guard runs[index].tells(finding) else { return nil }
    }
    return applied(to: CheckedFile(unread: finding), by: index ?? 0)
  }

  /// Notes that the run writes a file: that a pattern excludes it is of use, whether it is there
  /// before or not.
  public mutating func see(report path: PathBytes) {
    for index in runs.indices { runs[index].see(report: path) }
  }

  /// A file as it is reported: see ``ConfiguredRun/applied(to:)``.
  ///
  /// - Parameter index: The configuration it is under.
  public mutating func applied(to file: CheckedFile, by index: Int) -> CheckedFile {
    guard sharesBaseline, index > 0 else { return runs[index].applied(to: file) }
    // Taken, and not copied with all its entries.
    runs[index].comparison = runs[0].comparison.take()
    let file = runs[index].applied(to: file)
    runs[0].comparison = runs[index].comparison.take()
    return file
  }
}
