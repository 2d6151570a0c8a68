public import Fingerprint

/// What a verification of a bag found.
public struct BagVerification: Sendable {
  /// What the bag declares itself to be; nil where that cannot be read.
  public var version: BagDeclaration.Version?
  /// The algorithms of the payload manifests, as their names have them, sorted.
  public var algorithms: [String]
  /// The bytes and files of the payload that are there.
  public var payload: BagInfo.Oxum
  /// How many listed files are still to be fetched.
  public var holes: Int
  /// The bag's metadata in its order.
  public var info: [BagInfo.Element]
  /// What was found: about the bag as a whole, then about single files.
  public var findings: [BagFinding]

  /// Whether the bag is complete and every digest holds (RFC 8493 section 3).
  public var isValid: Bool { !findings.contains { $0.kind.refutes } }
}

/// Verifies bags of BagIt 0.93 to 0.97 and 1.0 (RFC 8493).
///
/// Every file of the bag is read once, whatever the number of manifests. Nothing outside of
/// the bag is opened, no link is followed and nothing is fetched.
public enum BagVerifier {
  /// Whether a folder looks like a bag: it has `bagit.txt`, or a payload and a manifest of it.
  public static func isBag(_ folder: PathBytes) -> Bool {
    guard let names = try? FileStore.names(in: folder) else { return false }
    if names.contains(BagDeclaration.name) { return true }
    return names.contains(BagPath.payload) && names.contains { BagManifest($0)?.isOfTags == false }
  }

  /// Verifies a bag.
  ///
  /// - Parameters:
  ///   - bag: its folder, reached through links if need be.
  ///   - threads: how many files are read at once; the result does not depend on it.
  ///   - progress: told how far the reading is.
  /// - Throws: ``FileSystemError`` when the folder cannot be read, or a tag file in it.
  public static func verify(
    _ bag: PathBytes, threads: Int, progress: ReadingProgress? = nil
  ) throws(FileSystemError) -> BagVerification {
    let names = try FileStore.names(in: bag)
    let manifests = names.compactMap(BagManifest.init)
    let kinds = DigestKinds(manifests.compactMap(\.kind))
    // Without a digest to compare, the payload need not be read.
    var isAsked: (@Sendable (PathBytes) -> Bool)?
    if kinds.isEmpty { isAsked = { path in !BagPath.isInPayload(path) } }
    let reading = try SourceReader.digest(
      base: bag, roots: ["."], kinds: kinds, threads: threads, passingOverGit: false,
      isAsked: isAsked, progress: progress)
    var findings: [BagFinding] = []
    var unread: Set<PathBytes> = []
    for finding in reading.findings + problems(of: reading) {
      let found = BagFinding(finding)
      if found.kind == .unreadable || found.kind == .unstable { unread.insert(finding.path) }
      findings.append(found)
    }
    let declaration = try declaration(of: bag, reading)
    let ofFiles = manifests.filter { reading.files.index(of: $0.path) != nil }
    var work = BagExamination(bag, reading, declaration, ofFiles, unread: unread)
    work.findings = declaration.findings
    let others = work.reportElements(names, reading.findings)
    work.findings += findings.filter { !others.contains($0.path) }
    work.reportAlgorithms()
    try work.readManifests()
    try work.readFetch()
    work.explainAbsent()
    work.findings += work.changed.sorted { $0.key < $1.key }.map(\.value)
    work.reportUnlisted()
    let info = try work.readInfo()
    work.reportTags()
    work.reportPayload()
    work.reportEmpty(reading.emptyFolders)
    return BagVerification(
      version: declaration.version,
      algorithms: ofFiles.filter { !$0.isOfTags }.map(\.algorithm).sorted(),
      payload: work.oxum, holes: work.holes, info: info, findings: work.findings)
  }

  private static func problems(of reading: TreeReading<Never>) -> [FileFinding] {
    reading.problems.map { index, problem in
      FileFinding(path: reading.files.path(at: index), problem: problem)
    }
  }

