public import Fingerprint

/// What Git would leave out of a walk: the `.gitignore` files of a repository, from its root
/// down, and its `.git/info/exclude`, by gitignore(5).
///
/// It is asked folder by folder while a walk goes on. Outside of a repository no
/// `.gitignore` counts. A repository inside another one has rules of its own. What a person
/// has set for themselves (`core.excludesFile`) does not count, so that everybody finds the
/// same; neither does the index: a file that is tracked and ignored is ignored.
public struct GitIgnore {
  /// The patterns of one file, which count in and below its folder.
  private struct Level {
    /// The folder's absolute path.
    var folder: PathBytes
    var patterns: [IgnorePattern]
    /// Whether what lies further out does not count.
    var isOutermost = false
  }

  private let base: PathBytes
  /// From the outermost in.
  private var levels: [Level] = []

  /// The largest file of patterns that is read, in bytes.
  private static let sizeLimit = 16 << 20

  /// The rules for a walk in a folder.
  ///
  /// The folder itself is walked even if a rule above it leaves it out, since it was named.
  ///
  /// - Throws: ``FileSystemError`` when the folder is not there.
  public init(walking folder: PathBytes) throws(FileSystemError) {
    base = try FileStore.resolved(folder)
    var above: [PathBytes] = []
    var current = base.parent
    if FileStore.kind(of: base.appending(Self.git)) == nil {
      while let folder = current {
        above.append(folder)
        if FileStore.kind(of: folder.appending(Self.git)) != nil { break }
        current = folder.parent
      }
      guard current != nil else { return }
    }
    for folder in above.reversed() {
      enter(folder, isRepository: levels.isEmpty, hasRules: true)
    }
  }

  /// The names of the entries of a folder that are left out.
  ///
  /// - Parameter folder: relative to the folder that is walked; folders come before what is
  ///   in them.
  public mutating func leftOut(
    in folder: PathBytes, of entries: [SourceTree.Entry]
  ) -> Set<[UInt8]> {
    let path = base.appending(folder)
    while let last = levels.last, !path.isInside(last.folder) { levels.removeLast() }
    enter(
      path, isRepository: entries.contains { $0.name == Self.git.bytes },
      hasRules: entries.contains { $0.name == Self.rules.bytes && !$0.isFolder })
    guard !levels.isEmpty else { return [] }
    let prefix = path.bytes + (path.bytes.last == UInt8(ascii: "/") ? [] : [UInt8(ascii: "/")])
    return Set(
      entries.filter { isLeftOut(prefix + $0.name, $0) }.map(\.name))
  }

  private func isLeftOut(_ path: [UInt8], _ entry: SourceTree.Entry) -> Bool {
    for level in levels.reversed() {
      let start = level.folder.bytes.count + (level.folder.bytes.last == UInt8(ascii: "/") ? 0 : 1)
      for pattern in level.patterns.reversed()
      where pattern.matches(path[start...], name: entry.name[...], isFolder: entry.isFolder) {
        return !pattern.isNegative
      }
      if level.isOutermost { return false }
    }
    return false
  }

  private static let git: PathBytes = ".git"
  private static let rules: PathBytes = ".gitignore"

  private mutating func enter(_ folder: PathBytes, isRepository: Bool, hasRules: Bool) {
    if isRepository {
      levels.append(
        Level(
          folder: folder, patterns: Self.patterns(Self.exclusions(of: folder)), isOutermost: true))
    }
    guard hasRules, !levels.isEmpty else { return }
    let patterns = Self.patterns(folder.appending(Self.rules))
    if !patterns.isEmpty { levels.append(Level(folder: folder, patterns: patterns)) }
  }

  /// The patterns of a file; none where it cannot be read, as Git has it, and none of a link,
  /// which Git does not follow either.
  private static func patterns(_ file: PathBytes) -> [IgnorePattern] {
    guard FileStore.size(of: file) != nil,
      let bytes = try? FileStore.read(file, limit: sizeLimit)
    else { return [] }
    return IgnorePattern.patterns(in: bytes)
  }

  /// Where a repository's own exclusions are. In a second work tree `.git` is a file that
  /// names a folder, which names the common one in turn.
  private static func exclusions(of folder: PathBytes) -> PathBytes {
    var place = folder.appending(git)
    if let text = line(of: place), text.starts(with: Array("gitdir: ".utf8)) {
      place = folder.appending(PathBytes(Array(text.dropFirst(8))))
      if let common = line(of: place.appending("commondir")) {
        place = place.appending(PathBytes(Array(common)))
      }
    }
    return place.appending("info/exclude")
  }

  private static func line(of file: PathBytes) -> ArraySlice<UInt8>? {
    guard FileStore.size(of: file) != nil, let bytes = try? FileStore.read(file, limit: 1 << 16)
    else { return nil }
    return bytes.split(separator: 0x0A).first
  }
}
