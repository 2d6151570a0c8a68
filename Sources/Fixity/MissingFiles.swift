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
  /// By their place in the list.
  private let missing: [Int]

  init(_ comparison: ListComparison, base: PathBytes) {
    self.comparison = comparison
    self.base = base
    var reasons: [FileFinding] = []
    var unknown: Set<Int> = []
    for file in comparison.missing {
      let path = comparison.listed.path(at: file)
      let reason = comparison.reason(ofMissing: path, base: base)
      if case .unreadable = reason?.problem {
        // Then nothing is known about the file; the problem is told by itself.
        unknown.insert(file)
        continue
      }
      if let reason { reasons.append(reason) }
      outcomes[file] = .missing(path, reason: reason)
    }
    self.reasons = reasons
    missing = comparison.missing.filter { !unknown.contains($0) }
  }

  /// Looks among files that are not listed, which were read, for those that are missing:
  /// first by names that are only spelled otherwise, then by digests.
  mutating func pair(with reading: TreeReading<Never>) {
    let files = reading.files
    let extra = (0..<files.count).filter(files.isRead)
    let names = extra.map(files.path(at:))
    pairByName(files, extra, names)
    pairByDigest(files, extra, names)
  }

  private mutating func pairByName(_ files: FileTable, _ extra: [Int], _ names: [PathBytes]) {
    let listed = comparison.listed
    let pairs = NamePairing.pairs(
      missing: missing.map(listed.path(at:)), found: names,
      isSame: { FileChange(missing[$0], in: listed, extra[$1], in: files) == nil })
    for pair in pairs {
      let file = missing[pair.missing]
      found.insert(names[pair.found])
      outcomes[file] = .respelled(
        listed.path(at: file), now: names[pair.found], pair.respelling,
        change: FileChange(file, in: listed, extra[pair.found], in: files))
    }
  }

  private mutating func pairByDigest(_ files: FileTable, _ extra: [Int], _ names: [PathBytes]) {
    let listed = comparison.listed
    // The last name first, so that the first is taken first.
    var byDigest: [[UInt8]: [Int]] = [:]
    for place in extra.indices.reversed() where !found.contains(names[place]) {
      for kind in listed.kinds.all {
        guard let digest = files.digest(kind, at: extra[place]) else { continue }
        byDigest[digest, default: []].append(place)
      }
    }
    for file in missing {
      guard case .missing(let path, _) = outcomes[file],
        let first = listed.lines(of: file).lazy.flatMap({ listed.digests(of: $0) }).first
      else { continue }
      // What is taken is gone from the list, or thousands of like files would take for ever.
      while let last = byDigest[first.bytes]?.last, found.contains(names[last]) {
        byDigest[first.bytes]?.removeLast()
      }
      guard let place = byDigest[first.bytes]?.last,
        FileChange(file, in: listed, extra[place], in: files) == nil
      else { continue }
      found.insert(names[place])
      outcomes[file] = .renamed(path, now: names[place])
    }
  }

  /// What is to be said of each, in the order of their paths.
  var findings: [FixityFinding] { missing.compactMap { outcomes[$0] } }
}
