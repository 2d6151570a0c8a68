/// Reads wikitext as a reader of the page sees it, byte by byte.
struct WikiPlainText {
  private(set) var bytes: [UInt8] = []
  private let text: ArraySlice<UInt8>
  private var index: Int
  /// How many templates and links this text stands in.
  private let depth: Int
  /// Signs that nothing ends in the rest of the text, so that none is looked for again.
  private var endless: Set<UInt8> = []
  private var notes = WikiNotes()

  /// Templates and links nested deeper than this say nothing.
  private static let deepest = 16

  init(_ text: ArraySlice<UInt8>, depth: Int = 0) {
    self.text = text
    self.depth = depth
    index = text.startIndex
  }

  mutating func read() {
    while index < text.endIndex {
      let byte = text[index]
      switch byte {
      case 0x3C: readTag()
      case WikiText.openBrace where WikiText.stands("{{", in: text, at: index): readTemplate()
      case WikiText.openBracket where WikiText.stands("[[", in: text, at: index): readLink()
      case WikiText.openBracket where isOuterLink: readOuterLink()
      case 0x26: readEntity()
      case 0x27 where WikiText.stands("''", in: text, at: index):
        while index < text.endIndex, text[index] == 0x27 { index += 1 }
      default:
        bytes.append(byte)
        index += 1
      }
    }
  }

  private mutating func append(_ part: ArraySlice<UInt8>) {
    guard depth < Self.deepest else { return }
    var reader = WikiPlainText(part, depth: depth + 1)
    reader.read()
    bytes += reader.bytes
  }

  /// A comment, a note, or a tag, of which only what it holds is seen.
  private mutating func readTag() {
    if WikiText.stands("<nowiki>", in: text, at: index) {
      let start = index + 8
      let end = text[start...].firstRange(of: "</nowiki>".utf8)
      bytes += text[start..<(end?.lowerBound ?? text.endIndex)]
      index = end?.upperBound ?? text.endIndex
    } else if let end = WikiText.endOfSilence(in: text, at: index) {
      index = end
    } else if let end = notes.end(in: text, at: index) {
      index = end
    } else if isTag, let end = firstIndex(of: 0x3E) {
      if WikiText.stands("<br", in: text, at: index) { bytes.append(0x20) }
      index = end + 1
    } else {
      bytes.append(0x3C)
      index += 1
    }
  }

  private var isTag: Bool {
    guard index + 1 < text.endIndex else { return false }
    let next = text[index + 1]
    return next == 0x2F || (next | 0x20) &- 0x61 < 26
  }

  /// `[[page|text]]`; a file or a category, which has no text here, counts as any other.
  private mutating func readLink() {
    guard let end = end(of: "[[", "]]") else { return plainByte() }
    let inside = text[(index + 2)..<(end - 2)]
    let label = inside.firstIndex(of: WikiText.pipe).map { inside[($0 + 1)...] } ?? inside
    index = end
    append(label)
  }

  private var isOuterLink: Bool {
    let rest = text[(index + 1)...]
    return rest.starts(with: "http://".utf8) || rest.starts(with: "https://".utf8)
      || rest.starts(with: "//".utf8)
  }

  /// `[https://… text]`.
  private mutating func readOuterLink() {
    guard let end = endOfOuterLink() else { return plainByte() }
    let inside = text[(index + 1)..<end]
    index = end + 1
    append(inside.firstIndex(of: 0x20).map { inside[($0 + 1)...] } ?? inside)
  }

  /// The bracket that ends a link to another site, past the links to pages in its text.
  private mutating func endOfOuterLink() -> Int? {
    guard !endless.contains(0x2F) else { return nil }
    var place = index + 1
    var depth = 0
    while place < text.endIndex {
      if WikiText.stands("[[", in: text, at: place) {
        depth += 1
        place += 1
      } else if depth > 0, WikiText.stands("]]", in: text, at: place) {
        depth -= 1
        place += 1
      } else if depth == 0, text[place] == WikiText.closeBracket {
        return place
      }
      place += 1
    }
    endless.insert(0x2F)
    return nil
  }

  /// Of a template what it shows, as far as that can be told without its page.
  private mutating func readTemplate() {
    guard let end = end(of: "{{", "}}") else { return plainByte() }
    let template = WikiTemplate(in: text[..<end], at: index)
    index = end
    if let sign = Self.signs[template.name] {
      bytes += sign.utf8
      return
    }
    let isInLanguage = template.name == "lang" || template.name == "langx"
    let wanted = isInLanguage ? "2" : "1"
    guard let shown = template.parameters.last(where: { $0.name == wanted }) else { return }
    append(shown.value)
  }

  private static let signs = [
    "!": "|", "=": "=", "nbsp": "\u{A0}", "-": "", "snd": " – ", "ndash": "–", "mdash": "—",
    "—": " — ", "тире": " — ", "~": "\u{A0}", "snds": " – ", "spaced ndash": " – ",
  ]

  private mutating func firstIndex(of byte: UInt8) -> Int? {
    guard !endless.contains(byte) else { return nil }
    let found = text[index...].firstIndex(of: byte)
    if found == nil { endless.insert(byte) }
    return found
  }

  private mutating func end(of opening: StaticString, _ closing: StaticString) -> Int? {
    let sign = text[index]
    guard !endless.contains(sign) else { return nil }
    var depth = 0
    var place = index
    while place < text.endIndex {
      if WikiText.stands(opening, in: text, at: place) {
        depth += 1
        place += 2
      } else if WikiText.stands(closing, in: text, at: place) {
        depth -= 1
        place += 2
        if depth == 0 { return place }
      } else {
        place += 1
      }
    }
    endless.insert(sign)
    return nil
  }

  private mutating func plainByte() {
    bytes.append(text[index])
    index += 1
  }

  private mutating func readEntity() {
    guard let end = text[index...].prefix(12).firstIndex(of: 0x3B),
      let scalar = Self.scalar(of: text[(index + 1)..<end])
    else { return plainByte() }
    bytes += String(scalar).utf8
    index = end + 1
  }

  private static func scalar(of entity: ArraySlice<UInt8>) -> Unicode.Scalar? {
    let name = String(decoding: entity, as: UTF8.self)
    if let known = entities[name] { return known }
    guard name.hasPrefix("#") else { return nil }
    let isHex = name.hasPrefix("#x") || name.hasPrefix("#X")
    return UInt32(name.dropFirst(isHex ? 2 : 1), radix: isHex ? 16 : 10)
      .flatMap { Unicode.Scalar($0) }
  }

  private static let entities: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "nbsp": "\u{A0}", "ndash": "–",
    "mdash": "—", "laquo": "«", "raquo": "»", "thinsp": "\u{2009}", "shy": "\u{AD}",
  ]
}
