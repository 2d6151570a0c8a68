import ArchivalReference
import Citing
import DocumentText
import Regest

/// Prints the citations of a text one after another in a style.
struct CitationPrinter {
  private let style: CompiledStyle
  private var sequence: CitationSequence
  private let isLatin: Bool
  /// What was printed so far.
  private(set) var made: [Item] = []

  private let words: [String: String]

  /// - Parameter words: in which is told what a citation lacks.
  init(_ style: Style, words: [String: String]) throws(StyleError) {
    self.words = words
    isLatin = style.script.isLatin
    self.style = try CompiledStyle(style, script: nil, output: Output(.plain, spaces: nil))
    sequence = CitationSequence(self.style)
  }

  /// The citation of one reference, or what the style needs and it lacks. References are given
  /// in their order.
  ///
  /// - Parameter antecedent: the index of the reference that it inherits from.
  mutating func content(
    _ reference: Reference, antecedent: Int?, _ document: DocumentText
  ) -> [String: Any] {
    let item = Item(
      reference, printed: Array(document.bytes[reference.range]),
      antecedent: antecedent.flatMap { made.indices.contains($0) ? made[$0] : nil })
    made.append(item)
    guard reference.shifr.archive != nil || reference.shifr.fond != nil else {
      sequence.interrupt()
      return ["missing": words["archive"] ?? ""]
    }
    var text: [UInt8] = []
    do {
      try sequence.append(item, to: &text)
      return [
        "citation": String(decoding: text, as: UTF8.self),
        "citation-language": isLatin ? "en" : "ru",
      ]
    } catch {
      sequence.interrupt()
      return ["missing": error.missing.map { words[$0] ?? $0 }.joined(separator: ", ")]
    }
  }
}
