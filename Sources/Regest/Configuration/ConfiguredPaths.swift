public import Fingerprint

/// The paths of a run as the patterns of a configuration have them, seen from one folder, the
/// root, and as the entries of a baseline have them.
public struct ConfiguredPaths: Sendable {
  /// The folder that the paths of a run are seen from, absolute and without links.
  public let current: PathBytes
  /// The root, absolute and without links.
  public let root: PathBytes
  /// The folder that the paths of a baseline are seen from, absolute and without links: the
  /// same in all runs, whatever folder they are started in.
  public let baselineRoot: PathBytes

  /// Paths of a run that was started in one folder, seen from another.
  ///
  /// - Parameter baselineRoot: Where the paths of a baseline begin; nil for the root.
  public init(current: PathBytes, root: PathBytes, baselineRoot: PathBytes? = nil) {
    self.current = current
    self.root = root
    self.baselineRoot = baselineRoot ?? root
  }

  /// A path of the run as seen from the root, normalized; one that does not lie in the root is
  /// absolute.
  public func fromRoot(_ path: PathBytes) -> PathBytes {
    let whole = current.appending(path).normalized
    if !whole.hasParentReference, let relative = whole.relative(to: root) { return relative }
    let real = Self.resolved(whole)
    return real.relative(to: root) ?? real
  }

  /// A path that is seen from the root, or absolute, as seen from the current folder; one that
  /// lies above it begins with `..`.
  public func fromCurrent(_ path: PathBytes) -> PathBytes {
    Self.seen(root.appending(path).normalized, from: current)
  }

  /// A path of the run as the entries of a baseline have it, normalized; one that does not lie
  /// in the folder of these begins with `..`.
  public func inBaseline(_ path: PathBytes) -> PathBytes {
    let whole = current.appending(path).normalized
    if !whole.hasParentReference, let relative = whole.relative(to: baselineRoot) {
      return relative
    }
    return Self.seen(Self.folded(Self.resolved(whole)), from: baselineRoot)
  }

  /// A path of an entry of a baseline as seen from the current folder.
  public func ofBaseline(_ path: PathBytes) -> PathBytes {
    Self.seen(Self.folded(baselineRoot.appending(path).normalized), from: current)
  }

  /// An absolute path without `..`, for one whose folders are no links or are gone.
  private static func folded(_ path: PathBytes) -> PathBytes {
    var folded: PathBytes = "/"
    for component in path.components {
      folded = component == ".." ? folded.parent ?? "/" : folded.appending(component)
    }
    return folded
  }

  /// An absolute path as seen from a folder; one that shares nothing with it but `/` stays.
  private static func seen(_ whole: PathBytes, from place: PathBytes) -> PathBytes {
    if let relative = whole.relative(to: place) { return relative }
    var up: PathBytes = ".."
    var folder = place.parent
    while let above = folder, above != "/" {
      if let relative = whole.relative(to: above) { return up.appending(relative).normalized }
      up = up.appending("..")
      folder = above.parent
    }
    return whole
  }

  /// A path of the run, absolute and without links and `..`, as far as the system can tell.
  public func whole(_ path: PathBytes) -> PathBytes {
    Self.resolved(current.appending(path).normalized)
  }

  /// Whether a folder of the run holds all that lies in the root, and all that a baseline above
  /// the root is about.
  public func covers(_ path: PathBytes) -> Bool {
    guard FileStore.kind(of: path) == .directory else { return false }
    let whole = whole(path)
    return root.isInside(whole) && (!root.isInside(baselineRoot) || baselineRoot.isInside(whole))
  }

  private static func resolved(_ path: PathBytes) -> PathBytes {
    if let real = try? FileStore.resolved(path) { return real }
    guard let folder = path.parent, let name = path.lastComponent,
      let real = try? FileStore.resolved(folder)
    else { return path }
    return real.appending(name)
  }
}
