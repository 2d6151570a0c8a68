/// The bytes that a bracket of a ``Wildcard`` stands for.
struct ByteSet: Sendable {
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  /// Reads what follows `[`, to behind `]`; nil where the bracket stays open or names a class
  /// that does not exist.
  init?(_ rest: inout ArraySlice<UInt8>) {
    var isNegated = false
    if let first = rest.first, first == UInt8(ascii: "!") || first == UInt8(ascii: "^") {
      rest.removeFirst()
      isNegated = true
    }
    var previous: UInt8?
    var isFirst = true
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "]"), !isFirst {
        if isNegated { words = (~words.0, ~words.1, ~words.2, ~words.3) }
        return
      }
      isFirst = false
      if byte == UInt8(ascii: "["), rest.first == UInt8(ascii: ":") {
        switch Self.className(&rest) {
        case .some(let name):
          guard let members = Self.members(name) else { return nil }
          for member in UInt8.min...UInt8.max where members(member) { insert(member) }
          previous = nil
        case nil:
          insert(byte)
          previous = byte
        }
      } else if byte == UInt8(ascii: "-"), let first = previous, let next = rest.first,
        next != UInt8(ascii: "]")
      {
        guard let last = Self.literal(&rest) else { return nil }
        if first <= last { for member in first...last { insert(member) } }
        previous = nil
      } else {
        var literal = byte
        if byte == UInt8(ascii: "\\") {
          guard let escaped = rest.popFirst() else { return nil }
          literal = escaped
        }
        insert(literal)
        previous = literal
      }
    }
    return nil
  }

  /// Whether a byte is one of them.
  func contains(_ byte: UInt8) -> Bool {
    let bit: UInt64 = 1 << UInt64(byte & 63)
    return switch byte >> 6 {
    case 0: words.0 & bit != 0
    case 1: words.1 & bit != 0
    case 2: words.2 & bit != 0
    default: words.3 & bit != 0
    }
  }

  private mutating func insert(_ byte: UInt8) {
    let bit: UInt64 = 1 << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: words.0 |= bit
    case 1: words.1 |= bit
    case 2: words.2 |= bit
    default: words.3 |= bit
    }
  }

  /// A byte, behind a backslash or not.
  private static func literal(_ rest: inout ArraySlice<UInt8>) -> UInt8? {
    guard let byte = rest.popFirst() else { return nil }
    return byte == UInt8(ascii: "\\") ? rest.popFirst() : byte
  }

  /// The name in `:name:]`, which is passed over; nil, with nothing passed over, for
  /// anything else.
  private static func className(_ rest: inout ArraySlice<UInt8>) -> String? {
    let inside = rest.dropFirst()
    guard let end = inside.firstIndex(of: UInt8(ascii: "]")), end > inside.startIndex,
      inside[end - 1] == UInt8(ascii: ":")
    else { return nil }
    let name = String(decoding: inside[..<(end - 1)], as: UTF8.self)
    rest = rest[(end + 1)...]
    return name
  }

  /// What a class of POSIX holds, of ASCII only.
  private static func members(_ name: String) -> ((UInt8) -> Bool)? {
    func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }
    func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
    func isAlpha(_ byte: UInt8) -> Bool { isLower(byte) || isUpper(byte) }
    func isGraph(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }
    return switch name {
    case "alnum": { isAlpha($0) || isDigit($0) }
    case "alpha": isAlpha
    case "blank": { $0 == 0x20 || $0 == 0x09 }
    case "cntrl": { $0 < 0x20 || $0 == 0x7F }
    case "digit": isDigit
    case "graph": isGraph
    case "lower": isLower
    case "print": { $0 == 0x20 || isGraph($0) }
    case "punct": { isGraph($0) && !isAlpha($0) && !isDigit($0) }
    // As Git has it: vertical tab and form feed are none.
    case "space": { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    case "upper": isUpper
    case "xdigit": { isDigit($0) || ($0 | 0x20) &- 0x61 < 6 }
    default: nil
    }
  }
}
