public import Fingerprint

/// Files below one folder that go into the payload of a bag.
public struct BagSource: Sendable, Hashable {
  /// The folder that paths start from.
  public var base: PathBytes
  /// Which files and folders below it, as normalized relative paths; `.` is all of it.
  public var roots: [PathBytes]
  /// The folder of the payload that they go into; `.` is the payload's own.
  public var folder: PathBytes
  /// What is left out below the roots, as normalized relative paths.
  public var excluded: [PathBytes]
  /// Whether folders named `.git` that are no roots are left out.
  public var passesOverGit: Bool

  /// Files below a folder and where they go.
  public init(
    base: PathBytes, roots: [PathBytes], folder: PathBytes = ".", excluded: [PathBytes] = [],
    passesOverGit: Bool = false
  ) {
    self.base = base
    self.roots = roots
    self.folder = folder
    self.excluded = excluded
    self.passesOverGit = passesOverGit
  }
}

/// What the payload of a new bag is to hold, before a byte of it is touched.
public struct BagPlan: Sendable {
  /// A file and its place.
  public struct File: Sendable, Hashable {
    /// Which of the sources it belongs to.
    public var source: Int
    /// Its path below that source's base.
    public var path: PathBytes
    /// Its path in the bag, below `data/`.
    public var target: PathBytes
  }

  /// Where the files are.
  public let sources: [BagSource]
  /// The files in the byte order of their targets.
  public private(set) var files: [File] = []
  /// Folders in the bag in which nothing will lie.
  public private(set) var emptyFolders: [PathBytes] = []
  /// Where in the bag the symbolic links would lie that are left out of it.
  public private(set) var linksLeftOut: Set<PathBytes> = []
  /// What stands against the bag, and what is worth knowing. Paths are as the sources have
  /// them.
  public private(set) var findings: [BagFinding] = []

  /// Whether a bag can be made.
  public var isPossible: Bool { !findings.contains { $0.kind.refutes } }

  /// Lists the files of some sources.
  ///
  /// A symbolic link stands against the bag, since a bag holds files (RFC 8493 section 2),
  /// unless it is to be left out; so does a name that is not UTF-8, which `bagit.txt` says
  /// all are, and one that differs from another only in Unicode normalization. One that
  /// differs in case is told.
  ///
  /// - Throws: ``FileSystemError`` when a base cannot be read.
  public init(_ sources: [BagSource], skippingLinks: Bool = false) throws(FileSystemError) {
    self.sources = sources
    for (number, source) in sources.enumerated() {
      let listing = try SourceTree.list(
        base: source.base, roots: source.roots, excluding: source.excluded,
        passingOverGit: source.passesOverGit)
      let folder = BagPath.payload.appending(source.folder)
      for path in listing.files {
        files.append(File(source: number, path: path, target: folder.appending(path)))
      }
      emptyFolders += listing.emptyFolders.map { folder.appending($0).normalized }
      for finding in listing.findings {
        add(finding, source.base, to: folder, skippingLinks: skippingLinks)
      }
    }
    files.sort { ($0.target, $0.source) < ($1.target, $1.source) }
    emptyFolders = Set(emptyFolders).sorted()
    for folder in emptyFolders {
      findings.append(
        BagFinding(
          .emptyFolder, folder,
          "nothing lies in the folder; it is made, but no manifest can list it"))
    }
    checkNames()
  }

  private mutating func add(
    _ finding: FileFinding, _ base: PathBytes, to folder: PathBytes, skippingLinks: Bool
  ) {
    let path = base.appending(finding.path)
    switch finding.problem {
    case .symbolicLink(let target) where skippingLinks:
      linksLeftOut.insert(folder.appending(finding.path).normalized)
      findings.append(
        BagFinding(.linkLeftOut, path, "a symbolic link to \(target.display), left out"))
    case .symbolicLink(let target):
      findings.append(
        BagFinding(.notAFile, path, "a symbolic link to \(target.display); a bag holds files only"))
    case .special:
      findings.append(BagFinding(.notAFile, path, finding.problem.message))
    case .missing:
      findings.append(BagFinding(.missing, path, finding.problem.message))
    default:
      findings.append(BagFinding(FileFinding(path: path, problem: finding.problem)))
    }
  }

  private mutating func checkNames() {
    for (before, file) in zip(files, files.dropFirst()) where before.target == file.target {
      findings.append(
        BagFinding(
          .unfitName, file.target,
          "two sources hold it: \(source(of: before).display) and \(source(of: file).display)"))
    }
    for file in files where file.target.utf8 == nil {
      findings.append(
        BagFinding(
          .unfitName, source(of: file), "its name is not UTF-8, and a bag's manifests are"))
    }
    let pairs = SimilarNames.pairs(files.count) { files[$0].target.bytes }
    for pair in pairs where files[pair.first].target != files[pair.second].target {
      let other = source(of: files[pair.first]).display
      findings.append(
        BagFinding(
          pair.isNormalization ? .unfitName : .similarNames, source(of: files[pair.second]),
          "its name differs from that of \(other) only in "
            + (pair.isNormalization
              ? "Unicode normalization; some file systems take both for one" : "case")))
    }
  }

  private func source(of file: File) -> PathBytes {
    sources[file.source].base.appending(file.path)
  }
}
