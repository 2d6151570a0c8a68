/// Gives each reference of a flow the levels it leaves out, and says from where.
///
/// «Там же» and a step after `;` replace from the first level they restate down
/// and inherit everything above. Lists are never inherited. **Unique or nothing:**
/// what cannot be known stays unresolved, with an issue that says why.
struct Resolver {
  let text: [UInt8]
  let archives: ArchiveTable
  let mentions: ArchiveMentions

  init(text: [UInt8], archives: ArchiveTable) {
    self.text = text
    self.archives = archives
    mentions = ArchiveMentions(text: text, archives: archives)
  }

  /// The references of one flow, in order of place.
  func resolve(_ syntaxes: [ReferenceSyntax]) -> [Reference] {
    var references: [Reference] = []
    references.reserveCapacity(syntaxes.count)
    var cited = CitedDelo.none
    // A name that is not in the table is one more archive that could be meant.
    var inferred: ArchiveMentions.Inference? =
      syntaxes.contains { $0.opening == .unknownArchive } ? .several : nil
    for (index, syntax) in syntaxes.enumerated() {
      var reference = printed(syntax)
      switch syntax.opening {
      case .archive:
        // `RGASPI, Op. 1, D. 32`: the fond of the reference before it is meant.
        if syntax.firstLevel == .opis, let last = references.last, sameLineage(reference, last) {
          inherit([.fond], from: index - 1, last, into: &reference)
        }
      case .unknownArchive:
        break
      case .cited:
        resolveCited(&reference, syntax, cited, references)
      case .lone:
        resolveLone(&reference, at: index, references)
      case .step:
        if let last = references.last {
          inherit(levels(above: syntax), from: index - 1, last, into: &reference)
        }
      case .ibid:
        resolveIbid(&reference, syntax, at: index, last: references.last, syntaxes)
      case .mark where syntax.trailingArchive != nil:
        break
      case .mark:
        let inference = inferred ?? mentions.inference()
        inferred = inference
        apply(inference, to: &reference)
      }
      noteInheritedGap(&reference, syntax, after: references.last)
      notePlainGaps(&reference, syntax)
      if reference.issues.count > 1 {
        reference.issues.sort { $0.range.lowerBound < $1.range.lowerBound }
      }
      cited.add(reference.shifr, at: index)
      references.append(reference)
    }
    return references
  }

  /// The reference with what stands in it, normalized.
  private func printed(_ syntax: ReferenceSyntax) -> Reference {
    let normalizer = Normalizer(text: text, isCyrillic: hasCyrillicMark(syntax))
    var reference = Reference(
      range: syntax.range, form: form(syntax.opening), shifr: Shifr(),
      lists: syntax.lists.map(normalizer.list), witness: nil, resolution: Resolution(),
      issues: syntax.issues)
    if case .archive(let index) = syntax.opening {
      reference.shifr.archive = archives.archives[index].key
    } else if let index = syntax.trailingArchive {
      reference.shifr.archive = archives.archives[index].key
    }
    reference.shifr.fond = syntax.fond.map(normalizer.number)
    reference.shifr.opis = syntax.opis.map(normalizer.number)
    reference.shifr.delo = syntax.dela.isEmpty ? nil : normalizer.dela(syntax.dela)
    if reference.shifr.archive != nil { reference.resolution.archive = .printed }
    if reference.shifr.fond != nil { reference.resolution.fond = .printed }
    if reference.shifr.opis != nil { reference.resolution.opis = .printed }
    if reference.shifr.delo != nil { reference.resolution.delo = .printed }
    if let range = syntax.witness {
      reference.witness = Witness(
        text: String(decoding: text[range], as: UTF8.self), range: range)
    }
    for (run, span) in zip(syntax.lists, reference.lists) where span.isDescending {
      let end = run.last?.digits.upperBound ?? run.first.digits.upperBound
      reference.issues.append(
        ReferenceIssue(.descendingRange, run.first.digits.lowerBound..<end))
    }
    return reference
  }

  private func form(_ opening: ReferenceSyntax.Opening) -> Reference.Form {
    switch opening {
    case .archive, .unknownArchive, .mark: .full
    case .ibid, .cited: .ibid
    case .step, .lone: .short
    }
  }

