/// Parentheses within parentheses, which English sets in square brackets, and parentheses
/// again within those (CMOS 17, 6.101).
enum NestedBrackets {
  /// A text of an item with its parentheses as they have to be behind what is printed of the
  /// note. One that is not closed, or was not opened, stays as it is.
  static func value(_ value: String, behind printed: ArraySlice<UInt8>) -> String {
    var open = unclosed(in: printed)
    let outside = open.count
    var bytes = Array(value.utf8)
    let closed = pairs(in: bytes)
    for index in bytes.indices {
      switch bytes[index] {
      case 0x28 where closed[index]:
        if open.last == 0x28 { bytes[index] = 0x5B }
        open.append(bytes[index])
      case 0x29 where closed[index] && open.count > outside:
        if open.removeLast() == 0x5B { bytes[index] = 0x5D }
      default: break
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The parentheses and square brackets that are open at the end of a text.
  private static func unclosed(in text: ArraySlice<UInt8>) -> [UInt8] {
    var open: [UInt8] = []
    for byte in text {
      switch byte {
      case 0x28, 0x5B: open.append(byte)
      case 0x29 where open.last == 0x28, 0x5D where open.last == 0x5B: open.removeLast()
      default: break
      }
    }
    return open
  }

  /// Which bytes are parentheses that have their counterpart.
  private static func pairs(in bytes: [UInt8]) -> [Bool] {
    var isPaired = Array(repeating: false, count: bytes.count)
    var open: [Int] = []
    for (index, byte) in bytes.enumerated() {
      if byte == 0x28 {
        open.append(index)
      } else if byte == 0x29, let start = open.popLast() {
        isPaired[start] = true
        isPaired[index] = true
      }
    }
    return isPaired
  }
}
