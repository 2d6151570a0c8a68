extension JSON {
  /// Holds bytes to the rules of ``parseRecord(_:)`` without making values of them, and
  /// tells where one string lies, between its quotes.
  ///
  /// - Parameter path: the names of the members that lead to the string.
  /// - Returns: nil where there is no such member, or it is something else than a string
  ///   without escapes.
  /// - Throws: ``JSONReadError`` for bytes that ``parseRecord(_:)`` refuses.
  /// - Complexity: linear in the number of bytes.
  package static func recordString(
    at path: [String], in bytes: [UInt8]
  ) throws(JSONReadError) -> Range<Int>? {
    var check = RecordCheck(Reader(bytes: bytes, isRecord: true), path: path)
    return try check.run()
  }
}

/// Passes over one record by the reader's rules.
private struct RecordCheck {
  private var reader: Reader
  private let path: [String]
  private var found: Range<Int>?

  init(_ reader: Reader, path: [String]) {
    self.reader = reader
    self.path = path
  }

  mutating func run() throws(JSONReadError) -> Range<Int>? {
    try reader.refuseMark()
    try reader.skipSpace()
    try value(depth: 0, matched: 0)
    try reader.refuseRest()
    return found
  }

  /// Passes a value that lies inside `depth` arrays and objects.
  ///
  /// - Parameter matched: how many names of the path lead to it; nil off the path.
  private mutating func value(depth: Int, matched: Int?) throws(JSONReadError) {
    switch reader.next {
    case ASCII.openBrace: try object(depth: depth, matched: matched)
    case ASCII.openBracket: try array(depth: depth)
    case ASCII.quote:
      let text = try reader.stringText()
      if matched == path.count { found = text.unescaped == nil ? text.range : nil }
    default: _ = try reader.value(depth: depth)
    }
  }

  private mutating func array(depth: Int) throws(JSONReadError) {
    try reader.enter(depth: depth)
    if reader.take(ASCII.closeBracket) { return }
    repeat {
      try reader.skipSpace()
      try value(depth: depth + 1, matched: nil)
      try reader.skipSpace()
    } while reader.take(ASCII.comma)
    try reader.leaveArray()
  }

  private mutating func object(depth: Int, matched: Int?) throws(JSONReadError) {
    try reader.enter(depth: depth)
    if reader.take(ASCII.closeBrace) { return }
    var last: ArraySlice<UInt8>?
    repeat {
      try reader.skipSpace()
      let start = reader.position
      let name = try reader.nameBytes()
      try reader.checkRecordName(name, after: last, at: start)
      last = name
      try reader.skipSpace()
      try reader.takeColon()
      try reader.skipSpace()
      try value(depth: depth + 1, matched: next(matched, name))
      try reader.skipSpace()
    } while reader.take(ASCII.comma)
    try reader.leaveObject()
  }

  /// How far along the path a member of this name leads.
  private func next(_ matched: Int?, _ name: ArraySlice<UInt8>) -> Int? {
    guard let matched, matched < path.count, name.elementsEqual(path[matched].utf8) else {
      return nil
    }
    return matched + 1
  }
}
