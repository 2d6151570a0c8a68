/// A string of JSON in the bytes of a file.
struct JSONString {
  /// What stands between its quotation marks.
  let inside: Range<Int>
  /// Behind the closing one.
  let end: Int
  /// Whether a colon follows.
  let isKey: Bool

  /// The string that begins at a quotation mark.
  init(_ source: [UInt8], at start: Int) {
    var offset = start + 1
    while offset < source.count, source[offset] != 0x22, source[offset] != 0x0A {
      offset +=
        source[offset] == 0x5C && offset + 1 < source.count && source[offset + 1] != 0x0A
        ? 2 : 1
    }
    inside = start + 1..<offset
    end = min(offset + 1, source.count)
    var next = end
    while next < source.count, source[next] <= 0x20 { next += 1 }
    isKey = next < source.count && source[next] == 0x3A
  }

  /// A stretch of the inside of a string.
  enum Piece {
    case verbatim(Range<Int>)
    case escape(Unicode.Scalar, Range<Int>)
  }

  /// Reads the inside of a string, or a part of it, piece by piece.
  static func read(_ inside: Range<Int>, of source: [UInt8], _ take: (Piece) -> Void) {
    var run = inside.lowerBound
    var offset = run
    while offset < inside.upperBound {
      guard source[offset] == 0x5C else {
        offset += 1
        continue
      }
      if run < offset { take(.verbatim(run..<offset)) }
      let escape = escape(source, at: offset, end: inside.upperBound)
      take(.escape(escape.scalar, offset..<escape.end))
      offset = escape.end
      run = offset
    }
    if run < offset { take(.verbatim(run..<offset)) }
  }

  /// The character of the escape that begins at a backslash (RFC 8259 section 7).
  static func escape(
    _ source: [UInt8], at start: Int, end: Int
  ) -> (scalar: Unicode.Scalar, end: Int) {
    guard start + 1 < end else { return ("\\", end) }
    switch source[start + 1] {
    case 0x6E: return ("\n", start + 2)
    case 0x74: return ("\t", start + 2)
    case 0x72: return ("\r", start + 2)
    case 0x62: return ("\u{8}", start + 2)
    case 0x66: return ("\u{C}", start + 2)
    case 0x75: break
    case 0x22, 0x2F, 0x5C: return (Unicode.Scalar(source[start + 1]), start + 2)
    default: return ("\\", start + 1)
    }
    guard let first = unit(source, at: start, end: end) else { return ("\u{FFFD}", start + 2) }
    if let scalar = Unicode.Scalar(first) { return (scalar, start + 6) }
    guard first < 0xDC00, let second = unit(source, at: start + 6, end: end),
      (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
    else { return ("\u{FFFD}", start + 6) }
    return (scalar, start + 12)
  }

  /// The number in `\u041b`.
  private static func unit(_ source: [UInt8], at start: Int, end: Int) -> UInt32? {
    guard start + 6 <= end, source[start] == 0x5C, source[start + 1] == 0x75 else { return nil }
    var value: UInt32 = 0
    for byte in source[start + 2..<start + 6] {
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32((byte | 0x20) - 0x57)
      default: return nil
      }
    }
    return value
  }
}
