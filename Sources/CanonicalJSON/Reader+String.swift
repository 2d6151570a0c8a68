extension Reader {
  /// RFC 8259, section 7: a string in quotes, unescaped.
  mutating func string() throws(JSONReadError) -> String {
    position += 1
    var runStart = position
    // Holds what lies before `runStart`; stays empty if nothing is escaped.
    var unescaped: [UInt8] = []
    while true {
      guard let byte = next else { throw fault("expected '\"' at the end of a string") }
      switch byte {
      case ASCII.quote:
        let run = bytes[runStart..<position]
        position += 1
        if unescaped.isEmpty { return String(decoding: run, as: UTF8.self) }
        unescaped.append(contentsOf: run)
        return String(decoding: unescaped, as: UTF8.self)
      case ASCII.backslash:
        unescaped.append(contentsOf: bytes[runStart..<position])
        try escape(into: &unescaped)
        runStart = position
      case 0..<ASCII.space:
        throw fault("a control character must be escaped")
      case 0x80...:
        try scalarBeyondASCII()
      default:
        position += 1
      }
    }
  }

  /// Passes one escape and appends the scalar it stands for.
  private mutating func escape(into text: inout [UInt8]) throws(JSONReadError) {
    let start = position
    position += 1
    guard let byte = next else { throw fault("expected an escape after '\\'") }
    position += 1
    switch byte {
    case ASCII.quote, ASCII.backslash: text.append(byte)
    case ASCII.slash where !isRecord: text.append(byte)
    case ASCII.b: text.append(ASCII.backspace)
    case ASCII.f: text.append(ASCII.formFeed)
    case ASCII.n: text.append(ASCII.lineFeed)
    case ASCII.r: text.append(ASCII.carriageReturn)
    case ASCII.t: text.append(ASCII.tab)
    case ASCII.u:
      let scalar = try escapedScalar(from: start)
      if isRecord { try checkRecordEscape(scalar, from: start) }
      text.append(contentsOf: String(scalar).utf8)
    case ASCII.slash: throw fault("a record escapes only what it must", at: start)
    default: throw fault("an unknown escape", at: start)
    }
  }

  /// The scalar of one `\u` escape, or of two that make a surrogate pair. The
  /// position is after the first `u`.
  private mutating func escapedScalar(from start: Int) throws(JSONReadError) -> Unicode.Scalar {
    let unit = try fourHexDigits()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard unit < 0xDC00, take(ASCII.backslash), take(ASCII.u) else {
      throw fault("an escape of half a surrogate pair", at: start)
    }
    let low = try fourHexDigits()
    guard (0xDC00..<0xE000).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    else { throw fault("an escape of half a surrogate pair", at: start) }
    return scalar
  }

  private mutating func fourHexDigits() throws(JSONReadError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = ASCII.hexValue(byte) else {
        throw fault("expected four hexadecimal digits after '\\u'")
      }
      value = value << 4 | digit
      position += 1
    }
    return value
  }

  /// A record writes a scalar with `\u` only if nothing shorter can: the text of
  /// the escape must be the one the writer would choose.
  private func checkRecordEscape(
    _ scalar: Unicode.Scalar, from start: Int
  ) throws(JSONReadError) {
    var written: [UInt8] = []
    written.appendJSONString(String(scalar))
    guard bytes[start..<position].elementsEqual(written.dropFirst().dropLast()) else {
      throw fault("a record escapes only what it must, in the shortest way", at: start)
    }
  }
}
