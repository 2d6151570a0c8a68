/// Reads the fields of a bibliography of BibTeX or BibLaTeX: each entry is a flow, each field
/// a paragraph of it. What stands between entries is comment.
struct BibTeXReader {
  private struct Field {
    var role: FieldRole?
    /// The insides of what `#` joins.
    var values: [Range<Int>]
    /// Behind the last of them.
    var end: Int
  }

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
    let flow = text.builder.addFlow()
    text.notes = text.builder.addFlow()
    text.deepNotes = text.builder.addFlow()
    skip { $0 != 0x2C && $0 != 0x7D && $0 != 0x3D && $0 != 0x40 }
    var fields: [Field] = []
    while offset < source.count, readField(&fields) {}
    write(fields, to: flow)
  }

  /// Reads a field from the comma before it; false at the end of the entry.
  private mutating func readField(_ fields: inout [Field]) -> Bool {
    skip { $0 <= 0x20 || $0 == 0x2C }
    guard offset < source.count, source[offset] != 0x7D, source[offset] != 0x29,
      source[offset] != 0x40
    else {
      if offset < source.count, source[offset] != 0x40 { offset += 1 }
      return false
    }
    let start = offset
    skip { $0 != 0x3D && $0 != 0x2C && $0 != 0x7D && $0 != 0x40 && $0 != 0x0A }
    let name = source.trimmed(start..<offset)
    skip { $0 <= 0x20 }
    guard offset < source.count, source[offset] == 0x3D else {
      // Broken; what follows is looked at anew.
      if offset == start { offset += 1 }
      return true
    }
    offset += 1
    var field = Field(role: Self.role(of: source[name]), values: [], end: offset)
    defer {
      field.end = offset
      if field.role?.isForPrograms != true { fields.append(field) }
    }
    repeat {
      skip { $0 <= 0x20 || $0 == 0x23 }
      guard offset < source.count else { return false }
      field.values.append(readValue())
      skip { $0 <= 0x20 }
    } while offset < source.count && source[offset] == 0x23
    return true
  }

  /// What a field has to do with a shifr; annotations of BibLaTeX (`library+an:archive`) nothing.
  private static func role(of name: ArraySlice<UInt8>) -> FieldRole? {
    if name.contains(0x2B) { return nil }
    let lowered = String(decoding: name, as: UTF8.self).lowercased()
    return keys.contains(lowered) ? .identifier : FieldRole(name: name)
  }

  /// Fields that hold keys of entries or names of files (BibLaTeX manual, 2.2.3).
  private static let keys: Set = [
    "crossref", "xref", "xdata", "related", "entryset", "ids", "file", "eprint", "sortkey",
  ]

  /// Writes the fields of an entry, and as one those that together are a shifr.
  private mutating func write(_ fields: [Field], to flow: TextBuilder.Flow) {
    let written = fields.map { field -> TextBuilder.Flow? in
      guard field.role != nil else { return nil }
      text.flow = text.builder.addFlow()
      for value in field.values { text.read(value) }
      return text.flow
    }
    let known = fields.indices.filter { written[$0] != nil }
    let references = ShifrRecord.references(
      of: known.compactMap { index in
        guard let role = fields[index].role, let flow = written[index] else { return nil }
        return ShifrRecord.Field(role: role, text: text.builder.bytes(of: flow).trimmed)
      })
    let taken = Set(references.flatMap { $0.parts.map { known[$0.field] } })
    for (index, field) in fields.enumerated() {
      for reference in references where known[reference.place] == index {
        for part in reference.parts {
          guard let own = written[known[part.field]] else { continue }
          let place = text.builder.start(of: own) ?? field.end
          text.builder.append(part.lead, for: place..<place, to: flow)
          text.builder.move(own, behind: flow)
        }
        text.builder.endParagraph(at: field.end, in: flow)
      }
      guard !taken.contains(index) else { continue }
      if let own = written[index] {
        text.builder.move(own, behind: flow)
      } else {
        text.flow = flow
        for value in field.values { text.read(value) }
      }
      text.builder.endParagraph(at: field.end, in: flow)
    }
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
