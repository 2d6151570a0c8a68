/// Gives each reference of a text the levels it leaves out, and says from where.
///
/// «Там же» and a step after `;` replace from the first level they restate down
/// and inherit everything above. Lists are never inherited. **Unique or nothing:**
/// what cannot be known stays unresolved, with an issue that says why.
struct Resolver {
  /// What decides of a reference what it inherits.
  struct Head {
    let opening: ReferenceSyntax.Opening
    /// The widest level below the archive that is printed.
    let firstLevel: Level?
    /// The end of all that belongs to the reference, its witness included.
    let end: Int

    /// Whether it is «Там же» and nothing else, and cites all that the one before does.
    var isBareIbid: Bool { opening == .ibid && firstLevel == nil }

    /// The levels above the first one that is printed.
    var levelsAbove: Range<Int> { 0..<(firstLevel ?? (isBareIbid ? .list : .fond)).rawValue }
  }

  let archives: ArchiveTable
  /// In order of place; those before the one that is being resolved are resolved.
  var references: [Reference] = []
  private(set) var heads: [Head] = []
  /// What the document says of a reference without an archive, once it is asked for.
  private var inference: ArchiveMentions.Inference?

  /// A resolver of no reference yet.
  init(archives: ArchiveTable) {
    self.archives = archives
  }

  /// Takes the next reference in order of place.
  mutating func add(_ syntax: borrowing ReferenceSyntax, in piece: [UInt8], at base: Int) {
    heads.append(
      Head(opening: syntax.opening, firstLevel: syntax.firstLevel, end: syntax.end + base))
    let reference = Reference(syntax, in: piece, at: base, archives: archives)
    references.append(reference)
  }

  /// Resolves the references of the text, all of which have been taken.
  mutating func resolve(in text: Span<UInt8>) {
    var flows = TextFlows()
    var cited = CitedDelo.none
    // What is left out moves all behind it forward.
    var index = 0
    for next in references.indices {
      if index != next {
        references.swapAt(index, next)
        heads.swapAt(index, next)
      }
      let flow = flows.flow(at: references[index].range.lowerBound, in: text)
      if heads[index].isBareIbid, !isKnown(flow, before: index, text) { continue }
      resolve(index, in: flow, cited, text)
      noteInheritedGap(index)
      notePlainGaps(index)
      if references[index].issues.count > 1 {
        references[index].issues.sort { $0.range.lowerBound < $1.range.lowerBound }
      }
      cited.add(references[index].shifr, at: index)
      flows.add(index, endingAt: heads[index].end, to: flow.kind)
      index += 1
    }
    references.removeLast(references.count - index)
    heads.removeLast(heads.count - index)
  }

  private mutating func resolve(
    _ index: Int, in flow: TextFlows.Flow, _ cited: CitedDelo, _ text: Span<UInt8>
  ) {
    switch heads[index].opening {
    case .archive:
      // `RGASPI, Op. 1, D. 32`: the fond of the reference before it is meant.
      if heads[index].firstLevel == .opis, index > 0, sameLineage(index, index - 1) {
        inherit(Level.fond.rawValue..<Level.opis.rawValue, from: index - 1, into: index)
      }
    case .unknownArchive: break
    case .cited: resolveCited(index, cited)
    case .lone: resolveLone(index)
    case .step:
      if index > 0 { inherit(heads[index].levelsAbove, from: index - 1, into: index) }
    case .ibid: resolveIbid(index, in: flow, text)
    case .mark where references[index].shifr.archive != nil: break
    case .mark:
      let known = inference ?? self.inference(in: text)
      inference = known
      apply(known, to: index)
    }
  }

  /// A name that is not in the table is one more archive that could be meant.
  private func inference(in text: Span<UInt8>) -> ArchiveMentions.Inference {
    heads.contains { $0.opening == .unknownArchive }
      ? .several : ArchiveMentions(archives: archives).inference(in: text)
  }
}
