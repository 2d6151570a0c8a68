extension JSON {
  /// Reads of a record no more than one string, and holds all of its bytes to the rules of
  /// ``parseRecord(_:)``.
  ///
  /// - Parameter path: the names of the members that lead to the string.
  /// - Returns: nil where there is no such member, or it is no string.
  /// - Throws: what ``parseRecord(_:)`` throws.
  /// - Complexity: linear in the number of bytes; without a copy of them for a record in
  ///   which nothing is escaped, as are most.
  package static func recordString(
    at path: [String], in bytes: [UInt8]
  ) throws(JSONReadError) -> String? {
    var plain = PlainRecord(path: path)
    if plain.accepts(bytes.span) {
      return plain.found.map { String(decoding: bytes[$0], as: UTF8.self) }
    }
    return path.reduce(try parseRecord(bytes)) { $0?[$1] }?.stringValue
  }
}

/// Recognizes records of a plain kind: without escapes, and with no scalars but those that
/// UTF-8 writes in the ways of most scripts. What it does not accept may be a record too;
/// the reader knows.
private struct PlainRecord {
  private let path: [String]
  private var place = 0
  /// Where the string at the path lies, between its quotes.
  private(set) var found: Range<Int>?

  init(path: [String]) {
    self.path = path
  }

  /// Whether all bytes are a record of this kind.
  mutating func accepts(_ bytes: Span<UInt8>) -> Bool {
    place = 0
    found = nil
    return value(bytes, depth: 0, matched: 0) && place == bytes.count
  }

  /// Passes a value that lies inside `depth` arrays and objects.
  ///
  /// - Parameter matched: how many names of the path lead to it; nil off the path.
  private mutating func value(_ bytes: Span<UInt8>, depth: Int, matched: Int?) -> Bool {
    guard place < bytes.count, depth < JSON.maximumDepth else { return false }
    switch bytes[place] {
    case ASCII.openBrace: return object(bytes, depth: depth, matched: matched)
    case ASCII.openBracket: return array(bytes, depth: depth)
    case ASCII.quote:
      let start = place + 1
      guard string(bytes) else { return false }
      if matched == path.count { found = start..<place - 1 }
      return true
    case ASCII.minus, ASCII.zero...ASCII.nine: return integer(bytes)
    case ASCII.t: return word("true", bytes)
    case ASCII.f: return word("false", bytes)
    default: return false
    }
  }

  private mutating func object(_ bytes: Span<UInt8>, depth: Int, matched: Int?) -> Bool {
    place += 1
    if take(ASCII.closeBrace, bytes) { return true }
    var last = 0..<0
    repeat {
      let start = place + 1
      guard place < bytes.count, bytes[place] == ASCII.quote, name(bytes) else { return false }
      let name = start..<place - 1
      guard last.lowerBound == 0 || precedes(last, name, bytes), take(ASCII.colon, bytes) else {
        return false
      }
      last = name
      guard value(bytes, depth: depth + 1, matched: next(matched, name, bytes)) else {
        return false
      }
    } while take(ASCII.comma, bytes)
    return take(ASCII.closeBrace, bytes)
  }

  private mutating func array(_ bytes: Span<UInt8>, depth: Int) -> Bool {
    place += 1
    if take(ASCII.closeBracket, bytes) { return true }
    repeat {
      guard value(bytes, depth: depth + 1, matched: nil) else { return false }
    } while take(ASCII.comma, bytes)
    return take(ASCII.closeBracket, bytes)
  }

  /// Passes a string from its first quote on.
  private mutating func string(_ bytes: Span<UInt8>) -> Bool {
    var place = place + 1
    defer { self.place = place }
    while place < bytes.count {
      switch bytes[place] {
      case ASCII.quote:
        place += 1
        return true
      case ASCII.backslash, ..<ASCII.space: return false
      case ..<0x80: place += 1
      case 0xC2...0xDF:
        guard continues(place + 1, bytes) else { return false }
        place += 2
      case 0xE1...0xEC, 0xEE, 0xEF:
        guard continues(place + 1, bytes), continues(place + 2, bytes) else { return false }
        place += 3
      default: return false
      }
    }
    return false
  }

  /// Passes a name from its first quote on.
  private mutating func name(_ bytes: Span<UInt8>) -> Bool {
    var place = place + 1
    defer { self.place = place }
    while place < bytes.count {
      switch bytes[place] {
      case ASCII.quote:
        place += 1
        return true
      case ASCII.backslash, ..<ASCII.space, 0x80...: return false
      default: place += 1
      }
    }
    return false
  }

  @inline(__always)
  private func continues(_ place: Int, _ bytes: Span<UInt8>) -> Bool {
    place < bytes.count && bytes[place] & 0xC0 == 0x80
  }

  /// Passes an integer of up to fifteen digits, which is less than 2⁵³.
  private mutating func integer(_ bytes: Span<UInt8>) -> Bool {
    let isNegative = take(ASCII.minus, bytes)
    let start = place
    while place < bytes.count, ASCII.isDigit(bytes[place]) { place += 1 }
    guard (1...15).contains(place - start) else { return false }
    return bytes[start] != ASCII.zero || place == start + 1 && !isNegative
  }

  private mutating func word(_ word: String, _ bytes: Span<UInt8>) -> Bool {
    for byte in word.utf8 where !take(byte, bytes) { return false }
    return true
  }

  @inline(__always)
  private mutating func take(_ byte: UInt8, _ bytes: Span<UInt8>) -> Bool {
    guard place < bytes.count, bytes[place] == byte else { return false }
    place += 1
    return true
  }

  /// Tells whether a name sorts before another. In ASCII the order of bytes is that of
  /// UTF-16.
  private func precedes(_ left: Range<Int>, _ right: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    var (one, other) = (left.lowerBound, right.lowerBound)
    while one < left.upperBound, other < right.upperBound {
      if bytes[one] != bytes[other] { return bytes[one] < bytes[other] }
      one += 1
      other += 1
    }
    return left.count < right.count
  }

  /// How far along the path a member of this name leads.
  private func next(_ matched: Int?, _ name: Range<Int>, _ bytes: Span<UInt8>) -> Int? {
    guard let matched, matched < path.count else { return nil }
    let wanted = path[matched].utf8
    guard wanted.count == name.count else { return nil }
    for (place, byte) in zip(name, wanted) where bytes[place] != byte { return nil }
    return matched + 1
  }
}
