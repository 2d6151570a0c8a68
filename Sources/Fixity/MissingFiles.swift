internal import Fingerprint

/// What became of the listed files that are not there.
struct MissingFiles {
  private let comparison: ListComparison
  private let base: PathBytes
  private var outcomes: [Int: FixityFinding] = [:]
  /// The files that are not listed and turned out to be listed ones under another name.
  private(set) var found: Set<PathBytes> = []
  /// What stands in the way of missing files.
  let reasons: [FileFinding]

  init(_ comparison: ListComparison, base: PathBytes) {
    self.comparison = comparison
    self.base = base
    var reasons: [FileFinding] = []
    for file in comparison.missing {
      let path = comparison.listed.path(at: file)
      let reason = comparison.reason(ofMissing: path, base: base)
      if let reason { reasons.append(reason) }
      outcomes[file] = .missing(path, reason: reason)
    }
    self.reasons = reasons
  }

  /// Looks among files that are not listed for those that are missing: first by names that
  /// are only spelled otherwise, then by digests.
  mutating func pair(with extra: [PathBytes], _ reading: TreeReading<Never>) throws(FileSystemError)
  {
    let listed = comparison.listed
    let files = reading.files
    // The table is in byte order, and so are the extra files; one that is gone has no place.
    let names = (0..<files.count).map(files.path(at:))
    let missing = comparison.missing
    let pairs = NamePairing.pairs(
      missing: missing.map(listed.path(at:)), found: names,
      isSame: { files.isRead(at: $1) && FileChange(missing[$0], in: listed, $1, in: files) == nil })
    for pair in pairs where files.isRead(at: pair.found) {
      let file = missing[pair.missing]
      found.insert(names[pair.found])
      outcomes[file] = .respelled(
        listed.path(at: file), now: names[pair.found], pair.respelling,
        change: FileChange(file, in: listed, pair.found, in: files))
    }
    var byDigest: [[UInt8]: [Int]] = [:]
    for index in (0..<files.count).reversed() where !found.contains(names[index]) {
      for kind in listed.kinds.all {
        guard let digest = files.digest(kind, at: index) else { continue }
        byDigest[digest, default: []].append(index)
      }
    }
    for file in missing {
      guard case .missing(let path, _) = outcomes[file] else { continue }
      let digests = listed.lines(of: file).flatMap { listed.digests(of: $0) }
      guard let first = digests.first else { continue }
      let candidate = byDigest[first.bytes]?.last { index in
        !found.contains(names[index]) && FileChange(file, in: listed, index, in: files) == nil
      }
      guard let candidate else { continue }
      found.insert(names[candidate])
      outcomes[file] = .renamed(path, now: names[candidate])
    }
  }

  /// What is to be said of each, in the order of their paths.
  var findings: [FixityFinding] { comparison.missing.compactMap { outcomes[$0] } }
}
