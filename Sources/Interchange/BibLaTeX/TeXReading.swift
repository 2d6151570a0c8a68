/// Reads the TeX of a value as text: commands for letters, accents and signs, ligatures,
/// groups. A command that is not known is an error: what it prints cannot be told.
struct TeXReading {
  private let value: BibText
  private let bytes: [UInt8]
  private var at = 0
  private var text = String.UnicodeScalarView()
  private var isSpaceDue = false

  static func text(_ value: BibText) throws(BibFault) -> String {
    var reading = TeXReading(value)
    try reading.read()
    return String(reading.text)
  }

  private init(_ value: BibText) {
    self.value = value
    bytes = value.bytes
  }

  private mutating func read() throws(BibFault) {
    while at < bytes.count {
      switch bytes[at] {
      case 0x20, 0x09...0x0D:
        isSpaceDue = !text.isEmpty
        at += 1
      case UInt8(ascii: "{"), UInt8(ascii: "}"): at += 1
      case UInt8(ascii: "~"):
        put("\u{A0}")
        at += 1
      case UInt8(ascii: "$"): throw fault("mathematics in “$” is not read")
      case UInt8(ascii: "\\"): try command()
      default: if !ligature() { put(scalar()) }
      }
    }
  }

  private func fault(_ message: String) -> BibFault {
    BibFault(offset: value.offset(of: at), message: message)
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    if isSpaceDue { text.append(" ") }
    isSpaceDue = false
    text.append(scalar)
  }

  /// The scalar that begins here, and goes past it.
  private mutating func scalar() -> Unicode.Scalar {
    var end = at + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    defer { at = end }
    return String(decoding: bytes[at..<end], as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
  }

  private mutating func ligature() -> Bool {
    for (source, sign) in TeXSigns.ligatures where bytes[at...].starts(with: source.utf8) {
      put(sign)
      at += source.utf8.count
      return true
    }
    return false
  }

  private mutating func command() throws(BibFault) {
    let start = at
    at += 1
    guard at < bytes.count else { throw fault("a backslash ends the value") }
    let isWord = Self.isLetter(bytes[at])
    var name = ""
    if isWord {
      let from = at
      while at < bytes.count, Self.isLetter(bytes[at]) { at += 1 }
      name = String(decoding: bytes[from..<at], as: UTF8.self)
      while at < bytes.count, bytes[at] == 0x20 { at += 1 }
    } else {
      name = String(scalar())
    }
    if let signs = TeXSigns.signs[name] {
      for sign in signs.unicodeScalars { put(sign) }
      if isWord, bytes[at...].starts(with: "{}".utf8) { at += 2 }
    } else if let accent = TeXSigns.accents[name] {
      try accented(accent)
    } else if name == "symbol" {
      try symbol()
    } else if TeXSigns.silent.contains(name) {
      return
    } else {
      at = start
      throw fault("“\\\(name)” is no command that is known; write the sign itself")
    }
  }

  private mutating func accented(_ accent: Unicode.Scalar) throws(BibFault) {
    while at < bytes.count, bytes[at] == UInt8(ascii: "{") || bytes[at] == 0x20 { at += 1 }
    guard at < bytes.count, bytes[at] != UInt8(ascii: "}") else {
      throw fault("the accent stands on no letter")
    }
    if bytes[at...].starts(with: "\\i".utf8) || bytes[at...].starts(with: "\\j".utf8) {
      put(Unicode.Scalar(bytes[at + 1]))
      at += 2
    } else {
      put(scalar())
    }
    text.append(accent)
  }

  /// `\symbol{59}`
  private mutating func symbol() throws(BibFault) {
    let digits = bytes[at...].dropFirst().prefix { $0 &- 0x30 < 10 }
    let code = Int(String(decoding: digits, as: UTF8.self)) ?? 0
    guard bytes[at...].first == UInt8(ascii: "{"), 0x21...0x7E ~= code,
      bytes[digits.endIndex...].first == UInt8(ascii: "}")
    else { throw fault("expected the number of a sign of ASCII in braces") }
    put(Unicode.Scalar(UInt8(code)))
    at = digits.endIndex + 1
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
}
