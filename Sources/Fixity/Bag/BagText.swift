internal import Fingerprint

/// Pieces of tag files as bytes.
enum BagText {
  /// A space or a tab: linear white space.
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// The text without white space at either end.
  static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text
    while let first = text.first, isSpace(first) { text = text.dropFirst() }
    while let last = text.last, isSpace(last) { text = text.dropLast() }
    return text
  }

  /// The lines of a short text, ended by LF, CR or CRLF.
  static func lines(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    var place = 0
    while place < text.count {
      let byte = text[place]
      place += 1
      guard byte == 0x0A || byte == 0x0D else { continue }
      lines.append(text[start..<(place - 1)])
      if byte == 0x0D, place < text.count, text[place] == 0x0A { place += 1 }
      start = place
    }
    if start < text.count { lines.append(text[start...]) }
    return lines
  }

  /// A number of nothing but decimal digits; nil also for one beyond 2⁶³.
  static func number(_ text: some Collection<UInt8>) -> UInt64? {
    guard !text.isEmpty else { return nil }
    var number: UInt64 = 0
    for byte in text {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      let (product, overflow) = number.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(UInt64(byte - UInt8(ascii: "0")))
      guard !overflow, !carry, sum <= UInt64(Int64.max) else { return nil }
      number = sum
    }
    return number
  }

  /// Bytes for people, on one line.
  static func shown(_ text: some Collection<UInt8>) -> String { PathBytes(Array(text)).display }
}
