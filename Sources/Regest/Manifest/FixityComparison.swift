internal import Fingerprint
internal import Fixity

/// Compares the sources at hand with those that are listed: changed, missing,
/// extra, renamed.
///
/// Both come in the byte order of their paths, so they are walked over side by side, and
/// only what differs is kept.
struct FixityComparison: ~Copyable {
  private let found: FileTable
  /// Paths that could not be read, about which nothing is said.
  private let unread: Set<PathBytes>
  private var position = 0
  private var path: [UInt8] = []
  /// What is found about listed files, in their order.
  private var findings: [Finding] = []
  private var extra: [Int] = []

  private enum Finding {
    case changed(SumsFile.Entry, found: SHA256Digest)
    case missing(SumsFile.Entry)
  }

  /// Begins a comparison.
  init(found: FileTable, unread: Set<PathBytes>) {
    self.found = found
    self.unread = unread
    takePath()
  }

  /// Compares one listed file; they must come in byte order.
  mutating func compare(_ entry: SumsFile.Entry) {
    while position < found.count, PathBytes.precedes(path, entry.path.bytes) { passExtra() }
    guard position < found.count, path == entry.path.bytes else {
      if !isUnread(entry.path) { findings.append(.missing(entry)) }
      return
    }
    if let fingerprint = found.fingerprint(at: position) {
      if fingerprint.digest != entry.digest {
        findings.append(.changed(entry, found: fingerprint.digest))
      }
    } else if !found.isLeft(at: position), !isUnread(entry.path) {
      findings.append(.missing(entry))
    }
    position += 1
    takePath()
  }

  private mutating func passExtra() {
    if found.fingerprint(at: position) != nil { extra.append(position) }
    position += 1
    takePath()
  }

  private mutating func takePath() {
    path.removeAll(keepingCapacity: true)
    if position < found.count { found.appendPath(at: position, to: &path) }
  }

  /// Whether a path, or a folder above it, could not be read.
  private func isUnread(_ path: PathBytes) -> Bool { path.lies(in: unread) }

  /// What was found: about listed files in their order, then about those that are not,
  /// whose indexes are told as well, those of renamed ones among them.
  consuming func results() -> (diagnostics: [Diagnostic], unlisted: Set<Int>) {
    while position < found.count { passExtra() }
    var namesakes = pairByDigest()
    pairByName(&namesakes)
    let renamed = Set(namesakes.values)
    var diagnostics: [Diagnostic] = []
    for (place, finding) in findings.enumerated() {
      switch finding {
      case .changed(let entry, let digest):
        diagnostics.append(Diagnostic(changed: entry, found: digest))
      case .missing(let entry):
        diagnostics.append(missing(entry, now: namesakes[place]))
      }
    }
    for index in extra where !renamed.contains(index) {
      diagnostics.append(
        Diagnostic(
          .sourceExtra, path: found.path(at: index), message: "it is there and not listed"))
    }
    return (diagnostics, Set(extra))
  }

  /// The files that have the bytes of missing ones: the index of each by the place of the
  /// finding.
  private func pairByDigest() -> [Int: Int] {
    // The last path first, so that the first is taken first.
    var byDigest: [SHA256Digest: [Int]] = [:]
    for index in extra.reversed() {
      guard let fingerprint = found.fingerprint(at: index) else { continue }
      byDigest[fingerprint.digest, default: []].append(index)
    }
    var pairs: [Int: Int] = [:]
    for (place, finding) in findings.enumerated() {
      guard case .missing(let entry) = finding else { continue }
      // Taken out first: a list that two hold is copied when it changes, and empty files
      // may be thousands.
      guard var others = byDigest.removeValue(forKey: entry.digest) else { continue }
      // Of a few with the same bytes the one with the like name is meant.
      let like =
        others.count > Self.fewNamesakes
        ? nil
        : others.lastIndex { NamePairing.respelling(entry.path, found.path(at: $0)) != nil }
      pairs[place] = others.remove(at: like ?? others.count - 1)
      if !others.isEmpty { byDigest[entry.digest] = others }
    }
    return pairs
  }

  private static let fewNamesakes = 16

  /// Adds the files whose names are only spelled otherwise than those of missing ones, and
  /// whose bytes are others.
  private func pairByName(_ pairs: inout [Int: Int]) {
    var places: [Int] = []
    var names: [PathBytes] = []
    for (place, finding) in findings.enumerated() {
      guard case .missing(let entry) = finding, pairs[place] == nil else { continue }
      places.append(place)
      names.append(entry.path)
    }
    if places.isEmpty { return }
    let taken = Set(pairs.values)
    let unlisted = extra.filter { !taken.contains($0) }
    let alike = NamePairing.pairs(
      missing: names, found: unlisted.map(found.path(at:)), isSame: { _, _ in false })
    for pair in alike { pairs[places[pair.missing]] = unlisted[pair.found] }
  }

  private func missing(_ entry: SumsFile.Entry, now index: Int?) -> Diagnostic {
    guard let index, let fingerprint = found.fingerprint(at: index) else {
      return Diagnostic(.sourceMissing, path: entry.path, message: "it is listed and not there")
    }
    let now = found.path(at: index)
    let respelling = NamePairing.respelling(entry.path, now)
    if fingerprint.digest == entry.digest {
      if let respelling { return Diagnostic(respelled: entry.path, now: now, respelling) }
      return Diagnostic(
        .sourceRenamed, path: entry.path,
        message: "it is not there; \(now.display) has its bytes")
    }
    var diagnostic = Diagnostic(changed: entry, found: fingerprint.digest)
    if let respelling { diagnostic.notes.append(Diagnostic.note(now: now, respelling)) }
    return diagnostic
  }
}

extension Diagnostic {
  /// A listed file whose bytes are others.
  init(changed entry: SumsFile.Entry, found: SHA256Digest) {
    self.init(
      .sourceChanged, path: entry.path, message: "its bytes are not those that were listed",
      expected: entry.digest.hex, found: found.hex)
  }
}
