/// Wikitext as plain text, and plain text as wikitext.
enum WikiText {
  static let openBrace: UInt8 = 0x7B
  static let closeBrace: UInt8 = 0x7D
  static let openBracket: UInt8 = 0x5B
  static let closeBracket: UInt8 = 0x5D
  static let pipe: UInt8 = 0x7C
  static let equals: UInt8 = 0x3D

  static func stands(_ word: StaticString, in text: ArraySlice<UInt8>, at index: Int) -> Bool {
    text[index...].starts(with: "\(word)".utf8)
  }

  /// The end of a comment, or of text that MediaWiki does not read, which begins here.
  static func endOfSilence(in text: ArraySlice<UInt8>, at index: Int) -> Int? {
    guard text[index] == 0x3C else { return nil }
    for (opening, closing) in silences where text[index...].starts(with: opening) {
      // A comment without an end reaches to the end of the page.
      return text[(index + opening.count)...].firstRange(of: closing)?.upperBound ?? text.endIndex
    }
    return nil
  }

  private static let silences: [([UInt8], [UInt8])] = [
    ("<!--", "-->"), ("<nowiki>", "</nowiki>"), ("<pre>", "</pre>"),
    ("<syntaxhighlight", "</syntaxhighlight>"),
  ].map { (Array($0.utf8), Array($1.utf8)) }

  static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
    var text = text.drop(while: isSpace)
    while text.last.map(isSpace) ?? false { text.removeLast() }
    return text
  }

  /// What a reader of the page sees of a value: links by their text, no quotes of bold and
  /// italics, no tags, notes or comments, entities as their letters, one space for several.
  static func plain(_ text: ArraySlice<UInt8>) -> String {
    var reader = WikiPlainText(text)
    reader.read()
    return String(decoding: reader.bytes, as: UTF8.self)
      .split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" || $0 == "\r\n" }
      .joined(separator: " ")
  }

  /// A text that a template's parameter shows as it is: what MediaWiki would read as its own
  /// is written as entities.
  static func escaped(_ text: String) -> String {
    var result = ""
    var last: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      switch scalar {
      case "{", "}", "[", "]", "|", "<", ">", "&", "~", "\u{A0}":
        result += "&#\(scalar.value);"
      case "'" where last == "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar.value < 0x20 ? " " : scalar)
      }
      last = scalar
    }
    return result
  }
}
