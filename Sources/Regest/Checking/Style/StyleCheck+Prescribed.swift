internal import ArchivalReference
internal import Citing
internal import DocumentText

/// What a chosen style prints instead.
extension StyleCheck {
  /// A full reference that the style prints otherwise, spaces that do not break aside.
  ///
  /// Only a reference that names its archive, in the alphabet of the style, is held to it:
  /// short forms and «Там же» depend on what stands around them.
  func prescribed(_ style: CompiledStyle, _ print: Print) -> Remark? {
    let reference = print.reference
    let item = Item(reference, printed: Array(bytes[reference.range]))
    guard isWhollyPrinted(reference), item.language == "ru",
      let written = try? style.shifrText(of: item),
      let expected = shifr(in: Array(written.utf8), saying: print),
      expected.utf8.contains(where: Self.isCyrillic) == isCyrillic(reference.range)
    else { return nil }
    let found = text(reference.range)
    guard Self.plain(expected) != Self.plain(found) else { return nil }
    return Remark(
      code: .notInStyle, range: reference.range,
      message: "the style \(style.name) prints it otherwise", expected: expected,
      edit: isInOneLine(reference.range)
        ? Edit(range: reference.range, replacement: expected) : nil,
      reference: reference)
  }

  /// Whether all that a reference says is printed in it and nothing but that: neither guessed
  /// nor inherited levels, no volumes and no remarks, which no style could print again. What is
  /// put together from fields of a record is not printed as it is read.
  private func isWhollyPrinted(_ reference: Reference) -> Bool {
    guard reference.form == .full, reference.issues.isEmpty,
      reference.resolution[.archive] == .printed, document.map.isPrinted(reference.range)
    else { return false }
    let levels: [Level] = [.fond, .opis, .delo]
    guard
      levels.allSatisfy({
        reference.shifr[$0] == nil || reference.resolution[$0] == .printed
      })
    else { return false }
    return !rests.contains { reference.range.overlaps($0) }
  }

  /// The reference in what a style prints, without what stands before and behind; nil where
  /// it does not say the same: some styles leave levels out. Numbers must be those that are
  /// printed, letter by letter.
  private func shifr(in written: [UInt8], saying print: Print) -> String? {
    let reference = print.reference
    let parser = ReferenceParser(archives: archives)
    let again = parser.references(in: written)
    let types = parser.printedReferences(in: written.span)
    guard again.count == 1, again[0].shifr == reference.shifr, again[0].lists == reference.lists,
      again[0].issues.isEmpty, types.count == 1,
      numbers(types[0], in: written) == numbers(print.type, in: bytes)
    else { return nil }
    return written.span.string(again[0].range)
  }

  private func numbers(_ type: PrintedReference, in text: [UInt8]) -> [String] {
    type.numbers.filter { $0.level != .list }.sorted { $0.level < $1.level }
      .map { text.span.string($0.range) }
  }

  /// What a style puts between the ends of a range: an en dash, or an em dash.
  static func rangeDash(of style: CompiledStyle) -> String? {
    let item = Item(
      shifr: Shifr(archive: "RGASPI", fond: "1", opis: "1", delo: "1"),
      lists: [ListSpan(.init(digits: "1"), through: .init(digits: "2"))])
    guard let text = try? style.shifrText(of: item) else { return nil }
    let bytes = Array(text.utf8)
    let run = ReferenceParser().printedReferences(in: bytes.span).first?.runs.last
    return run.map { bytes.span.string($0.joint) }
  }

  private static func isCyrillic(_ byte: UInt8) -> Bool { byte & 0xFE == 0xD0 }

  /// A text whose spaces and line breaks are plain spaces, each run one.
  private static func plain(_ text: String) -> [UInt32] {
    var result: [UInt32] = []
    for scalar in text.unicodeScalars {
      let isSpace = ScalarClass.isSpace(scalar.value) || ScalarClass.isLineBreak(scalar.value)
      if !isSpace {
        result.append(scalar.value)
      } else if result.last != 0x20 {
        result.append(0x20)
      }
    }
    return result
  }
}
