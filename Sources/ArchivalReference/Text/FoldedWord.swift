/// A word of up to sixteen letters without its case, packed so that comparing
/// two words is comparing two numbers.
///
/// A word that mixes Cyrillic with Latin letters folds to Cyrillic: that is what
/// `Oп` and `РЦXИДНИ` mean, and what OCR and keyboards produce by accident.
struct FoldedWord: Hashable {
  /// One byte a letter, the last letter lowest.
  private(set) var letters: UInt128 = 0
  /// Whether Latin letters were read as Cyrillic.
  private(set) var isMixed = false

  /// The code of the last letter.
  var lastLetter: UInt8 { UInt8(truncatingIfNeeded: letters) }

  /// The number of letters.
  var count: Int { 16 - letters.leadingZeroBitCount / 8 }

  static func == (left: FoldedWord, right: FoldedWord) -> Bool { left.letters == right.letters }
  func hash(into hasher: inout Hasher) { hasher.combine(letters) }

  /// Folds the letters of a byte range, or nil where it is longer than any word
  /// that is looked up or holds another character than a basic letter.
  init?(_ text: Span<UInt8>, _ range: Range<Int>) {
    guard range.count <= 32 else { return nil }
    var hasCyrillic = false
    var hasLatin = false
    var count = 0
    var offset = range.lowerBound
    while offset < range.upperBound {
      let byte = text[offset]
      let code: UInt8
      if byte < 0x80 {
        // `ScalarClass.isLetter` let only letters through.
        code = (byte | 0x20) &- 0x60
        hasLatin = true
        offset += 1
      } else {
        guard let cyrillic = Self.cyrillicCode(text, offset) else { return nil }
        code = cyrillic
        hasCyrillic = true
        offset += 2
      }
      letters = letters << 8 | UInt128(code)
      count += 1
    }
    guard count <= 16 else { return nil }
    isMixed = hasCyrillic && hasLatin
    if isMixed { letters = Self.asCyrillic(letters) }
  }

  init?(_ word: String) {
    let text = Array(word.utf8)
    self.init(text.span, 0..<text.count)
  }

  /// The letter's code: а is 27, and so on in the order of Unicode; ґ is 80.
  @inline(__always)
  private static func cyrillicCode(_ text: Span<UInt8>, _ offset: Int) -> UInt8? {
    guard offset + 1 < text.count else { return nil }
    let value = UInt32(text[offset] & 0x1F) << 6 | UInt32(text[offset + 1] & 0x3F)
    switch (text[offset], value) {
    case (0xD0, 0x410...0x42F): return UInt8(value - 0x410 + 27)
    case (0xD0...0xD1, 0x430...0x45F): return UInt8(value - 0x430 + 27)
    case (0xD0, 0x400...0x40F): return UInt8(value - 0x400 + 59)
    case (0xD2, 0x490...0x491): return 80
    default: return nil
    }
  }

  /// The same letters with the look-alikes among the Latin ones read as Cyrillic.
  private static func asCyrillic(_ letters: UInt128) -> UInt128 {
    var result: UInt128 = 0
    var shift: UInt128 = 0
    var rest = letters
    while rest > 0 {
      let code = UInt32(truncatingIfNeeded: rest & 0xFF)
      var folded = code
      if code <= 26 {
        let cyrillic = LookAlike.cyrillic(code + 0x60)
        if cyrillic >= 0x430 { folded = cyrillic - 0x430 + 27 }
      }
      result |= UInt128(folded) << shift
      shift += 8
      rest >>= 8
    }
    return result
  }
}

/// Words and what they stand for, found without hashing more than one number.
struct WordTable<Value> {
  private var keys: [UInt128]
  private var values: [Value?]
  private let shift: UInt64

  /// A table of these words; of a word that occurs twice the last value counts.
  init(_ entries: [(FoldedWord, Value)]) {
    var bits: UInt64 = 4
    while (1 << bits) < entries.count * 3 { bits += 1 }
    keys = Array(repeating: 0, count: 1 << bits)
    values = Array(repeating: nil, count: 1 << bits)
    shift = 64 - bits
    for (word, value) in entries {
      let slot = slot(of: word.letters)
      keys[slot] = word.letters
      values[slot] = value
    }
  }

  /// What a word stands for.
  @inline(__always)
  subscript(word: FoldedWord) -> Value? { values[slot(of: word.letters)] }

  /// The slot of a key, or the free one where it belongs; a third of the table at
  /// most is taken, so there is one.
  @inline(__always)
  private func slot(of key: UInt128) -> Int {
    let folded =
      UInt64(truncatingIfNeeded: key) ^ (UInt64(truncatingIfNeeded: key >> 64) &* 0xC2B2_AE3D)
    var slot = Int((folded &* 0x9E37_79B9_7F4A_7C15) >> shift)
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
    return slot
  }
}

extension WordTable: Sendable where Value: Sendable {}

/// Letters of two alphabets that print and scanners confuse.
enum LookAlike {
  /// The lower-case Cyrillic letter that a lower-case Latin one stands for in a
  /// Cyrillic word; any other value is returned as it is.
  static func cyrillic(_ latin: UInt32) -> UInt32 {
    switch latin {
    case 0x61: 0x430  // a а
    case 0x62: 0x432  // B В
    case 0x63: 0x441  // c с
    case 0x65: 0x435  // e е
    case 0x68: 0x43D  // H Н
    case 0x69: 0x456  // i і
    case 0x6B: 0x43A  // k к
    case 0x6D: 0x43C  // m м
    case 0x6E: 0x43F  // n п
    case 0x6F: 0x43E  // o о
    case 0x70: 0x440  // p р
    case 0x74: 0x442  // t т
    case 0x75: 0x438  // u и
    case 0x78: 0x445  // x х
    case 0x79: 0x443  // y у
    default: latin
    }
  }
}
