/// Reading of UTF-8 bytes one scalar at a time, total on any bytes: a byte that
/// begins no well-formed sequence is one scalar, U+FFFD.
package struct Scalar {
  package var value: UInt32
  /// Length in bytes, 1–4.
  package var length: Int
}

extension Span<UInt8> {
  /// The scalar that begins at a byte offset; the offset must lie in the text.
  @inline(__always)
  package func scalar(at offset: Int) -> Scalar {
    let lead = self[offset]
    if lead < 0x80 { return Scalar(value: UInt32(lead), length: 1) }
    // Cyrillic, before the rarer forms.
    if lead & 0xFE == 0xD0, offset + 1 < count, self[offset + 1] & 0xC0 == 0x80 {
      return Scalar(value: UInt32(lead & 0x1F) << 6 | UInt32(self[offset + 1] & 0x3F), length: 2)
    }
    return wideScalar(at: offset, lead: lead)
  }

  private func wideScalar(at offset: Int, lead: UInt8) -> Scalar {
    let invalid = Scalar(value: 0xFFFD, length: 1)
    func tail(_ index: Int) -> UInt32? {
      guard offset + index < count, self[offset + index] & 0xC0 == 0x80 else { return nil }
      return UInt32(self[offset + index] & 0x3F)
    }
    switch lead {
    case 0xC2...0xDF:
      guard let a = tail(1) else { return invalid }
      return Scalar(value: UInt32(lead & 0x1F) << 6 | a, length: 2)
    case 0xE0...0xEF:
      guard let a = tail(1), let b = tail(2) else { return invalid }
      let value = UInt32(lead & 0x0F) << 12 | a << 6 | b
      guard value >= 0x800, !(0xD800...0xDFFF).contains(value) else { return invalid }
      return Scalar(value: value, length: 3)
    case 0xF0...0xF4:
      guard let a = tail(1), let b = tail(2), let c = tail(3) else { return invalid }
      let value = UInt32(lead & 0x07) << 18 | a << 12 | b << 6 | c
      guard (0x10000...0x10FFFF).contains(value) else { return invalid }
      return Scalar(value: value, length: 4)
    default:
      return invalid
    }
  }

  /// The offset of the scalar that ends just before an offset greater than 0.
  package func scalarStart(before offset: Int) -> Int {
    var start = offset - 1
    let floor = Swift.max(0, offset - 4)
    while start > floor, self[start] & 0xC0 == 0x80 { start -= 1 }
    return scalar(at: start).length == offset - start ? start : offset - 1
  }
}

extension [UInt8] {
  /// See `Span.scalar(at:)`.
  @inline(__always)
  func scalar(at offset: Int) -> Scalar { span.scalar(at: offset) }

  /// See `Span.scalarStart(before:)`.
  func scalarStart(before offset: Int) -> Int { span.scalarStart(before: offset) }
}

/// The kinds of scalar that the passes tell apart.
package enum ScalarClass {
  @inline(__always)
  package static func isDigit(_ value: UInt32) -> Bool { value &- 0x30 < 10 }

  /// Latin, Latin-1, Latin Extended and Cyrillic letters.
  package static func isLetter(_ value: UInt32) -> Bool {
    if value < 0x80 { return (value | 0x20) &- 0x61 < 26 }
    return isCyrillic(value) || ((0xC0...0x24F).contains(value) && value != 0xD7 && value != 0xF7)
  }

  package static func isCyrillic(_ value: UInt32) -> Bool { (0x400...0x52F).contains(value) }

  package static func isLatin(_ value: UInt32) -> Bool { isLetter(value) && !isCyrillic(value) }

  package static func isUpper(_ value: UInt32) -> Bool {
    (0x41...0x5A).contains(value) || (0x400...0x42F).contains(value)
      || (0xC0...0xDE).contains(value)
  }

  /// The white space of a line: space, tab, no-break space, narrow no-break
  /// space, thin space and the soft hyphen.
  package static func isSpace(_ value: UInt32) -> Bool {
    switch value {
    case 0x20, 0x09, 0xA0, 0x202F, 0x2009, 0xAD: true
    default: false
    }
  }

  package static func isLineBreak(_ value: UInt32) -> Bool { value == 0x0A || value == 0x0D }

  /// Hyphens and dashes; print uses them all for the same thing.
  package static func isDash(_ value: UInt32) -> Bool {
    value == 0x2D || (0x2010...0x2015).contains(value) || value == 0x2212
  }

  /// Apostrophes and primes that stand for a soft sign: `opis’`.
  package static func isApostrophe(_ value: UInt32) -> Bool {
    switch value {
    case 0x27, 0x2019, 0x2B9, 0x2BC, 0x2032: true
    default: false
    }
  }

  /// Simple lower-casing of the letters that ``isLetter(_:)`` knows.
  package static func lower(_ value: UInt32) -> UInt32 {
    switch value {
    case 0x41...0x5A, 0x410...0x42F, 0xC0...0xDE: value + 0x20
    case 0x400...0x40F: value + 0x50
    case 0x490: 0x491
    default: value
    }
  }
}
