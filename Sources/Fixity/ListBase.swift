public import Fingerprint

/// The folder that the paths of a list start from.
public struct ListBase: Sendable {
  /// The folder as it is opened.
  public let path: PathBytes
  /// Its absolute names, as written and without links on the way.
  private let names: [PathBytes]

  /// A folder that is named by an absolute path.
  public init(_ path: PathBytes) {
    self.path = path
    var names = [path.normalized]
    if let resolved = try? FileStore.resolved(path), resolved != path.normalized {
      names.append(resolved)
    }
    self.names = names
  }

  /// The path of a claim as one below the folder, normalized; the reason where it is none.
  ///
  /// An absolute path that lies in the folder, as md5deep and hashdeep write it, is one. A
  /// path with backslashes is read as one of Windows unless something has that very name.
  func place(of claim: ListClaim) -> Result<PathBytes, Fault> {
    let literal = place(of: claim.path)
    guard !claim.isEscaped, claim.path.bytes.contains(0x5C) else { return literal }
    if case .success(let path) = literal, FileStore.kind(of: self.path.appending(path)) != nil {
      return literal
    }
    let slashed = PathBytes(claim.path.bytes.map { $0 == 0x5C ? 0x2F : $0 })
    if slashed.bytes.count > 2, slashed.bytes[1...2].elementsEqual([0x3A, 0x2F]) {
      return .failure(
        Fault(isEscape: true, "\(claim.path.display) lies on a drive of another machine"))
    }
    return place(of: slashed)
  }

  private func place(of path: PathBytes) -> Result<PathBytes, Fault> {
    if path.isAbsolute {
      for name in names {
        if let relative = path.relative(to: name) { return named(relative) }
      }
      return .failure(
        Fault(isEscape: true, "\(path.display) does not lie in the folder the list is about"))
    }
    if path.hasParentReference {
      return .failure(Fault(isEscape: true, "\(path.display) leads out of the folder by `..`"))
    }
    if path.bytes.last == 0x2F {
      return .failure(
        Fault(isEscape: false, "\(path.display) ends with a slash: it names a folder, not a file"))
    }
    if path == "-" {
      return .failure(Fault(isEscape: false, "`-` is no file: it was made of standard input"))
    }
    return named(path.normalized)
  }

  /// Where a folder lies below this one, whatever links lead to it; nil for elsewhere.
  func place(ofFolder folder: PathBytes) -> PathBytes? {
    let real = (try? FileStore.resolved(folder)) ?? folder
    return names.last.flatMap { real.relative(to: $0) }
  }

  private func named(_ path: PathBytes) -> Result<PathBytes, Fault> {
    path == "."
      ? .failure(Fault(isEscape: false, "it names the folder itself, not a file"))
      : .success(path)
  }

  /// Why a path is none below the folder.
  struct Fault: Error {
    var isEscape: Bool
    var message: String

    init(isEscape: Bool, _ message: String) {
      self.isEscape = isEscape
      self.message = message
    }
  }
}
