/// Where a node of YAML that an anchor names ends at the latest.
enum YAMLNodeEnd {
  /// The offset behind a collection in brackets, behind the line of a text, behind the lines
  /// that are indented below that of the anchor; the end of the file where none is certain.
  ///
  /// - Parameters:
  ///   - start: The offset of the anchor's `&`.
  ///   - end: The offset behind its name.
  static func latest(in bytes: [UInt8], ofAnchorAt start: Int, to end: Int) -> Int {
    var first = end
    var isBelow = false
    while first < bytes.count {
      if bytes[first] == UInt8(ascii: "#") {
        first = lineEnd(in: bytes, from: first)
      } else if isSpace(bytes[first]) {
        isBelow = isBelow || bytes[first] == 0x0A || bytes[first] == 0x0D
        first += 1
      } else {
        break
      }
    }
    guard first < bytes.count else { return bytes.count }
    switch bytes[first] {
    case UInt8(ascii: "["), UInt8(ascii: "{"): return bracketEnd(in: bytes, at: first)
    case UInt8(ascii: "!"), UInt8(ascii: "&"): return bytes.count
    default: return isBelow ? blockEnd(in: bytes, below: start) : lineEnd(in: bytes, from: first)
    }
  }

  /// Where the lines end that stand deeper than the one of an offset.
  private static func blockEnd(in bytes: [UInt8], below offset: Int) -> Int {
    let line = bytes[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let head = bytes[line...].drop { $0 == 0x20 }
    let indent = head.startIndex - line
    let isEntry = head.starts(with: "- ".utf8)
    // What such a line belongs to is not told by its own indentation.
    let isOther = head.first.map { "&!?:[]{},#%*-\"'".utf8.contains($0) } ?? true
    guard isEntry || !isOther else { return bytes.count }
    var start = lineEnd(in: bytes, from: offset)
    while start < bytes.count {
      start += 1
      let end = lineEnd(in: bytes, from: start)
      let text = bytes[min(start, end)..<end].drop { $0 == 0x20 }
      let isBlank = text.allSatisfy(isSpace) || text.first == UInt8(ascii: "#")
      if !isBlank, text.startIndex - start <= indent {
        // `author:` and the entries below it can stand in one column.
        let goesOn = !isEntry && text.startIndex - start == indent && text.starts(with: "- ".utf8)
        if !goesOn { return start }
      }
      start = end
    }
    return bytes.count
  }

  /// The offset behind the bracket that closes a collection; that of the file's end where
  /// none does.
  static func bracketEnd(in bytes: [UInt8], at start: Int) -> Int {
    var depth = 0
    var index = start
    // A quote begins a text only where a value can begin.
    var canBegin = true
    var isInText = false
    while index < bytes.count {
      let byte = bytes[index]
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0x0A
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        (canBegin, isInText) = (true, false)
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        (canBegin, isInText) = (false, false)
        if depth == 0 { return index + 1 }
      case UInt8(ascii: ","): (canBegin, isInText) = (true, false)
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard canBegin else { break }
        index = quoteEnd(in: bytes, at: index) - 1
        (canBegin, isInText) = (false, false)
      case UInt8(ascii: "#") where !isInText || isSpace(bytes[index - 1]):
        index = lineEnd(in: bytes, from: index)
        isInText = false
      case UInt8(ascii: "&"), UInt8(ascii: "!"):
        guard canBegin else { break }
        index = propertyEnd(in: bytes, at: index) - 1
      case UInt8(ascii: ":"):
        let endsText = !isInText || isSpace(next) || ",?[]{}".utf8.contains(next)
        if endsText { (canBegin, isInText) = (true, false) }
      case UInt8(ascii: "?") where canBegin: break
      default: if !isSpace(byte) { (canBegin, isInText) = (false, true) }
      }
      index += 1
    }
    return bytes.count
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  /// The offset of the line's end, or that of the file.
  private static func lineEnd(in bytes: [UInt8], from start: Int) -> Int {
    bytes[min(start, bytes.count)...].firstIndex(of: 0x0A) ?? bytes.count
  }

  private static func propertyEnd(in bytes: [UInt8], at start: Int) -> Int {
    bytes[start...].firstIndex { isSpace($0) || ",[]{}".utf8.contains($0) } ?? bytes.count
  }

  private static func quoteEnd(in bytes: [UInt8], at start: Int) -> Int {
    let quote = bytes[start]
    let escape = quote == UInt8(ascii: "\"") ? UInt8(ascii: "\\") : quote
    var index = start + 1
    while index < bytes.count {
      let isEscaped = bytes[index] == escape && index + 1 < bytes.count
      if isEscaped, escape != quote || bytes[index + 1] == quote {
        index += 2
      } else if bytes[index] == quote {
        return index + 1
      } else {
        index += 1
      }
    }
    return bytes.count
  }
}
