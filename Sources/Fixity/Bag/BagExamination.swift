internal import Fingerprint

/// The work on one bag: its files as they were read, and what its tag files say of them.
struct BagExamination {
  let bag: PathBytes
  let files: FileTable
  let declaration: BagDeclaration
  /// Paths that could not be read, about which nothing is said.
  let unread: Set<PathBytes>
  var manifests: [BagManifest]
  var findings: [BagFinding] = []
  /// What was changed, by the file's index: one finding a file.
  var changed: [Int: BagFinding] = [:]
  /// Listed paths that lead to no file, in the order in which they were met.
  var absent: [Absent] = []
  var absentPlaces: [PathBytes: Int] = [:]
  /// What is to be fetched, by its path.
  var fetched: [PathBytes: Fetch] = [:]
  /// How many of them are still to be fetched.
  var holes = 0
  /// Listed files that are not there, of the kind that a system leaves behind.
  var goneSystemFiles: [PathBytes] = []
  /// Files that are not listed, and have the bytes of a listed one that is not there.
  var renamed: Set<Int> = []

  /// A listed path that leads to no file.
  struct Absent {
    var path: PathBytes
    var entries: [(manifest: Int, line: Int, digest: [UInt8])]
  }

  struct Fetch {
    var url: String
    var line: Int
  }

  init(
    _ bag: PathBytes, _ reading: TreeReading<Never>, _ declaration: BagDeclaration,
    _ manifests: [BagManifest], unread: Set<PathBytes>
  ) {
    self.bag = bag
    files = reading.files
    self.declaration = declaration
    self.unread = unread
    self.manifests = manifests.map { manifest in
      var manifest = manifest
      manifest.listed = Array(repeating: false, count: reading.files.count)
      return manifest
    }
  }

  /// Whether the rules are those of version 1.0; also for a later one, whose are not known.
  var isOne: Bool { declaration.version.map { $0 >= .one } ?? false }
  var encoding: TextEncoding { declaration.encoding ?? .utf8 }

  mutating func report(
    _ kind: BagFinding.Kind, _ path: PathBytes, line: Int? = nil, _ message: String,
    expected: String? = nil, found: String? = nil
  ) {
    findings.append(
      BagFinding(kind, path, line: line, message, expected: expected, found: found))
  }

  /// Whether a path is a file of the bag that could be read.
  func holds(_ path: PathBytes) -> Bool {
    files.index(of: path).map { files.isRead(at: $0) } ?? false
  }

  /// Reads a tag file of the bag line by line; it is none if it is not among the files.
  ///
  /// - Returns: whether all of its lines were read.
  @discardableResult
  mutating func read(
    _ path: PathBytes, _ body: (TagFile.Line, inout BagExamination) -> Void
  ) throws(FileSystemError) -> Bool {
    guard holds(path) else { return false }
    let remark = try TagFile.read(bag.appending(path), encoding) { body($0, &self) }
    switch remark {
    case nil: return true
    case .mark:
      report(
        isOne ? .violation : .looseForm, path, line: 1,
        "it begins with a byte-order mark, which UTF-8 must not have here")
      return true
    case .undecodable:
      report(.malformedLine, path, "it is not in \(encoding.name), which bagit.txt names")
    case .tooLarge:
      report(
        .malformedLine, path,
        "it is in \(encoding.name) and longer than \(TagFile.longestConverted) bytes, the most "
          + "that is converted; one in UTF-8 may have any length")
    case .lineTooLong(let line):
      report(
        .malformedLine, path, line: line,
        "the line is longer than \(TagFile.longestLine) bytes, which no line of a tag file is; "
          + "it and what follows were not read")
    }
    return false
  }

  /// Reads all manifests and compares them with the files.
  mutating func readManifests() throws(FileSystemError) {
    for number in manifests.indices {
      manifests[number].isWhole = try read(manifests[number].path) { line, work in
        work.take(line, number)
      }
      findings += manifests[number].looseForms
      if let found = manifests[number].undecodable(encoding, isOne: isOne) {
        findings.append(found)
      }
    }
  }

