/// The parts of the rules for texts, arrays and objects that hold no value.
extension Reader {
  /// Refuses a byte order mark: RFC 8259, section 8.1.
  func refuseMark() throws(JSONReadError) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      throw fault("a byte order mark is not allowed")
    }
  }

  /// Refuses all but space behind the value.
  mutating func refuseRest() throws(JSONReadError) {
    try skipSpace()
    guard position == bytes.count else { throw fault("expected nothing after the value") }
  }

  /// Passes the opening byte of an array or object and the space behind it.
  mutating func enter(depth: Int) throws(JSONReadError) {
    guard depth < JSON.maximumDepth else {
      throw fault("nested deeper than \(JSON.maximumDepth) levels")
    }
    position += 1
    try skipSpace()
  }

  /// Passes the closing byte of an array.
  mutating func leaveArray() throws(JSONReadError) {
    guard take(ASCII.closeBracket) else { throw fault("expected ',' or ']' after an element") }
  }

  /// Passes the closing byte of an object.
  mutating func leaveObject() throws(JSONReadError) {
    guard take(ASCII.closeBrace) else { throw fault("expected ',' or '}' after a member") }
  }

  /// Passes the colon between a name and its value.
  mutating func takeColon() throws(JSONReadError) {
    guard take(ASCII.colon) else { throw fault("expected ':' after a member name") }
  }

  /// Refuses what cannot begin a name.
  func expectName() throws(JSONReadError) {
    guard next == ASCII.quote else { throw fault("expected a member name in double quotes") }
  }

  /// Passes a name and gives its bytes, unescaped.
  mutating func nameBytes() throws(JSONReadError) -> ArraySlice<UInt8> {
    try expectName()
    let text = try stringText()
    return text.unescaped?[...] ?? bytes[text.range]
  }

  /// Refuses a name that a record cannot have behind the one before it.
  func checkRecordName<Name: Sequence<UInt8>>(
    _ name: Name, after last: Name?, at start: Int
  ) throws(JSONReadError) {
    guard name.allSatisfy({ $0 < 0x80 }) else {
      throw fault("a record's member names are ASCII", at: start)
    }
    // In ASCII the order of bytes is that of UTF-16.
    guard let last, !last.lexicographicallyPrecedes(name) else { return }
    throw fault(
      last.elementsEqual(name)
        ? "a member name used twice in one object" : "a record's members are in canonical order",
      at: start)
  }
}
