internal import ArchivalReference
internal import DocumentText

extension Examiner {
  /// The bytes of the file at which a reference stands: from its first to its last.
  ///
  /// One that was put together from fields in several lines stands where the field with its
  /// deepest level does, lists aside: the archive may lie many lines above, and what there is to
  /// say is most often about the delo.
  func place(
    of reference: Reference, in document: DocumentText, of source: [UInt8]
  ) -> Range<Int> {
    let map = document.map
    let whole = map.source(of: reference.range)
    guard !map.isPrinted(reference.range),
      source[whole].contains(where: { $0 == 0x0A || $0 == 0x0D }),
      let deepest = deepestNumber(Array(document.bytes[reference.range]))
    else { return whole }
    let offset = reference.range.lowerBound + deepest
    return map.source(of: map.field(of: reference.range, around: offset))
  }

  /// Where the number of the deepest level but the lists begins in the text of a reference.
  private func deepestNumber(_ text: [UInt8]) -> Int? {
    parser.printedReferences(in: text.span).first?.numbers
      .filter { $0.level < .list }
      .max { $0.level < $1.level }?
      .range.lowerBound
  }
}
