/// A reference with what stands in it, normalized, and what decides of it what it
/// inherits.
struct Reading {
  var reference: Reference
  let opening: ReferenceSyntax.Opening
  /// The widest level below the archive that is printed.
  let firstLevel: Level?
  /// The end of all that belongs to the reference, its witness included.
  let end: Int

  /// - Parameters:
  ///   - text: the piece that the offsets of the syntax are in.
  ///   - base: the offset of that piece in the text.
  init(_ syntax: ReferenceSyntax, in text: [UInt8], at base: Int, archives: ArchiveTable) {
    let normalizer = Normalizer(text: text, isCyrillic: Self.hasCyrillicMark(syntax, text))
    opening = syntax.opening
    firstLevel = syntax.firstLevel
    end = syntax.end + base
    reference = Reference(
      range: syntax.range.moved(by: base), form: Self.form(syntax.opening), shifr: Shifr(),
      lists: syntax.lists.map(normalizer.list), witness: nil, resolution: Resolution(),
      issues: syntax.issues.map { ReferenceIssue($0.kind, $0.range.moved(by: base)) })
    if let archive = Self.archive(syntax) {
      reference.shifr.archive = archives.archives[archive].key
      reference.resolution.archive = .printed
    }
    if let fond = syntax.fond {
      reference.shifr.fond = normalizer.number(fond)
      reference.resolution.fond = .printed
    }
    if let opis = syntax.opis {
      reference.shifr.opis = normalizer.number(opis)
      reference.resolution.opis = .printed
    }
    if !syntax.dela.isEmpty {
      reference.shifr.delo = normalizer.dela(syntax.dela)
      reference.resolution.delo = .printed
    }
    if let range = syntax.witness {
      reference.witness = Witness(
        text: String(decoding: text[range], as: UTF8.self), range: range.moved(by: base))
    }
    noteDescending(syntax, at: base)
  }

  private mutating func noteDescending(_ syntax: ReferenceSyntax, at base: Int) {
    guard reference.lists.contains(where: \.isDescending) else { return }
    for (run, span) in zip(syntax.lists.map { $0 }, reference.lists) where span.isDescending {
      let end = run.last?.digits.upperBound ?? run.first.digits.upperBound
      let range = run.first.digits.lowerBound..<end
      reference.issues.append(ReferenceIssue(.descendingRange, range.moved(by: base)))
    }
  }

  private static func archive(_ syntax: ReferenceSyntax) -> Int? {
    if case .archive(let index) = syntax.opening { return index }
    return syntax.trailingArchive
  }

  private static func form(_ opening: ReferenceSyntax.Opening) -> Reference.Form {
    switch opening {
    case .archive, .unknownArchive, .mark: .full
    case .ibid, .cited: .ibid
    case .step, .lone: .short
    }
  }

  private static func hasCyrillicMark(_ syntax: ReferenceSyntax, _ text: [UInt8]) -> Bool {
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
}

extension Range<Int> {
  /// The range that much further on.
  func moved(by distance: Int) -> Range<Int> {
    lowerBound + distance..<upperBound + distance
  }
}
