/// Writes Cyrillic in Latin letters by one scheme, leaving none.
///
/// A letter that the scheme does not know is written `?`: a wrong letter would be believed.
struct Transliterator: Sendable {
  /// The letters that one Cyrillic letter becomes, as bytes of UTF-8.
  struct Letters: Sendable {
    var lower: [UInt8] = []
    /// The same with a capital first letter, and all in capitals.
    var title: [UInt8] = []
    var upper: [UInt8] = []
    /// What stands at the beginning of a word and behind a vowel, where that differs.
    var iotated: [UInt8]?
    var iotatedTitle: [UInt8] = []
    var iotatedUpper: [UInt8] = []
  }

  static let first: UInt32 = 0x430
  static let count = 0x530 - 0x430

  /// By letter, from а on.
  private let letters: [Letters?]

  /// A scheme's letters for words of a language.
  init(letters: [Letters?]) { self.letters = letters }

  /// Appends a text, and gives each byte to `append`.
  func write(_ text: String, to append: (UInt8) -> Void) {
    var scalars = text.unicodeScalars.makeIterator()
    var last: UInt32 = 0x20
    var current = scalars.next()?.value
    while let value = current {
      var next = scalars.next()?.value
      var letter = value
      if let mark = next, let composed = CyrillicLetters.composed(value, mark) {
        letter = composed
        next = scalars.next()?.value
      }
      if CyrillicLetters.contains(letter) {
        write(letter, after: last, before: next ?? 0x20, to: append)
        if !CyrillicLetters.isCombining(letter) { last = letter }
      } else {
        Self.encode(letter, to: append)
        last = letter
      }
      current = next
    }
  }

  private func write(
    _ letter: UInt32, after last: UInt32, before next: UInt32, to append: (UInt8) -> Void
  ) {
    if CyrillicLetters.isCombining(letter) { return }
    let lower = CyrillicLetters.lower(letter)
    let small = lower ?? letter
    guard small >= Self.first, Int(small - Self.first) < letters.count,
      let known = letters[Int(small - Self.first)]
    else { return append(0x3F) }
    let isIotated = known.iotated != nil && Self.startsSyllable(after: last)
    guard lower != nil else {
      for byte in isIotated ? known.iotated ?? [] : known.lower { append(byte) }
      return
    }
    let isAllCapitals =
      CyrillicLetters.lower(next) != nil
      || (CyrillicLetters.lower(last) != nil && !CyrillicLetters.isLower(next))
    let capitals =
      switch (isAllCapitals, isIotated) {
      case (true, true): known.iotatedUpper
      case (true, false): known.upper
      case (false, true): known.iotatedTitle
      case (false, false): known.title
      }
    for byte in capitals { append(byte) }
  }

  private static func startsSyllable(after last: UInt32) -> Bool {
    guard CyrillicLetters.contains(last) else { return true }
    return CyrillicLetters.iotates(CyrillicLetters.lower(last) ?? last)
  }

  /// Appends a scalar in UTF-8.
  static func encode(_ value: UInt32, to append: (UInt8) -> Void) {
    guard value >= 0x80 else { return append(UInt8(value)) }
    if value < 0x800 {
      append(0xC0 | UInt8(value >> 6))
    } else if value < 0x10000 {
      append(0xE0 | UInt8(value >> 12))
      append(0x80 | UInt8(value >> 6 & 0x3F))
    } else {
      append(0xF0 | UInt8(value >> 18))
      append(0x80 | UInt8(value >> 12 & 0x3F))
      append(0x80 | UInt8(value >> 6 & 0x3F))
    }
    append(0x80 | UInt8(value & 0x3F))
  }
}

extension Transliterator {
  /// The text in Latin letters.
  func text(_ text: String) -> String {
    var bytes: [UInt8] = []
    write(text) { bytes.append($0) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
