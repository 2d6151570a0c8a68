/// What is known of single elements of Word.
enum WordElement {
  static let row = XMLName(space: .word, local: "tr")
  static let cell = XMLName(space: .word, local: "tc")

  private static let skipped: Set<String> = [
    "del", "delInstrText", "delText", "instrText", "moveFrom", "rt", "sdtEndPr", "sdtPr",
    "sectPr", "tblGrid", "tblPr", "trPr",
  ]

  /// Whether nothing in an element is text that the document shows: properties, what was
  /// deleted or moved away, instructions of fields, the small print above characters.
  static func isSkipped(_ name: XMLName) -> Bool {
    name.space == .word && skipped.contains(name.local)
  }

  /// What stands for a character that is named by its number in a font (17.3.3.30). A font of
  /// signs has its own at U+F020 to U+F0FF; of these, figures and points are known in Symbol, and
  /// anything else is shown and no text.
  static func symbol(_ number: String?, font: String?) -> [UInt8] {
    guard let number, let value = UInt32(number, radix: 16), let scalar = Unicode.Scalar(value),
      value >= 0x20
    else { return shown }
    guard (0xF000...0xF0FF).contains(value) else { return Array(String(scalar).utf8) }
    guard font == "Symbol" else { return shown }
    switch value - 0xF000 {
    case 0x2D: return Array("\u{2212}".utf8)
    case let sign where (0x20...0x3F).contains(sign) && ![0x22, 0x24, 0x27, 0x2A].contains(sign):
      return [UInt8(sign)]
    default: return shown
    }
  }

  /// U+FFFC, for what is shown and is no text: no reference runs over it.
  static let shown: [UInt8] = [0xEF, 0xBF, 0xBC]
}

/// Which of the alternatives of a stretch is read (ECMA-376, part 3, section 9.3): the first
/// choice, as they say the same in different forms.
struct Alternatives {
  /// The depths of the alternatives whose choice was met.
  private var chosen: [Int] = []

  /// Whether an element is one of the others.
  mutating func skips(_ element: XMLName, depth: Int) -> Bool {
    guard element.space == .compatibility else { return false }
    if element.local == "Fallback" { return true }
    guard element.local == "Choice" else { return false }
    if chosen.last == depth { return true }
    chosen.append(depth)
    return false
  }

  /// Takes note of the end of an element, after which so many are open.
  mutating func end(_ element: XMLName, depth: Int) {
    guard element.space == .compatibility, element.local == "AlternateContent",
      chosen.last == depth + 2
    else { return }
    chosen.removeLast()
  }
}
