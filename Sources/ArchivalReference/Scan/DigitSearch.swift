/// The next ASCII digit in a text: the one loop that looks at every byte.
enum DigitSearch {
  private typealias Block = SIMD32<UInt8>
  private static let width = 32

  /// The offset of the first digit at or after an offset; the text's length where
  /// there is none.
  static func next(in text: [UInt8], from start: Int) -> Int {
    var offset = start
    let count = text.count
    // Blocks are loaded without a check of each byte's index. A block is loaded only
    // where `offset + width <= count` and `offset >= 0`, so that it lies in the buffer,
    // which `withUnsafeBytes` keeps alive; loads need no alignment.
    unsafe text.withUnsafeBytes { bytes in
      while offset + width <= count {
        let block = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: Block.self)
        let digits = (block &- 0x30) .< 10
        if any(digits) { return }
        offset += width
      }
    }
    while offset < count, text[offset] &- 0x30 >= 10 { offset += 1 }
    return offset
  }
}
