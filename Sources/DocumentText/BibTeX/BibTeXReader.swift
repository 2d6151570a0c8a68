/// Reads the fields of a bibliography of BibTeX or BibLaTeX: each entry is a flow, each field
/// a paragraph of it. What stands between entries is comment.
struct BibTeXReader {
  private let source: [UInt8]
  private var text: TeXText
  private var offset = 0

  /// The text of a bibliography.
  static func read(_ source: [UInt8]) -> DocumentText {
    var reader = BibTeXReader(source)
    while reader.offset < source.count {
      if source[reader.offset] == 0x40 { reader.readEntry() } else { reader.offset += 1 }
    }
    return reader.text.builder.finish()
  }

  private init(_ source: [UInt8]) {
    self.source = source
    text = TeXText(source, hasComments: false)
  }

  private mutating func readEntry() {
    let start = offset + 1
    offset = start
    skip { BibTeXReader.isName($0) }
    let type = String(decoding: source[start..<offset], as: UTF8.self).lowercased()
    skip { $0 <= 0x20 }
    guard offset > start, offset < source.count, source[offset] == 0x7B || source[offset] == 0x28
    else { return }
    let open = offset
    offset += 1
    if type == "comment" || type == "preamble" || type == "string" {
      offset = open
      _ = readValue()
      return
    }
    text.flow = text.builder.addFlow()
    text.notes = text.builder.addFlow()
    text.deepNotes = text.builder.addFlow()
    skip { $0 != 0x2C && $0 != 0x7D && $0 != 0x3D && $0 != 0x40 }
    while offset < source.count, readField() {}
  }

  /// Reads a field from the comma before it; false at the end of the entry.
  private mutating func readField() -> Bool {
    skip { $0 <= 0x20 || $0 == 0x2C }
    guard offset < source.count, source[offset] != 0x7D, source[offset] != 0x29,
      source[offset] != 0x40
    else {
      if offset < source.count, source[offset] != 0x40 { offset += 1 }
      return false
    }
    let start = offset
    skip { $0 != 0x3D && $0 != 0x2C && $0 != 0x7D && $0 != 0x40 && $0 != 0x0A }
    skip { $0 <= 0x20 }
    guard offset < source.count, source[offset] == 0x3D else {
      // Broken; what follows is looked at anew.
      if offset == start { offset += 1 }
      return true
    }
    offset += 1
    repeat {
      skip { $0 <= 0x20 || $0 == 0x23 }
      guard offset < source.count else { return false }
      text.read(readValue())
      skip { $0 <= 0x20 }
    } while offset < source.count && source[offset] == 0x23
    text.builder.endParagraph(at: offset, in: text.flow)
    return true
  }

  /// The inside of a value in braces or quotation marks, or a bare one, which is read. A new
  /// entry at the head of a line ends one that was never closed.
  private mutating func readValue() -> Range<Int> {
    let start = offset
    let open = source[offset]
    guard open == 0x7B || open == 0x22 || open == 0x28 else {
      skip { $0 > 0x20 && $0 != 0x2C && $0 != 0x7D && $0 != 0x23 && $0 != 0x40 }
      if offset == start { offset += 1 }
      return start..<offset
    }
    offset += 1
    var depth = 0
    while offset < source.count {
      let byte = source[offset]
      if byte == 0x5C {
        offset += 1
      } else if depth == 0, byte == 0x22 && open == 0x22 || byte == 0x29 && open == 0x28 {
        break
      } else if byte == 0x7B {
        depth += 1
      } else if byte == 0x7D {
        if depth == 0 { break }
        depth -= 1
      } else if byte == 0x40, source[offset - 1] == 0x0A, isEntry(offset) {
        return start + 1..<offset
      }
      offset += 1
    }
    offset = min(offset, source.count)
    let inside = min(start + 1, offset)..<offset
    offset = min(offset + 1, source.count)
    return inside
  }

  private func isEntry(_ start: Int) -> Bool {
    let limit = min(source.count, start + 24)
    guard let brace = source[start..<limit].firstIndex(of: 0x7B) else { return false }
    return brace > start + 1 && source[start + 1..<brace].allSatisfy(Self.isName)
  }

  private static func isName(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private mutating func skip(_ belongs: (UInt8) -> Bool) {
    while offset < source.count, belongs(source[offset]) { offset += 1 }
  }
}
