/// Where something stands in a text file that a person edits.
struct CSVPlace: Hashable, Sendable {
  /// 1-based, counted in line feeds.
  var line: Int
  /// 1-based, in Unicode scalars from the start of the line; a BOM is not counted.
  var column: Int
}

/// One field of a record: its value without quotes, and where it begins.
struct CSVField: Hashable, Sendable {
  var value: String
  var place: CSVPlace
}

/// Reads RFC 4180 records from bytes and remembers where each field stood.
///
/// Stricter than most readers, because a register is evidence: invalid UTF-8, a quote
/// inside an unquoted field, text after a closing quote and a lone carriage return are
/// errors with their place. A BOM and CRLF line ends are let through.
struct CSVReader {
  /// The name that begins every message.
  let file: String
  private let bytes: [UInt8]
  private let divider: UInt8
  private var index = 0
  private var place = CSVPlace(line: 1, column: 1)

  /// Begins to read.
  ///
  /// - Parameter divider: what stands between two fields.
  init(
    file: String, bytes: [UInt8], divider: UInt8 = CSVByte.comma
  ) throws(RegestError) {
    self.file = file
    self.divider = divider
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let offset = error.byteOffsets.lowerBound
      while index < offset { advance() }
      let byte = offset < bytes.count ? bytes[offset] : 0
      throw malformed(place, expected: "UTF-8", found: "byte 0x\(CSVReader.hexadecimal(byte))")
    }
  }

  /// The fields of the next record, or nil after the last one.
  mutating func next() throws(RegestError) -> [CSVField]? {
    guard index < bytes.count else { return nil }
    var fields: [CSVField] = []
    while true {
      fields.append(try current == CSVByte.quote ? quotedField() : plainField())
      guard let byte = current else { return fields }
      switch byte {
      case divider:
        advance()
      case CSVByte.lineFeed:
        advance()
        return fields
      case CSVByte.carriageReturn:
        try lineEnd()
        return fields
      default:
        throw malformed(
          place, expected: "\(dividerName) or the end of the line after the closing quote",
          value: scalarHere())
      }
    }
  }

  /// The error for a place in this file.
  func malformed(_ place: CSVPlace, expected: String, found: String) -> RegestError {
    RegestError(
      .registerMalformed,
      "\(file):\(place.line):\(place.column): expected \(expected), found \(found)")
  }

  /// The same for a value that was found, which is quoted.
  func malformed(_ place: CSVPlace, expected: String, value: String) -> RegestError {
    malformed(place, expected: expected, found: CSVReader.quoted(value))
  }

  private var dividerName: String {
    switch divider {
    case CSVByte.semicolon: "a semicolon"
    case CSVByte.tab: "a tab"
    default: "a comma"
    }
  }

  private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func plainField() throws(RegestError) -> CSVField {
    let start = (index, place)
    while let byte = current, byte != divider, byte != CSVByte.lineFeed,
      byte != CSVByte.carriageReturn
    {
      if byte == CSVByte.quote {
        throw malformed(
          place, expected: "quotes around the whole field", found: "a quote inside it")
      }
      advance()
    }
    return CSVField(value: String(decoding: bytes[start.0..<index], as: UTF8.self), place: start.1)
  }

  private mutating func quotedField() throws(RegestError) -> CSVField {
    let start = place
    var value: [UInt8] = []
    advance()
    while let byte = current {
      advance()
      if byte == CSVByte.quote {
        guard current == CSVByte.quote else {
          return CSVField(value: String(decoding: value, as: UTF8.self), place: start)
        }
        advance()
      }
      value.append(byte)
    }
    throw malformed(start, expected: "a closing quote", found: "the end of the file")
  }

  private mutating func lineEnd() throws(RegestError) {
    let start = place
    advance()
    guard current == CSVByte.lineFeed else {
      throw malformed(
        start, expected: "a line end of LF or CRLF", found: "a lone carriage return")
    }
    advance()
  }

  /// Moves one byte on and keeps the place; only the first byte of a scalar counts.
  private mutating func advance() {
    let byte = bytes[index]
    index += 1
    if byte == CSVByte.lineFeed {
      place = CSVPlace(line: place.line + 1, column: 1)
    } else if current.map({ $0 & 0xC0 != 0x80 }) ?? true {
      place.column += 1
    }
  }

  private func scalarHere() -> String {
    var end = index + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return String(decoding: bytes[index..<end], as: UTF8.self)
  }

  /// A value in a message: in quotes, without control characters, no longer than a line.
  private static func quoted(_ value: String) -> String {
    guard !value.isEmpty else { return "nothing" }
    let visible = value.unicodeScalars.prefix(40).map { scalar in
      scalar.value < 0x20 || scalar.value == 0x7F
        ? "<0x\(hexadecimal(UInt8(scalar.value)))>" : String(scalar)
    }
    let cut = value.unicodeScalars.count > 40 ? "…" : ""
    return "\"\(visible.joined())\(cut)\""
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count < 2 ? "0" + digits : digits
  }
}

/// The bytes that CSV gives a meaning.
enum CSVByte {
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let quote: UInt8 = 0x22
  static let comma: UInt8 = 0x2C
  static let semicolon: UInt8 = 0x3B
  static let tab: UInt8 = 0x09
}
