/// Letters that some programs write as two scalars: й as и and a breve, ё as е and two dots.
enum Decomposed {
  private static let breve: UInt32 = 0x306
  private static let dots: UInt32 = 0x308

  /// The one letter in lower case that a lower-case letter and the sign behind it are; nil
  /// for most.
  static func letter(_ base: UInt32, _ sign: UInt32) -> UInt32? {
    switch (base, sign) {
    case (0x438, breve): 0x439
    case (0x435, dots): 0x451
    case (0x456, dots): 0x457
    case (0x443, breve): 0x45E
    default: nil
    }
  }

  /// The same with the codes by which ``FoldedWord`` has letters.
  static func code(_ base: UInt8, _ sign: UInt32) -> UInt8? {
    guard sign == breve || sign == dots, base > 26 else { return nil }
    return letter(UInt32(base) + 0x430 - 27, sign).map { UInt8($0 - 0x430 + 27) }
  }
}
