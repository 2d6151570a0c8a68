/// Gives each reference of a text the levels it leaves out, and says from where.
///
/// «Там же» and a step after `;` replace from the first level they restate down
/// and inherit everything above. Lists are never inherited. **Unique or nothing:**
/// what cannot be known stays unresolved, with an issue that says why.
struct Resolver {
  /// In order of place; those before the one that is being resolved are resolved.
  var references: References
  /// The archive that is meant where the text does not tell which.
  let defaultArchive: String?
  /// How many bytes the text has.
  private let bytes: Int
  private let flowStarts: [Int]
  /// The index of the first reference of the flow that is being resolved.
  private(set) var firstOfFlow = 0
  /// What the document says of a reference without an archive, once it is asked for.
  private var inference: ArchiveMentions.Inference?

  /// A resolver of no reference yet.
  init(
    archives: ArchiveTable, defaultArchive: String? = nil, flowStarts: [Int] = [0], bytes: Int
  ) {
    references = References(archives: archives)
    self.defaultArchive = defaultArchive
    self.flowStarts = flowStarts
    self.bytes = bytes
  }

  /// Takes the next reference in order of place.
  mutating func add(
    _ syntax: borrowing ReferenceSyntax, _ lists: ArraySlice<RunSyntax<SheetSyntax>>,
    in piece: [UInt8], at base: Int
  ) {
    references.makeRoom(read: base, of: bytes)
    references.append(syntax, lists, in: piece, at: base)
  }

  /// Resolves the references of the text, all of which have been taken.
  mutating func resolve(in text: Span<UInt8>) {
    var flows = TextFlows()
    var coming = flowStarts.dropFirst()
    // What is left out moves all behind it forward.
    var index = 0
    for next in references.indices {
      if index != next { references.rows[index] = references.rows[next] }
      let place = references.rows[index].range.lowerBound
      while let start = coming.first, start <= place {
        coming.removeFirst()
        flows = TextFlows(from: start)
        firstOfFlow = index
      }
      var flow = flows.flow(at: place, in: text)
      let hasStep = isStep(next + 1, before: coming.first)
      if references.rows[index].isBareIbid, !hasStep, !isKnown(flow, before: index, text) {
        continue
      }
      resolve(index, in: flow, text)
      noteInheritedGap(index)
      notePlainGaps(index)
      add(index, to: &flow)
      flows.update(flow)
      index += 1
    }
    references.rows.removeLast(references.count - index)
  }

  /// Whether a reference steps on from the one before it, in the same flow: what steps on
  /// from a «Там же» is as open as that is, and needs it.
  private func isStep(_ index: Int, before border: Int?) -> Bool {
    index < references.count && references.rows[index].opening == .step
      && references.rows[index].range.lowerBound < border ?? .max
  }

  private mutating func resolve(
    _ index: Int, in flow: TextFlows.Flow, _ text: Span<UInt8>
  ) {
    switch references.rows[index].opening {
    case .archive:
      // `RGASPI, Op. 1, D. 32`: the fond of the reference before it is meant.
      if references.rows[index].firstLevel == .opis, index > firstOfFlow,
        isSameLineage(index, index - 1)
      {
        inherit(Level.fond.rawValue..<Level.opis.rawValue, from: index - 1, into: index)
      }
    case .unknownArchive: break
    case .cited: resolveCited(index, flow.cited)
    case .lone: resolveLone(index)
    case .step:
      if index > firstOfFlow {
        inherit(references.rows[index].levelsAbove, from: index - 1, into: index)
      }
    case .ibid: resolveIbid(index, in: flow, text)
    case .mark where references.rows[index].has(.archive): break
    case .mark:
      let known = inference ?? self.inference(in: text)
      inference = known
      apply(known, to: index)
    }
  }

  /// A name that is not in the table is one more archive that could be meant.
  private func inference(in text: Span<UInt8>) -> ArchiveMentions.Inference {
    references.rows.contains { $0.opening == .unknownArchive }
      ? .several : ArchiveMentions(archives: references.archives).inference(in: text)
  }
}
