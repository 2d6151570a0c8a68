public import Fingerprint

/// How the files at hand differ from what a list says of them.
public enum FixityFinding: Sendable, Hashable {
  /// A file whose bytes are not those that were listed.
  case changed(FileChange)
  /// A listed file that is not there; with the reason where something else is in its place
  /// or in the way.
  case missing(PathBytes, reason: FileFinding?)
  /// A listed file that is not there, and one that is not listed has its digests.
  case renamed(PathBytes, now: PathBytes)
  /// A listed file that is there under a name that is only spelled otherwise; with what
  /// changed where its bytes did too.
  case respelled(PathBytes, now: PathBytes, Respelling, change: FileChange?)
  /// A file that is there and not listed.
  case extra(PathBytes)
  /// A checksum file or signature beside the list, which the list need not name.
  case companion(PathBytes)
  /// What could not be read, and what on the walk is no file.
  case problem(FileFinding)
}

/// In what a file differs from what is listed of it.
public struct FileChange: Sendable, Hashable {
  /// Two digests by one algorithm, as lower-case hex digits.
  public struct Difference: Sendable, Hashable {
    /// The algorithm.
    public let kind: DigestKind
    /// What is listed.
    public let expected: String
    /// What the file has.
    public let found: String
  }

  /// The file's path as it is listed.
  public let path: PathBytes
  /// The digests that differ.
  public let differences: [Difference]
  /// The algorithms whose digests are as listed.
  public let agreeing: [DigestKind]
  /// The sizes in bytes where they differ.
  public let sizes: Sizes?

  /// Two sizes in bytes.
  public struct Sizes: Sendable, Hashable {
    /// What is listed.
    public let expected: UInt64
    /// What the file has.
    public let found: UInt64
  }

  /// Compares a file that was read with the lines about it; nil where all is as listed.
  ///
  /// Where lines contradict each other by one algorithm, one that agrees is enough: the
  /// contradiction is told of the list.
  init?(_ file: Int, in listed: ListedFiles, _ index: Int, in files: FileTable) {
    var differing: [DigestKind: Difference] = [:]
    var agreeing: Set<DigestKind> = []
    var sizes: Sizes?
    let size = files.stamp(at: index)?.size
    for row in listed.lines(of: file) {
      if row.hasSize, let size, size != row.size { sizes = Sizes(expected: row.size, found: size) }
      for digest in listed.digests(of: row) {
        guard let found = files.digest(digest.kind, at: index) else { continue }
        if found == digest.bytes {
          agreeing.insert(digest.kind)
        } else {
          differing[digest.kind] = Difference(
            kind: digest.kind, expected: Hex.text(of: digest.bytes),
            found: Hex.text(of: found))
        }
      }
    }
    let differences = differing.values.filter { !agreeing.contains($0.kind) }
    if differences.isEmpty, sizes == nil { return nil }
    path = listed.path(at: file)
    self.differences = differences.sorted { $0.kind < $1.kind }
    self.agreeing = agreeing.sorted()
    self.sizes = sizes
  }
}
