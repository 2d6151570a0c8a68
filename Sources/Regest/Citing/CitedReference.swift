internal import ArchivalReference
internal import Citing

/// A reference of a text as an item, with all that it inherits.
struct CitedReference {
  var reference: Reference
  var item: Item
  /// Why a citation of the item would be one of something else; nil where it would not.
  var fault: String?
  /// Whether «Там же» would not mean the reference before: a printed work is cited between,
  /// or that one is of another flow.
  var standsApart: Bool
  /// Whether it is of one note with the reference before, behind “;”.
  var continuesNote: Bool
  /// The reference as the text has it, in one line.
  var words: String

  /// The references of a text, in order of place.
  ///
  /// - Parameter flowStarts: Byte offsets, as ``DocumentText`` has them.
  static func all(
    in text: [UInt8], flowStarts: [Int], parser: ReferenceParser
  ) -> [CitedReference] {
    let references = parser.references(in: text.span, flowStarts: flowStarts)
    var rests = parser.rests(in: text.span)[...]
    var borders = flowStarts.dropFirst()
    var all: [CitedReference] = []
    for (index, reference) in references.enumerated() {
      let start = reference.range.lowerBound
      var startsFlow = false
      while let border = borders.first, border <= start {
        borders.removeFirst()
        startsFlow = true
      }
      while let rest = rests.first, rest.upperBound <= start { rests.removeFirst() }
      var rest: String?
      if let range = rests.first, range.lowerBound < reference.range.upperBound {
        rest = String(decoding: text[range], as: UTF8.self)
      }
      let words = String(decoding: text[reference.range], as: UTF8.self)
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let antecedent = reference.resolution.antecedent.map { all[$0] }
      let standsApart = startsFlow || references.followsBook(index, in: text.span)
      let goesOn = !standsApart && (all.last.map { $0.goesOn(to: reference, in: text) } ?? false)
      all.append(
        CitedReference(
          reference: reference,
          item: Item(
            reference, printed: Array(text[reference.range]), antecedent: antecedent?.item),
          fault: fault(of: reference, words, rest, antecedent), standsApart: standsApart,
          continuesNote: goesOn, words: words))
    }
    return all
  }

  private static func fault(
    of reference: Reference, _ words: String, _ rest: String?, _ antecedent: CitedReference?
  ) -> String? {
    for issue in reference.issues {
      guard let reason = reason(issue.kind) else { continue }
      return "what “\(words)” goes back to is not known: \(reason); write it out"
    }
    // A citation without it would be one of something else.
    if let rest { return "“\(rest)” is not part of the reference" }
    if antecedent?.fault != nil {
      return "“\(words)” goes back to a reference that cannot be cited; write it out"
    }
    if case .inferred = reference.resolution[.archive], reference.shifr.fond == nil {
      return "“\(words)” names no fond; write it out"
    }
    return nil
  }

  /// Why the antecedent of a reference is not known, if an issue says that it is not.
  private static func reason(_ kind: ReferenceIssue.Kind) -> String? {
    switch kind {
    case .antecedentMissing: "no reference stands before it"
    case .antecedentInterrupted: "a printed work or another archive is cited before it"
    case .antecedentAmbiguous: "several files are cited before it"
    default: nil
    }
  }

  /// So many bytes may lie between two references of one note: “; см. также: ”.
  private static let reach = 120

  /// Whether another reference stands behind this one and a “;”, with no more than a few
  /// words between, none of them in parentheses and none behind the end of a paragraph.
  private func goesOn(to next: Reference, in text: [UInt8]) -> Bool {
    if next.form == .short { return true }
    let end = reference.witness?.range.upperBound ?? reference.range.upperBound
    guard end <= next.range.lowerBound, next.range.lowerBound - end <= Self.reach else {
      return false
    }
    let gap = String(decoding: text[end..<next.range.lowerBound], as: UTF8.self).unicodeScalars
    let lines = gap.split(separator: "\n", omittingEmptySubsequences: false)
    return gap.drop { $0 == "." || $0.properties.isWhitespace }.first == ";"
      && !gap.contains { $0 == "(" || $0 == ")" }
      && !lines.dropFirst().dropLast().contains { $0.allSatisfy(\.properties.isWhitespace) }
  }
}
