internal import Fingerprint

extension ListedFiles {
  /// Says which files have several lines: the same digest again is a remark, another one
  /// by the same algorithm an error.
  mutating func tellRepetitions() {
    var told: [ListFinding] = []
    for file in 0..<count {
      let lines = lines(of: file)
      guard lines.count > 1 else { continue }
      var first: [DigestKind: (bytes: [UInt8], line: Int32)] = [:]
      for row in lines {
        for digest in digests(of: row) {
          guard let other = first[digest.kind] else {
            first[digest.kind] = (digest.bytes, row.line)
            continue
          }
          let name = path(at: file).display
          told.append(
            other.bytes == digest.bytes
              ? ListFinding(
                .remark, line: Int(row.line), "\(name) is listed already, on line \(other.line)")
              : ListFinding(
                .contradiction, line: Int(row.line),
                "\(name) has another \(digest.kind.name) on line \(other.line)"))
        }
      }
    }
    findings += told.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
  }

  /// Says which algorithms are not computed, and for how many files that leaves nothing.
  mutating func tellUnchecked() {
    var without: [String: (count: Int, line: Int)] = [:]
    var beside: Set<String> = []
    for file in 0..<count {
      let lines = lines(of: file)
      let names = lines.compactMap { unchecked(of: $0) }
      if lines.contains(where: { !digests(of: $0).isEmpty }) {
        if !forms.contains(.hashdeep) { beside.formUnion(names) }
        continue
      }
      let name = names.first ?? ""
      let before = without[name] ?? (0, Int(lines.first?.line ?? 0))
      without[name] = (before.count + 1, before.line)
    }
    for (name, files) in without.sorted(by: { $0.key < $1.key }) {
      let many = files.count == 1 ? "1 file is" : "\(files.count) files are"
      let reason =
        name.isEmpty
        ? "listed without a digest"
        : "listed by \(name), which is not computed here\(Self.advice(name))"
      findings.append(ListFinding(.unsupported, line: files.line, "\(many) \(reason)"))
    }
    for name in beside.sorted() where without[name] == nil {
      findings.append(ListFinding(.remark, "\(name): not computed, passed over"))
    }
  }

  private static func advice(_ name: String) -> String {
    switch name {
    case "BLAKE3": "; `b3sum --check` does it"
    case "CRC-32", "Tiger", "Whirlpool": "; `rhash --check` does it"
    default: ""
    }
  }
}
