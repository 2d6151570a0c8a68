import Fingerprint
import Regest

/// Turns the paths of a command line into paths relative to one folder, which is
/// what a manifest holds.
struct BaseFolder {
  /// The folder, absolute.
  let base: PathBytes

  /// The folder named, or else the current one where all paths lie in it, or else
  /// the deepest folder that holds all of them.
  init(named: String?, paths: [String]) throws(RegestError) {
    let current = try Self.currentFolder()
    if let named {
      base = Self.absolute(PathBytes(argument: named), from: current)
      guard FileStore.kind(of: base) == .directory else {
        throw RegestError(.unreadable, "--base \(PathBytes(argument: named).display): not a folder")
      }
      return
    }
    let absolute = paths.map { Self.absolute(PathBytes(argument: $0), from: current) }
    if absolute.allSatisfy({ $0.isInside(current) || $0 == current }) {
      base = current
      return
    }
    var common = absolute[0].parent ?? absolute[0]
    while !absolute.allSatisfy({ $0.isInside(common) }), let parent = common.parent {
      common = parent
    }
    base = common
  }

  /// A path of the command line, relative to the base.
  func relative(_ path: String) throws(RegestError) -> PathBytes {
    let absolute = Self.absolute(PathBytes(argument: path), from: try Self.currentFolder())
    if absolute == base { return PathBytes(".") }
    guard let relative = absolute.relative(to: base) else {
      throw RegestError(
        .invalidRequest, "\(PathBytes(argument: path).display) does not lie in \(base.display)",
        hint: "name the folder that all paths lie in with --base")
    }
    return relative
  }

  /// Whether it is the folder the command was started in.
  func isCurrent() throws(RegestError) -> Bool { try base == Self.currentFolder() }

  private static func currentFolder() throws(RegestError) -> PathBytes {
    do {
      return try FileStore.currentDirectory()
    } catch {
      throw RegestError(.unreadable, error.message, underlying: error)
    }
  }

  /// The path without `.` and `..`, which are resolved as the system would.
  private static func absolute(_ path: PathBytes, from current: PathBytes) -> PathBytes {
    let whole = path.isAbsolute ? path.normalized : current.appending(path).normalized
    guard whole.hasParentReference else { return whole }
    if let real = try? FileStore.resolved(whole) { return real }
    guard let folder = whole.parent, let name = whole.lastComponent,
      let real = try? FileStore.resolved(folder)
    else { return whole }
    return real.appending(name)
  }
}
