/// Hexadecimal digits as bytes: written in lower case, read in either.
public enum Hex {
  /// The value of a lower-case hexadecimal digit; nil for any other byte.
  static func value(of digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }

  /// The value of a hexadecimal digit in either case; nil for any other byte.
  private static func valueInEitherCase(of digit: UInt8) -> UInt8? {
    // The bit that makes a capital letter a small one is set in all ten digits, and in
    // bytes that are none it makes no digit: 0x10...0x19 only become 0x30...0x39.
    digit < 0x30 ? nil : value(of: digit | 0x20)
  }

  /// Whether a byte is a hexadecimal digit, in either case.
  public static func isDigit(_ byte: UInt8) -> Bool { valueInEitherCase(of: byte) != nil }

  /// The bytes that digits stand for, in either case; nil for an odd number of them and for
  /// other bytes.
  public static func bytes(of digits: some Collection<UInt8>) -> [UInt8]? {
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 2)
    var high: UInt8?
    for digit in digits {
      guard let value = valueInEitherCase(of: digit) else { return nil }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    return bytes
  }

  /// Two digits a byte, lower case.
  public static func digits(of bytes: [UInt8]) -> [UInt8] {
    var digits: [UInt8] = []
    digits.reserveCapacity(bytes.count * 2)
    for byte in bytes {
      digits.append(digit(byte >> 4))
      digits.append(digit(byte & 0xF))
    }
    return digits
  }

  /// The same as text.
  public static func text(of bytes: [UInt8]) -> String {
    String(decoding: digits(of: bytes), as: UTF8.self)
  }

  /// The digit of a value below 16.
  static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
