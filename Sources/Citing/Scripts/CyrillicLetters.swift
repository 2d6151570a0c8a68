/// What is known of a Cyrillic letter without a table of transliteration.
enum CyrillicLetters {
  /// Whether a scalar belongs to one of Unicode's blocks of Cyrillic.
  static func contains(_ value: UInt32) -> Bool {
    guard value >= 0x400 else { return false }
    switch value {
    case 0x400...0x52F, 0x1C80...0x1C8F, 0x1D2B, 0x1D78, 0x2DE0...0x2DFF, 0xA640...0xA69F,
      0xFE2E...0xFE2F, 0x1E030...0x1E08F:
      return true
    default: return false
    }
  }

  /// Whether a scalar of those blocks only modifies the letter before it.
  static func isCombining(_ value: UInt32) -> Bool {
    switch value {
    case 0x483...0x489, 0x2DE0...0x2DFF, 0xA66F...0xA672, 0xA674...0xA67D, 0xA69E...0xA69F,
      0xFE2E...0xFE2F, 0x1E08F:
      true
    default: false
    }
  }

  /// The small letter of a capital one; nil for what is no capital.
  static func lower(_ value: UInt32) -> UInt32? {
    switch value {
    case 0x410...0x42F: value + 0x20
    case 0x400...0x40F: value + 0x50
    case 0x460...0x481, 0x48A...0x4BF, 0x4D0...0x52F: value & 1 == 0 ? value + 1 : nil
    case 0x4C1...0x4CE: value & 1 == 1 ? value + 1 : nil
    default: nil
    }
  }

  /// Whether a scalar is a small letter.
  static func isLower(_ value: UInt32) -> Bool {
    contains(value) && !isCombining(value) && lower(value) == nil
  }

  /// The letter that a letter and a combining mark make: й of и and a breve.
  static func composed(_ base: UInt32, _ mark: UInt32) -> UInt32? {
    switch (base, mark) {
    case (0x438, 0x306): 0x439
    case (0x418, 0x306): 0x419
    case (0x435, 0x308): 0x451
    case (0x415, 0x308): 0x401
    case (0x456, 0x308): 0x457
    case (0x406, 0x308): 0x407
    case (0x443, 0x306): 0x45E
    case (0x423, 0x306): 0x40E
    default: nil
    }
  }

  /// Whether a small letter is a vowel, or one of й, ъ, ь: behind these BGN/PCGN prints
  /// `ye` for е.
  static func iotates(_ value: UInt32) -> Bool {
    switch value {
    // а е и й о у ъ ы ь э ю я, ё є і ї ѣ
    case 0x430, 0x435, 0x438, 0x439, 0x43E, 0x443, 0x44A...0x44F, 0x451, 0x454, 0x456, 0x457, 0x463:
      true
    default: false
    }
  }
}
