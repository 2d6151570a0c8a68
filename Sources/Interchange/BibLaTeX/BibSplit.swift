/// Where a value of TeX is parted. What stands in braces or is escaped is never parted.
enum BibSplit {
  /// The parts between a sign.
  static func parts(_ bytes: [UInt8], at separator: UInt8) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    for index in outside(bytes) where bytes[index] == separator {
      parts.append(start..<index)
      start = index + 1
    }
    return parts + [start..<bytes.count]
  }

  /// The words between white space.
  static func words(_ bytes: [UInt8]) -> [Range<Int>] {
    var isSpace = [Bool](repeating: false, count: bytes.count)
    for index in outside(bytes) { isSpace[index] = bytes[index] == 0x20 || 9...13 ~= bytes[index] }
    var words: [Range<Int>] = []
    var start = 0
    for index in 0...bytes.count where index == bytes.count || isSpace[index] {
      if start < index { words.append(start..<index) }
      start = index + 1
    }
    return words
  }

  /// The names between `and`.
  static func names(_ bytes: [UInt8]) -> [Range<Int>] {
    var names: [Range<Int>] = []
    var start: Int?
    var end = 0
    for word in words(bytes) {
      if bytes[word].count == 3, bytes[word].map({ $0 | 0x20 }) == Array("and".utf8) {
        if let first = start { names.append(first..<end) }
        start = nil
      } else {
        start = start ?? word.lowerBound
        end = word.upperBound
      }
    }
    if let first = start { names.append(first..<end) }
    return names
  }

  /// The bytes that stand in no braces.
  private static func outside(_ bytes: [UInt8]) -> [Int] {
    var indices: [Int] = []
    var depth = 0
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      default: if depth == 0 { indices.append(index) }
      }
    }
    return indices
  }
}
