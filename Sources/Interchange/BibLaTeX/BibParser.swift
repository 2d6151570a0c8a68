/// Reads the syntax of BibTeX: entries, `@string`, `@preamble`, `@comment`, values in braces
/// or quotes, joined by `#`. What stands between entries is comment, as in BibTeX; a line that
/// begins with `%` is so whatever it says, and what follows a `%` between the fields of an entry is
/// one too, as in Biber.
struct BibParser {
  private let bytes: [UInt8]
  private var at = 0
  private var strings: [String: BibText] = [:]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    // The strings that BibTeX's styles define.
    for month in EnglishDate.months {
      var value = BibText()
      value.append(Array(month.utf8)[...], at: 0)
      strings[month.prefix(3).lowercased()] = value
    }
  }

  mutating func file() throws(BibFault) -> BibFile {
    var entries: [BibFile.Entry] = []
    while skipComment() {
      let start = at
      at += 1
      let type = try word("the entry's type").lowercased()
      skipSpace()
      if type == "comment", peek != UInt8(ascii: "{") { continue }
      guard let open = peek, open == UInt8(ascii: "{") || open == UInt8(ascii: "(") else {
        throw fault("expected “{” after “@\(type)”")
      }
      switch type {
      case "comment": _ = try braced(from: start)
      case "preamble":
        at += 1
        _ = try value()
        try close(open, start)
      case "string":
        at += 1
        skipSpace()
        let name = try word("the string's name").lowercased()
        try expect(UInt8(ascii: "="), "expected “=” after the string's name")
        strings[name] = try value()
        try close(open, start)
      default:
        at += 1
        entries.append(try entry(type, open, start))
      }
    }
    return BibFile(entries: entries)
  }

  private mutating func entry(
    _ type: String, _ open: UInt8, _ start: Int
  ) throws(BibFault) -> BibFile.Entry {
    skipSpace()
    let key = try word("the entry's key")
    var entry = BibFile.Entry(type: type, key: key, fields: [], offset: start)
    while true {
      skipSpace()
      guard peek == UInt8(ascii: ",") else { break }
      at += 1
      skipSpace()
      // A comma may stand behind the last field.
      guard let next = peek, next != Self.closing(open) else { break }
      let offset = at
      let name = try word("a field's name").lowercased()
      guard entry[name] == nil else { throw fault("“\(name)” stands twice", at: offset) }
      try expect(UInt8(ascii: "="), "expected “=” after “\(name)”")
      entry.fields.append(BibFile.Field(name: name, offset: offset, value: try value()))
    }
    try close(open, start)
    return entry
  }

  /// Pieces joined by `#`.
  private mutating func value() throws(BibFault) -> BibText {
    var value = BibText()
    while true {
      skipSpace()
      switch peek {
      case UInt8(ascii: "{"):
        let start = at
        let piece = try braced(from: start)
        value.append(piece, at: start + 1)
      case UInt8(ascii: "\""): try quoted(&value)
      case let byte? where byte &- 0x30 < 10:
        let start = at
        while let digit = peek, digit &- 0x30 < 10 { at += 1 }
        value.append(bytes[start..<at], at: start)
      default:
        let start = at
        let name = try word("a value in braces or quotes, a number or a string's name")
        guard let known = strings[name.lowercased()] else {
          throw fault("no string has the name “\(name)”", at: start)
        }
        value.append(known)
      }
      skipSpace()
      guard peek == UInt8(ascii: "#") else { return value }
      at += 1
    }
  }

  /// The bytes between braces that match.
  private mutating func braced(from start: Int) throws(BibFault) -> ArraySlice<UInt8> {
    let open = at
    var depth = 0
    while let byte = peek {
      at += 1
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
      if depth == 0 { return bytes[(open + 1)..<(at - 1)] }
    }
    throw fault("no “}” matches this brace", at: open)
  }

  private mutating func quoted(_ value: inout BibText) throws(BibFault) {
    let open = at
    var depth = 0
    at += 1
    while let byte = peek {
      at += 1
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
      if depth < 0 { throw fault("“}” matches no brace", at: at - 1) }
      if byte == UInt8(ascii: "\""), depth == 0 {
        return value.append(bytes[(open + 1)..<(at - 1)], at: open + 1)
      }
    }
    throw fault("no quote ends this value", at: open)
  }

  // MARK: Bytes

  private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

  private func fault(_ message: String, at offset: Int? = nil) -> BibFault {
    BibFault(offset: offset ?? at, message: message)
  }

  /// Goes to the next `@` that does not stand within a word, as in an address; false at the
  /// end.
  private mutating func skipComment() -> Bool {
    func isEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
    var isLineStart = at == 0 || isEnd(bytes[at - 1])
    while let byte = peek {
      if byte == UInt8(ascii: "@"), at == 0 || !Self.isInWord(bytes[at - 1]) { return true }
      if isLineStart, byte == UInt8(ascii: "%") {
        while let byte = peek, !isEnd(byte) { at += 1 }
        continue
      }
      isLineStart = isEnd(byte)
      at += 1
    }
    return false
  }

  private static func isInWord(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || ".-_+".utf8.contains(byte)
  }

  private mutating func skipSpace() {
    var isComment = false
    while let byte = peek {
      if byte == 0x0A || byte == 0x0D { isComment = false }
      if byte == UInt8(ascii: "%") { isComment = true }
      guard isComment || byte == 0x20 || 0x09...0x0D ~= byte else { return }
      at += 1
    }
  }

  private mutating func word(_ what: String) throws(BibFault) -> String {
    let start = at
    while let byte = peek, byte > 0x20, !"{}(),=#\"'%~\\".utf8.contains(byte) { at += 1 }
    guard start < at else { throw fault("expected \(what)") }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private mutating func expect(_ byte: UInt8, _ message: String) throws(BibFault) {
    skipSpace()
    guard peek == byte else { throw fault(message) }
    at += 1
  }

  private static func closing(_ open: UInt8) -> UInt8 {
    open == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: ")")
  }

  private mutating func close(_ open: UInt8, _ start: Int) throws(BibFault) {
    skipSpace()
    if peek == nil { throw fault("the entry has no end", at: start) }
    let end = Self.closing(open) == UInt8(ascii: "}") ? "}" : ")"
    try expect(Self.closing(open), "expected “,” or “\(end)”")
  }
}
