/// The character references of HTML that texts have: by number, and by name as far as spaces,
/// dashes, quotation marks and signs go.
enum CharacterReference {
  /// The reference that begins at a `&`; nil where there is none.
  static func read(
    _ bytes: [UInt8], at start: Int, end: Int
  ) -> (scalar: Unicode.Scalar, end: Int)? {
    let limit = min(end, start + 34)
    var semicolon = start + 1
    while semicolon < limit, bytes[semicolon] != 0x3B {
      guard bytes[semicolon] > 0x20, bytes[semicolon] < 0x7F else { return nil }
      semicolon += 1
    }
    guard semicolon < limit, semicolon > start + 1 else { return nil }
    let name = bytes[start + 1..<semicolon]
    if name.first == 0x23 {
      return number(name.dropFirst()).map { ($0, semicolon + 1) }
    }
    return names[String(decoding: name, as: UTF8.self)].map { ($0, semicolon + 1) }
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Unicode.Scalar? {
    let isHexadecimal = digits.first.map { $0 | 0x20 == 0x78 } ?? false
    let digits = isHexadecimal ? digits.dropFirst() : digits
    guard !digits.isEmpty, digits.count < 8, digits.first != 0x2B, digits.first != 0x2D,
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 10)
    else { return nil }
    return value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private static let names: [String: Unicode.Scalar] = [
    "nbsp": "\u{A0}", "NonBreakingSpace": "\u{A0}", "ensp": "\u{2002}", "emsp": "\u{2003}",
    "thinsp": "\u{2009}", "ThinSpace": "\u{2009}", "hairsp": "\u{200A}", "numsp": "\u{2007}",
    "puncsp": "\u{2008}", "ZeroWidthSpace": "\u{200B}", "zwnj": "\u{200C}", "zwj": "\u{200D}",
    "shy": "\u{AD}", "Tab": "\t", "NewLine": "\n",
    "ndash": "–", "mdash": "—", "horbar": "―", "hyphen": "‐", "dash": "‐", "minus": "−",
    "laquo": "«", "raquo": "»", "lsaquo": "‹", "rsaquo": "›", "ldquo": "“", "rdquo": "”",
    "bdquo": "„", "lsquo": "‘", "rsquo": "’", "sbquo": "‚", "quot": "\"", "apos": "'",
    "amp": "&", "AMP": "&", "lt": "<", "LT": "<", "gt": ">", "GT": ">", "QUOT": "\"",
    "numero": "№", "sect": "§", "para": "¶", "copy": "©", "reg": "®", "trade": "™", "deg": "°",
    "hellip": "…", "middot": "·", "bull": "•", "times": "×", "plusmn": "±", "euro": "€",
    "dagger": "†", "Dagger": "‡", "sup1": "¹", "sup2": "²", "sup3": "³", "frac12": "½",
    "period": ".", "comma": ",", "colon": ":", "semi": ";", "lpar": "(", "rpar": ")",
    "lsqb": "[", "rsqb": "]", "ast": "*", "lowbar": "_", "num": "#", "sol": "/", "bsol": "\\",
    "excl": "!", "quest": "?", "percnt": "%", "plus": "+", "equals": "=", "commat": "@",
  ]
}
