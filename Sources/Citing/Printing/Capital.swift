extension CompiledStyle {
  /// Makes the letter at a place a capital one, if it is Latin or Cyrillic.
  static func capitalize(_ text: inout [UInt8], at start: Int) {
    guard start < text.count else { return }
    if 0x61...0x7A ~= text[start] { return text[start] -= 0x20 }
    guard start + 1 < text.count, 0xC3...0xD2 ~= text[start] else { return }
    // Two bytes of UTF-8, with five and six bits of the scalar.
    let scalar = UInt32(text[start] & 0x1F) << 6 | UInt32(text[start + 1] & 0x3F)
    let capital = capital(of: scalar)
    text[start] = 0xC0 | UInt8(truncatingIfNeeded: capital >> 6)
    text[start + 1] = 0x80 | UInt8(truncatingIfNeeded: capital & 0x3F)
  }

  /// The capital letter of one of Latin-1, Latin Extended-A and Cyrillic; any other as it is.
  private static func capital(of scalar: UInt32) -> UInt32 {
    switch scalar {
    // Neither the dotless i nor kra has its capital beside it.
    case 0x131, 0x138: scalar
    case 0xE0...0xF6, 0xF8...0xFE, 0x430...0x44F: scalar - 0x20
    case 0x450...0x45F: scalar - 0x50
    case 0x101...0x137 where scalar % 2 == 1, 0x14B...0x177 where scalar % 2 == 1, 0x491:
      scalar - 1
    case 0x13A...0x148 where scalar % 2 == 0, 0x17A...0x17E where scalar % 2 == 0: scalar - 1
    default: scalar
    }
  }
}
