extension JSON {
  /// Reads one JSON text, strictly by RFC 8259.
  ///
  /// Bytes must be UTF-8 without a byte order mark, and hold one value and
  /// nothing after it but white space. Refused as well: names that repeat within
  /// an object once unescaped (by bytes, so composed and decomposed é are two
  /// names), escapes that make half a surrogate pair, nesting deeper than
  /// ``maximumDepth`` and numbers too large for a double.
  ///
  /// A number without fraction or exponent that fits is an ``integer(_:)``,
  /// except `-0`; any other becomes the nearest ``number(_:)``.
  ///
  /// - Complexity: linear in the number of bytes.
  public static func parse(_ bytes: [UInt8]) throws(JSONReadError) -> JSON {
    var reader = Reader(bytes: bytes, isRecord: false)
    return try reader.text()
  }

  /// Reads the bytes of a record, and refuses any that ``recordBytes()`` would
  /// not write.
  ///
  /// Beyond what ``parse(_:)`` refuses: white space between tokens (so a final
  /// line end too), members not in canonical order, names beyond ASCII, nulls,
  /// numbers that are not integers within ±(2⁵³ − 1), and every escape but the
  /// shortest. What is read writes back to the same bytes, which is why a hash
  /// of the bytes is a hash of the value.
  ///
  /// - Complexity: linear in the number of bytes.
  public static func parseRecord(_ bytes: [UInt8]) throws(JSONReadError) -> JSON {
    var reader = Reader(bytes: bytes, isRecord: true)
    return try reader.text()
  }
}

/// Reads one text from its bytes: a method for each rule of RFC 8259.
///
/// Each method starts at the first byte of its rule and leaves `position` at
/// the first byte after it.
struct Reader {
  let bytes: [UInt8]
  /// Whether to refuse all that ``JSON/recordBytes()`` would not write.
  let isRecord: Bool
  var position = 0

  init(bytes: [UInt8], isRecord: Bool) {
    self.bytes = bytes
    self.isRecord = isRecord
  }

  /// Section 2: `JSON-text = ws value ws`.
  mutating func text() throws(JSONReadError) -> JSON {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      throw fault("a byte order mark is not allowed")
    }
    try skipSpace()
    let value = try value(depth: 0)
    try skipSpace()
    guard position == bytes.count else { throw fault("expected nothing after the value") }
    return value
  }

  /// Section 3, for a value that lies inside `depth` arrays and objects.
  private mutating func value(depth: Int) throws(JSONReadError) -> JSON {
    guard let byte = next else { throw fault("expected a value") }
    switch byte {
    case ASCII.openBrace: return try object(depth: depth)
    case ASCII.openBracket: return try array(depth: depth)
    case ASCII.quote: return .string(try string())
    case ASCII.minus, ASCII.zero...ASCII.nine: return try number()
    case ASCII.t: return try literal("true", .bool(true))
    case ASCII.f: return try literal("false", .bool(false))
    case ASCII.n where isRecord: throw fault("a record holds no null")
    case ASCII.n: return try literal("null", .null)
    default: throw fault("expected a value")
    }
  }

  private mutating func literal(_ word: String, _ value: JSON) throws(JSONReadError) -> JSON {
    guard bytes[position...].starts(with: word.utf8) else { throw fault("expected a value") }
    position += word.utf8.count
    return value
  }

  /// Section 5.
  private mutating func array(depth: Int) throws(JSONReadError) -> JSON {
    try enter(depth: depth)
    if take(ASCII.closeBracket) { return .array([]) }
    var values: [JSON] = []
    repeat {
      try skipSpace()
      values.append(try value(depth: depth + 1))
      try skipSpace()
    } while take(ASCII.comma)
    guard take(ASCII.closeBracket) else { throw fault("expected ',' or ']' after an element") }
    return .array(values)
  }

  /// Section 4.
  private mutating func object(depth: Int) throws(JSONReadError) -> JSON {
    try enter(depth: depth)
    if take(ASCII.closeBrace) { return .object([]) }
    var members: [JSON.Member] = []
    var names = NameCheck()
    repeat {
      try skipSpace()
      let start = position
      guard next == ASCII.quote else { throw fault("expected a member name in double quotes") }
      let name = try string()
      guard names.note(name, after: members) else {
        throw fault("a member name used twice in one object", at: start)
      }
      if isRecord { try checkRecordName(name, after: members, at: start) }
      try skipSpace()
      guard take(ASCII.colon) else { throw fault("expected ':' after a member name") }
      try skipSpace()
      members.append(JSON.Member(name: name, value: try value(depth: depth + 1)))
      try skipSpace()
    } while take(ASCII.comma)
    guard take(ASCII.closeBrace) else { throw fault("expected ',' or '}' after a member") }
    return .object(members)
  }

  /// Passes the opening byte of an array or object and the space behind it.
  private mutating func enter(depth: Int) throws(JSONReadError) {
    guard depth < JSON.maximumDepth else {
      throw fault("nested deeper than \(JSON.maximumDepth) levels")
    }
    position += 1
    try skipSpace()
  }

  private func checkRecordName(
    _ name: String, after members: [JSON.Member], at start: Int
  ) throws(JSONReadError) {
    guard name.utf8.allSatisfy({ $0 < 0x80 }) else {
      throw fault("a record's member names are ASCII", at: start)
    }
    if let last = members.last, !last.name.precedesInUTF16(name) {
      throw fault("a record's members are in canonical order", at: start)
    }
  }
}
