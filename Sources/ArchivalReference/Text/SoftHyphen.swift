/// Soft hyphens (U+00AD) inside of a word, which say where it may be broken, or was: with a
/// line break behind it the word goes on in the next line. Elsewhere they are white space.
enum SoftHyphen {
  /// The length in bytes of the soft hyphen at an offset, its line break included, where a
  /// letter follows; 0 for anything else.
  @inline(__always)
  static func length(in text: Span<UInt8>, at offset: Int) -> Int {
    offset < text.count && text[offset] == 0xC2 ? lengthOfLatin1(in: text, at: offset) : 0
  }

  /// The same of a scalar whose first byte is 0xC2.
  private static func lengthOfLatin1(in text: Span<UInt8>, at offset: Int) -> Int {
    guard offset + 2 < text.count, text[offset + 1] == 0xAD else { return 0 }
    var end = offset + 2
    if text[end] == 0x0D { end += 1 }
    if end < text.count, text[end] == 0x0A { end += 1 }
    guard end < text.count, ScalarClass.isLetter(text.scalar(at: end).value) else { return 0 }
    return end - offset
  }

  /// Where the soft hyphen begins that ends at an offset, with its line break, and that a
  /// letter stands before; nil for anything else.
  static func start(in text: Span<UInt8>, endingAt offset: Int) -> Int? {
    var end = offset
    if end > 0, text[end - 1] == 0x0A { end -= 1 }
    if end > 0, text[end - 1] == 0x0D { end -= 1 }
    guard end > 2, text[end - 2] == 0xC2, text[end - 1] == 0xAD,
      ScalarClass.isLetter(text.scalar(at: text.scalarStart(before: end - 2)).value)
    else { return nil }
    return end - 2
  }
}
