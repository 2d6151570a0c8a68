public import Fingerprint

/// The paths of a run as the patterns of a configuration and the entries of a baseline have
/// them: seen from one folder, the root.
public struct ConfiguredPaths: Sendable {
  /// The folder that the paths of a run are seen from, absolute and without links.
  public let current: PathBytes
  /// The root, absolute and without links.
  public let root: PathBytes

  /// Paths of a run that was started in one folder, seen from another.
  public init(current: PathBytes, root: PathBytes) {
    self.current = current
    self.root = root
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
    let whole = root.appending(path).normalized
    if let relative = whole.relative(to: current) { return relative }
    var up: PathBytes = ".."
    var folder = current.parent
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

  /// Whether a folder of the run holds all that lies in the root.
  public func covers(_ path: PathBytes) -> Bool {
    FileStore.kind(of: path) == .directory && root.isInside(whole(path))
  }

  private static func resolved(_ path: PathBytes) -> PathBytes {
    if let real = try? FileStore.resolved(path) { return real }
    guard let folder = path.parent, let name = path.lastComponent,
      let real = try? FileStore.resolved(folder)
    else { return path }
    return real.appending(name)
  }
}
