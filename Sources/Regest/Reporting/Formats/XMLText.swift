/// Text in XML 1.0 that is well-formed whatever it holds.
enum XMLText {
  /// Text with references for what XML reads as its own or would change: in attributes line
  /// ends and tabs become spaces (XML 1.0, 3.3.3), elsewhere carriage returns line feeds
  /// (2.11). What XML cannot hold at all (2.2) becomes U+FFFD.
  static func escaped(_ text: String, isAttribute: Bool = false) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;".unicodeScalars
      case "<": result += "&lt;".unicodeScalars
      // Must not stand behind “]]” in text.
      case ">": result += "&gt;".unicodeScalars
      case "\"" where isAttribute: result += "&quot;".unicodeScalars
      case "\r": result += "&#13;".unicodeScalars
      case "\n" where isAttribute: result += "&#10;".unicodeScalars
      case "\t" where isAttribute: result += "&#9;".unicodeScalars
      default: result.append(isAllowed(scalar) ? scalar : "\u{FFFD}")
      }
    }
    return String(result)
  }

  /// ` name="value"` for each that has a value.
  static func attributes(_ attributes: [(String, String?)]) -> String {
    attributes.map { name, value in
      value.map { " \(name)=\"\(escaped($0, isAttribute: true))\"" } ?? ""
    }.joined()
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x1_0000...0x10_FFFF: true
    default: false
    }
  }
}
