extension [UInt8] {
  /// Appends a string in quotes, with the least escapes: RFC 8785, section
  /// 3.2.2.2.
  ///
  /// Only `"`, `\` and U+0000–U+001F are escaped: not `/`, not U+007F, nothing
  /// beyond ASCII.
  package mutating func appendJSONString(_ text: String) {
    append(ASCII.quote)
    let start = count
    append(contentsOf: text.utf8)
    escape(from: start)
    append(ASCII.quote)
  }

  /// Appends a part of a text in quotes, as ``appendJSONString(_:)-(String)``. The part
  /// must be UTF-8.
  package mutating func appendJSONString(_ text: Span<UInt8>, _ range: Range<Int>) {
    append(ASCII.quote)
    let start = count
    for index in range { append(text[index]) }
    escape(from: start)
    append(ASCII.quote)
  }

  /// Escapes what stands from an offset on: most strings need it nowhere.
  private mutating func escape(from start: Int) {
    var index = start
    while index < count, !mustEscape(self[index]) { index += 1 }
    guard index < count else { return }
    let rest = Array(self[index...])
    removeLast(rest.count)
    for byte in rest { appendEscaped(byte) }
  }

  private mutating func appendEscaped(_ byte: UInt8) {
    guard mustEscape(byte) else { return append(byte) }
    append(ASCII.backslash)
    switch byte {
    case ASCII.quote, ASCII.backslash: append(byte)
    case ASCII.backspace: append(ASCII.b)
    case ASCII.tab: append(ASCII.t)
    case ASCII.lineFeed: append(ASCII.n)
    case ASCII.formFeed: append(ASCII.f)
    case ASCII.carriageReturn: append(ASCII.r)
    default:
      append(contentsOf: [ASCII.u, ASCII.zero, ASCII.zero])
      append(ASCII.hexDigit(byte >> 4))
      append(ASCII.hexDigit(byte & 0x0F))
    }
  }
}

@inline(__always)
private func mustEscape(_ byte: UInt8) -> Bool {
  byte < ASCII.space || byte == ASCII.quote || byte == ASCII.backslash
}
