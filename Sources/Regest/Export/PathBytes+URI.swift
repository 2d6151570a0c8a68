internal import Fingerprint

extension PathBytes {
  /// The path as a relative reference of RFC 3986, section 4.2.
  ///
  /// Every byte but the unreserved ones of section 2.3 and the slashes between names is
  /// percent-encoded: so bytes that are not UTF-8 stay what they are, a colon in the first
  /// name is no scheme, and equal references are equal paths.
  var uriReference: String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    for byte in bytes {
      if Self.isUnreserved(byte) || byte == UInt8(ascii: "/") {
        text.append(byte)
      } else {
        text.append(0x25)
        text.append(Self.hexDigit(byte >> 4))
        text.append(Self.hexDigit(byte & 0x0F))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
    default: false
    }
  }

  /// Section 2.1 asks for upper case.
  private static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }
}
