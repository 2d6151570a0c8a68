extension References {
  /// Adds a reference with what stands in it, normalized; nothing is inherited yet.
  ///
  /// - Parameters:
  ///   - lists: its lists.
  ///   - text: the piece that the offsets of the syntax are in.
  ///   - base: the offset of that piece in the text.
  mutating func append(
    _ syntax: borrowing ReferenceSyntax, _ lists: ArraySlice<RunSyntax<SheetSyntax>>,
    in text: [UInt8], at base: Int
  ) {
    let first = syntax.fond ?? syntax.opis ?? syntax.dela.first?.first
    let normalizer = Normalizer(
      text: text,
      head: syntax.range.lowerBound..<(first?.range.lowerBound ?? syntax.range.upperBound))
    var row = ReferenceRow(syntax, at: base)
    if let archive = Self.archive(syntax) {
      row.archive = .named(archive)
      row.resolution.setPrinted(.archive)
    }
    if let fond = syntax.fond {
      row.fond = hold { normalizer.append(fond, to: &$0) }
      row.resolution.setPrinted(.fond)
    }
    if let opis = syntax.opis {
      row.opis = hold { normalizer.append(opis, to: &$0) }
      row.resolution.setPrinted(.opis)
    }
    if let digits = syntax.karton {
      var number = NumberSyntax(range: digits, digits: digits)
      number.letters = syntax.kartonLetters
      if let letters = number.letters { number.range = digits.lowerBound..<letters.upperBound }
      row.karton = hold { normalizer.append(number, to: &$0) }
    }
    if !syntax.dela.isEmpty {
      row.delo = hold { normalizer.append(syntax.dela, to: &$0) }
      row.resolution.setPrinted(.delo)
    }
    if let range = syntax.witness {
      row.setWitness(range.moved(by: base), hold { $0 += text[range] })
    }
    let start = spans.count
    for run in lists { spans.append(normalizer.list(run)) }
    if spans.count > start {
      row.lists = Held(start..<spans.count)
      row.resolution.setPrinted(.list)
    }
    rows.append(row)
    for issue in syntax.issues { note(issue.kind, issue.range, base) }
    noteDescending(lists, from: start, base)
  }

  private mutating func hold(_ write: (inout [UInt8]) -> Void) -> Held {
    let start = texts.count
    write(&texts)
    return Held(start..<texts.count)
  }

  private mutating func note(_ kind: ReferenceIssue.Kind, _ range: Range<Int>, _ base: Int) {
    note(ReferenceIssue(kind, range.moved(by: base)), of: rows.count - 1)
  }

  private mutating func noteDescending(
    _ runs: ArraySlice<RunSyntax<SheetSyntax>>, from start: Int, _ base: Int
  ) {
    guard spans[start...].contains(where: \.isDescending) else { return }
    for (run, span) in zip(runs, spans[start...]) where span.isDescending {
      let end = run.last?.digits.upperBound ?? run.first.digits.upperBound
      note(.descendingRange, run.first.digits.lowerBound..<end, base)
    }
  }

  private static func archive(_ syntax: borrowing ReferenceSyntax) -> ArchiveIndex? {
    if case .archive(let index) = syntax.opening { return index }
    return syntax.trailingArchive
  }
}

extension Reference.Form {
  /// How a reference stands that opens so.
  init(_ opening: ReferenceSyntax.Opening) {
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
