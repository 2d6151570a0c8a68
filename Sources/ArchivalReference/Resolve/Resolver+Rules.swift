/// The rules by which a reference inherits, one function a rule.
extension Resolver {
  func inherit(
    _ levels: some Sequence<Level>, from index: Int, _ antecedent: Reference, into reference: inout Reference
  ) {
    for level in levels {
      guard let value = antecedent.shifr[level] else { continue }
      reference.shifr[level] = value
      reference.resolution[level] = .inherited(from: index)
    }
  }

  func resolveIbid(
    _ reference: inout Reference, _ reading: Reading, in flow: TextFlows.Flow,
    _ earlier: [Reference], _ text: Span<UInt8>
  ) {
    guard let index = flow.last else {
      reference.issues.append(ReferenceIssue(.antecedentMissing, reference.range))
      return
    }
    // What the last «Там же» pointed at is not known, so this one's is not either.
    if let open = earlier[index].issues.first(where: { Self.isOpen($0.kind) }) {
      reference.issues.append(ReferenceIssue(open.kind, reference.range))
      return
    }
    if BookCitation.stands(in: flow.end..<reference.range.lowerBound, of: flow.kind, text) {
      reference.issues.append(ReferenceIssue(.antecedentInterrupted, reference.range))
      return
    }
    inherit(Self.levels(above: reading), from: index, earlier[index], into: &reference)
  }

  /// The delo that «Указ. дело» can point at: the one the text has cited so far.
  enum CitedDelo {
    case none
    case one(last: Int, Shifr)
    case several

    mutating func add(_ shifr: Shifr, at index: Int) {
      guard shifr.delo != nil else { return }
      switch self {
      case .none: self = .one(last: index, shifr)
      case .one(_, let known): self = known == shifr ? .one(last: index, shifr) : .several
      case .several: break
      }
    }
  }

  /// «Указ. дело» points at the one delo that the text has cited.
  func resolveCited(
    _ reference: inout Reference, _ reading: Reading, _ cited: CitedDelo, _ earlier: [Reference]
  ) {
    switch cited {
    case .none: reference.issues.append(ReferenceIssue(.antecedentMissing, reference.range))
    case .several: reference.issues.append(ReferenceIssue(.antecedentAmbiguous, reference.range))
    case .one(let last, _):
      inherit(Self.levels(above: reading), from: last, earlier[last], into: &reference)
    }
  }

  /// A lone list belongs to the heading before it: a reference without lists, or
  /// another lone list under it.
  func resolveLone(
    _ reference: inout Reference, at index: Int, _ earlier: [Reference]
  ) {
    if let last = earlier.last, last.shifr.delo != nil, last.lists.isEmpty || isLone(last) {
      inherit([.archive, .fond, .opis, .delo], from: index - 1, last, into: &reference)
    } else {
      reference.issues.append(ReferenceIssue(.archiveMissing, reference.range))
    }
  }

  private func isLone(_ reference: Reference) -> Bool {
    guard case .inherited = reference.resolution.delo else { return false }
    return reference.form == .short
  }

  func apply(_ inference: ArchiveMentions.Inference, to reference: inout Reference) {
    switch inference {
    case .lineage(let key):
      reference.shifr.archive = key
      reference.resolution.archive = .inferred
      reference.issues.append(ReferenceIssue(.archiveInferred, reference.range))
    case .none, .several:
      reference.issues.append(ReferenceIssue(.archiveMissing, reference.range))
    }
  }

  /// What inherits from a reference whose archive is not known has none either, for the
  /// same reason.
  func noteInheritedGap(_ reference: inout Reference, after last: Reference?) {
    guard reference.form != .full, reference.shifr.archive == nil, let last,
      !reference.issues.contains(where: { Self.isOpen($0.kind) || Self.leavesArchive($0.kind) }),
      let reason = last.issues.first(where: { Self.leavesArchive($0.kind) })
    else { return }
    reference.issues.append(ReferenceIssue(reason.kind, reference.range))
  }

  private static func leavesArchive(_ kind: ReferenceIssue.Kind) -> Bool {
    kind == .archiveMissing || kind == .unknownArchive
  }

  /// A list without its delo, an opis without its fond: told once, unless the
  /// reason is told already.
  func notePlainGaps(_ reference: inout Reference) {
    let shifr = reference.shifr
    let isGap =
      (!reference.lists.isEmpty && shifr.delo == nil) || (shifr.opis != nil && shifr.fond == nil)
    let isTold = reference.issues.contains { Self.isOpen($0.kind) }
    if isGap, !isTold { reference.issues.append(ReferenceIssue(.levelMissing, reference.range)) }
  }

  /// Whether an issue says that an antecedent is not known.
  private static func isOpen(_ kind: ReferenceIssue.Kind) -> Bool {
    kind == .antecedentMissing || kind == .antecedentInterrupted || kind == .antecedentAmbiguous
  }

  func sameLineage(_ left: Reference, _ right: Reference) -> Bool {
    guard let left = left.shifr.archive, let right = right.shifr.archive else { return false }
    return archives[left]?.lineage == archives[right]?.lineage
  }
}