  private static func declaration(
    of bag: PathBytes, _ reading: TreeReading<Never>
  ) throws(FileSystemError) -> BagDeclaration {
    let (path, files) = (BagDeclaration.name, reading.files)
    guard let index = files.index(of: path), files.isRead(at: index) else {
      let what = reading.findings.first { $0.path == path }?.problem.message
      let folder = FileStore.kind(of: bag.appending(path)) == .directory
      let state = what ?? (folder ? "a folder, not a file" : "it is not there")
      return BagDeclaration(missing: "\(state), and without it this is no bag")
    }
    let head = try FileStore.head(bag.appending(BagDeclaration.name), count: 1 << 16)
    return BagDeclaration(head)
  }
}

extension BagExamination {
  /// Reports what every bag has and this one has not (RFC 8493 section 2.1), and what has the
  /// name of an element and is no file.
  ///
  /// - Parameters:
  ///   - names: what lies in the bag's folder.
  ///   - findings: what no file is in all of the bag.
  /// - Returns: the elements that are no files.
  fileprivate mutating func reportElements(
    _ names: [PathBytes], _ findings: [FileFinding]
  ) -> Set<PathBytes> {
    if !names.contains(BagPath.payload) {
      report(.elementMissing, BagPath.payload, "the folder of the payload is not there")
    } else if FileStore.kind(of: bag.appending(BagPath.payload)) != .directory {
      report(.elementMissing, BagPath.payload, "the payload is not a folder")
    }
    if !names.contains(where: { BagManifest($0)?.isOfTags == false }) {
      report(.elementMissing, ".", "there is no payload manifest, such as manifest-sha512.txt")
    }
    var others: Set<PathBytes> = []
    for name in names where isElement(name) && files.index(of: name) == nil {
      let problem = findings.first { $0.path == name }?.problem
      if case .unreadable = problem { continue }
      others.insert(name)
      // What the declaration is has been told.
      guard name != BagDeclaration.name else { continue }
      report(
        .elementMissing, name,
        "\(problem?.message ?? "a folder, not a file"); the bag lacks what should stand in it")
    }
    return others
  }

  /// Whether a name is one of the tag files that the version gives a meaning.
  private func isElement(_ name: PathBytes) -> Bool {
    [BagDeclaration.name, infoName, FetchLine.name].contains(name) || BagManifest(name) != nil
  }

  /// Reports manifests whose digests cannot be compared.
  fileprivate mutating func reportAlgorithms() {
    for isOfTags in [false, true] {
      let group = manifests.filter { $0.isOfTags == isOfTags }
      let isCovered = group.contains { $0.kind != nil }
      for manifest in group where manifest.kind == nil {
        report(
          isCovered ? .unknownAlgorithm : .elementMissing, manifest.path,
          "“\(manifest.algorithm)” is no algorithm that can be computed here"
            + (isCovered ? "; another manifest is compared" : ", and no other manifest is there"))
      }
      for manifest in group where manifest.kind != nil && !manifest.isNormalized {
        report(
          .looseForm, manifest.path,
          "the algorithm in the name is written with small letters and digits only")
      }
    }
  }

  fileprivate mutating func reportEmpty(_ folders: [PathBytes]) {
    for folder in folders where BagPath.isInPayload(folder) {
      report(
        .emptyFolder, folder, "nothing lies in the folder; no manifest can list it")
    }
  }
}

extension BagFinding {
  /// What is wrong with a file of a bag.
  init(_ finding: FileFinding) {
    let isInPayload = BagPath.isInPayload(finding.path) || finding.path == BagPath.payload
    let kind: Kind =
      switch finding.problem {
      case .symbolicLink, .special: isInPayload ? .notAFile : .unlistedTags
      case .unstable: .unstable
      case .leftover: .systemFile
      case .missing, .unreadable, .directory: .unreadable
      }
    self.init(kind, finding.path, finding.problem.message)
  }
}
