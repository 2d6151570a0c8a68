/// Reads XML (1.0, fifth edition) as it is unpacked, strictly and without what is dangerous.
///
/// There is no document type and no entity but the five and numbers, elements lie in one another
/// as deep as the limit has it, and what is not well-formed ends the reading. Of a document
/// of any size as much is held as its longest tag takes.
struct XMLStream {
  private var bytes: MemberBytes
  private let limits: UnpackingLimits
  private var elements = 0
  /// What is unpacked and not read yet begins at `position`.
  private var buffer: [UInt8] = []
  private var position = 0
  private var scopes = XMLScopes()
  private var attributes: [(name: Range<Int>, value: Range<Int>)] = []
  /// Whether an element without content was begun, whose end comes next.
  private var isEmptyElement = false
  private var hasRoot = false

  /// Tags, comments and the like longer than this are not read.
  private static let longestMarkup = 1 << 20
  private static let mostAttributes = 256
  private static let longestReference = 12
  /// Longer text is given in pieces, in bytes.
  private static let longestText = 64 << 10

  /// A stream at the beginning of a member.
  init(_ bytes: MemberBytes, within limits: UnpackingLimits) throws(OfficeFault) {
    self.bytes = bytes
    self.limits = limits
    while buffer.count < 4, try fill() {}
    if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    if buffer.starts(with: [0xFF, 0xFE]) || buffer.starts(with: [0xFE, 0xFF]) {
      throw damaged("in UTF-16 and not in UTF-8")
    }
  }

  /// How many elements are open.
  var depth: Int { scopes.depth }

  /// What comes next; nil behind the root.
  mutating func next() throws(OfficeFault) -> XMLEvent? {
    if isEmptyElement {
      isEmptyElement = false
      return close()
    }
    var text: [UInt8] = []
    while text.count < Self.longestText {
      if position == buffer.count, try !fill() {
        guard scopes.depth == 0, hasRoot else { throw damaged("ends too early") }
        return nil
      }
      switch buffer[position] {
      case 0x3C:
        if position + 1 == buffer.count, try !fill() { throw damaged("ends too early") }
        let sign = buffer[position + 1]
        if sign == 0x3F {
          try readInstruction()
        } else if sign == 0x21, try begins("<!--") {
          position = try end(of: "-->", from: position + 4)
        } else if sign == 0x21, try begins("<![CDATA[") {
          let end = try end(of: "]]>", from: position + 9)
          text += buffer[(position + 9)..<(end - 3)]
          position = end
        } else {
          // What was read before the tag comes first.
          if !text.isEmpty, scopes.depth > 0 { return .text(text) }
          return try readTag()
        }
      case 0x26: text += try readReference()
      default:
        let start = position
        while position < buffer.count, buffer[position] != 0x3C, buffer[position] != 0x26 {
          position += 1
        }
        text += buffer[start..<position]
        if position == buffer.count, scopes.depth > 0 { return .text(text) }
      }
      if scopes.depth == 0 { text = [] }
    }
    return .text(text)
  }

  /// The value of an attribute of the element that was begun last; nil where it has none.
  mutating func attribute(_ local: String, in space: XMLSpace) throws(OfficeFault) -> String? {
    for (name, value) in attributes {
      let (prefix, own) = buffer[name].parted
      guard own.elementsEqual(local.utf8) else { continue }
      // An attribute without a prefix is in no vocabulary.
      guard (prefix.isEmpty ? .other : scopes.space(of: prefix)) == space else { continue }
      return String(decoding: try self.value(value), as: UTF8.self)
    }
    return nil
  }

  /// Passes over the element that was begun last, to its end.
  mutating func skip() throws(OfficeFault) {
    let outer = scopes.depth - 1
    while scopes.depth > outer, try next() != nil {}
  }

  /// What is wrong with the member.
  func damaged(_ what: String) -> OfficeFault { .damaged(what, member: bytes.name) }

  private func tooComplex(_ what: String) -> OfficeFault {
    OfficeFault(.tooComplex, "\(what); save the document as text", member: bytes.name)
  }

  private mutating func close() -> XMLEvent? { scopes.close().map { .end($0) } }

  /// Unpacks more behind what is left; false where there is no more.
  private mutating func fill() throws(OfficeFault) -> Bool {
    // Attributes lie in the buffer, so that what is read goes only when more is needed.
    if position > 0 {
      buffer.removeFirst(position)
      position = 0
      attributes = []
    }
    guard let piece = try bytes.next() else { return false }
    buffer += piece
    return true
  }

  /// Whether some text comes next.
  private mutating func begins(_ text: String) throws(OfficeFault) -> Bool {
    let text = Array(text.utf8)
    while buffer.count - position < text.count {
      guard buffer[position...].elementsEqual(text.prefix(buffer.count - position)) else {
        return false
      }
      guard try fill() else { return false }
    }
    return buffer[position...].starts(with: text)
  }

  /// Where the markup ends that some text closes, behind that text.
  private mutating func end(
    of text: String, from start: Int
  ) throws(OfficeFault) -> Int {
    let text = Array(text.utf8)
    var length = start - position
    while true {
      let offset = position + length
      guard offset + text.count <= buffer.count else {
        guard try fill() else { throw damaged("ends too early") }
        continue
      }
      if buffer[offset] == text[0], buffer[offset...].starts(with: text) {
        return offset + text.count
      }
      length += 1
      guard length <= Self.longestMarkup else { throw tooComplex("has markup longer than 1 MiB") }
    }
  }

