/// A word of up to sixteen letters without its case, packed so that comparing
/// two words is comparing two numbers.
///
/// A word that mixes Cyrillic with Latin letters folds to Cyrillic: that is what
/// `Oп` and `РЦXИДНИ` mean, and what OCR and keyboards produce by accident.
struct FoldedWord: Hashable {
  private var letters: UInt128 = 0
  /// Whether Latin letters were read as Cyrillic.
  private(set) var isMixed = false

  static func == (left: FoldedWord, right: FoldedWord) -> Bool { left.letters == right.letters }
  func hash(into hasher: inout Hasher) { hasher.combine(letters) }

  /// Folds the letters of a byte range, or nil where it is longer than any word
  /// that is looked up or holds another character than a basic letter.
  init?(_ text: [UInt8], _ range: Range<Int>) {
    guard range.count <= 32 else { return nil }
    var hasCyrillic = false
    var hasLatin = false
    var offset = range.lowerBound
    while offset < range.upperBound {
      let scalar = text.scalar(at: offset)
      if ScalarClass.isCyrillic(scalar.value) { hasCyrillic = true } else { hasLatin = true }
      offset += scalar.length
    }
    isMixed = hasCyrillic && hasLatin
    var count = 0
    offset = range.lowerBound
    while offset < range.upperBound {
      let scalar = text.scalar(at: offset)
      offset += scalar.length
      var letter = ScalarClass.lower(scalar.value)
      if isMixed { letter = LookAlike.cyrillic(letter) }
      guard let code = Self.code(letter), count < 16 else { return nil }
      letters = letters << 8 | UInt128(code)
      count += 1
    }
  }

  init?(_ word: String) {
    let text = Array(word.utf8)
    self.init(text, 0..<text.count)
  }

  private static func code(_ lowered: UInt32) -> UInt8? {
    switch lowered {
    case 0x61...0x7A: UInt8(lowered - 0x60)
    case 0x430...0x45F: UInt8(lowered - 0x430 + 27)
    case 0x491: 80
    default: nil
    }
  }
}

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
