/// The ASCII bytes that the passes name.
enum ASCII {
  static let period: UInt8 = 0x2E
  static let comma: UInt8 = 0x2C
  static let colon: UInt8 = 0x3A
  static let semicolon: UInt8 = 0x3B
  static let hyphen: UInt8 = 0x2D
  static let slash: UInt8 = 0x2F
  static let apostrophe: UInt8 = 0x27
  static let asterisk: UInt8 = 0x2A
  static let openParenthesis: UInt8 = 0x28
  static let closeParenthesis: UInt8 = 0x29
  static let openBracket: UInt8 = 0x5B
  static let closeBracket: UInt8 = 0x5D
}
