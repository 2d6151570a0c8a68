/// Finds what is not text in one block (CommonMark section 6, footnotes as pandoc has them).
struct MarkdownInlines {
  let bytes: [UInt8]
  let end: Int
  let notes: [[UInt8]: Int]
  let links: Set<[UInt8]>

  /// What was found, in order of place.
  var events: [MarkdownEvent] = []
  var delimiters: [Delimiter] = []
  /// The last delimiter that may still open or close, or -1.
  var lastDelimiter = -1
  var brackets: [Bracket] = []
  /// How many of the brackets lie around a link, and so open none.
  var closedBrackets = 0
  var offset: Int
  /// Lengths of runs of backticks that no longer occur, as bits; longer ones share one.
  private var missingTicks: UInt64 = 0
  /// What was looked for in vain once, and so is not behind.
  var missing: Set<String> = []

  /// What is not text in a block.
  static func events(
    in text: MarkdownText, isHTML: Bool, notes: [[UInt8]: Int], links: Set<[UInt8]>
  ) -> [MarkdownEvent] {
    var inlines = MarkdownInlines(text, notes: notes, links: links)
    if isHTML {
      inlines.readHTML()
    } else {
      inlines.read()
      inlines.resolveEmphasis(above: -1)
    }
    return inlines.events
  }

  private init(_ text: MarkdownText, notes: [[UInt8]: Int], links: Set<[UInt8]>) {
    bytes = text.bytes
    offset = text.range.lowerBound
    end = text.range.upperBound
    self.notes = notes
    self.links = links
  }

  // `!`, `&`, `*`, `-`, `<` and `[`, `\`, `]`, `^`, `_`, a backtick, `~`.
  private static let low: UInt64 = 1 << 0x21 | 1 << 0x26 | 1 << 0x2A | 1 << 0x2D | 1 << 0x3C
  private static let high: UInt64 =
    1 << 0x1B | 1 << 0x1C | 1 << 0x1D | 1 << 0x1E | 1 << 0x1F | 1 << 0x20 | 1 << 0x3E

  private mutating func read() {
    while true {
      offset = Self.special(in: bytes.span, from: offset, to: end)
      guard offset < end else { return }
      let byte = bytes[offset]
      switch byte {
      case 0x5C: readEscape()
      case 0x26: readCharacterReference(by: .markdown)
      case 0x3C: readAngle()
      case 0x60: readCode()
      case 0x2A, 0x5F, 0x7E: readRun(of: byte)
      case 0x5D: offset = closeBracket(at: offset)
      case 0x5B: readBracket()
      case 0x2D: readHyphens()
      default:
        if offset + 1 < end, bytes[offset + 1] == 0x5B, byte == 0x21 || byte == 0x5E {
          openBracket(offset..<offset + 2, byte == 0x21 ? .image : .note)
          offset += 2
        } else {
          offset += 1
        }
      }
    }
  }

  /// The place of the next byte that may be a mark.
  private static func special(in text: Span<UInt8>, from start: Int, to end: Int) -> Int {
    var place = start
    while place < end {
      let byte = text[place]
      if byte < 0x80, ((byte < 0x40 ? low : high) >> UInt64(byte & 0x3F)) & 1 == 1 { return place }
      place += 1
    }
    return place
  }

  private mutating func readHTML() {
    while offset < end {
      switch bytes[offset] {
      case 0x3C: readAngle()
      case 0x26: readCharacterReference(by: .html)
      default: offset += 1
      }
    }
  }

  mutating func add(_ end: Int, _ kind: MarkdownEvent.Kind = .mark) {
    events.append(MarkdownEvent(offset..<end, kind))
    offset = end
  }

  private mutating func readEscape() {
    guard offset + 1 < end else { return offset += 1 }
    let next = bytes[offset + 1]
    switch next {
    case 0x0A, 0x0D: add(offset + 1)
    // So pandoc has it.
    case 0x20: add(offset + 2, .character("\u{A0}"))
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E:
      add(offset + 2, .character(Unicode.Scalar(next)))
    default: offset += 1
    }
  }

  private mutating func readCharacterReference(by rules: CharacterReferences.Rules) {
    let bytes = bytes
    let text = bytes.span.extracting(..<end)
    guard let (scalar, next) = CharacterReferences.character(at: offset, in: text, by: rules)
    else { return offset += 1 }
    // A place at which a word may be broken is no part of it.
    add(next, scalar == "\u{AD}" ? .mark : .character(scalar))
  }

  private mutating func readBracket() {
    if let label = MarkdownMarks.noteLabel(bytes, at: offset, end: end) {
      add(label.upperBound + 1, notes[Array(bytes[label])].map { .note($0) } ?? .mark)
    } else if let link = MarkdownMarks.wikiLink(bytes, at: offset, end: end) {
      add(link.lowerBound)
      offset = link.upperBound
      add(link.upperBound + 2)
    } else {
      openBracket(offset..<offset + 1, .link)
      offset += 1
    }
  }

  /// Two or three hyphens are a dash, as pandoc and others print them.
  private mutating func readHyphens() {
    var next = offset
    while next < end, bytes[next] == 0x2D { next += 1 }
    switch next - offset {
    case 2: add(next, .character("–"))
    case 3: add(next, .character("—"))
    default: offset = next
    }
  }

  private mutating func readCode() {
    let start = offset
    while offset < end, bytes[offset] == 0x60 { offset += 1 }
    let count = offset - start
    let bit: UInt64 = 1 << UInt64(min(count, 63))
    guard missingTicks & bit == 0 else { return }
    var place = offset
    while place < end {
      guard bytes[place] == 0x60 else {
        place += 1
        continue
      }
      let run = place
      while place < end, bytes[place] == 0x60 { place += 1 }
      if place - run == count {
        offset = start
        add(place, .character(MarkdownEvent.object))
        return
      }
    }
    missingTicks |= bit
  }

  private mutating func readRun(of mark: UInt8) {
    let start = offset
    while offset < end, bytes[offset] == mark { offset += 1 }
    addDelimiter(start..<offset, mark)
  }
}
