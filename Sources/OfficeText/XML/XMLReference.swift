/// References to characters (XML 1.0, section 4.1): the five that need no declaration, and
/// numbers.
enum XMLReference {
  /// What a reference between `&` and `;` stands for.
  static func character(_ name: ArraySlice<UInt8>) -> [UInt8]? {
    switch String(decoding: name, as: UTF8.self) {
    case "amp": return [0x26]
    case "lt": return [0x3C]
    case "gt": return [0x3E]
    case "quot": return [0x22]
    case "apos": return [0x27]
    case let number where number.hasPrefix("#"):
      let isHexadecimal = number.hasPrefix("#x")
      let digits = number.dropFirst(isHexadecimal ? 2 : 1)
      guard let value = UInt32(digits, radix: isHexadecimal ? 16 : 10), value > 0,
        let scalar = Unicode.Scalar(value)
      else { return nil }
      return Array(String(scalar).utf8)
    default: return nil
    }
  }
}
