public import ArchivalReference
public import DocumentText

/// Mends the form of references: rewrites what findings have a fix for, and nothing that
/// changes what a reference says.
///
/// After each change the text is read again. A fix after which some reference would say
/// something else, whatever the reason, is not made.
public struct FileFixer: Sendable {
  /// A file with its fixes made.
  public struct Fixed: Sendable, Equatable {
    /// The bytes of the file.
    public var bytes: [UInt8]
    /// How many fixes were made.
    public var count: Int
  }

  private let parser: ReferenceParser
  private let findings: @Sendable ([UInt8]) throws(RegestError) -> [Finding]

  /// How often the findings of a mended text are mended again: a fix may show what another
  /// hid.
  private static let mostRounds = 8

  /// A fixer.
  ///
  /// - Parameters:
  ///   - parser: what the references are read by.
  ///   - findings: what there is to say of the bytes of a file.
  public init(
    parser: ReferenceParser,
    findings: @escaping @Sendable ([UInt8]) throws(RegestError) -> [Finding]
  ) {
    self.parser = parser
    self.findings = findings
  }

  /// Mends the bytes of a file as far as it can be done; mending the result again changes
  /// nothing.
  ///
  /// - Parameter format: how the text is written down.
  public func fix(
    _ source: [UInt8], as format: DocumentFormat
  ) throws(RegestError) -> Fixed {
    var fixed = Fixed(bytes: source, count: 0)
    let reading = reading(of: source, as: format)
    for _ in 0..<Self.mostRounds {
      let fixes = Self.apart(try findings(fixed.bytes).compactMap(\.diagnostic.fix))
      let sound = sound(fixes[...], in: fixed.bytes, reading, format)
      guard !sound.isEmpty else { break }
      fixed.bytes = Self.made(sound, in: fixed.bytes)
      fixed.count += sound.count
    }
    return fixed
  }

  /// The fixes in order of place, of those that overlap the first.
  private static func apart(_ fixes: [Diagnostic.Fix]) -> [Diagnostic.Fix] {
    var result: [Diagnostic.Fix] = []
    for fix in fixes.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      guard let last = result.last else {
        result.append(fix)
        continue
      }
      if fix.range.lowerBound >= last.range.upperBound, fix.range != last.range {
        result.append(fix)
      }
    }
    return result
  }

  /// The fixes after which the references say what they said; found by halves, since most
  /// often all are.
  private func sound(
    _ fixes: ArraySlice<Diagnostic.Fix>, in bytes: [UInt8], _ reading: [Reading],
    _ format: DocumentFormat
  ) -> [Diagnostic.Fix] {
    guard !fixes.isEmpty else { return [] }
    if self.reading(of: Self.made(Array(fixes), in: bytes), as: format) == reading {
      return Array(fixes)
    }
    guard fixes.count > 1 else { return [] }
    let middle = fixes.startIndex + fixes.count / 2
    let parts =
      sound(fixes[..<middle], in: bytes, reading, format)
      + sound(fixes[middle...], in: bytes, reading, format)
    // What is sound by itself may not be so together.
    return self.reading(of: Self.made(parts, in: bytes), as: format) == reading ? parts : []
  }

  private static func made(_ fixes: [Diagnostic.Fix], in bytes: [UInt8]) -> [UInt8] {
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

  /// What a reference says, wherever it stands.
  private struct Reading: Equatable {
    var form: Reference.Form
    var shifr: Shifr
    var lists: [ListSpan]
    var witness: String?
  }

  /// What the references of a file say, in order of the text.
  private func reading(of source: [UInt8], as format: DocumentFormat) -> [Reading] {
    let document = DocumentText(source, as: format)
    return parser.references(in: document.bytes.span, flowStarts: document.flowStarts).map {
      Reading(form: $0.form, shifr: $0.shifr, lists: $0.lists, witness: $0.witness?.text)
    }
  }
}
