internal import Fingerprint

/// Goes over listed files and files at hand side by side, both in the byte order of their
/// paths, and keeps what differs.
struct ListComparison {
  let listed: ListedFiles
  let files: FileTable
  /// What on the walk is no file, by path.
  private let obstacles: [PathBytes: FileProblem]

  private(set) var changes: [FileChange] = []
  /// Listed files that are not there, by their place in the list.
  private(set) var missing: [Int] = []
  /// Files that are not listed, by their index in the table.
  private(set) var extra: [Int] = []
  /// Listed files that were compared.
  private(set) var compared = 0
  /// Listed files that were not asked for.
  private(set) var left = 0

  init(_ listed: ListedFiles, _ reading: TreeReading<Never>) {
    self.listed = listed
    files = reading.files
    obstacles = Dictionary(
      reading.findings.map { ($0.path, $0.problem) }, uniquingKeysWith: { first, _ in first })
    var path: [UInt8] = []
    var file = 0
    for index in 0..<files.count {
      path.removeAll(keepingCapacity: true)
      files.appendPath(at: index, to: &path)
      var order = 1
      while file < listed.count {
        order = listed.order(of: file, against: path.span)
        if order >= 0 { break }
        missing.append(file)
        file += 1
      }
      if file < listed.count, order == 0 {
        compare(file, index)
        file += 1
      } else {
        extra.append(index)
      }
    }
    missing += file..<listed.count
  }

  private mutating func compare(_ file: Int, _ index: Int) {
    if files.isLeft(at: index) {
      if listed.hasDigest(file) { left += 1 }
    } else if files.isRead(at: index) {
      compared += 1
      if let change = FileChange(file, in: listed, index, in: files) { changes.append(change) }
    }
    // What could not be read is told as a problem.
  }

  /// What stands in the place of a listed file, or of a folder on the way to it.
  func reason(ofMissing path: PathBytes, base: PathBytes) -> FileFinding? {
    var above: PathBytes? = path
    while let current = above, current != "." {
      if let problem = obstacles[current], problem != .missing {
        return FileFinding(path: current, problem: problem)
      }
      above = current.parent
    }
    guard FileStore.kind(of: base.appending(path)) == .directory else { return nil }
    return FileFinding(path: path, problem: .directory)
  }
}
