/// The name of an element or an attribute, in lower case and without its prefix, packed so
/// that two are compared in two steps.
///
/// Behind sixteen bytes only a sum is kept: names of which the first sixteen bytes and that
/// sum agree are one.
struct MarkupName: Hashable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  private var count = 0

  /// A name of no byte yet.
  init() {}

  /// A name that the project knows.
  init(_ text: some StringProtocol) {
    for byte in text.utf8 { append(byte) }
  }

  /// The name of a stretch of a file, from behind its last colon.
  @inline(__always)
  init(_ range: Range<Int>, in text: Span<UInt8>) {
    for offset in range {
      let byte = text[offset]
      if byte == 0x3A { self = MarkupName() } else { append(byte) }
    }
  }

  /// Whether it has no byte.
  var isEmpty: Bool { count == 0 }

  /// Hashes one word in place of three: names are looked up for each tag.
  func hash(into hasher: inout Hasher) {
    hasher.combine(low ^ high &* 0xC2B2_AE3D_27D4_EB4F)
  }

  /// Where a table of a power of two of rows looks for it first.
  func slot(mask: Int) -> Int {
    let mixed = (low ^ high &* 0xC2B2_AE3D_27D4_EB4F) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 40) & mask
  }

  @inline(__always)
  private mutating func append(_ byte: UInt8) {
    let lowered = UInt64(byte &- 0x41 < 26 ? byte | 0x20 : byte)
    if count < 8 {
      low |= lowered &<< UInt64(8 * count)
    } else if count < 16 {
      high |= lowered &<< UInt64(8 * (count - 8))
    } else {
      high = (high << 5 | high >> 59) ^ lowered
    }
    count += 1
  }
}
