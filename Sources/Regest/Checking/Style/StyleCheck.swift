internal import ArchivalReference
internal import Citing
internal import DocumentText
internal import Fingerprint

/// Looks at how the references of a document are printed. What it finds changes nothing of
/// what they say.
struct StyleCheck {
  /// A reference with its print.
  struct Print {
    var reference: Reference
    /// The places of its numbers.
    var type: PrintedReference
  }

  /// What was found, with places in the document's text.
  struct Remark {
    var code: DiagnosticCode
    var range: Range<Int>
    var message: String
    var expected: String?
    var notes: [String] = []
    /// What mends it, in the document's text.
    var edit: Edit?
    /// The reference it is about; nil for one about several.
    var reference: Reference?
  }

  /// A replacement in the document's text.
  struct Edit {
    var range: Range<Int>
    var replacement: String
  }

  let document: DocumentText
  /// The document's text.
  let bytes: [UInt8]
  let archives: ArchiveTable
  let style: CompiledStyle?
  /// What joins the ends of ranges.
  let rangeDash: String
  /// What stands in references and is no part of any of their levels, where a style is
  /// chosen.
  let rests: [Range<Int>]
  /// In the order of the document's text.
  let prints: [Print]

  /// - Parameter examination: one that says how the references are printed.
  init(_ examination: Examination, parser: ReferenceParser, style: CompiledStyle?) {
    document = examination.document
    bytes = document.bytes
    archives = parser.archives
    self.style = style
    rangeDash = style.flatMap(Self.rangeDash) ?? "–"
    rests = style == nil ? [] : parser.rests(in: examination.document.bytes.span)
    var types: [Int: PrintedReference] = [:]
    for type in examination.prints { types[type.range.lowerBound] = type }
    prints = examination.items.compactMap { item in
      types[item.reference.range.lowerBound].map { Print(reference: item.reference, type: $0) }
    }.sorted { $0.type.range.lowerBound < $1.type.range.lowerBound }
  }

  /// The remarks, in no particular order.
  func remarks() -> [Remark] {
    var remarks = formerNames() + mixedStyles()
    for print in prints where !isName(print.type.range) {
      let other = style.flatMap { prescribed($0, print) }
      if let other { remarks.append(other) }
      // What the style prints instead mends all else.
      guard other?.edit == nil else { continue }
      remarks += ranges(print) + spacing(print)
    }
    return remarks
  }

  private static let slashes: Set<UInt8> = [0x2F, 0x5C]

  /// Whether a reference is set as a name: of a file, in an address. It has no space at all, or
  /// touches a slash, or an extension follows.
  private func isName(_ range: Range<Int>) -> Bool {
    func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0xC2 || byte == 0xE2 }
    if !bytes[range].contains(where: isSpace) { return true }
    if range.lowerBound > 0, Self.slashes.contains(bytes[range.lowerBound - 1]) { return true }
    var end = range.upperBound
    guard end < bytes.count else { return false }
    if Self.slashes.contains(bytes[end]) { return true }
    guard bytes[end] == 0x2E else { return false }
    end += 1
    // `….jpg`
    return end < bytes.count && (bytes[end] | 0x20) &- 0x61 < 26
  }

  /// A stretch of the document's text.
  func text(_ range: Range<Int>) -> String { bytes.span.string(range) }

  /// Whether a stretch lies in one line.
  func isInOneLine(_ range: Range<Int>) -> Bool {
    !bytes[range].contains { $0 == 0x0A || $0 == 0x0D }
  }
}

extension Examination {
  /// What there is to say of how the references are printed, in order of place.
  func styleDiagnostics(
    path: PathBytes, source: [UInt8], format: DocumentFormat, parser: ReferenceParser,
    style: CompiledStyle?
  ) -> [Diagnostic] {
    let remarks = StyleCheck(self, parser: parser, style: style).remarks()
      .filter { format != .markdown || !isLabel($0.reference, in: source) }
    let ranges = remarks.map { document.map.source(of: $0.range) }
    let order = remarks.indices.sorted { left, right in
      ranges[left].lowerBound == ranges[right].lowerBound
        ? remarks[left].code.rawValue < remarks[right].code.rawValue
        : ranges[left].lowerBound < ranges[right].lowerBound
    }
    var lines = PlaceCursor()
    var diagnostics: [Diagnostic] = []
    for index in order {
      let remark = remarks[index]
      let place = lines.place(of: ranges[index], in: source.span)
      diagnostics.append(
        Diagnostic(
          remark.code, path: path, place: place, message: remark.message,
          expected: remark.expected, notes: remark.notes, fix: remark.edit.flatMap(fix),
          reference: remark.reference?.canonicalText(archives: parser.archives)))
    }
    return diagnostics
  }

  /// Whether a reference is the label of a link of Markdown: what it leads to has the same bytes.
  private func isLabel(_ reference: Reference?, in source: [UInt8]) -> Bool {
    guard let reference else { return false }
    let start = document.map.source(of: reference.range).lowerBound
    return start > 0 && source[start - 1] == 0x5B
  }

  /// A replacement in the file; nil where the file does not have the bytes of the text.
  private func fix(_ edit: StyleCheck.Edit) -> Diagnostic.Fix? {
    document.map.verbatimSource(of: edit.range).map { place in
      Diagnostic.Fix(range: place, replacement: edit.replacement)
    }
  }
}
