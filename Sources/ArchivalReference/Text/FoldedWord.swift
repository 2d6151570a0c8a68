/// A word of up to sixteen letters without its case, packed so that comparing
/// two words is comparing two numbers.
///
/// A word that mixes Cyrillic with Latin letters folds to Cyrillic: that is what
/// `Oп` and `РЦXИДНИ` mean, and what OCR and keyboards produce by accident.
struct FoldedWord: Hashable {
  /// One byte a letter, the last letter lowest: a Latin one from 1, а is 27, and so on
  /// in the order of Unicode, ґ is 80.
  let letters: UInt128
  /// Whether Latin letters were read as Cyrillic.
  let isMixed: Bool

  /// The code of the last letter.
  var lastLetter: UInt8 { UInt8(truncatingIfNeeded: letters) }

  /// The code of the first letter.
  var firstLetter: UInt8 { UInt8(truncatingIfNeeded: letters >> UInt128(8 * (count - 1))) }

  /// The number of letters.
  var count: Int { 16 - letters.leadingZeroBitCount / 8 }

  static func == (left: FoldedWord, right: FoldedWord) -> Bool { left.letters == right.letters }
  func hash(into hasher: inout Hasher) { hasher.combine(letters) }

  /// Folds the letters of a byte range, or nil where it is longer than any word
  /// that is looked up or holds another character than a basic letter.
  init?(_ text: Span<UInt8>, _ range: Range<Int>) {
    var fold = Fold()
    var offset = range.lowerBound
    while offset < range.upperBound {
      let length = fold.take(text, at: offset)
      guard length > 0, fold.isBasic else { return nil }
      offset += length
    }
    guard let word = fold.word else { return nil }
    self = word
  }

  /// Reads the run of letters at an offset: the word, nil as in
  /// ``init(_:_:)-(Span<UInt8>,_)``, and where the run ends.
  @inline(__always)
  static func read(_ text: Span<UInt8>, at start: Int) -> (word: FoldedWord?, end: Int) {
    var fold = Fold()
    var offset = start
    while offset < text.count {
      let length = fold.take(text, at: offset)
      if length == 0 { break }
      offset += length
    }
    return (fold.word, offset)
  }

  /// The code of an ASCII letter.
  @inline(__always)
  static func latinCode(_ byte: UInt8) -> UInt8 { (byte | 0x20) &- 0x60 }

  /// The code of the Cyrillic letter at an offset; nil for one beyond the basic ones and
  /// for any other byte.
  @inline(__always)
  static func cyrillicCode(_ text: Span<UInt8>, at offset: Int) -> UInt8? {
    guard text[offset] & 0xFE == 0xD0, offset + 1 < text.count else { return nil }
    let value = (text[offset] & 1) << 6 | (text[offset + 1] & 0x3F)
    return switch value {
    case 0x10...0x2F: value &+ (27 &- 0x10)
    case 0x30...0x5F: value &+ (27 &- 0x30)
    case 0x00...0x0F: value &+ 59
    default: nil
    }
  }

  /// A word as it is folded, letter by letter.
  private struct Fold {
    private var letters: UInt128 = 0
    private var count = 0
    private var hasCyrillic = false
    private var hasLatin = false
    /// Whether all letters so far are basic ones.
    private(set) var isBasic = true

    /// Folds the letter at an offset; its length in bytes, 0 for any other character.
    @inline(__always)
    mutating func take(_ text: Span<UInt8>, at offset: Int) -> Int {
      let byte = text[offset]
      if byte < 0x80 {
        let code = FoldedWord.latinCode(byte)
        guard code &- 1 < 26 else { return 0 }
        hasLatin = true
        add(code)
        return 1
      }
      if byte & 0xFE == 0xD0, offset + 1 < text.count, text[offset + 1] & 0xC0 == 0x80 {
        hasCyrillic = true
        if let code = FoldedWord.cyrillicCode(text, at: offset) {
          add(code)
        } else {
          isBasic = false
        }
        return 2
      }
      return takeRare(text, at: offset)
    }

    private mutating func takeRare(_ text: Span<UInt8>, at offset: Int) -> Int {
      let scalar = text.scalar(at: offset)
      if scalar.value == 0xAD { return count > 0 ? SoftHyphen.length(in: text, at: offset) : 0 }
      if let letter = Decomposed.code(UInt8(truncatingIfNeeded: letters), scalar.value) {
        letters = letters & ~0xFF | UInt128(letter)
        return scalar.length
      }
      guard ScalarClass.isLetter(scalar.value) else { return 0 }
      if scalar.value | 1 == 0x491 {
        hasCyrillic = true
        add(80)
      } else if let letter = LookAlike.withoutAccent(ScalarClass.lower(scalar.value)) {
        hasLatin = true
        add(letter)
      } else {
        isBasic = false
      }
      return scalar.length
    }

    @inline(__always)
    private mutating func add(_ code: UInt8) {
      letters = letters << 8 | UInt128(code)
      count += 1
    }

    /// The word, if it has one to sixteen letters, all of them basic.
    @inline(__always)
    var word: FoldedWord? {
      guard isBasic, 1...16 ~= count else { return nil }
      let isMixed = hasCyrillic && hasLatin
      return FoldedWord(
        letters: isMixed ? FoldedWord.asCyrillic(letters) : letters, isMixed: isMixed)
    }
  }

  private init(letters: UInt128, isMixed: Bool) {
    self.letters = letters
    self.isMixed = isMixed
  }

  init?(_ word: String) {
    let text = Array(word.utf8)
    self.init(text.span, 0..<text.count)
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
  /// For each last letter which lengths in letters occur, and for each length which
  /// first letters (one bit for two of them): most words of prose are told apart so.
  private var lengths = [UInt32](repeating: 0, count: 256)
  private var firstLetters = [UInt64](repeating: 0, count: 17)

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
      lengths[Int(word.lastLetter)] |= 1 << UInt32(word.count)
      firstLetters[word.count] |= 1 << UInt64(word.firstLetter & 63)
    }
  }

  /// What a word stands for.
  @inline(__always)
  subscript(word: FoldedWord) -> Value? {
    let count = word.count
    guard lengths[Int(word.lastLetter)] >> UInt32(count) & 1 != 0,
      firstLetters[count] >> UInt64(word.firstLetter & 63) & 1 != 0
    else { return nil }
    return values[slot(of: word.letters)]
  }

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
  /// The code of the Latin letter below an accent, as ``FoldedWord`` counts: words are
  /// printed with their accents and without (`Blätter`, `Tamże`, `Tamtéž`).
  static func withoutAccent(_ value: UInt32) -> UInt8? {
    switch value {
    case 0xE0...0xE5, 0x101, 0x103, 0x105: 1
    case 0xE7, 0x106...0x10D: 3
    case 0x10E, 0x10F: 4
    case 0xE8...0xEB, 0x112...0x11B: 5
    case 0xEC...0xEF, 0x12A...0x12F: 9
    case 0x141, 0x142: 12
    case 0xF1, 0x143...0x148: 14
    case 0xF2...0xF6, 0xF8, 0x14C...0x151: 15
    case 0x158, 0x159: 18
    case 0x15A...0x161: 19
    case 0xF9...0xFC, 0x168...0x173: 21
    case 0xFD, 0xFF: 25
    case 0x179...0x17E: 26
    default: nil
    }
  }

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
