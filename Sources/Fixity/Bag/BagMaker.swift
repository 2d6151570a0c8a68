public import Fingerprint
internal import Synchronization

/// A bag that was made.
public struct MadeBag: Sendable {
  /// The bytes and files of the payload.
  public var payload: BagInfo.Oxum
  /// How many files were put in place in each way.
  public var ways: [FilePlacer.Way: Int]
}

/// Makes a bag of BagIt 1.0 (RFC 8493).
///
/// The payload is put in place first and then digested where it lies, each file once for all
/// algorithms, so that the manifests say what is in the bag. The bag takes its name as a
/// whole. The same files and settings give the same bytes of all tag files.
public struct BagMaker: Sendable {
  /// The algorithms of the manifests and tag manifests; at least one.
  public var kinds: DigestKinds
  /// How files are put in place.
  public var way: FilePlacer.Way
  /// The elements of `bag-info.txt`, before `Payload-Oxum`; each without a problem.
  public var info: [BagInfo.Element]
  /// Other tag files, which are copied into folders of the bag beside `data/`. Their roots
  /// are files.
  public var tags: [BagSource]
  /// Algorithms that are computed of the payload for what looks at it, and not listed.
  public var checkedKinds: DigestKinds
  /// How many files are read at once; the result does not depend on it.
  public var threads: Int

  /// Settings of a bag.
  public init(
    kinds: DigestKinds = [.sha256, .sha512], way: FilePlacer.Way = .auto,
    info: [BagInfo.Element] = [], tags: [BagSource] = [], checkedKinds: DigestKinds = [],
    threads: Int = SourceReader.usualThreads
  ) {
    self.kinds = kinds
    self.way = way
    self.info = info
    self.tags = tags
    self.checkedKinds = checkedKinds
    self.threads = threads
  }

  /// What came of making a bag.
  public enum Outcome: Sendable {
    /// It is in its place, and on the disk.
    case made(MadeBag)
    /// It was not made, because of what was found.
    case refused([BagFinding])
  }

  /// Makes a bag of a plan that ``BagPlan/isPossible``.
  ///
  /// - Parameters:
  ///   - output: the bag's folder, which must not exist.
  ///   - progress: told how far the work is; each file counts twice, when it is put in place
  ///     and when it is read.
  ///   - objections: looks at the payload, whose paths begin with `data/`, and the other tag
  ///     files in the bag's folder of the moment, and gives what stands against it.
  /// - Throws: ``FileSystemError`` when something cannot be written, or what objections throw;
  ///   then there is no bag.
  public func make(
    _ plan: BagPlan, at output: PathBytes, progress: ReadingProgress? = nil,
    objections: (FileTable, _ bag: PathBytes) throws(FileSystemError) -> [BagFinding] = { _, _ in
      []
    }
  ) throws(FileSystemError) -> Outcome {
    let folder = try NewFolder(at: output)
    let bag = folder.temporary
    try FileStore.createDirectory(bag.appending(BagPath.payload))
    let (ways, problems) = try place(plan, in: bag, shownAs: folder.path, progress)
    guard problems.isEmpty else { return .refused(problems) }
    let reading = try SourceReader.digest(
      base: bag, roots: [BagPath.payload], kinds: kinds.union(checkedKinds), threads: threads,
      passingOverGit: false, progress: progress)
    var found = reading.findings.map { BagFinding($0) }
    found += reading.problems.map { index, problem in
      BagFinding(FileFinding(path: reading.files.path(at: index), problem: problem))
    }
    if found.isEmpty, reading.files.count != plan.files.count {
      found.append(BagFinding(.unstable, output, "files came or went while the bag was made"))
    }
    if found.isEmpty { found = try objections(reading.files, bag) }
    guard found.isEmpty else { return .refused(found) }
    let oxum = try writeTags(reading.files, in: bag)
    try folder.finish()
    return .made(MadeBag(payload: oxum, ways: ways))
  }

  private func place(
    _ plan: BagPlan, in bag: PathBytes, shownAs shown: PathBytes, _ progress: ReadingProgress?
  ) throws(FileSystemError) -> (ways: [FilePlacer.Way: Int], problems: [BagFinding]) {
    var ways: [FilePlacer.Way: Int] = [:]
    var problems: [BagFinding] = []
    progress?.filesFound.add(plan.files.count, ordering: .relaxed)
    let files = Dictionary(grouping: plan.files, by: \.source)
    for (number, source) in plan.sources.enumerated() {
      var placer = try FilePlacer(from: source.base, to: bag, shownAs: shown, way)
      for file in files[number] ?? [] {
        if let problem = try placer.place(file.path, as: file.target) {
          problems.append(
            BagFinding(FileFinding(path: source.base.appending(file.path), problem: problem)))
        }
        progress?.filesRead.add(1, ordering: .relaxed)
      }
      ways.merge(placer.counts, uniquingKeysWith: +)
    }
    for source in tags {
      var placer = try FilePlacer(from: source.base, to: bag, shownAs: shown, .copy)
      for path in source.roots {
        if let problem = try placer.place(path, as: source.folder.appending(path)) {
          problems.append(
            BagFinding(FileFinding(path: source.base.appending(path), problem: problem)))
        }
      }
    }
    for path in plan.emptyFolders { try FileStore.createDirectory(bag.appending(path)) }
    return (ways, problems)
  }

  /// Writes everything but the payload.
  private func writeTags(
    _ payload: FileTable, in bag: PathBytes
  ) throws(FileSystemError) -> BagInfo.Oxum {
    var oxum = BagInfo.Oxum(octets: 0, streams: UInt64(payload.count))
    for index in 0..<payload.count { oxum.octets += payload.stamp(at: index)?.size ?? 0 }
    for kind in kinds.all { try write(payload, kind, "manifest-", in: bag) }
    try FileStore.write(
      Array("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".utf8),
      to: bag.appending(BagDeclaration.name))
    let element = BagInfo.Element(label: BagInfo.oxumLabel, value: oxum.description)
    try FileStore.write(BagInfo.text(info + [element]), to: bag.appending(BagInfo.name))
    let reading = try SourceReader.digest(
      base: bag, roots: ["."], excluding: [BagPath.payload], kinds: kinds, threads: 1,
      passingOverGit: false)
    for kind in kinds.all { try write(reading.files, kind, "tagmanifest-", in: bag) }
    return oxum
  }

  private func write(
    _ files: FileTable, _ kind: DigestKind, _ prefix: String, in bag: PathBytes
  ) throws(FileSystemError) {
    var file = try FileWriter(
      to: bag.appending(PathBytes("\(prefix)\(kind.bagName).txt")))
    var line: [UInt8] = []
    var path: [UInt8] = []
    for index in 0..<files.count {
      line.removeAll(keepingCapacity: true)
      path.removeAll(keepingCapacity: true)
      files.appendPath(at: index, to: &path)
      ManifestLine.append(files.digest(kind, at: index) ?? [], path, to: &line)
      try file.write(line)
    }
    try file.finish()
  }
}

extension DigestKind {
  /// The name in the file name of a manifest: small letters and digits (RFC 8493 section
  /// 2.4).
  public var bagName: String {
    String(decoding: name.lowercased().utf8.filter { $0 != 0x2D && $0 != 0x2F }, as: UTF8.self)
  }
}
