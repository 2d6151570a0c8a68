public import Fingerprint

extension ListedFiles {
  /// A longer line is no line of a list, in bytes.
  private static let longestLine = 1 << 20
  /// So much of a file is looked at to know whether it is a list, in bytes.
  private static let headSize = 64 << 10

  /// Reads a checksum file.
  ///
  /// GNU, BSD and hashdeep lines are known by their form, whatever the file's name. The name
  /// decides only which algorithm is meant where the number of digits leaves several. A
  /// list whose lines cannot be read, or that has none, is told in ``findings``.
  ///
  /// - Parameters:
  ///   - path: the file, followed through links.
  ///   - base: what its paths start from.
  ///   - algorithm: the algorithm of lines that do not name theirs, which are malformed with
  ///     another number of digits; nil to tell it from the file's name and that number.
  /// - Throws: ``FileSystemError`` when the file cannot be read, with `EFBIG` for a line
  ///   of more than 1 MiB.
  public init(
    of path: PathBytes, base: ListBase, algorithm: DigestKind? = nil
  ) throws(FileSystemError) {
    self.init()
    var lines = try FileLines(of: path, longestLine: Self.longestLine)
    var parser = ListParser(named: NamedAlgorithm(ofFileNamed: path), asked: algorithm)
    var escapes: [ListFinding] = []
    while let line = try lines.next() {
      guard let claim = parser.take(line.bytes, isEnded: line.isEnded) else { continue }
      switch base.place(of: claim) {
      case .success(let place): add(claim, path: place, line: parser.line)
      case .failure(let fault):
        escapes.append(
          ListFinding(fault.isEscape ? .escape : .malformed, line: parser.line, fault.message))
      }
    }
    parser.end()
    findings = (parser.findings + escapes).sorted {
      ($0.line ?? .max) < ($1.line ?? .max)
    }
    finish()
    if parser.counts == (0, 0) { findings.append(ListFinding(.empty, "the list names no file")) }
    readableLines = parser.counts.claims
  }

  /// Whether a file can be read as a checksum file, by its first lines that say something.
  ///
  /// - Throws: ``FileSystemError`` when it cannot be read.
  public static func isList(_ path: PathBytes) throws(FileSystemError) -> Bool {
    try head(of: path).isList
  }

  /// Looks at the beginning of a file.
  static func head(of path: PathBytes) throws(FileSystemError) -> ListHead {
    let head = try FileStore.head(path, count: headSize)
    return ListHead(head[...], isWhole: head.count < headSize, name: path)
  }
}