  /// A processing instruction, of which that at the beginning tells the encoding.
  private mutating func readInstruction() throws(OfficeFault) {
    let end = try end(of: "?>", from: position + 2)
    let words = String(decoding: buffer[position..<end], as: UTF8.self).lowercased()
    position = end
    guard !hasRoot, words.hasPrefix("<?xml "), let found = words.firstRange(of: "encoding") else {
      return
    }
    let value = words[found.upperBound...].drop { " \t\r\n=\"'".contains($0) }
    let name = value.prefix { !" \t\r\n\"'?".contains($0) }
    guard name == "utf-8" || name == "utf8" else { throw damaged("not in UTF-8") }
  }

  private mutating func readReference() throws(OfficeFault) -> [UInt8] {
    while true {
      let window = buffer[position...].prefix(Self.longestReference)
      if let end = window.firstIndex(of: 0x3B) {
        guard let text = XMLReference.character(buffer[(position + 1)..<end]) else { break }
        position = end + 1
        return text
      }
      guard window.count < Self.longestReference, try fill() else { break }
    }
    throw damaged("has an entity, which is not read")
  }

  /// The value of an attribute with its references read.
  private func value(_ range: Range<Int>) throws(OfficeFault) -> [UInt8] {
    var text: [UInt8] = []
    var rest = buffer[range]
    while let start = rest.firstIndex(of: 0x26) {
      text += rest[..<start]
      guard let end = rest[start...].firstIndex(of: 0x3B),
        let character = XMLReference.character(rest[(start + 1)..<end])
      else { throw damaged("has an entity, which is not read") }
      text += character
      rest = rest[(end + 1)...]
    }
    return text + rest
  }
}

extension XMLStream {
  /// A start or end tag.
  private mutating func readTag() throws(OfficeFault) -> XMLEvent {
    let end = try tagEnd()
    defer { position = end }
    var offset = position + 1
    func isName(_ byte: UInt8) -> Bool {
      byte > 0x20 && byte != 0x2F && byte != 0x3E && byte != 0x3D && byte != 0x22 && byte != 0x27
        && byte != 0x3C
    }
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    func name() -> Range<Int> {
      let start = offset
      while offset < end, isName(buffer[offset]) { offset += 1 }
      return start..<offset
    }
    func skipSpace() { while offset < end, isSpace(buffer[offset]) { offset += 1 } }
    if buffer[offset] == 0x2F {
      offset += 1
      let written = name()
      skipSpace()
      guard offset == end - 1, scopes.isInnermost(buffer[written]), let event = close() else {
        throw damaged("its elements do not lie in one another")
      }
      return event
    }
    if buffer[offset] == 0x21 {
      throw damaged("has a document type, which is not read")
    }
    let element = name()
    attributes = []
    guard !element.isEmpty, scopes.depth > 0 || !hasRoot else {
      throw damaged("is not well-formed XML")
    }
    while true {
      skipSpace()
      if buffer[offset] == 0x2F, offset == end - 2 {
        isEmptyElement = true
        break
      }
      if offset == end - 1 { break }
      let attribute = name()
      skipSpace()
      guard !attribute.isEmpty, offset < end, buffer[offset] == 0x3D else {
        throw damaged("is not well-formed XML")
      }
      offset += 1
      skipSpace()
      let quote = buffer[offset]
      guard quote == 0x22 || quote == 0x27,
        let close = buffer[(offset + 1)..<end].firstIndex(of: quote)
      else { throw damaged("is not well-formed XML") }
      attributes.append((attribute, offset + 1..<close))
      offset = close + 1
      guard attributes.count <= Self.mostAttributes else {
        throw tooComplex("has an element with more than \(Self.mostAttributes) attributes")
      }
    }
    for (name, address) in attributes {
      let (prefix, local) = buffer[name].parted
      let isDefault = prefix.isEmpty && local.elementsEqual("xmlns".utf8)
      guard isDefault || prefix.elementsEqual("xmlns".utf8) else { continue }
      guard scopes.bind(isDefault ? [] : local, to: try value(address)) else {
        throw tooComplex("declares too many vocabularies")
      }
    }
    hasRoot = true
    let event = XMLEvent.start(scopes.open(buffer[element]))
    elements += 1
    guard scopes.depth <= limits.depth else {
      throw tooComplex("has elements more than \(limits.depth) deep")
    }
    guard elements <= limits.elements else {
      throw tooComplex("has more than \(limits.elements) elements")
    }
    return event
  }

  /// Where the tag ends that begins here; quotes may hold what ends one.
  private mutating func tagEnd() throws(OfficeFault) -> Int {
    var length = 1
    var quote: UInt8 = 0
    while true {
      guard position + length < buffer.count else {
        guard try fill() else { throw damaged("ends too early") }
        continue
      }
      let byte = buffer[position + length]
      length += 1
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
      } else if byte == 0x3E {
        return position + length
      }
      guard length <= Self.longestMarkup else { throw tooComplex("has a tag longer than 1 MiB") }
    }
  }
}
