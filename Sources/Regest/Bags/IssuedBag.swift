public import Fingerprint
public import Fixity

/// An issued folder on its way into a bag with what it was issued about.
///
/// Its files become tag files in the bag's folder `regest/`, and the payload has the paths
/// of its sources, so that `regest verify BAG/regest --base BAG/data` holds.
public struct IssuedBag: Sendable {
  /// The folder in the bag that the issued files go into.
  public static let folder: PathBytes = "regest"

  /// The manifest's id, which becomes the bag's `External-Identifier`.
  public let id: RegestID
  /// The issued folder.
  public var path: PathBytes { issued.path }
  private let issued: IssuedFolder

  /// Reads an issued folder.
  ///
  /// - Throws: `manifestMalformed` where it is none, or its files are not the ones that were
  ///   issued together.
  public init(_ path: PathBytes) throws(RegestError) {
    issued = try IssuedFolder(whole: path, otherwise: "nothing was bagged")
    id = issued.id
  }

  /// What the manifest is about, as it was met when it was issued: also the links and empty
  /// folders, but nothing that was left out.
  ///
  /// - Parameter base: the folder that the manifest's paths start from.
  public func source(base: PathBytes) -> BagSource {
    BagSource(
      base: base, roots: issued.statement.paths, excluded: issued.statement.excluded,
      passesOverGit: true)
  }

  /// The issued files, and signatures beside them, as tag files.
  ///
  /// - Throws: `manifestMalformed` where one of these names is none of a file.
  public func tags() throws(RegestError) -> BagSource {
    let own = Set(IssuedFile.allCases.map { PathBytes($0.rawValue) })
    let (roots, listing) = try IssuedFolder.reading { () throws(FileSystemError) in
      let roots = try FileStore.names(in: issued.path).filter {
        own.contains($0) || $0.bytes.suffix(4).elementsEqual(".sig".utf8)
      }
      return (roots, try SourceTree.list(base: issued.path, roots: roots))
    }
    let files = Set(listing.files)
    if let other = roots.first(where: { !files.contains($0) }) {
      let problem = listing.findings.first { $0.path == other }?.problem
      throw RegestError(
        .manifestMalformed,
        "\(issued.path.appending(other).display): \(problem?.message ?? "a folder, not a file")",
        hint: "put the file itself in its place, or move it out of the folder")
    }
    return BagSource(base: issued.path, roots: roots, folder: Self.folder)
  }

  /// What stands against a payload: whatever would keep `regest verify` from finding in it
  /// what the manifest was issued about.
  ///
  /// - Parameters:
  ///   - payload: the payload with its SHA-256, whose paths begin with `data/`.
  ///   - bag: the folder that holds the copies of the issued files.
  ///   - linksLeftOut: where links would lie that are left out, as was asked for.
  public func objections(
    to payload: FileTable, in bag: PathBytes, _ linksLeftOut: Set<PathBytes>
  ) throws(RegestError) -> [BagFinding] {
    let copy = try IssuedFolder(
      whole: bag.appending(Self.folder), otherwise: "nothing was bagged")
    guard copy.id == id else {
      throw RegestError(
        .manifestMalformed, "\(issued.path.display) changed while it was bagged",
        hint: "bag it again when nothing writes to the folder")
    }
    let source = source(base: bag.appending(BagPath.payload))
    let listing: SourceListing
    do throws(FileSystemError) {
      listing = try SourceTree.list(
        base: source.base, roots: source.roots, excluding: source.excluded)
    } catch {
      throw RegestError(.unreadable, error.message, underlying: error)
    }
    let tree = try TreeFile(bytes: copy.bytes(of: .tree))
    return try Self.compare(copy, tree, payload, listing)
      + Self.compare(tree, listing, linksLeftOut)
  }

  private static func compare(
    _ issued: IssuedFolder, _ tree: TreeFile, _ payload: FileTable, _ listing: SourceListing
  ) throws(RegestError) -> [BagFinding] {
    var findings: [BagFinding] = []
    var isListed = [Bool](repeating: false, count: payload.count)
    var hint = 0
    try issued.readSums { entry in
      let path = BagPath.payload.appending(entry.path)
      guard let index = payload.index(of: path, near: hint) else {
        findings.append(
          BagFinding(.missing, entry.path, "the manifest lists it, and it is not among the files"))
        return true
      }
      isListed[index] = true
      hint = index + 1
      if let found = payload.fingerprint(at: index)?.digest, found != entry.digest {
        findings.append(
          BagFinding(
            .changed, entry.path, "its bytes are not those that the manifest was issued about",
            expected: entry.digest.hex, found: found.hex))
      }
      return true
    }
    hint = 0
    let executables = Set(tree.executables)
    for path in listing.files {
      guard let index = payload.index(of: BagPath.payload.appending(path), near: hint) else {
        continue
      }
      hint = index + 1
      if !isListed[index] {
        findings.append(
          BagFinding(.unlisted, path, "it lies in what the manifest is about and is not listed"))
      } else if let stamp = payload.stamp(at: index),
        stamp.isExecutable != executables.contains(path)
      {
        findings.append(
          BagFinding(
            .changed, path,
            stamp.isExecutable
              ? "its owner may execute it, and might not when the manifest was issued"
              : "its owner may not execute it, and might when the manifest was issued"))
      }
    }
    return findings
  }

  private static func compare(
    _ tree: TreeFile, _ listing: SourceListing, _ linksLeftOut: Set<PathBytes>
  ) -> [BagFinding] {
    let links = tree.links.filter { !linksLeftOut.contains(BagPath.payload.appending($0.path)) }
    let (before, now) = (Set(tree.emptyFolders), Set(listing.emptyFolders))
    return links.map {
      BagFinding(
        .missing, $0.path,
        "the manifest lists the symbolic link to \($0.target.display), and it is not there")
    }
      + before.subtracting(now).sorted().map {
        BagFinding(.missing, $0, "the manifest lists it as an empty folder, and it is none here")
      }
      + now.subtracting(before).sorted().map {
        BagFinding(
          .unlisted, $0, "the empty folder lies in what the manifest is about and is not listed")
      }
  }
}
