extension JSON {
  /// The canonical bytes of this value: RFC 8785 (JCS), in full.
  ///
  /// Members are sorted by the UTF-16 code units of their names, numbers are
  /// printed as ECMAScript prints them, escapes are the least possible, and
  /// there is no white space and no line end. Equal bytes do not mean equal
  /// Swift values: `5.0` and `5`, `-0.0` and `0` share theirs. A double such as
  /// 1e16 prints as digits that ``parse(_:)`` reads as an integer, and that
  /// integer is refused here rather than rounded.
  ///
  /// - Throws: ``JSONWriteError`` for a number that is not finite, an integer
  ///   beyond ±(2⁵³ − 1), a repeated name, or nesting deeper than
  ///   ``maximumDepth``.
  public func canonicalBytes() throws(JSONWriteError) -> [UInt8] {
    try CanonicalWriter.bytes(of: self, isRecord: false)
  }

  /// The bytes of this value as a record: those of ``canonicalBytes()``, within
  /// the strict profile that Regest hashes and issues.
  ///
  /// In the profile every member name is ASCII and there are no doubles and no
  /// nulls, so that sorting by bytes, code points or UTF-16 is the same thing.
  ///
  /// - Throws: ``JSONWriteError`` for what ``canonicalBytes()`` refuses, and for
  ///   a double (even `5.0`), a null or a name beyond ASCII.
  public func recordBytes() throws(JSONWriteError) -> [UInt8] {
    try CanonicalWriter.bytes(of: self, isRecord: true)
  }
}

/// Writes one value by RFC 8785, or refuses it.
private struct CanonicalWriter {
  private var bytes: [UInt8] = []
  private let isRecord: Bool

  static func bytes(of value: JSON, isRecord: Bool) throws(JSONWriteError) -> [UInt8] {
    var writer = CanonicalWriter(isRecord: isRecord)
    writer.bytes.reserveCapacity(512)
    try writer.write(value, depth: 0)
    return writer.bytes
  }

  private init(isRecord: Bool) {
    self.isRecord = isRecord
  }

  /// Writes a value that lies inside `depth` arrays and objects.
  private mutating func write(_ value: JSON, depth: Int) throws(JSONWriteError) {
    switch value {
    case .null:
      if isRecord { throw JSONWriteError(.nullInRecord) }
      bytes.append(contentsOf: "null".utf8)
    case .bool(let value):
      bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let value):
      guard value.magnitude <= JSON.maximumInteger.magnitude else {
        throw JSONWriteError(.integerOutOfRange)
      }
      bytes.appendJSONInteger(value)
    case .number(let value):
      if isRecord { throw JSONWriteError(.floatInRecord) }
      guard value.isFinite else { throw JSONWriteError(.notFinite) }
      bytes.appendJSONNumber(value)
    case .string(let value):
      bytes.appendJSONString(value)
    case .array(let values):
      guard depth < JSON.maximumDepth else { throw JSONWriteError(.tooDeep) }
      try write(values, depth: depth + 1)
    case .object(let members):
      guard depth < JSON.maximumDepth else { throw JSONWriteError(.tooDeep) }
      try write(members, depth: depth + 1)
    }
  }

  private mutating func write(_ values: [JSON], depth: Int) throws(JSONWriteError) {
    bytes.append(ASCII.openBracket)
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(ASCII.comma) }
      do { try write(value, depth: depth) } catch { throw error.inElement(index) }
    }
    bytes.append(ASCII.closeBracket)
  }

  private mutating func write(_ members: [JSON.Member], depth: Int) throws(JSONWriteError) {
    bytes.append(ASCII.openBrace)
    var isFirst = true
    for member in try sorted(members) {
      if !isFirst { bytes.append(ASCII.comma) }
      isFirst = false
      if isRecord, !member.name.utf8.allSatisfy({ $0 < 0x80 }) {
        throw JSONWriteError(.nameNotASCII).inMember(member.name)
      }
      bytes.appendJSONString(member.name)
      bytes.append(ASCII.colon)
      do { try write(member.value, depth: depth) } catch { throw error.inMember(member.name) }
    }
    bytes.append(ASCII.closeBrace)
  }

  /// The members in canonical order, each name once.
  private func sorted(_ members: [JSON.Member]) throws(JSONWriteError) -> [JSON.Member] {
    if firstDisorder(members) == nil { return members }
    let sorted = members.sorted { $0.name.precedesInUTF16($1.name) }
    if let repeated = firstDisorder(sorted) {
      throw JSONWriteError(.duplicateName).inMember(repeated.name)
    }
    return sorted
  }

  /// The first member whose name does not sort after the one before it.
  private func firstDisorder(_ members: [JSON.Member]) -> JSON.Member? {
    zip(members, members.dropFirst())
      .first { !$0.0.name.precedesInUTF16($0.1.name) }?.1
  }
}
