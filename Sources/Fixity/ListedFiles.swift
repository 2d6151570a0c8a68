public import Fingerprint

/// All files that a checksum file lists, in the byte order of their paths.
///
/// Some 50 bytes a line, its path and its digests; no line has an object of its own.
public struct ListedFiles: Sendable {
  /// One line.
  struct Row: BitwiseCopyable {
    var pathStart: Int
    var pathLength: Int32
    var line: Int32
    var digestStart: Int
    /// The algorithms of the digests, which lie side by side in the order of the table.
    var digests: Int32
    var unchecked: UInt8
    var hasSize: Bool
    var size: UInt64

    /// Where its path lies.
    var place: Range<Int> { pathStart..<(pathStart + Int(pathLength)) }
  }

  private var paths: [UInt8] = []
  private var digests: [UInt8] = []
  private var rows: [Row] = []
  /// The sets of algorithms that lines have, each in the order of its digests.
  private var kindSets: [[DigestKind]] = []
  private var kindSetPlaces: [[DigestKind]: Int] = [:]
  /// The names of algorithms that are not computed.
  private var uncheckedNames: [String] = []
  /// Where each file's lines begin and end among the rows.
  private var starts: [Int32] = []

  /// What is to be said of the lines, in their order, and then of the whole.
  public internal(set) var findings: [ListFinding] = []
  /// The forms of the lines.
  public private(set) var forms: Set<ListForm> = []

  /// How many lines make a claim about a file; with none of them the file is no list.
  public internal(set) var readableLines = 0

  init() {}

  /// How many files are listed.
  public var count: Int { starts.count }

  /// The algorithms of all digests.
  public var kinds: DigestKinds { DigestKinds(kindSets.flatMap { $0 }) }

  /// Adds a line.
  mutating func add(_ claim: ListClaim, path: PathBytes, line: Int) {
    forms.insert(claim.form)
    let kinds = claim.digests.map(\.kind)
    let set = kindSetPlaces[kinds] ?? kindSets.count
    if set == kindSets.count {
      kindSets.append(kinds)
      kindSetPlaces[kinds] = set
    }
    var unchecked = 0
    if let name = claim.unchecked {
      unchecked = (uncheckedNames.firstIndex(of: name) ?? uncheckedNames.count) + 1
      // What one byte cannot number shares the last place; only its name is lost.
      if unchecked > uncheckedNames.count, unchecked < 255 { uncheckedNames.append(name) }
    }
    rows.append(
      Row(
        pathStart: paths.count, pathLength: Int32(path.bytes.count),
        line: Int32(clamping: line), digestStart: digests.count, digests: Int32(set),
        unchecked: UInt8(min(unchecked, uncheckedNames.count)), hasSize: claim.size != nil,
        size: claim.size ?? 0))
    paths += path.bytes
    for digest in claim.digests { digests += digest.bytes }
  }

  /// Sorts the lines by path, after the last one, and looks for files with several.
  mutating func finish() {
    // Taken out, so that sorting does not copy them.
    var sorted = rows
    rows = []
    if !zip(sorted, sorted.dropFirst()).allSatisfy({ !precedes($1, $0) }) {
      sorted.sort { precedes($0, $1) }
    }
    rows = sorted
    starts.reserveCapacity(rows.count)
    for index in rows.indices where index == 0 || order(rows[index - 1], rows[index]) != 0 {
      starts.append(Int32(index))
    }
    tellRepetitions()
    tellUnchecked()
  }

  private func order(_ one: Row, _ other: Row) -> Int {
    let paths = paths.span
    return paths.extracting(one.place).order(against: paths.extracting(other.place))
  }

  private func precedes(_ one: Row, _ other: Row) -> Bool {
    let order = order(one, other)
    return order == 0 ? one.line < other.line : order < 0
  }

  /// The lines of a file.
  func lines(of file: Int) -> ArraySlice<Row> {
    let end = file + 1 < starts.count ? Int(starts[file + 1]) : rows.count
    return rows[Int(starts[file])..<end]
  }

  /// The path of a file, normalized and relative to the base.
  public func path(at file: Int) -> PathBytes {
    PathBytes(Array(paths[rows[Int(starts[file])].place]))
  }

  /// The order of a file's path against another one.
  func order(of file: Int, against path: Span<UInt8>) -> Int {
    paths.span.extracting(rows[Int(starts[file])].place).order(against: path)
  }

  /// The files that lie in a folder named `.git`, which a walk leaves out.
  var hiddenFiles: [Int] {
    let name = Array(".git".utf8)
    return (0..<count).filter { file in
      let path = paths[rows[Int(starts[file])].place]
      var start = path.startIndex
      while let point = path[start...].firstIndex(of: name[0]) {
        let begins = point == path.startIndex || path[point - 1] == 0x2F
        if begins, path[point...].starts(with: name + [0x2F]) { return true }
        start = point + 1
      }
      return false
    }
  }

  /// The first line that a file is on, from 1.
  public func line(at file: Int) -> Int { Int(rows[Int(starts[file])].line) }

  /// Whether some line has a digest of a file to compare.
  func hasDigest(_ file: Int) -> Bool {
    lines(of: file).contains { !kindSets[Int($0.digests)].isEmpty }
  }

  /// The digests of one line.
  func digests(of row: Row) -> [ListClaim.Digest] {
    var start = row.digestStart
    return kindSets[Int(row.digests)].map { kind in
      defer { start += kind.byteCount }
      return ListClaim.Digest(kind: kind, bytes: Array(digests[start..<(start + kind.byteCount)]))
    }
  }

  /// The name of an algorithm that one line has and that is not computed.
  func unchecked(of row: Row) -> String? {
    row.unchecked == 0 ? nil : uncheckedNames[Int(row.unchecked) - 1]
  }

  /// The place of a file by its path; nil for one that is not listed.
  public func file(at path: PathBytes) -> Int? {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      let order = order(of: middle, against: path.bytes.span)
      if order == 0 { return middle }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    return nil
  }
}
