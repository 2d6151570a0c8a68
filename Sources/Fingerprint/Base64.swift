/// Base 64 with padding (RFC 4648, section 4), in its one spelling.
public enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  private static let values: [UInt8?] = {
    var values = [UInt8?](repeating: nil, count: 256)
    for (value, digit) in alphabet.enumerated() { values[Int(digit)] = UInt8(value) }
    return values
  }()

  private static let padding = UInt8(ascii: "=")

  /// The digits of some bytes.
  public static func encode(_ bytes: [UInt8]) -> [UInt8] {
    var digits: [UInt8] = []
    digits.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var word = group.reduce(0 as UInt32) { $0 << 8 | UInt32($1) }
      word <<= UInt32(3 - group.count) * 8
      for place in 0..<4 {
        let value = Int(word >> UInt32(18 - place * 6) & 63)
        digits.append(place <= group.count ? alphabet[value] : padding)
      }
    }
    return digits
  }

  /// The bytes of some digits; nil where they are not what ``encode(_:)`` gives, so that
  /// one value has one spelling.
  public static func decode(_ digits: some Collection<UInt8>) -> [UInt8]? {
    guard digits.count % 4 == 0 else { return nil }
    let count = digits.count
    let padded = digits.reversed().prefix(2).prefix { $0 == padding }.count
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count / 4 * 3)
    var word: UInt32 = 0
    var held: UInt32 = 0
    for digit in digits.prefix(count - padded) {
      guard let value = values[Int(digit)] else { return nil }
      word = word << 6 | UInt32(value)
      held += 6
      if held >= 8 {
        held -= 8
        bytes.append(UInt8(truncatingIfNeeded: word >> held))
        word &= 1 << held - 1
      }
    }
    // Bits that no byte has must be zero.
    return word == 0 ? bytes : nil
  }
}
