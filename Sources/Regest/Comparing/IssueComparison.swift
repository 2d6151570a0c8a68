internal import CanonicalJSON
public import Fingerprint

/// Compares the records of two issued folders: what was added, lost or changed, and why.
///
/// Records of sources with the same bytes are matched by place, others of one path by
/// their canonical form and order. Of the records only those of one source are held at a
/// time, of the sources that have some a hundred bytes and the path.
public struct IssueComparison: Sendable {
  /// How many of what there are.
  public struct Counts: Sendable, Hashable {
    /// Records that changed, by what changed.
    public internal(set) var changes: [RecordChange.Kind: Int] = [:]
    /// Records that are in both and say the same of the same reference.
    public internal(set) var same = 0
    /// Listed paths, by what became of the file.
    public internal(set) var sources: [RecordChange.SourceFate: Int] = [:]

    /// Whether no record was added, lost or changed.
    public var areEqual: Bool { changes.values.allSatisfy { $0 == 0 } }
  }

  /// The one that is taken for the earlier.
  public let earlier: IssuedFolder
  /// The other one.
  public let later: IssuedFolder
  private let sections: (earlier: RecordSections, later: RecordSections)
  /// Of all paths that are not listed in both with the same bytes.
  private let fates: [PathBytes: RecordChange.SourceFate]
  /// How many listed paths have each fate.
  let sources: [RecordChange.SourceFate: Int]

  /// Reads two folders.
  ///
  /// - Throws: `manifestMalformed` where one is not as it was issued.
  public init(_ earlier: PathBytes, _ later: PathBytes) throws(RegestError) {
    self.earlier = try IssuedFolder(whole: earlier, otherwise: "nothing was compared")
    self.later = try IssuedFolder(whole: later, otherwise: "nothing was compared")
    sections = (try RecordSections(of: self.earlier), try RecordSections(of: self.later))
    let wanted = Set((sections.earlier.all + sections.later.all).map(\.path))
    var fates: [PathBytes: RecordChange.SourceFate] = [:]
    var counts: [RecordChange.SourceFate: Int] = [:]
    try SourceFates.each(self.earlier, self.later) { path, fate in
      counts[fate, default: 0] += 1
      if fate != .same, wanted.contains(path) { fates[path] = fate }
    }
    self.fates = fates
    sources = counts
  }

  /// Two sections that are about one source.
  private struct Pair {
    var earlier: RecordSections.Section?
    var later: RecordSections.Section?
    var path: PathBytes
  }

  /// The sections of both, in byte order of their paths: with the same bytes, wherever
  /// they lie, or else with the same path.
  private func pairs() -> [Pair] {
    var bySource: [SHA256Digest: Int] = [:]
    for (index, section) in sections.earlier.all.enumerated() { bySource[section.source] = index }
    var pairs: [Pair] = []
    var taken: Set<Int> = []
    var rest: [RecordSections.Section] = []
    for section in sections.later.all {
      if let index = bySource[section.source], taken.insert(index).inserted {
        pairs.append(
          Pair(earlier: sections.earlier.all[index], later: section, path: section.path))
      } else {
        rest.append(section)
      }
    }
    var byPath: [PathBytes: RecordSections.Section] = [:]
    for (index, section) in sections.earlier.all.enumerated() where !taken.contains(index) {
      byPath[section.path] = section
    }
    for section in rest {
      pairs.append(
        Pair(
          earlier: byPath.removeValue(forKey: section.path), later: section, path: section.path))
    }
    pairs += byPath.values.map { Pair(earlier: $0, later: nil, path: $0.path) }
    // Two of one path: the one that was lost comes first.
    return pairs.sorted { left, right in
      left.path == right.path
        ? left.later == nil && right.later != nil : left.path < right.path
    }
  }

  /// Whether references are read by other rules.
  private var isReadOtherwise: Bool {
    earlier.statement.rules.readsOtherwise(than: later.statement.rules)
  }

  /// Calls a body with each change, by path and then in the order of the later source.
  public func run(
    _ body: (RecordChange) throws(RegestError) -> Void
  ) throws(RegestError) -> Counts {
    var counts = Counts()
    counts.sources = sources
    var before = try SectionReader(earlier)
    var after = try SectionReader(later)
    for pair in pairs() {
      if let first = pair.earlier, let second = pair.later, first.content == second.content {
        counts.same += second.count
        continue
      }
      let isSameSource = pair.earlier?.source == pair.later?.source
      let fate = isSameSource ? .same : fates[pair.path] ?? .same
      let old = try before.records(pair.earlier)
      let new = try after.records(pair.later)
      for (first, second) in Self.alignment(old, new, isSameSource).inOrder {
        guard let change = change(first.map { old[$0] }, second.map { new[$0] }, pair.path, fate)
        else {
          counts.same += 1
          continue
        }
        counts.changes[change.kind, default: 0] += 1
        try body(change)
      }
    }
    return counts
  }

  private func change(
    _ earlier: FoundRecord?, _ later: FoundRecord?, _ path: PathBytes,
    _ fate: RecordChange.SourceFate
  ) -> RecordChange? {
    if let earlier, let later { return RecordChange(earlier, later, path, fate) }
    return RecordChange(
      earlier: earlier, later: later, path, fate, rules: isReadOtherwise)
  }

  private static func alignment(
    _ earlier: [FoundRecord], _ later: [FoundRecord], _ isSameSource: Bool
  ) -> RecordAlignment {
    var alignment = RecordAlignment(earlier: earlier.count, later: later.count)
    func keys(_ records: [FoundRecord], _ key: (JSON) -> JSON?) -> [String] {
      records.map { RecordDifference.text(key($0.json)) }
    }
    if isSameSource {
      let places: [(JSON) -> JSON?] = [{ $0["place"] }, { $0["place"]?["start"] }]
      for key in places { alignment.matchByKeys(keys(earlier, key), keys(later, key)) }
    } else {
      let canonical: [[String]] = [earlier, later].map { keys($0) { $0["canonical"] } }
      alignment.matchInOrder(canonical[0], canonical[1])
      alignment.matchByKeys(canonical[0], canonical[1])
    }
    return alignment
  }
}
