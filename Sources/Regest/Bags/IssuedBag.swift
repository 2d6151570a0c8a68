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
  private let issued: IssuedFolder

  /// Reads an issued folder.
  ///
  /// - Throws: `manifestMalformed` where it is none.
  public init(_ path: PathBytes) throws(RegestError) {
    issued = try IssuedFolder(path)
    id = issued.id
  }

  /// The sources that are listed, in the byte order of their paths.
  ///
  /// - Throws: `manifestMalformed` where `MANIFEST.sha256` is not without fault.
  public func sources() throws(RegestError) -> [PathBytes] {
    var paths: [PathBytes] = []
    let sums = try issued.readSums { entry in
      paths.append(entry.path)
      return true
    }
    if let fault = sums.faults.first {
      throw RegestError(
        .manifestMalformed, "\(issued.path(of: .sums).display):\(fault.line): \(fault.message)",
        hint: "verify the folder before it is bagged")
    }
    return paths
  }

  /// The issued files, and signatures beside them, as tag files.
  public func tags() throws(RegestError) -> BagSource {
    let names = try IssuedFolder.reading { () throws(FileSystemError) in
      try FileStore.names(in: issued.path)
    }
    let own = Set(IssuedFile.allCases.map { PathBytes($0.rawValue) })
    let roots = names.filter { own.contains($0) || $0.bytes.suffix(4).elementsEqual(".sig".utf8) }
    return BagSource(base: issued.path, roots: roots, folder: Self.folder)
  }

  /// What stands against a payload: sources that are not in it, or have other bytes.
  ///
  /// - Parameters:
  ///   - payload: the payload with its SHA-256, whose paths begin with `data/`.
  ///   - bag: the folder that holds the copies of the issued files.
  public func objections(
    to payload: FileTable, in bag: PathBytes
  ) throws(RegestError) -> [BagFinding] {
    let copy = try IssuedFolder(bag.appending(Self.folder))
    guard copy.id == id else {
      throw RegestError(
        .manifestMalformed, "\(issued.path.display) changed while it was bagged",
        hint: "bag it again when nothing writes to the folder")
    }
    var findings: [BagFinding] = []
    var hint = 0
    try copy.readSums { entry in
      let path = BagPath.payload.appending(entry.path)
      guard let index = payload.index(of: path, near: hint) else {
        findings.append(
          BagFinding(.missing, entry.path, "the manifest lists it, and it is not among the files"))
        return true
      }
      hint = index + 1
      if let found = payload.fingerprint(at: index)?.digest, found != entry.digest {
        findings.append(
          BagFinding(
            .changed, entry.path, "its bytes are not those that the manifest was issued about",
            expected: entry.digest.hex, found: found.hex))
      }
      return true
    }
    return findings
  }
}
