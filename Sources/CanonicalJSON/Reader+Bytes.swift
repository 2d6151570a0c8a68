extension Reader {
  /// The byte at the position, or nil at the end.
  var next: UInt8? {
    position < bytes.count ? bytes[position] : nil
  }

  /// Passes the byte if it is the next one.
  mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  /// Passes white space: RFC 8259, section 2. A record has none.
  mutating func skipSpace() throws(JSONReadError) {
    while let byte = next, isSpace(byte) {
      if isRecord { throw fault("a record has no white space between its parts") }
      position += 1
    }
  }

  /// Passes digits and tells whether there was one.
  mutating func skipDigits() -> Bool {
    let start = position
    while let byte = next, ASCII.isDigit(byte) { position += 1 }
    return position > start
  }

  /// An error at the position.
  func fault(_ reason: String) -> JSONReadError {
    fault(reason, at: position)
  }

  /// An error at a byte offset; the words tell if the text ends there.
  func fault(_ reason: String, at offset: Int) -> JSONReadError {
    let reason = offset < bytes.count ? reason : reason + ", found the end of the text"
    return JSONReadError(reason, at: offset, in: bytes)
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == ASCII.space || byte == ASCII.lineFeed || byte == ASCII.carriageReturn
      || byte == ASCII.tab
  }
}
