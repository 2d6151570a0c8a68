internal import Fingerprint

/// Whether the payload is all that is listed, and what is said of it as a whole.
extension BagExamination {
  /// The files of the payload, by their index.
  var payload: Range<Int> {
    // All paths that begin with `data/` are neighbours in the byte order.
    let first = firstIndex { !PathBytes.precedes($0, Array("data/".utf8)) }
    let end = firstIndex { !PathBytes.precedes($0, Array("data0".utf8)) }
    return first..<end
  }

  /// The first file of which something is true, that is true of all behind it.
  private func firstIndex(where isBehind: ([UInt8]) -> Bool) -> Int {
    var range = 0..<files.count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if isBehind(files.path(at: middle).bytes) {
        range = range.lowerBound..<middle
      } else {
        range = (middle + 1)..<range.upperBound
      }
    }
    return range.lowerBound
  }

  /// How many bytes the payload has, and in how many files.
  var oxum: BagInfo.Oxum {
    var oxum = BagInfo.Oxum(octets: 0, streams: 0)
    // Without a digest to compare, the payload was not looked at.
    let isUnasked = manifests.allSatisfy { $0.kind == nil }
    for index in payload {
      let other = isUnasked ? FileStore.size(of: bag.appending(files.path(at: index))) : nil
      guard let size = files.stamp(at: index)?.size ?? other else { continue }
      oxum.octets += size
      oxum.streams += 1
    }
    return oxum
  }

  /// Reports payload files that are not listed: from version 1.0 on in every manifest, before
  /// it in any (RFC 8493 section 3).
  mutating func reportUnlisted() {
    // Before version 1.0 any of them might list a file, also one that was not read.
    let all = manifests.filter { !$0.isOfTags }
    let ofPayload = all.filter(\.isWhole)
    guard !ofPayload.isEmpty, isOne || ofPayload.count == all.count else { return }
    for index in payload where !renamed.contains(index) {
      let without = ofPayload.filter { !$0.listed[index] }
      guard !without.isEmpty, isOne || without.count == ofPayload.count else { continue }
      let path = files.path(at: index)
      let names = without.map(\.path.display).joined(separator: ", ")
      let hint =
        BagPath.isSystemFile(path) ? "; a system leaves such files, and it can be removed" : ""
      report(
        .unlisted, path,
        (without.count == ofPayload.count
          ? "it is there and not listed" : "it is there and not listed in \(names)") + hint)
    }
  }

  /// Reports what of the payload is worth knowing, whatever its bytes are.
  mutating func reportPayload() {
    let listed = payload.filter { index in
      BagPath.isSystemFile(files.path(at: index))
        && manifests.contains { !$0.isOfTags && $0.listed[index] }
    }
    let system = (listed.map { files.path(at: $0) } + goneSystemFiles).sorted()
    if let first = system.first {
      let others = system.count > 1 ? ", with \(Self.others(system.count - 1))" : ""
      let gone =
        goneSystemFiles.isEmpty ? "" : "; \(goneSystemFiles.count) of them not there any more"
      report(
        .systemFile, first, "a file that a system leaves behind is listed\(others)\(gone)")
    }
    let range = payload
    let pairs = SimilarNames.pairs(range.count) { files.path(at: range.lowerBound + $0).bytes }
    for pair in pairs {
      let (one, other) = (range.lowerBound + pair.first, range.lowerBound + pair.second)
      report(
        .similarNames, files.path(at: other),
        "its name differs from that of \(files.path(at: one).display) only in "
          + (pair.isNormalization ? "Unicode normalization" : "case"))
    }
    let kinds = manifests.filter { !$0.isOfTags }.compactMap(\.kind)
    if !kinds.isEmpty, kinds.allSatisfy(\.isWeak) {
      let names = kinds.map(\.name).joined(separator: " and ")
      report(
        .weakDigest, manifests.first { !$0.isOfTags }?.path ?? ".",
        "the payload has \(names) alone: good against damage, not against an attacker")
    }
  }

  private static func others(_ count: Int) -> String {
    count == 1 ? "another one" : "\(count) others"
  }

  /// The file of the bag's metadata.
  var infoName: PathBytes {
    let isOld = declaration.version.map { $0 < .init(major: 0, minor: 96) } ?? false
    return isOld && !holds(BagInfo.name) ? BagInfo.oldName : BagInfo.name
  }

  /// Reads the bag's metadata, and compares `Payload-Oxum` with the payload.
  mutating func readInfo() throws(FileSystemError) -> [BagInfo.Element] {
    let path = infoName
    var info = BagInfo(path, isStrict: isOne)
    try read(path) { line, _ in info.add(line) }
    info.checkReserved()
    findings += info.findings
    if let element = info.elements(named: BagInfo.oxumLabel).first,
      let said = BagInfo.Oxum(element.value)
    {
      compare(said, path, element.line)
    }
    return info.elements
  }

  /// Compares what `Payload-Oxum` says. Where files are to be fetched it cannot hold yet,
  /// and nothing can be said where files could not be read; those that a system has left
  /// behind may be gone.
  private mutating func compare(_ said: BagInfo.Oxum, _ path: PathBytes, _ line: Int) {
    let oxum = oxum
    guard said != oxum, holes == 0, unread.isEmpty else { return }
    let gone = UInt64(goneSystemFiles.count)
    if gone > 0, said.streams == oxum.streams + gone, said.octets >= oxum.octets { return }
    report(
      .oxum, path, line: line, "the payload has other bytes or files than Payload-Oxum says",
      expected: said.description, found: oxum.description)
  }

  /// Reports what the tag manifests should hold and do not (RFC 8493 section 2.2.1).
  mutating func reportTags() {
    let ofTags = manifests.filter(\.isOfTags)
    let ofPayload = manifests.filter { !$0.isOfTags }
    guard !ofTags.isEmpty else {
      return report(.unlistedTags, ".", "no tag manifest protects the tag files")
    }
    if isOne {
      for manifest in ofTags where manifest.isWhole {
        for other in ofPayload {
          guard let index = files.index(of: other.path), !manifest.listed[index] else { continue }
          report(
            .violation, manifest.path,
            "\(other.path.display) is not listed, and every tag manifest lists every payload manifest"
          )
        }
      }
    }
    let payload = payload
    let unlisted = (0..<files.count).filter { index in
      guard !payload.contains(index), !ofTags.contains(where: { $0.listed[index] }) else {
        return false
      }
      let path = files.path(at: index)
      return !ofTags.contains { $0.path == path }
    }
    guard let first = unlisted.first, ofTags.allSatisfy(\.isWhole) else { return }
    let others = unlisted.count > 1 ? ", with \(Self.others(unlisted.count - 1))" : ""
    report(
      .unlistedTags, files.path(at: first), "the tag file is listed in no tag manifest\(others)")
  }
}
