internal import Fingerprint

/// What is behind the listed paths that lead to no file.
extension BagExamination {
  /// Reads `fetch.txt`. Nothing is fetched.
  mutating func readFetch() throws(FileSystemError) {
    try read(FetchLine.name) { line, work in work.takeFetch(line) }
  }

  private mutating func takeFetch(_ line: TagFile.Line) {
    let name = FetchLine.name
    if BagText.trimmed(line.bytes).isEmpty {
      return report(.looseForm, name, line: line.number, "an empty line")
    }
    guard let entry = FetchLine(line.bytes),
      let first = PathReading(entry.text, isOne: isOne).choices.first
    else {
      return report(
        .malformedLine, name, line: line.number,
        "expected a URL, a length in bytes or “-”, and a path",
        found: BagText.shown(line.bytes.prefix(120)))
    }
    if !isInEncoding(entry.text) {
      report(
        isOne ? .violation : .looseForm, name, line: line.number,
        "the path is not in \(encoding.name), which bagit.txt names")
    }
    let path = first.path
    guard !BagPath.leaves(path) else {
      return report(.pathEscape, name, line: line.number, "\(path.display) leads out of the bag")
    }
    guard BagPath.isInPayload(path) else {
      return report(
        .violation, name, line: line.number,
        "\(path.display) does not lie in data/, and only payload files are fetched")
    }
    if !entry.isAbsolute {
      report(
        isOne ? .violation : .metadata, name, line: line.number, "the URL is not absolute",
        found: BagText.shown(entry.url))
    }
    if fetched[path] != nil {
      report(
        isOne ? .violation : .repeatedEntry, name, line: line.number,
        "\(path.display) is to be fetched twice")
    }
    fetched[path] = Fetch(url: BagText.shown(entry.url), line: line.number)
    if let size = files.index(of: path).flatMap({ files.stamp(at: $0) })?.size,
      let length = entry.length, length != size
    {
      report(
        .metadata, name, line: line.number, "\(path.display) is there and has another length",
        expected: String(length), found: String(size))
    }
  }

  /// Says of each listed path that leads to no file what became of it.
  mutating func explainAbsent() {
    let alike = filesAlike(absent.map(\.path))
    var gone: [Absent] = []
    for item in absent where !isUnread(item.path) {
      if let fetch = fetched[item.path] {
        holes += 1
        report(
          .hole, item.path, "it is still to be fetched from \(fetch.url) (fetch.txt:\(fetch.line))")
        reportHoleUnlisted(item, fetch)
      } else if adopt(item, alike) {
        continue
      } else if BagPath.isSystemFile(item.path) {
        goneSystemFiles.append(item.path)
      } else {
        gone.append(item)
      }
    }
    reportMissing(gone)
    let unlisted = fetched.filter { path, _ in
      absentPlaces[path] == nil && files.index(of: path) == nil
    }
    for (path, fetch) in unlisted.sorted(by: { $0.value.line < $1.value.line }) {
      report(
        .violation, FetchLine.name, line: fetch.line,
        "\(path.display) is to be fetched and listed in no manifest")
    }
  }

  /// From version 1.0 on every manifest lists what is to be fetched.
  private mutating func reportHoleUnlisted(_ item: Absent, _ fetch: Fetch) {
    guard isOne else { return }
    let without = manifests.indices.filter { number in
      !manifests[number].isOfTags && !item.entries.contains { $0.manifest == number }
    }
    guard !without.isEmpty else { return }
    let names = without.map { manifests[$0].path.display }.joined(separator: ", ")
    report(
      .violation, FetchLine.name, line: fetch.line,
      "\(item.path.display) is to be fetched and not listed in \(names)")
  }

  /// Whether a path, or a folder above it, could not be read.
  private func isUnread(_ path: PathBytes) -> Bool { path.lies(in: unread) }

  /// The files whose names are like those of some paths, by what is equal for them.
  private func filesAlike(_ paths: [PathBytes]) -> [String: [Int]] {
    let wanted = Set(paths.compactMap { SimilarNames.key($0.bytes) })
    var alike: [String: [Int]] = [:]
    guard !wanted.isEmpty else { return alike }
    for index in 0..<files.count {
      guard let key = SimilarNames.key(files.path(at: index).bytes), wanted.contains(key) else {
        continue
      }
      alike[key, default: []].append(index)
    }
    return alike
  }

  /// Whether a path stands for a file whose name is alike, as it does where a file system or
  /// a program has changed the name, or takes both for one.
  ///
  /// A name that is equivalent is the file's (RFC 8493 section 6.1.1.3). One in other case
  /// is only if the file has an entry of its own with the same digest.
  private mutating func adopt(_ item: Absent, _ alike: [String: [Int]]) -> Bool {
    guard let found = SimilarNames.key(item.path.bytes).flatMap({ alike[$0] }) else { return false }
    let twin = found.first {
      NamePairing.respelling(files.path(at: $0), item.path) == .normalization
    }
    guard let index = twin ?? found.first(where: isListed) else { return false }
    let hasDigests = item.entries.allSatisfy { entry in
      manifests[entry.manifest].kind.flatMap { files.digest($0, at: index) } == entry.digest
    }
    if twin == nil, !hasDigests { return false }
    let wasListed = isListed(index)
    for entry in item.entries {
      _ = check(index, entry.digest, entry.manifest, entry.line)
      manifests[entry.manifest].listed[index] = true
    }
    guard let entry = item.entries.first else { return true }
    let manifest = manifests[entry.manifest].path
    let name = "\(item.path.display) is not there; \(files.path(at: index).display) is"
    let how = twin == nil ? "and differs in case" : "and differs in Unicode normalization"
    report(
      twin != nil && !wasListed ? .normalizedName : .similarNames, manifest, line: entry.line,
      "\(name), \(how)\(wasListed ? "; both are listed" : "")")
    return true
  }

  private func isListed(_ index: Int) -> Bool { manifests.contains { $0.listed[index] } }

  private mutating func reportMissing(_ items: [Absent]) {
    if items.isEmpty { return }
    var unlisted = unlistedByDigest(of: items)
    for item in items {
      let places = item.entries.map { "\(manifests[$0.manifest].path.display):\($0.line)" }
      let listed = "it is listed (\(places.joined(separator: ", ")))"
      if FileStore.kind(of: bag.appending(item.path)) == .directory {
        report(.violation, item.path, "\(listed), and a folder; manifests list files")
        continue
      }
      let entry = item.entries.first { manifests[$0.manifest].kind != nil }
      if let entry, let other = unlisted[entry.digest]?.popLast() {
        renamed.insert(other)
        report(
          .renamed, item.path,
          "\(listed) and not there; \(files.path(at: other).display) has its bytes")
      } else {
        report(.missing, item.path, "\(listed) and not there")
      }
    }
  }

  /// The payload files that no manifest lists, by their digests of the kinds that are listed
  /// of some paths.
  private func unlistedByDigest(of items: [Absent]) -> [[UInt8]: [Int]] {
    let kinds = Set(items.flatMap { $0.entries.compactMap { manifests[$0.manifest].kind } })
    var found: [[UInt8]: [Int]] = [:]
    // The last path first, so that the first is taken first.
    for index in (0..<files.count).reversed() {
      guard !isListed(index),
        BagPath.isInPayload(files.path(at: index))
      else { continue }
      for kind in kinds {
        if let digest = files.digest(kind, at: index) { found[digest, default: []].append(index) }
      }
    }
    return found
  }
}
