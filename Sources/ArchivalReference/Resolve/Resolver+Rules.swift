/// The rules by which a reference inherits, one function a rule.
extension Resolver {
  /// Takes levels, by their raw values, from an earlier reference that has them.
  mutating func inherit(_ levels: Range<Int>, from antecedent: Int, into index: Int) {
    let earlier = references.rows[antecedent]
    references.rows[index].resolution.antecedent = antecedent
    for raw in levels {
      guard let level = Level(rawValue: raw), earlier.has(level) else { continue }
      references.rows[index].take(level, from: earlier)
    }
    // A carton lies between opis and delo.
    if levels.contains(Level.opis.rawValue), !references.rows[index].hasOwnKarton {
      references.rows[index].karton = earlier.karton
    }
  }

  mutating func note(_ kind: ReferenceIssue.Kind, of index: Int) {
    references.note(ReferenceIssue(kind, references.rows[index].range), of: index)
  }

  mutating func resolveIbid(_ index: Int, in flow: TextFlows.Flow, _ text: Span<UInt8>) {
    guard let last = flow.last else { return note(.antecedentMissing, of: index) }
    // What the last «Там же» pointed at is not known, so this one's is not either.
    if let open = references.issue(of: last, where: Self.isOpen) { return note(open, of: index) }
    let gap = flow.end..<references.rows[index].range.lowerBound
    if BookCitation.stands(in: gap, of: flow.kind, text) {
      return note(.antecedentInterrupted, of: index)
    }
    inherit(references.rows[index].levelsAbove, from: last, into: index)
    if references.rows[index].isBareIbid, references.rows[last].has(.list) {
      references.rows[index].take(.list, from: references.rows[last])
    }
  }

  /// Whether a «Там же» alone can only mean the reference before it: that one is known,
  /// and no book stands between.
  func isKnown(_ flow: TextFlows.Flow, before index: Int, _ text: Span<UInt8>) -> Bool {
    guard let last = flow.last, last == index - 1,
      references.issue(of: last, where: Self.isOpen) == nil
    else { return false }
    let gap = flow.end..<references.rows[index].range.lowerBound
    return gap.count <= ReferenceGrammar.reachOfIbid
      && !BookCitation.stands(in: gap, of: flow.kind, text)
  }

  /// Takes a resolved reference down as the last of its flow, and its delo as cited there.
  func add(_ index: Int, to flow: inout TextFlows.Flow) {
    let row = references.rows[index]
    flow.last = index
    flow.end = row.end
    guard row.has(.delo) else { return }
    switch flow.cited {
    case .none: flow.cited = .one(index)
    case .one(let last):
      flow.cited = references.isSameFile(references.rows[last], row) ? .one(index) : .several
    case .several: break
    }
  }

  /// «Указ. дело» points at the one delo that its flow has cited.
  mutating func resolveCited(_ index: Int, _ cited: TextFlows.CitedDelo) {
    switch cited {
    case .none: note(.antecedentMissing, of: index)
    case .several: note(.antecedentAmbiguous, of: index)
    case .one(let last): inherit(references.rows[index].levelsAbove, from: last, into: index)
    }
  }

  /// A lone list belongs to the heading before it: a reference without lists, or
  /// another lone list under it.
  mutating func resolveLone(_ index: Int) {
    let last = index - 1
    if last >= firstOfFlow, references.rows[last].has(.delo),
      !references.rows[last].has(.list) || isLone(last)
    {
      inherit(references.rows[index].levelsAbove, from: last, into: index)
    } else {
      note(.archiveMissing, of: index)
    }
  }

  private func isLone(_ index: Int) -> Bool {
    guard case .inherited = references.rows[index].resolution[.delo] else { return false }
    return Reference.Form(references.rows[index].opening) == .short
  }

  mutating func apply(_ inference: ArchiveMentions.Inference, to index: Int) {
    switch inference {
    case .lineage(let key):
      infer(key, at: index)
      note(.archiveInferred, of: index)
    case .none, .several:
      guard let defaultArchive else { return note(.archiveMissing, of: index) }
      // Whoever said which archive is meant need not be told.
      infer(defaultArchive, at: index)
    }
  }

  private mutating func infer(_ key: String, at index: Int) {
    references.inferredArchive = key
    references.rows[index].archive = .inferred
    references.rows[index].resolution.setInferred(.archive)
  }

  /// What inherits from a reference whose archive is not known has none either, for the
  /// same reason.
  mutating func noteInheritedGap(_ index: Int) {
    guard index > firstOfFlow, !references.rows[index].has(.archive),
      Reference.Form(references.rows[index].opening) != .full,
      references.issue(of: index, where: { Self.isOpen($0) || Self.leavesArchive($0) }) == nil,
      let reason = references.issue(of: index - 1, where: Self.leavesArchive)
    else { return }
    note(reason, of: index)
  }

  private static func leavesArchive(_ kind: ReferenceIssue.Kind) -> Bool {
    kind == .archiveMissing || kind == .unknownArchive
  }

  /// A list without its delo, an opis without its fond: told once, unless the
  /// reason is told already.
  mutating func notePlainGaps(_ index: Int) {
    let row = references.rows[index]
    guard (row.has(.list) && !row.has(.delo)) || (row.has(.opis) && !row.has(.fond)),
      references.issue(of: index, where: Self.isOpen) == nil
    else { return }
    note(.levelMissing, of: index)
  }

  /// Whether an issue says that an antecedent is not known.
  private static func isOpen(_ kind: ReferenceIssue.Kind) -> Bool {
    kind == .antecedentMissing || kind == .antecedentInterrupted || kind == .antecedentAmbiguous
  }

  func isSameLineage(_ left: Int, _ right: Int) -> Bool {
    guard let left = references.archiveKey(of: references.rows[left]),
      let right = references.archiveKey(of: references.rows[right])
    else { return false }
    return references.archives[left]?.lineage == references.archives[right]?.lineage
  }
}
