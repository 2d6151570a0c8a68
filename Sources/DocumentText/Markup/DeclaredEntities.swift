/// The entities that the DOCTYPE of a file declares in itself as simple text (XML 1.0, 4.2.2).
///
/// A text with elements in it is not simple, nor is a long one, and what a file elsewhere
/// declares is not known. Entities in the text of an entity are those declared before it.
struct DeclaredEntities {
  private var texts: [[UInt8]: [UInt8]] = [:]

  private static let longestText = 512
  private static let mostEntities = 10_000

  /// Whether nothing is declared.
  var isEmpty: Bool { texts.isEmpty }

  /// The text of a name.
  subscript(name: Span<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    for offset in name.indices { bytes.append(name[offset]) }
    return texts[bytes]
  }

  /// Reads a DOCTYPE and its declarations.
  ///
  /// - Parameters:
  ///   - start: The offset behind `<!DOCTYPE`.
  ///   - end: Set to the offset behind the DOCTYPE, where it ends.
  mutating func read(from start: Int, in text: Span<UInt8>, end: inout Int) {
    var offset = start
    var isInside = false
    while offset < text.count {
      switch text[offset] {
      case 0x22, 0x27:
        guard let close = Self.first(text[offset], from: offset + 1, in: text) else { return }
        offset = close
      case 0x5B: isInside = true
      case 0x5D: isInside = false
      case 0x3E where !isInside:
        end = offset + 1
        return
      case 0x3C where isInside:
        guard let close = readDeclaration(at: offset, in: text) else { return }
        offset = close
      default: break
      }
      offset += 1
    }
  }

  private static func first(_ byte: UInt8, from start: Int, in text: Span<UInt8>) -> Int? {
    var offset = start
    while offset < text.count, text[offset] != byte { offset += 1 }
    return offset < text.count ? offset : nil
  }

  private static let commentEnd = StaticBytes("-->")
  private static let instructionEnd = StaticBytes("?>")
  private static let comment = StaticBytes("<!--")
  private static let instruction = StaticBytes("<?")
  private static let entity = StaticBytes("<!ENTITY")

  /// Reads one declaration, and gives the offset of its last byte; nil where it has no end.
  private mutating func readDeclaration(at start: Int, in text: Span<UInt8>) -> Int? {
    if Self.comment.stands(at: start, in: text) {
      return Self.commentEnd.firstEnd(in: text, from: start + 4).map { $0 - 1 }
    }
    if Self.instruction.stands(at: start, in: text) {
      return Self.instructionEnd.firstEnd(in: text, from: start + 2).map { $0 - 1 }
    }
    if Self.entity.stands(at: start, in: text) { readEntity(from: start + 8, in: text) }
    var offset = start
    while offset < text.count, text[offset] != 0x3E {
      if text[offset] == 0x22 || text[offset] == 0x27 {
        guard let close = Self.first(text[offset], from: offset + 1, in: text) else { return nil }
        offset = close
      }
      offset += 1
    }
    return offset < text.count ? offset : nil
  }

  /// Reads the name and the quoted text of an entity; one of another file has none.
  private mutating func readEntity(from start: Int, in text: Span<UInt8>) {
    var offset = start
    while offset < text.count, MarkupScanner.isSpace(text[offset]) { offset += 1 }
    let nameStart = offset
    while offset < text.count, text[offset] > 0x20, text[offset] != 0x22, text[offset] != 0x27,
      text[offset] != 0x3E, text[offset] != 0x25
    {
      offset += 1
    }
    let name = nameStart..<offset
    while offset < text.count, MarkupScanner.isSpace(text[offset]) { offset += 1 }
    guard !name.isEmpty, texts.count < Self.mostEntities, offset < text.count,
      text[offset] == 0x22 || text[offset] == 0x27,
      let close = Self.first(text[offset], from: offset + 1, in: text),
      let value = value(offset + 1..<close, in: text)
    else { return }
    var key: [UInt8] = []
    for offset in name { key.append(text[offset]) }
    // The first declaration holds.
    if texts[key] == nil { texts[key] = value }
  }

  /// The text of an entity with the references in it read; nil where it is not simple.
  private func value(_ range: Range<Int>, in text: Span<UInt8>) -> [UInt8]? {
    guard range.count <= Self.longestText else { return nil }
    var references = CharacterReferences(
      .xml, entities: self, fileLength: Self.longestText)
    let value = text.extracting(range)
    var bytes: [UInt8] = []
    var offset = 0
    while offset < value.count {
      switch value[offset] {
      case 0x3C: return nil
      case 0x26:
        guard let meaning = references.meaning(at: offset, in: value) else { return nil }
        switch meaning.text {
        case .scalar(let scalar): bytes += scalar.utf8
        case .bytes(let text): bytes += text
        }
        offset = meaning.end
      default:
        bytes.append(value[offset])
        offset += 1
      }
      if bytes.count > Self.longestText { return nil }
    }
    return bytes
  }
}
