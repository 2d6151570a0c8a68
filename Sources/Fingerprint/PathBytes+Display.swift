extension PathBytes {
  /// The path as text; nil when its bytes are not UTF-8.
  ///
  /// The bytes of the string are those of the path. Comparing such strings is
  /// still canonical, so compare paths.
  public var utf8: String? {
    String(validating: bytes, as: UTF8.self)
  }

  /// The path for people, on one line and safe to print on a terminal.
  ///
  /// A backslash is doubled, line feed, carriage return and tab are `\n`, `\r`
  /// and `\t`. Each byte of any other control character, of an invisible format
  /// or direction mark, of a line separator, of an unassigned character and of
  /// what is not UTF-8 is `\xNN`. Two paths never look the same by escaping.
  public var display: String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var parser = Unicode.UTF8.ForwardParser()
    var source = bytes.makeIterator()
    var position = 0
    while true {
      switch parser.parseScalar(from: &source) {
      case .valid(let encoded):
        let end = position + encoded.count
        Self.append(UTF8.decode(encoded), bytes[position..<end], to: &text)
        position = end
      case .error(let length):
        let end = min(position + length, bytes.count)
        Self.appendEscaped(bytes[position..<end], to: &text)
        position = end
      case .emptyInput:
        return String(decoding: text, as: UTF8.self)
      }
    }
  }

  private static func append(
    _ scalar: Unicode.Scalar, _ encoded: ArraySlice<UInt8>, to text: inout [UInt8]
  ) {
    switch scalar {
    case "\\": text += Array(#"\\"#.utf8)
    case "\n": text += Array(#"\n"#.utf8)
    case "\r": text += Array(#"\r"#.utf8)
    case "\t": text += Array(#"\t"#.utf8)
    // Most of all paths: their category need not be looked up.
    case " "..."~": text += encoded
    default:
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse:
        appendEscaped(encoded, to: &text)
      default:
        text += encoded
      }
    }
  }

  private static func appendEscaped(_ bytes: ArraySlice<UInt8>, to text: inout [UInt8]) {
    for byte in bytes {
      text += Array(#"\x"#.utf8) + Hex.digits(of: [byte])
    }
  }
}
