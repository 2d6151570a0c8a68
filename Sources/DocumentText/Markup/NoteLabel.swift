/// Whether what stands in an element is the label of a note: `1`, `[12]`, `*`, `↩`, `iv`.
struct NoteLabel {
  /// The scalars of a label, white space not counted.
  private static let longest = 12
  /// So far is looked for the end of the element.
  private static let reach = 600

  /// Whether its text can be a label.
  var isLabel = true
  /// Whether it is figures, asterisks and brackets.
  var isPlain = true
  /// Whether it has any sign.
  var isEmpty = true
  /// Whether there is raised text in it.
  var hasRaised = false
  /// Whether a place of the file is pointed at in it.
  var hasPointer = false
  private var letters = 0
  private var signs = 0

  /// Looks at what stands behind a start tag; nil where no end tag of the name is near.
  init?(
    of name: MarkupName, from start: Int, in text: Span<UInt8>, _ references: CharacterReferences
  ) {
    var references = references
    var offset = start
    let limit = min(text.count, start + Self.reach)
    while offset < limit {
      switch text[offset] {
      case 0x3C:
        var end = offset + 1
        let isEnd = end < limit && text[end] == 0x2F
        if isEnd { end += 1 }
        let nameStart = end
        while end < limit, text[end] > 0x2F, text[end] != 0x3E { end += 1 }
        let tag = MarkupName(nameStart..<end, in: text)
        if isEnd, tag == name { return }
        if tag == Self.raised { hasRaised = true }
        while end < limit, text[end] != 0x3E {
          if text[end] == 0x23, tag == Self.anchor || tag == Self.reference { hasPointer = true }
          end += 1
        }
        offset = end + 1
      case 0x26:
        guard let meaning = references.meaning(at: offset, in: text) else { return nil }
        if case .scalar(let scalar) = meaning.text { add(scalar.value) } else { isLabel = false }
        offset = meaning.end
      case 0..<0x80:
        add(UInt32(text[offset]))
        offset += 1
      default:
        let (value, length) = Self.scalar(at: offset, in: text)
        add(value)
        offset += length
      }
      guard isLabel else { return nil }
    }
    return nil
  }

  private static let raised = MarkupName("sup")
  private static let anchor = MarkupName("a")
  private static let reference = MarkupName("ref")

  private mutating func add(_ value: UInt32) {
    switch value {
    case 0x20, 0x09, 0x0A, 0x0D, 0xA0, 0xAD, 0xFE0E, 0xFE0F: return
    case 0x30...0x39, 0x2A, 0x5B, 0x5D, 0x28, 0x29: break
    case 0x2E, 0x2C, 0x5E, 0xA7, 0xB2, 0xB3, 0xB9, 0x2020, 0x2021, 0x2070...0x2079, 0x2190...0x21FF,
      0x23CE:
      isPlain = false
    case 0x41...0x5A, 0x61...0x7A, 0x430...0x44F:
      isPlain = false
      letters += 1
    default: isLabel = false
    }
    isEmpty = false
    signs += 1
    if signs > Self.longest || letters > 4 { isLabel = false }
  }

  /// The scalar of two or three bytes at an offset; no other is of any interest.
  private static func scalar(at offset: Int, in text: Span<UInt8>) -> (value: UInt32, length: Int) {
    let byte = text[offset]
    if byte & 0xE0 == 0xC0, offset + 1 < text.count {
      return (UInt32(byte & 0x1F) << 6 | UInt32(text[offset + 1] & 0x3F), 2)
    }
    if byte & 0xF0 == 0xE0, offset + 2 < text.count {
      let tail = UInt32(text[offset + 1] & 0x3F) << 6 | UInt32(text[offset + 2] & 0x3F)
      return (UInt32(byte & 0x0F) << 12 | tail, 3)
    }
    return (UInt32.max, 1)
  }
}
