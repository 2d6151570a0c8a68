extension Reference {
  /// A reference with what stands in it, normalized; nothing is inherited yet.
  ///
  /// - Parameters:
  ///   - text: the piece that the offsets of the syntax are in.
  ///   - base: the offset of that piece in the text.
  init(
    _ syntax: borrowing ReferenceSyntax, in text: [UInt8], at base: Int, archives: ArchiveTable
  ) {
    let first = syntax.fond ?? syntax.opis ?? syntax.dela.first?.first
    let normalizer = Normalizer(
      text: text,
      head: syntax.range.lowerBound..<(first?.range.lowerBound ?? syntax.range.upperBound))
    range = syntax.range.moved(by: base)
    form = Form(syntax.opening)
    shifr = Shifr()
    resolution = Resolution()
    lists = syntax.lists.map(normalizer.list)
    issues =
      syntax.issues.isEmpty
      ? [] : syntax.issues.map { ReferenceIssue($0.kind, $0.range.moved(by: base)) }
    if let archive = Self.archive(syntax) {
      shifr.archive = archives.archives[Int(archive)].key
      resolution.setPrinted(.archive)
    }
    if let fond = syntax.fond {
      shifr.fond = normalizer.number(fond)
      resolution.setPrinted(.fond)
    }
    if let opis = syntax.opis {
      shifr.opis = normalizer.number(opis)
      resolution.setPrinted(.opis)
    }
    if !syntax.dela.isEmpty {
      shifr.delo = normalizer.dela(syntax.dela)
      resolution.setPrinted(.delo)
    }
    if !lists.isEmpty { resolution.setPrinted(.list) }
    if let range = syntax.witness {
      witness = Witness(
        text: String(decoding: text[range], as: UTF8.self), range: range.moved(by: base))
    }
    noteDescending(syntax.lists, at: base)
  }

  private mutating func noteDescending(_ runs: borrowing Runs<SheetSyntax>, at base: Int) {
    guard lists.contains(where: \.isDescending) else { return }
    for (run, span) in zip(runs.map { $0 }, lists) where span.isDescending {
      let end = run.last?.digits.upperBound ?? run.first.digits.upperBound
      let range = run.first.digits.lowerBound..<end
      issues.append(ReferenceIssue(.descendingRange, range.moved(by: base)))
    }
  }

  private static func archive(_ syntax: borrowing ReferenceSyntax) -> ArchiveIndex? {
    if case .archive(let index) = syntax.opening { return index }
    return syntax.trailingArchive
  }
}

extension Reference.Form {
  fileprivate init(_ opening: ReferenceSyntax.Opening) {
    switch opening {
    case .archive, .unknownArchive, .mark: self = .full
    case .ibid, .cited: self = .ibid
    case .step, .lone: self = .short
    }
  }
}

extension Range<Int> {
  /// The range that much further on.
  func moved(by distance: Int) -> Range<Int> {
    lowerBound + distance..<upperBound + distance
  }
}
