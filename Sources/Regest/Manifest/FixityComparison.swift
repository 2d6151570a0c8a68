internal import Fingerprint

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
  private func isUnread(_ path: PathBytes) -> Bool {
    if unread.isEmpty { return false }
    var above: PathBytes? = path
    while let current = above {
      if unread.contains(current) { return true }
      above = current == "." ? nil : current.parent
    }
    return false
  }

  /// What was found: about listed files in their order, then about those that are not,
  /// whose indexes are told as well, those of renamed ones among them.
  consuming func results() -> (diagnostics: [Diagnostic], unlisted: Set<Int>) {
    while position < found.count { passExtra() }
    // The last path first, so that the first is taken first.
    var byDigest: [SHA256Digest: [Int]] = [:]
    for index in extra.reversed() {
      guard let fingerprint = found.fingerprint(at: index) else { continue }
      byDigest[fingerprint.digest, default: []].append(index)
    }
    var renamed: Set<Int> = []
    var diagnostics: [Diagnostic] = []
    for finding in findings {
      switch finding {
      case .changed(let entry, let digest):
        diagnostics.append(
          Diagnostic(
            .sourceChanged, path: entry.path, message: "its bytes are not those that were listed",
            expected: entry.digest.hex, found: digest.hex))
      case .missing(let entry):
        guard let other = byDigest[entry.digest]?.popLast() else {
          diagnostics.append(
            Diagnostic(.sourceMissing, path: entry.path, message: "it is listed and not there"))
          continue
        }
        renamed.insert(other)
        diagnostics.append(
          Diagnostic(
            .sourceRenamed, path: entry.path,
            message: "it is not there; \(found.path(at: other).display) has its bytes"))
      }
    }
    for index in extra where !renamed.contains(index) {
      diagnostics.append(
        Diagnostic(
          .sourceExtra, path: found.path(at: index), message: "it is there and not listed"))
    }
    return (diagnostics, Set(extra))
  }
}
