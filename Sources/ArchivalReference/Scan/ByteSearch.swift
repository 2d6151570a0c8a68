/// The loops that look at every byte of a text: the next digit, the next line break.
///
/// Eight bytes are tested at once in a machine word. A byte is less than n (n ≤ 128)
/// where `(word − n·ones) & ~word` has its high bit set; a borrow can only spoil bytes
/// above the first one found, so the first one is exact.
enum ByteSearch {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The offset of the first ASCII digit at or after an offset; the text's length
  /// where there is none.
  @inline(__always)
  static func nextDigit(in text: Span<UInt8>, from start: Int) -> Int {
    search(text, from: start, to: text.count) { word in
      // Digits are 0x30 to 0x39, and no other byte is less than 10 after this.
      let shifted = word ^ (ones &* 0x30)
      return (shifted &- ones &* 10) & ~shifted & highs
    } byte: {
      $0 &- 0x30 < 10
    }
  }

  /// The offset of the first LF or CR in a range that ends at `end` or at the text's end;
  /// that end where there is none.
  @inline(__always)
  static func nextLineBreak(
    in text: Span<UInt8>, from start: Int, to end: Int = .max
  ) -> Int {
    search(text, from: start, to: min(end, text.count)) { word in
      let feed = word ^ (ones &* 0x0A)
      let carriage = word ^ (ones &* 0x0D)
      return ((feed &- ones) & ~feed | (carriage &- ones) & ~carriage) & highs
    } byte: {
      $0 == 0x0A || $0 == 0x0D
    }
  }

  /// The offset behind the last LF before an offset; the floor where there is none
  /// behind it.
  static func lineStart(in text: Span<UInt8>, before end: Int, notBefore floor: Int) -> Int {
    var offset = end
    // As in `search`, with `0 <= floor <= offset - 8` and `offset <= text.count`.
    let isFound = unsafe text.withUnsafeBytes { bytes in
      while offset - floor >= 8 {
        // In a word read backwards the last byte is the first, and exact.
        let feed = unsafe load(bytes, offset - 8).byteSwapped ^ (ones &* 0x0A)
        let found = (feed &- ones) & ~feed & highs
        if found != 0 {
          offset -= found.trailingZeroBitCount / 8
          return true
        }
        offset -= 8
      }
      return false
    }
    while !isFound, offset > floor, text[offset - 1] != 0x0A { offset -= 1 }
    return offset
  }

  /// The offset of the first LF, CR or `(` in a range that ends at `end`, no further than
  /// the text; that end where there is none.
  static func nextNoteHead(in text: Span<UInt8>, from start: Int, to end: Int) -> Int {
    search(text, from: start, to: end) { word in
      let feed = word ^ (ones &* 0x0A)
      let carriage = word ^ (ones &* 0x0D)
      let opening = word ^ (ones &* 0x28)
      return
        ((feed &- ones) & ~feed | (carriage &- ones) & ~carriage
        | (opening &- ones) & ~opening) & highs
    } byte: {
      $0 == 0x0A || $0 == 0x0D || $0 == 0x28
    }
  }

  /// The offset of the first Latin or Cyrillic capital letter (U+0041 to U+005A, U+0400
  /// to U+042F) at or after an offset; the text's length where there is none.
  static func nextCapital(in text: Span<UInt8>, from start: Int) -> Int {
    var offset = start
    let count = text.count
    // As in `search`; the bytes one place before are looked at as well, so the words
    // begin at 1 at least.
    unsafe text.withUnsafeBytes { bytes in
      while offset <= count - 9 {
        let word = unsafe load(bytes, offset + 1)
        let before = unsafe load(bytes, offset)
        let low = word & ~highs
        // A byte 0x80 to 0xAF behind 0xD0, marked where the letter begins, or one of A to Z.
        let lead = before ^ (ones &* 0xD0)
        let isLead = ~(((lead & ~highs) &+ ~highs) | lead) & highs
        let cyrillic = isLead & word & ~(low &+ ones &* 0x50)
        let first = before & ~highs
        let latin =
          (first &+ ones &* 0x3F) & ~(first &+ ones &* 0x25) & ~before & highs
        let found = cyrillic | latin
        if found != 0 {
          offset += found.trailingZeroBitCount / 8
          return
        }
        offset += 8
      }
    }
    while offset < count, !isCapital(text, at: offset) { offset += 1 }
    return offset
  }

  private static func isCapital(_ text: Span<UInt8>, at offset: Int) -> Bool {
    text[offset] &- 0x41 < 26
      || (text[offset] == 0xD0 && offset + 1 < text.count && 0x80...0xAF ~= text[offset + 1])
  }

  /// Appends a range of a text's bytes, all at once.
  static func append(_ range: Range<Int>, of text: Span<UInt8>, to bytes: inout [UInt8]) {
    unsafe text.withUnsafeBytes { unsafe bytes.append(contentsOf: $0[range]) }
  }

  /// The first offset from `start` on, before `count`, whose byte passes the test; words
  /// in which no byte is marked are stepped over, four of them at once.
  @inline(__always)
  private static func search(
    _ text: Span<UInt8>, from start: Int, to count: Int, word marks: (UInt64) -> UInt64,
    byte test: (UInt8) -> Bool
  ) -> Int {
    var offset = start
    // The loads are not checked one by one: `0 <= offset` and `offset + 8 <= count <= text.count` hold
    // wherever one is made, `withUnsafeBytes` keeps the bytes alive, and a load needs
    // no alignment.
    let found = unsafe text.withUnsafeBytes { bytes in
      while offset <= count - 32 {
        let a = unsafe marks(load(bytes, offset))
        let b = unsafe marks(load(bytes, offset + 8))
        let c = unsafe marks(load(bytes, offset + 16))
        let d = unsafe marks(load(bytes, offset + 24))
        if a | b | c | d != 0 { break }
        offset += 32
      }
      while offset <= count - 8 {
        let found = unsafe marks(load(bytes, offset))
        if found != 0 {
          offset += found.trailingZeroBitCount / 8
          return true
        }
        offset += 8
      }
      return false
    }
    if found { return offset }
    while offset < count, !test(text[offset]) { offset += 1 }
    return offset
  }

  @inline(__always)
  private static func load(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
    unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}
