internal import Fingerprint

/// Compares checked files, one after another in their order, with a baseline.
struct BaselineComparison: Sendable {
  /// What a finding has in common with those of other files.
  private struct Subject: Hashable {
    let code: DiagnosticCode
    let reference: String

    init(_ key: Baseline.Key) {
      code = key.code
      reference = key.reference
    }
  }

  let baseline: Baseline
  /// Whether all that is found is accepted, for a baseline that is written anew.
  private let acceptsAll: Bool
  private let keysByPath: [PathBytes: [Baseline.Key]]
  /// What the entries of files that are gone leave for others: a file that was renamed has its
  /// findings under another name.
  private var moved: [Subject: Int] = [:]
  private let gone: Set<PathBytes>
  private var looked: Set<PathBytes> = []
  /// What this run found, for the next baseline.
  private var found = Baseline()

  /// - Parameter isGone: Whether the file of an entry is not there any more.
  init(_ baseline: Baseline, acceptingAll acceptsAll: Bool, isGone: (PathBytes) -> Bool) {
    self.baseline = baseline
    self.acceptsAll = acceptsAll
    keysByPath = Dictionary(grouping: baseline.keys, by: \.path)
    gone = Set(keysByPath.keys.filter(isGone))
    for path in gone {
      for key in keysByPath[path] ?? [] {
        moved[Subject(key), default: 0] += baseline.counts[key] ?? 0
      }
    }
  }

  /// Sets the state of each finding of a file, and moves those that the baseline has to
  /// ``CheckedFile/known``; of several equal ones the first.
  ///
  /// - Parameters:
  ///   - path: The file as entries have it.
  ///   - aside: What was found and is not told, as it is ignored or off: that too is there.
  /// - Returns: What the baseline has and is not found any more.
  mutating func compare(
    _ file: inout CheckedFile, at path: PathBytes, aside: [Finding]
  ) -> [Finding] {
    var left: [Baseline.Key: Int] = [:]
    for key in keysByPath[path] ?? [] { left[key] = baseline.counts[key] }
    // What could not be read to its end says nothing of what is not there any more.
    let isFirst = !file.diagnostics.hasObstacles && looked.insert(path).inserted
    var new: [Finding] = []
    for var finding in file.findings {
      guard let key = Baseline.Key(finding.diagnostic, at: path) else {
        new.append(finding)
        continue
      }
      if isFirst { found.add(key) }
      finding.baseline = take(key, from: &left) ? .unchanged : .new
      if acceptsAll || finding.baseline == .unchanged {
        file.known.append(finding)
      } else {
        new.append(finding)
      }
    }
    file.findings = new
    for finding in aside {
      if let key = Baseline.Key(finding.diagnostic, at: path) { _ = take(key, from: &left) }
    }
    guard file.isRead, !acceptsAll, looked.contains(path) else { return [] }
    return (keysByPath[path] ?? []).sorted().compactMap { key in
      left[key].flatMap { $0 > 0 ? key.absent($0, in: file.path) : nil }
    }
  }

  private mutating func take(_ key: Baseline.Key, from left: inout [Baseline.Key: Int]) -> Bool {
    if let count = left[key], count > 0 {
      left[key] = count - 1
      return true
    }
    if let count = moved[Subject(key)], count > 0 {
      moved[Subject(key)] = count - 1
      return true
    }
    return false
  }

  /// What the entries of files that are gone have and nothing else has any more.
  ///
  /// - Parameter name: What messages call the file of an entry.
  func absent(named name: (PathBytes) -> PathBytes) -> [CheckedFile] {
    if acceptsAll { return [] }
    var files: [CheckedFile] = []
    for (key, count) in left {
      if files.last?.path != name(key.path) {
        files.append(CheckedFile(path: name(key.path)))
        files[files.count - 1].isRead = false
      }
      files[files.count - 1].findings.append(key.absent(count, in: name(key.path)))
    }
    return files
  }

  /// What no other file has of the entries of files that are gone, in order.
  private var left: [(key: Baseline.Key, count: Int)] {
    var rest = moved
    return gone.sorted().flatMap { (keysByPath[$0] ?? []).sorted() }.compactMap { key in
      let count = min(baseline.counts[key] ?? 0, rest[Subject(key)] ?? 0)
      rest[Subject(key)]? -= count
      return count > 0 ? (key, count) : nil
    }
  }

  /// The findings of this run, and the entries of files that were not looked at.
  ///
  /// - Parameter isWhole: Whether all was looked at. Then entries of files that are gone go too;
  ///   of a part one cannot tell whether they have only moved elsewhere.
  func updated(isWhole: Bool) -> Baseline {
    var updated = found
    for (path, keys) in keysByPath where !looked.contains(path) && !gone.contains(path) {
      for key in keys { updated.add(key, count: baseline.counts[key] ?? 0) }
    }
    if !isWhole { for (key, count) in left { updated.add(key, count: count) } }
    return updated
  }
}

extension Baseline.Key {
  /// The key of a finding; nil for one that is never accepted.
  init?(_ diagnostic: Diagnostic, at path: PathBytes) {
    guard diagnostic.code.isSelectable, !diagnostic.code.isAboutConfiguration else { return nil }
    self.init(path: path, code: diagnostic.code, reference: diagnostic.reference ?? "")
  }

  /// That findings are not there any more.
  fileprivate func absent(_ count: Int, in path: PathBytes) -> Finding {
    let what = "\(code.rawValue) \(code.name)"
    let about = reference.isEmpty ? "" : " about \(reference.printable)"
    let how = count == 1 ? "is not found any more" : "is found \(count) times fewer"
    var finding = Finding(
      diagnostic: Diagnostic(
        .baselineAbsent, path: path, message: "\(what)\(about) \(how)",
        reference: reference.isEmpty ? nil : reference))
    finding.baseline = .absent
    return finding
  }
}
