import Citing
import Interchange

/// The forms in which one citation can be copied beside the style that was chosen.
struct CitationForms {
  private let gost: CompiledStyle?
  private let chicago: CompiledStyle?
  private let words: [String: String]

  /// - Parameter words: in which the forms are called.
  init(words: [String: String]) throws(StyleError) {
    self.words = words
    gost = try Self.compiled("gost-note")
    chicago = try Self.compiled("chicago-notes")
  }

  private static func compiled(_ name: String) throws(StyleError) -> CompiledStyle? {
    guard let style = StyleLibrary.style(named: name) else { return nil }
    return try CompiledStyle(style, script: nil, output: Output(.plain, spaces: nil))
  }

  /// The forms of an item, as the template takes them. Each stands for itself, with no
  /// «Там же».
  ///
  /// - Parameter number: the number of the citation, which the ids are made of.
  func content(of item: Item, number: Int) -> [[String: Any]] {
    let printed = [(words["form-gost"] ?? "", "ru", gost), ("Chicago", "en", chicago)].compactMap {
      label, language, style -> [String: Any]? in
      style.flatMap { try? $0.text(of: item) }.map {
        ["label": label, "language": language, "text": $0]
      }
    }
    let exported = ["biblatex", "ris"].compactMap(InterchangeFormat.named).map {
      format -> [String: Any] in
      let text = String(decoding: format.export([item]).bytes, as: UTF8.self)
      return ["label": format.title, "language": "ru", "text": text.trimmingEnd]
    }
    return (printed + exported).enumerated().map { position, form in
      form.merging(["id": "o\(number)-\(position + 1)"]) { $1 }
    }
  }
}

extension String {
  /// The text without the line ends behind it.
  fileprivate var trimmingEnd: String {
    var text = self[...]
    while let last = text.last, last.isNewline { text.removeLast() }
    return String(text)
  }
}
