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
  static func nextDigit(in text: [UInt8], from start: Int) -> Int {
    var offset = start
    blocks(of: text, from: &offset) { word in
      // Digits are 0x30 to 0x39, and no other byte is less than 10 after this.
      let shifted = word ^ (ones &* 0x30)
      return (shifted &- ones &* 10) & ~shifted & highs
    }
    while offset < text.count, text[offset] &- 0x30 >= 10 { offset += 1 }
    return offset
  }

  /// The offset of the first LF or CR at or after an offset; the text's length where
  /// there is none.
  static func nextLineBreak(in text: [UInt8], from start: Int) -> Int {
    var offset = start
    blocks(of: text, from: &offset) { word in
      let feed = word ^ (ones &* 0x0A)
      let carriage = word ^ (ones &* 0x0D)
      return ((feed &- ones) & ~feed | (carriage &- ones) & ~carriage) & highs
    }
    while offset < text.count, text[offset] != 0x0A, text[offset] != 0x0D { offset += 1 }
    return offset
  }

  /// Moves an offset over the words in which nothing is found, and in the first one
  /// in which something is to the byte of its lowest mark.
  @inline(__always)
  private static func blocks(
    of text: [UInt8], from offset: inout Int, finding marks: (UInt64) -> UInt64
  ) {
    var cursor = offset
    let end = text.count - 8
    // The load is not checked byte by byte: `0 <= cursor` and `cursor + 8 <= count` hold
    // wherever it is made, `withUnsafeBytes` keeps the buffer alive, and the load needs
    // no alignment.
    unsafe text.withUnsafeBytes { bytes in
      while cursor <= end {
        let word = unsafe bytes.loadUnaligned(fromByteOffset: cursor, as: UInt64.self)
        let found = marks(UInt64(littleEndian: word))
        if found != 0 {
          cursor += found.trailingZeroBitCount / 8
          return
        }
        cursor += 8
      }
    }
    offset = cursor
  }
}
