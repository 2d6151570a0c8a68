public import Fingerprint

/// Finds the configuration that a file is under: the nearest in its folder or above, up to the
/// folder that holds `.git`.
///
/// Each folder is looked into once, and each configuration read once.
public struct ConfigurationSearch {
  /// A configuration as it stands in its file, with the paths that its patterns see.
  public struct Found: Sendable {
    /// What the file says; nothing where there is no file.
    public var configuration: ProjectConfiguration
    /// Paths of the run as seen from the folder of the file.
    public var paths: ConfiguredPaths

    /// A configuration and the paths of the run as it sees them.
    public init(_ configuration: ProjectConfiguration, paths: ConfiguredPaths) {
      self.configuration = configuration
      self.paths = paths
    }
  }

  private struct Place: Hashable {
    var folder: PathBytes
    var isNamed: Bool
  }

  private let here: ConfiguredPaths
  /// The files by folder, nil for a folder that is under none.
  private var files: [Place: PathBytes?] = [:]
  private var known: [PathBytes?: Found] = [:]
  /// The folders of paths that were met, without links.
  private var folders: [PathBytes: PathBytes] = [:]
  /// What was named: the folders among it are walked.
  private let named: Set<PathBytes>

  /// A search for the files of a run.
  ///
  /// - Parameters:
  ///   - current: The folder in which it was started, absolute and without links.
  ///   - named: The files and folders that were named.
  public init(from current: PathBytes, naming named: [PathBytes]) {
    here = ConfiguredPaths(current: current, root: current)
    self.named = Set(named.map(here.whole))
  }

  /// The file of configuration that a path is under, absolute; nil for none.
  ///
  /// What an outer configuration excludes stays excluded, and a configuration in it is not even
  /// read, unless the file was named itself. A repository that is met in a folder has a
  /// configuration of its own or none, and may be excluded.
  ///
  /// - Parameters:
  ///   - path: A file, as the run calls it; or a folder, if it is named.
  ///   - isNamed: Whether it was named, and not met in a folder.
  /// - Throws: `configuration-malformed`, `unreadable`.
  public mutating func file(of path: PathBytes, isNamed: Bool) throws(RegestError) -> PathBytes? {
    try file(in: Place(folder: folder(of: path, isNamed: isNamed), isNamed: isNamed))
  }

  /// The file that a named folder is under.
  ///
  /// - Throws: as ``file(of:isNamed:)``.
  public mutating func file(ofFolder path: PathBytes) throws(RegestError) -> PathBytes? {
    try file(in: Place(folder: here.whole(path), isNamed: false))
  }

  /// What a file of configuration says; of nil, that nothing is said.
  ///
  /// - Throws: `configuration-malformed`, `unreadable`.
  public mutating func found(_ file: PathBytes?) throws(RegestError) -> Found {
    if let found = known[file] { return found }
    var found = Found(ProjectConfiguration(), paths: here)
    if let file {
      found.paths = ConfiguredPaths(current: here.current, root: file.parent ?? here.current)
      found.configuration = try ProjectConfiguration(
        found: file, named: here.fromCurrent(file))
    }
    known[file] = found
    return found
  }

  private mutating func folder(of path: PathBytes, isNamed: Bool) -> PathBytes {
    // A name may be that of a link; in folders none is followed.
    if isNamed { return here.whole(path).parent ?? here.current }
    let parent = path.parent ?? "."
    if let folder = folders[parent] { return folder }
    let folder = here.whole(parent)
    folders[parent] = folder
    return folder
  }

  private mutating func file(in place: Place) throws(RegestError) -> PathBytes? {
    if let file = files[place] { return file }
    let file = try search(place)
    files[place] = .some(file)
    return file
  }

  private mutating func search(_ place: Place) throws(RegestError) -> PathBytes? {
    let file = try ProjectConfiguration.file(in: place.folder)
    if file != nil, place.isNamed { return file }
    let isTop = FileStore.kind(of: place.folder.appending(".git")) != nil
    guard !isTop || isMet(place), let parent = place.folder.parent,
      let outer = try self.file(in: Place(folder: parent, isNamed: place.isNamed))
    else { return file }
    if file == nil, !isTop { return outer }
    let found = try found(outer)
    let folder = found.paths.fromRoot(place.folder)
    return found.configuration.exclude.contains { $0.value.takesAll(in: folder) } ? outer : file
  }

  /// Whether a walk came to a folder from above.
  private func isMet(_ place: Place) -> Bool {
    guard !place.isNamed else { return false }
    var above = place.folder.parent
    while let folder = above {
      if named.contains(folder) { return true }
      above = folder.parent
    }
    return false
  }
}
