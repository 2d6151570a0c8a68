/// Gives each reference of a flow the levels it leaves out, and says from where.
///
/// «Там же» and a step after `;` replace from the first level they restate down
/// and inherit everything above. Lists are never inherited. **Unique or nothing:**
/// what cannot be known stays unresolved, with an issue that says why.
struct Resolver {
  let archives: ArchiveTable
  private var readings: [Reading] = []

  /// A resolver of no reference yet.
  init(archives: ArchiveTable) {
    self.archives = archives
  }

  /// Takes the next reference in order of place.
  mutating func add(_ syntax: ReferenceSyntax, in piece: [UInt8], at base: Int) {
    readings.append(Reading(syntax, in: piece, at: base, archives: archives))
  }

  /// All references of the text, resolved.
  func references(in text: Span<UInt8>) -> [Reference] {
    var references: [Reference] = []
    references.reserveCapacity(readings.count)
    var flows = TextFlows()
    var cited = CitedDelo.none
    var inferred: ArchiveMentions.Inference?
    for (index, reading) in readings.enumerated() {
      var reference = reading.reference
      let last = index - 1
      let flow = flows.flow(at: reference.range.lowerBound, in: text)
      switch reading.opening {
      case .archive:
        // `RGASPI, Op. 1, D. 32`: the fond of the reference before it is meant.
        if reading.firstLevel == .opis, last >= 0, sameLineage(reference, references[last]) {
          inherit([.fond], from: last, references[last], into: &reference)
        }
      case .unknownArchive:
        break
      case .cited:
        resolveCited(&reference, reading, cited, references)
      case .lone:
        resolveLone(&reference, at: index, references)
      case .step:
        if last >= 0 {
          inherit(Self.levels(above: reading), from: last, references[last], into: &reference)
        }
      case .ibid:
        resolveIbid(&reference, reading, in: flow, references, text)
      case .mark where reference.shifr.archive != nil:
        break
      case .mark:
        let inference = inferred ?? inference(in: text)
        inferred = inference
        apply(inference, to: &reference)
      }
      noteInheritedGap(&reference, after: references.last)
      notePlainGaps(&reference)
      if reference.issues.count > 1 {
        reference.issues.sort { $0.range.lowerBound < $1.range.lowerBound }
      }
      cited.add(reference.shifr, at: index)
      flows.add(index, endingAt: reading.end, to: flow.kind)
      references.append(reference)
    }
    return references
  }

  /// What the document says of a reference without an archive. A name that is not in
  /// the table is one more archive that could be meant.
  private func inference(in text: Span<UInt8>) -> ArchiveMentions.Inference {
    readings.contains { $0.opening == .unknownArchive }
      ? .several : ArchiveMentions(archives: archives).inference(in: text)
  }

  static func levels(above reading: Reading) -> ArraySlice<Level> {
    Level.allCases[..<(reading.firstLevel ?? .fond).rawValue]
  }
}
