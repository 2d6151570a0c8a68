internal import Fingerprint

/// Compares what lies in a tree beside the bytes of its files with what is listed: links
/// and their targets, empty folders, executable files; and what has become something else.
struct TreeComparison {
  private let files: FileTable
  private let found: TreeFile
  private let links: Set<PathBytes>
  private let special: Set<PathBytes>
  /// The folders that hold nothing, and those that hold one of them or a link.
  private let folders: Set<PathBytes>
  /// The files that are not listed under their names, by their index.
  private let unlisted: Set<Int>

  /// A comparison with what one reading found.
  init(found: SurveyedSources, unlisted: Set<Int>) {
    files = found.files
    self.found = found.tree
    special = Set(found.diagnostics.filter { $0.code == .specialFile }.compactMap(\.path))
    links = Set(found.tree.links.map(\.path))
    var folders = Set(found.tree.emptyFolders)
    for path in found.tree.links.map(\.path) + found.tree.emptyFolders {
      var above = path.parent
      while let folder = above, folders.insert(folder).inserted { above = folder.parent }
    }
    self.folders = folders
    self.unlisted = unlisted
  }

  /// All findings about the tree.
  ///
  /// - Parameters:
  ///   - fixity: what was found about the bytes of files; what is missing or extra there
  ///     because it has become something else is told as that.
  ///   - listed: what the tree should hold.
  func all(_ fixity: [Diagnostic], listed: TreeFile) -> [Diagnostic] {
    let links = linkDiagnostics(listed)
    let turned = Set(links.filter { $0.code == .typeChanged }.compactMap(\.path))
    let about = fixity.compactMap { diagnostic -> Diagnostic? in
      guard let path = diagnostic.path else { return diagnostic }
      switch diagnostic.code {
      case .sourceExtra where turned.contains(path): return nil
      case .sourceMissing:
        guard let now = now(path) else { return diagnostic }
        return Diagnostic(.typeChanged, path: path, message: "it was a file and is \(now) now")
      default: return diagnostic
      }
    }
    let new = Set(about.filter { $0.code == .typeChanged }.compactMap(\.path))
    let others = links.filter { diagnostic in
      !(diagnostic.code == .sourceExtra && diagnostic.path.map(new.contains) ?? false)
    }
    return about + others + folderDiagnostics(listed) + modeDiagnostics(listed)
  }

  /// What else than a file a path is now; nil where it is nothing.
  private func now(_ path: PathBytes) -> String? {
    if links.contains(path) { return "a symbolic link" }
    if special.contains(path) { return "a pipe, socket or device" }
    return isFolder(path) ? "a folder" : nil
  }

  private func isFolder(_ path: PathBytes) -> Bool {
    if folders.contains(path) { return true }
    // What lies in it comes first after its name and a slash, which no byte of a name is
    // less than but 0, and no name holds that.
    let start = path.appending(PathBytes([0]))
    let file = files.firstIndex(notBefore: start)
    return file < files.count && files.path(at: file).isInside(path)
  }

  private func linkDiagnostics(_ listed: TreeFile) -> [Diagnostic] {
    let targets = Dictionary(
      found.links.map { ($0.path, $0.target) }, uniquingKeysWith: { first, _ in first })
    let known = Set(listed.links.map(\.path))
    var diagnostics: [Diagnostic] = []
    for link in listed.links {
      if let target = targets[link.path] {
        guard target != link.target else { continue }
        diagnostics.append(
          Diagnostic(
            .linkRetargeted, path: link.path, message: "the symbolic link leads elsewhere",
            expected: link.target.display, found: target.display))
      } else if files.index(of: link.path) != nil || isFolder(link.path) {
        let kind = isFolder(link.path) ? "a folder" : "a file"
        diagnostics.append(
          Diagnostic(
            .typeChanged, path: link.path, message: "it was a symbolic link and is \(kind) now"))
      } else {
        diagnostics.append(
          Diagnostic(
            .sourceMissing, path: link.path, message: "the symbolic link is listed and not there"))
      }
    }
    for link in found.links where !known.contains(link.path) {
      diagnostics.append(
        Diagnostic(
          .sourceExtra, path: link.path, message: "the symbolic link is there and not listed"))
    }
    return diagnostics
  }

  private func folderDiagnostics(_ listed: TreeFile) -> [Diagnostic] {
    let (before, now) = (Set(listed.emptyFolders), Set(found.emptyFolders))
    // One that is no longer empty is told by what lies in it.
    let gone = before.subtracting(now).filter { !isFolder($0) }
    return gone.sorted().map {
      Diagnostic(.sourceMissing, path: $0, message: "the empty folder is listed and not there")
    }
      + now.subtracting(before).sorted().map {
        Diagnostic(.sourceExtra, path: $0, message: "the empty folder is there and not listed")
      }
  }

  private func modeDiagnostics(_ listed: TreeFile) -> [Diagnostic] {
    let (before, now) = (Set(listed.executables), Set(found.executables))
    return before.symmetricDifference(now).sorted().compactMap { path in
      // A file that was not looked at, is gone or is new says nothing.
      guard let index = files.index(of: path), files.stamp(at: index) != nil,
        !unlisted.contains(index)
      else { return nil }
      let message =
        now.contains(path)
        ? "its owner may execute it now" : "its owner may not execute it any more"
      return Diagnostic(.modeChanged, path: path, message: message)
    }
  }
}
