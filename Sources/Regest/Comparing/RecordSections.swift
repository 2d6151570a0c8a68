internal import CanonicalJSON
internal import Fingerprint

/// Where in `records.jsonl` the records of each source lie.
///
/// The records themselves are not held: a hundred bytes for each source that has some, and
/// its path.
struct RecordSections {
  /// The records of one source.
  struct Section: Sendable {
    /// The first file by path that has the source's bytes.
    var path: PathBytes
    /// The source.
    var source: SHA256Digest
    /// Where its records lie, in bytes.
    var range: Range<Int>
    /// How many they are.
    var count: Int
    /// The SHA-256 of their lines.
    var content: SHA256Digest
  }

  /// The folder.
  let folder: IssuedFolder
  /// In byte order of their paths.
  private(set) var all: [Section] = []

  /// Reads the records and the sources of a folder that is whole.
  ///
  /// - Throws: `manifestMalformed` where the records are not in the order of the sources.
  init(of folder: IssuedFolder) throws(RegestError) {
    self.folder = folder
    try readRecords()
    try readPaths()
  }

  private mutating func readRecords() throws(RegestError) {
    var lines = try IssuedFolder.reading { () throws(FileSystemError) in
      try FileLines(of: folder.path(of: .records))
    }
    var content: [UInt8] = []
    var offset = 0
    while let line = try IssuedFolder.reading({ () throws(FileSystemError) in try lines.next() }) {
      let record = try FoundRecord(
        bytes: Array(line.bytes), name: folder.path(of: .records).display)
      guard let source = record.source else { throw malformed("a record names no source") }
      let end = offset + line.bytes.count + (line.isEnded ? 1 : 0)
      if all.last?.source != source {
        try close(content)
        content.removeAll(keepingCapacity: true)
        all.append(
          Section(path: ".", source: source, range: offset..<offset, count: 0, content: source))
      }
      all[all.count - 1].range = all[all.count - 1].range.lowerBound..<end
      all[all.count - 1].count += 1
      content += line.bytes
      content.append(0x0A)
      offset = end
    }
    try close(content)
  }

  private mutating func close(_ content: [UInt8]) throws(RegestError) {
    guard !all.isEmpty else { return }
    all[all.count - 1].content = try digest(of: content)
  }

  /// The sources of records come in the order of their first paths.
  private mutating func readPaths() throws(RegestError) {
    var paths: [PathBytes] = []
    try folder.readSums { entry in
      if paths.count < all.count, all[paths.count].source == entry.digest {
        paths.append(entry.path)
      }
      return paths.count < all.count
    }
    guard paths.count == all.count else {
      throw malformed("its records are not in the order of its sources")
    }
    for (index, path) in paths.enumerated() { all[index].path = path }
  }

  private func malformed(_ reason: String) -> RegestError {
    RegestError(
      .manifestMalformed, "\(folder.path.display): \(reason)",
      hint: "`regest verify` says what is wrong")
  }
}

/// Reads the records of one source after another.
struct SectionReader: ~Copyable {
  private var file: FileStretches

  init(_ folder: IssuedFolder) throws(RegestError) {
    let file = try Self.open(folder)
    self.file = file
  }

  private static func open(_ folder: IssuedFolder) throws(RegestError) -> FileStretches {
    try IssuedFolder.reading { () throws(FileSystemError) in
      try FileStretches(of: folder.path(of: .records))
    }
  }

  /// The records of a section; none where there is no section.
  mutating func records(
    _ section: RecordSections.Section?
  ) throws(RegestError) -> [FoundRecord] {
    guard let section else { return [] }
    let bytes: [UInt8]
    do {
      bytes = try file.read(section.range)
    } catch {
      throw RegestError(error)
    }
    var records: [FoundRecord] = []
    for line in bytes.split(separator: 0x0A) {
      records.append(
        try FoundRecord(bytes: Array(line), name: "a record of \(section.path.display)"))
    }
    return records
  }
}
