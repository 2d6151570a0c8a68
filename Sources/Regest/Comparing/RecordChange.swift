public import Fingerprint

/// What became of one record from an earlier issue to a later one.
public struct RecordChange: Sendable {
  /// What changed. Raw values stand in reports; of several the first one counts.
  public enum Kind: String, Sendable, CaseIterable {
    /// The register says something else of the reference.
    case verdict
    /// The reference was read otherwise.
    case reading
    /// The verdict is the same and rests on other entries of the register.
    case basis
    /// There is no such reference in the earlier one.
    case new
    /// There is no such reference in the later one.
    case lost
  }

  /// What became of the source. Raw values stand in reports.
  public enum SourceFate: String, Sendable, CaseIterable {
    /// Its bytes are in both.
    case same
    /// Other bytes lie at its path.
    case changed
    /// Nothing lay at its path.
    case new
    /// Nothing lies at its path any more.
    case gone
  }

  /// What changed.
  public var kind: Kind
  /// The path of the source: the later one's, or that of the lost.
  public var path: PathBytes
  /// What became of the source.
  public var source: SourceFate
  /// The earlier record; nil for a new one.
  public var earlier: FoundRecord?
  /// The later record; nil for a lost one.
  public var later: FoundRecord?
  /// What explains the change; nothing where one of the two records was not issued by its
  /// rules from its source and register.
  public var causes: [RecordCause]
  /// Field by field, `expected` is what the earlier record holds.
  public var differences: [RecordDifference]

  /// The change between two records of one reference; nil where there is none but of
  /// place, source and names.
  init?(_ earlier: FoundRecord, _ later: FoundRecord, _ path: PathBytes, _ fate: SourceFate) {
    let pair = RecordPair(earlier.json, later.json)
    guard !pair.differences.isEmpty else { return nil }
    let kinds = Set(pair.differences.map(\.kind))
    let kind: Kind =
      kinds.contains(.verdict) ? .verdict : kinds == [.basis] ? .basis : .reading
    let causes = pair.differences.map(pair.causes)
    self.init(
      kind: kind, path: path, source: fate, earlier: earlier, later: later,
      causes: causes.contains([]) ? [] : Set(causes.joined()).sorted(),
      differences: pair.differences)
  }

  /// A record that is in one of the two alone.
  ///
  /// - Parameter rules: whether references are read by other rules now.
  init(
    earlier: FoundRecord?, later: FoundRecord?, _ path: PathBytes, _ fate: SourceFate,
    rules: Bool
  ) {
    var causes: [RecordCause] = fate == .same ? [] : [.source]
    if rules, fate == .same || fate == .changed { causes.append(.rules) }
    self.init(
      kind: later == nil ? .lost : .new, path: path, source: fate, earlier: earlier,
      later: later, causes: causes, differences: [])
  }

  private init(
    kind: Kind, path: PathBytes, source: SourceFate, earlier: FoundRecord?, later: FoundRecord?,
    causes: [RecordCause], differences: [RecordDifference]
  ) {
    self.kind = kind
    self.path = path
    self.source = source
    self.earlier = earlier
    self.later = later
    self.causes = causes
    self.differences = differences
  }
}
