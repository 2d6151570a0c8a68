internal import Glibc

/// What a listing found, in an order that depends on nothing but the names.
public struct SourceListing: Hashable, Sendable {
  /// The regular files, as normalized paths relative to the base, sorted by
  /// bytes, each once.
  public let files: [PathBytes]
  /// What is no source and why, sorted by path, each once.
  public let findings: [FileFinding]
  /// The folders in which nothing lies, sorted.
  public let emptyFolders: [PathBytes]

  /// Joins files and findings, which are sorted and freed of duplicates here.
  public init(
    files: [PathBytes], findings: [FileFinding], emptyFolders: [PathBytes] = []
  ) {
    self.files = Self.unique(files.sorted())
    self.emptyFolders = Self.unique(emptyFolders.sorted())
    self.findings = Self.unique(
      findings.sorted { one, other in
        one.path == other.path
          ? one.problem.message < other.problem.message : one.path < other.path
      })
  }

  private static func unique<Element: Equatable>(_ sorted: [Element]) -> [Element] {
    var result: [Element] = []
    result.reserveCapacity(sorted.count)
    for element in sorted where result.last != element { result.append(element) }
    return result
  }
}

/// Lists the files below a folder that could be sources.
///
///     let listing = try SourceTree.list(base: "corpus", roots: ["."], excluding: ["out"])
///
/// Symbolic links are reported and never followed: neither a link met on the
/// walk nor one on the way to a root. Only the base itself may be reached
/// through links, since the user named it.
public enum SourceTree {
  /// An entry of a folder, before the walk takes it up.
  public struct Entry: Hashable, Sendable {
    /// Its name.
    public let name: [UInt8]
    /// Whether it is a folder, and no link to one.
    public let isFolder: Bool
  }

  /// The names of the entries of a folder that are left out; the folder is relative to the
  /// base and comes before those in it.
  public typealias Omission = (_ folder: PathBytes, _ entries: [Entry]) -> Set<[UInt8]>

  /// Lists the regular files in and below the roots.
  ///
  /// A folder named `.git` is passed over unless it is itself a root. The files
  /// of an excluded path and all below it are passed over without a finding. A
  /// root may be a file; a root that is missing, a link or not a regular file is
  /// a finding, as is everything on the walk that is not a file or a readable
  /// folder. A finding on the way to a root names the link or the file in the way.
  ///
  /// The number of open descriptors does not grow with the tree.
  ///
  /// - Parameters:
  ///   - base: the folder that paths are relative to.
  ///   - roots: where to look, relative to the base; `.` is the base itself.
  ///   - excluding: what to leave out, relative to the base.
  ///   - passingOverGit: whether folders named `.git` that are no roots are left out.
  ///   - omission: asked in each folder what else is left out, without a finding.
  /// - Throws: ``FileSystemError`` when the base cannot be opened, and with
  ///   `EINVAL` for a root or exclusion that is absolute or contains `..`.
  public static func list(
    base: PathBytes, roots: [PathBytes], excluding: [PathBytes] = [],
    passingOverGit: Bool = true, leavingOut omission: Omission? = nil
  ) throws(FileSystemError) -> SourceListing {
    try check(roots + excluding)
    let folder = try open(base: base)
    let table = FileTable()
    var walk = SourceWalk(
      base: folder.number, roots: roots.map(\.normalized),
      excluding: excluding.map(\.normalized), passingOverGit: passingOverGit, way: .wholePath,
      table: table, queue: ReadingQueue(threads: 1, progress: nil), omission: omission)
    walk.run()
    _ = consume folder
    return SourceListing(
      files: (0..<table.count).map(table.path), findings: walk.findings,
      emptyFolders: walk.emptyFolders)
  }

  /// Refuses roots and exclusions that lie elsewhere.
  static func check(_ paths: [PathBytes]) throws(FileSystemError) {
    for path in paths where path.isAbsolute || path.hasParentReference {
      throw FileSystemError(
        path, .list, EINVAL, reason: "the path must be relative and without '..'")
    }
  }

  /// Opens the folder the user named, through links if need be.
  static func open(base: PathBytes) throws(FileSystemError) -> Descriptor {
    let name = base.bytes.isEmpty ? [PathBytes.dot] : base.bytes
    do throws(ErrorNumber) {
      return try Descriptor(opening: name[...], flags: O_RDONLY | O_DIRECTORY)
    } catch {
      throw FileSystemError(path: base, operation: .open, errno: error.code)
    }
  }
}
