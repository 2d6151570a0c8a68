internal import Fingerprint

/// Holds `TREE.json` against the other files of its manifest: what it says of files that
/// are not listed, or of folders that hold listed files, cannot be true.
struct TreeConsistency: ~Copyable {
  /// The executable files that no line has named yet.
  private var executables: Set<PathBytes>
  /// The links and empty folders, which hold no file and are none.
  private let leaves: Set<PathBytes>
  private var contradictions: [String] = []
  /// The folder of the last line, which was looked at.
  private var folder: PathBytes?

  /// Begins with what the tree says by itself.
  init(_ tree: TreeFile, in statement: ManifestStatement) {
    executables = Set(tree.executables)
    leaves = Set(tree.emptyFolders + tree.links.map(\.path))
    let inner = leaves.filter { path in
      Self.above(path).contains(where: leaves.contains)
    }
    contradictions = inner.sorted().map { "\($0.display) lies in a link or an empty folder" }
    if leaves.count < tree.emptyFolders.count + tree.links.count {
      contradictions.append("a path is a link and an empty folder")
    }
    let outside = leaves.union(executables).filter { path in
      !statement.paths.contains { $0 == "." || path.isInside($0) }
        || statement.excluded.contains { path.isInside($0) }
    }
    contradictions += outside.sorted().map { "\($0.display) is none of its paths" }
  }

  /// Looks at one line of `MANIFEST.sha256`.
  mutating func see(_ path: PathBytes) {
    executables.remove(path)
    if leaves.isEmpty { return }
    if leaves.contains(path) { contradictions.append("\(path.display) is a listed file") }
    guard let parent = path.parent, parent != folder else { return }
    folder = parent
    if let leaf = Self.above(path).first(where: leaves.contains) {
      contradictions.append("\(leaf.display) holds the listed file \(path.display)")
    }
  }

  /// What cannot be true, after all lines.
  consuming func findings() -> [String] {
    contradictions + executables.sorted().map { "\($0.display) is no listed file" }
  }

  /// The folders above a path, the base left out unless it is the parent.
  private static func above(_ path: PathBytes) -> [PathBytes] {
    var folders: [PathBytes] = []
    var next = path.parent
    while let folder = next {
      folders.append(folder)
      next = folder.parent
    }
    return folders
  }
}