  private mutating func take(_ line: TagFile.Line, _ number: Int) {
    let manifest = manifests[number].path
    if BagText.trimmed(line.bytes).isEmpty {
      return manifests[number].overlookEmpty(line: line.number)
    }
    guard let entry = ManifestLine(line.bytes), let digest = entry.digest,
      manifests[number].kind.map({ $0.byteCount == digest.count }) ?? true
    else {
      let length = manifests[number].kind.map { "\($0.byteCount * 2) " } ?? ""
      return report(
        .malformedLine, manifest, line: line.number,
        "expected \(length)hexadecimal digits, white space and a path",
        found: BagText.shown(line.bytes.prefix(120)))
    }
    if !isInEncoding(entry.text) { manifests[number].overlookUndecodable(line: line.number) }
    let reading = PathReading(entry.text, isOne: isOne, isEscaped: entry.isEscaped)
    guard let first = reading.choices.first else {
      return report(.malformedLine, manifest, line: line.number, "the path names no file")
    }
    for choice in reading.choices where !BagPath.leaves(choice.path) {
      guard let index = files.index(of: choice.path, near: manifests[number].hint) else { continue }
      manifests[number].hint = index + 1
      manifests[number].overlook(choice.marks, line: line.number)
      guard isAllowed(choice.path, number, line.number) else { return }
      return compare(index, digest, number, line.number)
    }
    guard !BagPath.leaves(first.path) else {
      return report(
        .pathEscape, manifest, line: line.number, "\(first.path.display) leads out of the bag")
    }
    manifests[number].overlook(first.marks, line: line.number)
    guard isAllowed(first.path, number, line.number) else { return }
    addAbsent(first.path, (number, line.number, digest))
  }

  /// Whether a path is text in the encoding that is declared. From any other than UTF-8 it
  /// was converted, and is.
  func isInEncoding(_ text: ArraySlice<UInt8>) -> Bool {
    !encoding.isUTF8 || text.allSatisfy { $0 < 0x80 }
      || String(validating: text, as: UTF8.self) != nil
  }

  /// Whether a manifest may list a path; reports it if not.
  private mutating func isAllowed(_ path: PathBytes, _ number: Int, _ line: Int) -> Bool {
    let manifest = manifests[number]
    let isInPayload = BagPath.isInPayload(path)
    if !manifest.isOfTags {
      if isInPayload { return true }
      report(
        .violation, manifest.path, line: line,
        "\(path.display) does not lie in data/, and a payload manifest lists nothing else")
      return false
    }
    let kind: BagFinding.Kind = isOne ? .violation : .looseForm
    if isInPayload {
      report(
        kind, manifest.path, line: line,
        "\(path.display) is a payload file, which a tag manifest does not list")
    } else if path.bytes.starts(with: "tagmanifest-".utf8), BagManifest(path) != nil {
      report(
        kind, manifest.path, line: line,
        "\(path.display) is a tag manifest, which no tag manifest lists")
    }
    return true
  }

  /// Compares a file with what is listed of it.
  private mutating func compare(_ index: Int, _ digest: [UInt8], _ number: Int, _ line: Int) {
    let manifest = manifests[number]
    let holds = check(index, digest, number, line)
    if manifest.listed[index] {
      let path = files.path(at: index).display
      // What holds now held before, or it was reported as changed: then they contradict.
      if !holds || changed[index] != nil {
        report(
          .contradiction, manifest.path, line: line, "\(path) is listed twice, with other digests")
      } else {
        report(
          isOne ? .violation : .repeatedEntry, manifest.path, line: line,
          "\(path) is listed twice, with one digest")
      }
    }
    manifests[number].listed[index] = true
  }

  /// Whether a file has a digest; reports it as changed if not. Of an unknown algorithm, or
  /// a file that could not be read, nothing is said.
  mutating func check(_ index: Int, _ digest: [UInt8], _ number: Int, _ line: Int) -> Bool {
    let manifest = manifests[number]
    guard let kind = manifest.kind, let found = files.digest(kind, at: index), found != digest
    else { return true }
    let place = "\(manifest.path.display):\(line)"
    if changed[index] != nil {
      changed[index]?.message += ", nor in \(place)"
    } else {
      changed[index] = BagFinding(
        .changed, files.path(at: index), "its \(kind.name) is not the one in \(place)",
        expected: Hex.text(of: digest), found: Hex.text(of: found))
    }
    return false
  }

  private mutating func addAbsent(
    _ path: PathBytes, _ entry: (manifest: Int, line: Int, digest: [UInt8])
  ) {
    guard let place = absentPlaces[path] else {
      absentPlaces[path] = absent.count
      return absent.append(Absent(path: path, entries: [entry]))
    }
    if let other = absent[place].entries.first(where: { $0.manifest == entry.manifest }) {
      let isSame = other.digest == entry.digest
      report(
        isSame ? (isOne ? .violation : .repeatedEntry) : .contradiction,
        manifests[entry.manifest].path, line: entry.line,
        "\(path.display) is listed twice, with \(isSame ? "one digest" : "other digests")")
    }
    absent[place].entries.append(entry)
  }
}