  private func hasCyrillicMark(_ syntax: ReferenceSyntax) -> Bool {
    let number = syntax.fond ?? syntax.opis ?? syntax.dela.first?.first
    let end = number?.range.lowerBound ?? syntax.range.upperBound
    var offset = syntax.range.lowerBound
    while offset < end {
      let scalar = text.scalar(at: offset)
      if ScalarClass.isCyrillic(scalar.value) { return true }
      offset += scalar.length
    }
    return false
  }

  private func levels(above syntax: ReferenceSyntax) -> [Level] {
    let first = syntax.firstLevel ?? .fond
    return Level.allCases.filter { $0 < first }
  }

  private func inherit(
    _ levels: [Level], from index: Int, _ antecedent: Reference, into reference: inout Reference
  ) {
    for level in levels {
      guard let value = antecedent.shifr[level] else { continue }
      reference.shifr[level] = value
      reference.resolution[level] = .inherited(from: index)
    }
  }

  private func resolveIbid(
    _ reference: inout Reference, _ syntax: ReferenceSyntax, at index: Int, last: Reference?,
    _ syntaxes: [ReferenceSyntax]
  ) {
    guard let last else {
      reference.issues.append(ReferenceIssue(.antecedentMissing, syntax.range))
      return
    }
    // What the last «Там же» pointed at is not known, so this one's is not either.
    if let open = last.issues.first(where: { Self.isOpen($0.kind) }) {
      reference.issues.append(ReferenceIssue(open.kind, syntax.range))
      return
    }
    let gap = syntaxes[index - 1].end..<syntax.range.lowerBound
    if BookCitation(text: text, archives: archives).stands(in: gap) {
      reference.issues.append(ReferenceIssue(.antecedentInterrupted, syntax.range))
      return
    }
    inherit(levels(above: syntax), from: index - 1, last, into: &reference)
  }

  /// The delo that «Указ. дело» can point at: the one the text has cited so far.
  private enum CitedDelo {
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
  private func resolveCited(
    _ reference: inout Reference, _ syntax: ReferenceSyntax, _ cited: CitedDelo,
    _ earlier: [Reference]
  ) {
    switch cited {
    case .none: reference.issues.append(ReferenceIssue(.antecedentMissing, syntax.range))
    case .several: reference.issues.append(ReferenceIssue(.antecedentAmbiguous, syntax.range))
    case .one(let last, _):
      inherit(levels(above: syntax), from: last, earlier[last], into: &reference)
    }
  }

  /// A lone list belongs to the heading before it: a reference without lists, or
  /// another lone list under it.
  private func resolveLone(
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

  private func apply(_ inference: ArchiveMentions.Inference, to reference: inout Reference) {
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
  private func noteInheritedGap(
    _ reference: inout Reference, _ syntax: ReferenceSyntax, after last: Reference?
  ) {
    guard reference.form != .full, reference.shifr.archive == nil, let last,
      !reference.issues.contains(where: { Self.isOpen($0.kind) || Self.leavesArchive($0.kind) }),
      let reason = last.issues.first(where: { Self.leavesArchive($0.kind) })
    else { return }
    reference.issues.append(ReferenceIssue(reason.kind, syntax.range))
  }

  private static func leavesArchive(_ kind: ReferenceIssue.Kind) -> Bool {
    kind == .archiveMissing || kind == .unknownArchive
  }

  /// A list without its delo, an opis without its fond: told once, unless the
  /// reason is told already.
  private func notePlainGaps(_ reference: inout Reference, _ syntax: ReferenceSyntax) {
    let shifr = reference.shifr
    let isGap =
      (!reference.lists.isEmpty && shifr.delo == nil) || (shifr.opis != nil && shifr.fond == nil)
    let isTold = reference.issues.contains { Self.isOpen($0.kind) }
    if isGap, !isTold { reference.issues.append(ReferenceIssue(.levelMissing, syntax.range)) }
  }

  /// Whether an issue says that an antecedent is not known.
  private static func isOpen(_ kind: ReferenceIssue.Kind) -> Bool {
    kind == .antecedentMissing || kind == .antecedentInterrupted || kind == .antecedentAmbiguous
  }

  private func sameLineage(_ left: Reference, _ right: Reference) -> Bool {
    guard let left = left.shifr.archive, let right = right.shifr.archive else { return false }
    return archives[left]?.lineage == archives[right]?.lineage
  }
}
