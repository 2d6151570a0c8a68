/// The rules by which a reference inherits, one function a rule.
extension Resolver {
  /// Takes levels, by their raw values, from an earlier reference that has them.
  mutating func inherit(_ levels: Range<Int>, from antecedent: Int, into index: Int) {
    let shifr = references[antecedent].shifr
    references[index].resolution.antecedent = antecedent
    for raw in levels {
      guard let level = Level(rawValue: raw), let value = shifr[level] else { continue }
      references[index].shifr[level] = value
      references[index].resolution.setInherited(level)
    }
  }

  mutating func note(_ kind: ReferenceIssue.Kind, of index: Int) {
    references[index].issues.append(ReferenceIssue(kind, references[index].range))
  }

  mutating func resolveIbid(_ index: Int, in flow: TextFlows.Flow, _ text: Span<UInt8>) {
    guard let last = flow.last else { return note(.antecedentMissing, of: index) }
    // What the last «Там же» pointed at is not known, so this one's is not either.
    if let open = references[last].issues.first(where: { Self.isOpen($0.kind) }) {
      return note(open.kind, of: index)
    }
    let gap = flow.end..<references[index].range.lowerBound
    if BookCitation.stands(in: gap, of: flow.kind, text) {
      return note(.antecedentInterrupted, of: index)
    }
    inherit(heads[index].levelsAbove, from: last, into: index)
    if heads[index].isBareIbid, !references[last].lists.isEmpty {
      references[index].lists = references[last].lists
      references[index].resolution.setInherited(.list)
    }
  }

  /// Whether a «Там же» alone can only mean the reference before it: that one is known,
  /// and no book stands between.
  func isKnown(_ flow: TextFlows.Flow, before index: Int, _ text: Span<UInt8>) -> Bool {
    guard let last = flow.last, last == index - 1,
      !references[last].issues.contains(where: { Self.isOpen($0.kind) })
    else { return false }
    let gap = flow.end..<references[index].range.lowerBound
    return gap.count <= ReferenceGrammar.reachOfIbid
      && !BookCitation.stands(in: gap, of: flow.kind, text)
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
  mutating func resolveCited(_ index: Int, _ cited: CitedDelo) {
    switch cited {
    case .none: note(.antecedentMissing, of: index)
    case .several: note(.antecedentAmbiguous, of: index)
    case .one(let last, _): inherit(heads[index].levelsAbove, from: last, into: index)
    }
  }

  /// A lone list belongs to the heading before it: a reference without lists, or
  /// another lone list under it.
  mutating func resolveLone(_ index: Int) {
    let last = index - 1
    if last >= 0, references[last].shifr.delo != nil,
      references[last].lists.isEmpty || isLone(last)
    {
      inherit(0..<Level.list.rawValue, from: last, into: index)
    } else {
      note(.archiveMissing, of: index)
    }
  }

  private func isLone(_ index: Int) -> Bool {
    guard case .inherited = references[index].resolution[.delo] else { return false }
    return references[index].form == .short
  }

  mutating func apply(_ inference: ArchiveMentions.Inference, to index: Int) {
    switch inference {
    case .lineage(let key):
      references[index].shifr.archive = key
      references[index].resolution.setInferred(.archive)
      note(.archiveInferred, of: index)
    case .none, .several:
      note(.archiveMissing, of: index)
    }
  }

  /// What inherits from a reference whose archive is not known has none either, for the
  /// same reason.
  mutating func noteInheritedGap(_ index: Int) {
    guard index > 0, references[index].form != .full, references[index].shifr.archive == nil,
      !references[index].issues.contains(where: {
        Self.isOpen($0.kind) || Self.leavesArchive($0.kind)
      }),
      let reason = references[index - 1].issues.first(where: { Self.leavesArchive($0.kind) })
    else { return }
    note(reason.kind, of: index)
  }

  private static func leavesArchive(_ kind: ReferenceIssue.Kind) -> Bool {
    kind == .archiveMissing || kind == .unknownArchive
  }

  /// A list without its delo, an opis without its fond: told once, unless the
  /// reason is told already.
  mutating func notePlainGaps(_ index: Int) {
    let hasListGap =
      references[index].shifr.delo == nil && !references[index].lists.isEmpty
    let hasFondGap =
      references[index].shifr.fond == nil && references[index].shifr.opis != nil
    guard hasListGap || hasFondGap,
      !references[index].issues.contains(where: { Self.isOpen($0.kind) })
    else { return }
    note(.levelMissing, of: index)
  }

  /// Whether an issue says that an antecedent is not known.
  private static func isOpen(_ kind: ReferenceIssue.Kind) -> Bool {
    kind == .antecedentMissing || kind == .antecedentInterrupted || kind == .antecedentAmbiguous
  }

  func sameLineage(_ left: Int, _ right: Int) -> Bool {
    guard let left = references[left].shifr.archive, let right = references[right].shifr.archive
    else { return false }
    return archives[left]?.lineage == archives[right]?.lineage
  }
}
