/// Finds where tags, comments and attributes of a file end (HTML, 13.2.5; XML 1.0, 2.5 to 3.1).
///
/// Whatever is looked for to the end of the file in vain is not looked for twice, so that
/// the work is linear for any bytes.
struct MarkupScanner {
  /// A start or an end tag.
  struct Tag {
    var name: MarkupName
    /// From `<` to behind `>`.
    var range: Range<Int>
    /// Where its attributes begin.
    var attributes: Int
    var isSelfClosing: Bool
  }

  /// An attribute; an empty value stands for none.
  struct Attribute {
    var name: Range<Int>
    var value: Range<Int>
  }

  private enum Step {
    case attribute(Attribute)
    case end(Int, isSelfClosing: Bool)
    case cut
  }

  let source: [UInt8]
  let isXML: Bool
  /// How many tags were cut off by the end of the file.
  private var cuts = 0
  /// Where the end tag of an element stands that was looked for last.
  private var ends: [MarkupName: Int] = [:]

  /// So many tags may be read to the end of the file in vain.
  private static let mostCuts = 16

  /// A scanner of the bytes of a file.
  init(_ source: [UInt8], isXML: Bool) {
    self.source = source
    self.isXML = isXML
  }

  /// Whether mark-up begins with the `<` at an offset.
  @inline(__always)
  func isMarkup(at offset: Int, in text: Span<UInt8>) -> Bool {
    guard offset + 1 < text.count else { return false }
    let next = text[offset + 1]
    return isNameStart(next) || next == 0x2F || next == 0x21 || next == 0x3F
  }

  @inline(__always)
  private func isNameStart(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || (isXML && (byte == 0x5F || byte == 0x3A || byte >= 0x80))
  }

  /// The tag whose name begins at an offset; nil where none can be read.
  ///
  /// - Parameter start: The offset of its `<`.
  mutating func tag(from start: Int, name nameStart: Int) -> Tag? {
    let bytes = source
    let text = bytes.span
    guard cuts < Self.mostCuts, nameStart < text.count, isNameStart(text[nameStart]) else {
      return nil
    }
    var offset = nameStart
    while offset < text.count, !Self.endsName(text[offset]) { offset += 1 }
    var tag = Tag(
      name: MarkupName(nameStart..<offset, in: text), range: start..<offset, attributes: offset,
      isSelfClosing: false)
    while true {
      switch Self.step(&offset, in: text) {
      case .attribute: continue
      case .end(let end, let isSelfClosing):
        tag.range = start..<end
        tag.isSelfClosing = isSelfClosing
        return tag
      case .cut:
        cuts += 1
        return nil
      }
    }
  }

  /// Calls back for each attribute of a tag, in order.
  func attributes(of tag: Tag, _ body: (Attribute) -> Void) {
    let bytes = source
    let text = bytes.span
    var offset = tag.attributes
    while offset < tag.range.upperBound, case .attribute(let found) = Self.step(&offset, in: text) {
      body(found)
    }
  }

  @inline(__always)
  private static func endsName(_ byte: UInt8) -> Bool {
    byte == 0x3E || byte == 0x2F || isSpace(byte)
  }

  /// Whether a byte is white space: space, tab, line feed, form feed, carriage return.
  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte <= 0x0D && byte >= 0x09 && byte != 0x0B)
  }

  /// Reads one attribute, or the end of the tag.
  private static func step(_ offset: inout Int, in text: Span<UInt8>) -> Step {
    var isSlash = false
    while offset < text.count, isSpace(text[offset]) || text[offset] == 0x2F {
      isSlash = text[offset] == 0x2F
      offset += 1
    }
    guard offset < text.count else { return .cut }
    if text[offset] == 0x3E {
      offset += 1
      return .end(offset, isSelfClosing: isSlash)
    }
    let start = offset
    offset += 1
    while offset < text.count, text[offset] != 0x3D, !endsName(text[offset]) { offset += 1 }
    let name = start..<offset
    var equals = offset
    while equals < text.count, isSpace(text[equals]) { equals += 1 }
    guard equals < text.count, text[equals] == 0x3D else {
      return .attribute(Attribute(name: name, value: offset..<offset))
    }
    offset = equals + 1
    while offset < text.count, isSpace(text[offset]) { offset += 1 }
    guard offset < text.count else { return .cut }
    let quote = text[offset]
    let value: Int
    if quote == 0x22 || quote == 0x27 {
      offset += 1
      value = offset
      while offset < text.count, text[offset] != quote { offset += 1 }
      guard offset < text.count else { return .cut }
      offset += 1
      return .attribute(Attribute(name: name, value: value..<offset - 1))
    }
    value = offset
    while offset < text.count, text[offset] != 0x3E, !isSpace(text[offset]) { offset += 1 }
    return .attribute(Attribute(name: name, value: value..<offset))
  }

  /// The offset behind the next place of some bytes; the end of the file without one.
  func end(of needle: StaticBytes, from start: Int) -> Int {
    let bytes = source
    return needle.firstEnd(in: bytes.span, from: start) ?? source.count
  }

  /// Where the next end tag of an element begins; nil where there is none.
  mutating func endTag(_ name: MarkupName, from start: Int) -> Int? {
    if let known = ends[name], known >= start { return known < source.count ? known : nil }
    let bytes = source
    let text = bytes.span
    var offset = start
    while offset + 2 < text.count {
      if text[offset] == 0x3C, text[offset + 1] == 0x2F {
        var end = offset + 2
        while end < text.count, !Self.endsName(text[end]), text[end] != 0x3C { end += 1 }
        if MarkupName(offset + 2..<end, in: text) == name {
          ends[name] = offset
          return offset
        }
        offset = end
      } else {
        offset += 1
      }
    }
    ends[name] = source.count
    return nil
  }
}

/// A few bytes that are looked for in files.
struct StaticBytes {
  private let bytes: [UInt8]

  /// The bytes of a text.
  init(_ text: String) { bytes = Array(text.utf8) }

  /// Whether they stand at an offset, ASCII letters in either case.
  func stands(at offset: Int, in text: Span<UInt8>) -> Bool {
    guard text.count - offset >= bytes.count else { return false }
    for index in bytes.indices {
      let byte = text[offset + index]
      if byte != bytes[index], byte &- 0x61 >= 26 || byte & 0xDF != bytes[index] { return false }
    }
    return true
  }

  /// The offset behind the first place of them at or behind an offset.
  func firstEnd(in text: Span<UInt8>, from start: Int) -> Int? {
    var offset = start
    while offset < text.count {
      if text[offset] == bytes[0], stands(at: offset, in: text) { return offset + bytes.count }
      offset += 1
    }
    return nil
  }
}
