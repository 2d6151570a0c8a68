extension JSON {
  /// This value on one line, without a line end, members in the order given.
  ///
  /// For logs and streams, not for hashing. Nothing is refused: repeated names
  /// and integers of any size are written as they are. What JSON cannot hold,
  /// which is a number that is not finite, is written as `null`, and so is an
  /// array or object nested deeper than ``maximumDepth``. Escapes are those of
  /// ``canonicalBytes()``: no byte below 0x20 is in the line.
  public func lineBytes() -> [UInt8] {
    var writer = PlainWriter(indent: nil)
    writer.write(self, depth: 0)
    return writer.bytes
  }

  /// This value laid out for people: a member or element a line, members in the
  /// order given, without a final line end.
  ///
  /// Not for hashing; the same values as in ``lineBytes()`` become `null`.
  ///
  /// - Parameter indent: spaces for each level, taken as the nearest of 0–16.
  public func prettyBytes(indent: Int = 2) -> [UInt8] {
    var writer = PlainWriter(indent: min(max(indent, 0), 16))
    writer.write(self, depth: 0)
    return writer.bytes
  }
}

/// Writes any value, and never refuses one.
private struct PlainWriter {
  private(set) var bytes: [UInt8] = []
  /// Spaces a level, or nil to write on one line.
  private let indent: Int?

  init(indent: Int?) {
    self.indent = indent
    bytes.reserveCapacity(512)
  }

  /// Writes a value that lies inside `depth` arrays and objects.
  mutating func write(_ value: JSON, depth: Int) {
    switch value {
    case .bool(let value):
      bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let value):
      bytes.appendJSONInteger(value)
    case .number(let value) where value.isFinite:
      bytes.appendJSONNumber(value)
    case .string(let value):
      bytes.appendJSONString(value)
    case .array(let values) where depth < JSON.maximumDepth:
      write(values, depth: depth + 1)
    case .object(let members) where depth < JSON.maximumDepth:
      write(members, depth: depth + 1)
    case .null, .number, .array, .object:
      bytes.append(contentsOf: "null".utf8)
    }
  }

  private mutating func write(_ values: [JSON], depth: Int) {
    bytes.append(ASCII.openBracket)
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(ASCII.comma) }
      breakLine(depth: depth)
      write(value, depth: depth)
    }
    if !values.isEmpty { breakLine(depth: depth - 1) }
    bytes.append(ASCII.closeBracket)
  }

  private mutating func write(_ members: [JSON.Member], depth: Int) {
    bytes.append(ASCII.openBrace)
    for (index, member) in members.enumerated() {
      if index > 0 { bytes.append(ASCII.comma) }
      breakLine(depth: depth)
      bytes.appendJSONString(member.name)
      bytes.append(ASCII.colon)
      if indent != nil { bytes.append(ASCII.space) }
      write(member.value, depth: depth)
    }
    if !members.isEmpty { breakLine(depth: depth - 1) }
    bytes.append(ASCII.closeBrace)
  }

  private mutating func breakLine(depth: Int) {
    guard let indent else { return }
    bytes.append(ASCII.lineFeed)
    bytes.append(contentsOf: repeatElement(ASCII.space, count: depth * indent))
  }
}
