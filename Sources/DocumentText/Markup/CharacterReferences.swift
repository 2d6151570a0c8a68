/// Reads what `&…;` stands for (HTML, 13.2.5.72 to 13.2.5.80 and 13.5; XML 1.0, 4.1 to 4.6;
/// CommonMark, 2.5).
///
/// What is not known or not well-formed is no reference and stays text.
struct CharacterReferences {
  /// Whose rules hold.
  enum Rules {
    case html, xml, markdown
  }

  /// What a reference stands for, and the offset behind it.
  struct Meaning {
    enum Text {
      case scalar(Unicode.Scalar)
      case bytes([UInt8])
    }

    var text: Text
    var end: Int
  }

  private let rules: Rules
  private let entities: DeclaredEntities
  /// How many bytes declared entities may still become, so that no file grows beyond measure.
  private var budget: Int

  private static let longestName = 64

  /// A reader of references in a file with declarations of its own.
  init(_ rules: Rules, entities: DeclaredEntities, fileLength: Int) {
    self.rules = rules
    self.entities = entities
    budget = 2 * fileLength + 65_536
  }

  /// What the `&` at an offset begins; nil where it is nothing but itself.
  mutating func meaning(at offset: Int, in text: Span<UInt8>) -> Meaning? {
    if !entities.isEmpty {
      let end = Self.endOfName(from: offset + 1, in: text)
      if end < text.count, text[end] == 0x3B,
        let bytes = entities[text.extracting(offset + 1..<end)]
      {
        guard bytes.count <= budget else { return nil }
        budget -= bytes.count
        return Meaning(text: .bytes(bytes), end: end + 1)
      }
    }
    return Self.character(at: offset, in: text, by: rules).map {
      Meaning(text: .scalar($0.scalar), end: $0.end)
    }
  }

  /// The character that the `&` at an offset begins in a file without declarations, and the
  /// offset behind it; nil where it is nothing but itself.
  static func character(
    at offset: Int, in text: Span<UInt8>, by rules: Rules
  ) -> (scalar: Unicode.Scalar, end: Int)? {
    guard offset + 2 < text.count else { return nil }
    if text[offset + 1] == 0x23 { return numeric(at: offset, in: text, by: rules) }
    let end = endOfName(from: offset + 1, in: text)
    guard end > offset + 1 else { return nil }
    let isEnded = end < text.count && text[end] == 0x3B
    guard isEnded || rules == .html, let name = EntityName(offset + 1..<end, in: text),
      let scalar = NamedCharacters.scalar(name, isEnded: isEnded)
    else { return nil }
    return (scalar, isEnded ? end + 1 : end)
  }

  private static func endOfName(from start: Int, in text: Span<UInt8>) -> Int {
    var end = start
    let limit = min(text.count, end + longestName)
    while end < limit, isNameByte(text[end]) { end += 1 }
    return end
  }

  @inline(__always)
  private static func isNameByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80 || byte == 0x5F || byte == 0x2D
      || byte == 0x2E
  }

  /// What `&#160;` or `&#xA0;` stands for.
  private static func numeric(
    at offset: Int, in text: Span<UInt8>, by rules: Rules
  ) -> (scalar: Unicode.Scalar, end: Int)? {
    var end = offset + 2
    guard end < text.count else { return nil }
    let isHexadecimal = text[end] == 0x78 || (rules != .xml && text[end] == 0x58)
    if isHexadecimal { end += 1 }
    let start = end
    var value: UInt32 = 0
    while end < text.count, let digit = digit(text[end], isHexadecimal) {
      value = min(value &* (isHexadecimal ? 16 : 10) &+ digit, 0x11_0000)
      end += 1
    }
    guard end > start else { return nil }
    if rules == .markdown, end - start > (isHexadecimal ? 6 : 7) { return nil }
    if end < text.count, text[end] == 0x3B { end += 1 } else if rules != .html { return nil }
    if rules == .xml {
      guard value >= 0x20 || value == 0x09 || value == 0x0A || value == 0x0D,
        let scalar = Unicode.Scalar(value)
      else { return nil }
      return (scalar, end)
    }
    // Pages mean Windows-1252 by these numbers, whatever Unicode has there.
    if rules == .html, (0x80...0x9F).contains(value) { value = windows1252[Int(value) - 0x80] }
    let scalar = value == 0 ? nil : Unicode.Scalar(value)
    return (scalar ?? "\u{FFFD}", end)
  }

  private static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
    if byte &- 0x30 < 10 { return UInt32(byte &- 0x30) }
    let letter = (byte | 0x20) &- 0x61
    return isHexadecimal && letter < 6 ? UInt32(letter) + 10 : nil
  }

  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]
}

/// The name of a character of at most sixteen bytes, case and all.
struct EntityName: Hashable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// The name of a stretch of a file; nil for a longer one.
  init?(_ range: Range<Int>, in text: Span<UInt8>) {
    guard range.count <= 16 else { return nil }
    for (index, offset) in range.enumerated() { set(text[offset], at: index) }
  }

  /// A name that the project knows.
  init(_ name: Substring) {
    for (index, byte) in name.utf8.enumerated() { set(byte, at: index) }
  }

  private mutating func set(_ byte: UInt8, at index: Int) {
    if index < 8 {
      low |= UInt64(byte) &<< UInt64(8 * index)
    } else {
      high |= UInt64(byte) &<< UInt64(8 * (index - 8))
    }
  }
}
