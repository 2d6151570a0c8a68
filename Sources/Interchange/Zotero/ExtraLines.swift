/// Zotero's field Extra: a line `name: value` each for what an item type has no field for.
/// Names are read without regard to case, and `-`, `_` and a space are one.
struct ExtraLines {
  private(set) var text = ""
  private var values: [String: String] = [:]

  init() {}

  /// Reads a field's lines; those of another form say nothing.
  init(_ text: String) {
    self.text = text
    for line in text.unicodeScalars.split(whereSeparator: { $0 == "\n" || $0 == "\r" }) {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[colon...].dropFirst()
      values[Self.plain(String(Substring(line[..<colon])))] = Self.trimmed(value)
    }
  }

  /// The lines that stand on one, as Zotero's CSV has them: each of the names that are known
  /// begins one where a space is before it.
  static func lines(ofOne text: String) -> String {
    let known = ZoteroFields.known.map { Array((plain($0) + ":").utf8) }
    let plainText = Array(plain(text).utf8)
    var bytes = Array(text.utf8)
    // A letter of another length in capitals would shift the places.
    guard plainText.count == bytes.count else { return text }
    var index = 0
    while index < bytes.count {
      let isBeginning = index == 0 || bytes[index - 1] == 0x20
      let names = isBeginning ? known.filter { plainText[index...].starts(with: $0) } : []
      guard let length = names.map(\.count).max() else {
        index += 1
        continue
      }
      if index > 0 { bytes[index - 1] = 0x0A }
      // «Latin Place» is one name, and no line ends within it.
      index += length
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The value of a name.
  subscript(name: String) -> String? { values[Self.plain(name)] }

  /// Adds a line; false where the value is not read back as it is.
  mutating func add(_ name: String, _ value: String) -> Bool {
    let kept = Self.kept(value)
    text += (text.isEmpty ? "" : "\n") + "\(name): \(kept)"
    return kept.utf8.elementsEqual(value.utf8)
  }

  /// What is kept of a value: it stands on one line, without spaces at its ends.
  static func kept(_ value: String) -> String {
    var view = String.UnicodeScalarView()
    for scalar in value.unicodeScalars {
      view.append(scalar == "\n" || scalar == "\r" ? " " : scalar)
    }
    return trimmed(view[...])
  }

  private static func trimmed(_ text: Substring.UnicodeScalarView) -> String {
    var view = text
    while view.first == " " { view.removeFirst() }
    while view.last == " " { view.removeLast() }
    return String(Substring(view))
  }

  private static func plain(_ name: String) -> String {
    String(decoding: name.utf8.map { $0 == 0x5F || $0 == 0x2D ? 0x20 : $0 }, as: UTF8.self)
      .lowercased()
  }
}
