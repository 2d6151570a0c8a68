internal import ArchivalReference
internal import DocumentText

/// Judges whether fixes leave what the references of a file say as it is, by reading the file
/// again with the fixes made.
struct FixSoundness {
  /// What a reference says, wherever it stands.
  private struct Reading: Equatable {
    var form: Reference.Form
    var shifr: Shifr
    var karton: String?
    var lists: [ListSpan]
    var witness: String?
  }

  private let parser: ReferenceParser
  private let source: [UInt8]
  private let format: DocumentFormat
  private let reading: [Reading]
  /// How often the file may still be read: a file in which many fixes are unsound is not
  /// worth more.
  private var readings = 64

  init(_ source: [UInt8], as format: DocumentFormat, parser: ReferenceParser) {
    self.parser = parser
    self.source = source
    self.format = format
    reading = Self.reading(of: source, as: format, parser)
  }

  /// The fixes after which the references say what they said, in order of place; found by
  /// halves, since most often all are.
  mutating func sound(_ fixes: [Diagnostic.Fix]) -> [Diagnostic.Fix] {
    sound(Self.apart(fixes)[...])
  }

  private mutating func sound(_ fixes: ArraySlice<Diagnostic.Fix>) -> [Diagnostic.Fix] {
    guard !fixes.isEmpty, readings > 0 else { return [] }
    if isSound(Array(fixes)) { return Array(fixes) }
    guard fixes.count > 1 else { return [] }
    let middle = fixes.startIndex + fixes.count / 2
    let parts = sound(fixes[..<middle]) + sound(fixes[middle...])
    // What is sound by itself may not be so together.
    return parts.count == fixes.count || !isSound(parts) ? [] : parts
  }

  private mutating func isSound(_ fixes: [Diagnostic.Fix]) -> Bool {
    guard readings > 0 else { return false }
    readings -= 1
    return Self.reading(of: Self.made(fixes, in: source), as: format, parser) == reading
  }

  /// The fixes in order of place, of those that overlap the first.
  static func apart(_ fixes: [Diagnostic.Fix]) -> [Diagnostic.Fix] {
    var result: [Diagnostic.Fix] = []
    for fix in fixes.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      if let last = result.last,
        fix.range.lowerBound < last.range.upperBound || fix.range == last.range
      {
        continue
      }
      result.append(fix)
    }
    return result
  }

  /// The bytes with fixes made that are in order and apart.
  static func made(_ fixes: [Diagnostic.Fix], in bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var offset = 0
    for fix in fixes {
      result += bytes[offset..<fix.range.lowerBound]
      result += fix.replacement.utf8
      offset = fix.range.upperBound
    }
    return result + bytes[offset...]
  }

  /// What the references of a file say, in order of the text.
  private static func reading(
    of source: [UInt8], as format: DocumentFormat, _ parser: ReferenceParser
  ) -> [Reading] {
    let document = DocumentText(source, as: format)
    return parser.references(in: document.bytes.span, flowStarts: document.flowStarts).map {
      Reading(
        form: $0.form, shifr: $0.shifr, karton: $0.karton, lists: $0.lists,
        witness: $0.witness?.text)
    }
  }
}
