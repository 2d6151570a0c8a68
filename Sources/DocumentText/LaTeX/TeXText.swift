/// Reads text that is written for TeX, as far as it can be read without running TeX: marks
/// and commands are cut, what stands for a character becomes it.
struct TeXText {
  let source: [UInt8]
  var builder: TextBuilder
  /// Whether a `%` begins a comment; in a bibliography it does not.
  let hasComments: Bool

  /// Behind the last byte to read.
  var end = 0
  var offset = 0
  /// Where what is text as it stands began.
  private var runStart = 0
  var flow: TextBuilder.Flow
  var notes: TextBuilder.Flow
  /// Notes to notes, which may stand amid one.
  var deepNotes: TextBuilder.Flow
  var groups: [Group] = []
  /// How many of the groups are no text.
  var hidden = 0
  /// How many of the groups are braces.
  var braces = 0
  /// How many tables are open, in which `&` and `\\` end cells.
  var tables = 0
  /// Words that were searched and do not occur behind.
  var missing: Set<String> = []

  /// A reader that begins with three flows of its own.
  init(_ source: [UInt8], hasComments: Bool) {
    self.source = source
    self.hasComments = hasComments
    builder = TextBuilder(source)
    flow = builder.addFlow()
    notes = builder.addFlow()
    deepNotes = builder.addFlow()
  }

  /// The text of a document.
  static func read(_ source: [UInt8]) -> DocumentText {
    var text = TeXText(source, hasComments: true)
    text.read(source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3..<source.count : 0..<source.count)
    return text.builder.finish()
  }

  /// Reads a stretch of the file by itself.
  mutating func read(_ range: Range<Int>) {
    offset = range.lowerBound
    runStart = offset
    end = range.upperBound
    missing = []
    while offset < end { step() }
    flush()
    while !groups.isEmpty { closeGroup() }
    tables = 0
  }

  private mutating func step() {
    let byte = source[offset]
    switch byte {
    case 0x5C: readCommand()
    case 0x7B:
      cut(1)
      openGroup(Group(close: 0x7D))
    case 0x7D: readBrace()
    case 0x5D where groups.last?.close == 0x5D:
      cut(1)
      closeOption()
    case 0x24: readMath()
    case 0x25 where hasComments: readComment()
    case 0x26 where tables > 0:
      cut(1)
      endParagraph()
    case 0x7E: replace(1, "\u{A0}")
    case 0x0A, 0x0D: readBreak()
    case 0x22, 0x27, 0x2C, 0x2D, 0x3C, 0x3E, 0x60: readLigature(byte)
    default: offset += 1
    }
  }

  // MARK: What becomes text

  /// Appends what was passed over as text.
  mutating func flush() {
    if hidden == 0 { builder.append(runStart..<offset, to: flow) }
    runStart = offset
  }

  /// Cuts the next bytes.
  mutating func cut(_ count: Int) {
    flush()
    offset = min(offset + count, end)
    runStart = offset
  }

  /// Reads the next bytes as other text.
  mutating func replace(_ count: Int, _ text: String) {
    flush()
    let next = min(offset + count, end)
    if hidden == 0 { builder.append(text.utf8, for: offset..<next, to: flow) }
    offset = next
    runStart = next
  }

  mutating func endParagraph() {
    flush()
    if hidden == 0 { builder.endParagraph(at: offset, in: flow) }
  }

  // MARK: Lines

  /// Reads a line break; an empty line behind it ends the paragraph.
  private mutating func readBreak() {
    var next = breakEnd(offset)
    while next < end, source[next] == 0x20 || source[next] == 0x09 { next += 1 }
    guard next >= end || source[next] == 0x0A || source[next] == 0x0D else {
      offset = breakEnd(offset)
      return
    }
    // No argument and no formula of TeX goes on behind an empty line.
    flush()
    while hidden > 0 { closeGroup() }
    endParagraph()
    while next < end, source[next] <= 0x20 { next += 1 }
    cut(next - offset)
  }

  /// Behind a line break.
  func breakEnd(_ offset: Int) -> Int {
    let isPair = source[offset] == 0x0D && offset + 1 < end && source[offset + 1] == 0x0A
    return offset + (isPair ? 2 : 1)
  }

  /// Cuts a comment, the break of its line and the indent of the next.
  private mutating func readComment() {
    var next = offset
    while next < end, source[next] != 0x0A, source[next] != 0x0D { next += 1 }
    if next < end { next = breakEnd(next) }
    while next < end, source[next] == 0x20 || source[next] == 0x09 { next += 1 }
    cut(next - offset)
    if offset < end, source[offset] == 0x0A || source[offset] == 0x0D {
      while hidden > 0 { closeGroup() }
      endParagraph()
    }
  }

  // MARK: Characters

  /// Dashes, quotation marks and the shorthands of babel.
  private mutating func readLigature(_ byte: UInt8) {
    let next = offset + 1 < end ? source[offset + 1] : 0
    guard byte == next || byte == 0x22 else { return offset += 1 }
    switch byte {
    case 0x2D:
      let isLong = offset + 2 < end && source[offset + 2] == 0x2D
      replace(isLong ? 3 : 2, isLong ? "—" : "–")
    case 0x3C: replace(2, "«")
    case 0x3E: replace(2, "»")
    case 0x60: replace(2, "“")
    case 0x27: replace(2, "”")
    case 0x2C: replace(2, "„")
    default: readShorthand(next)
    }
  }

  private mutating func readShorthand(_ next: UInt8) {
    switch next {
    case 0x3C: replace(2, "«")
    case 0x3E: replace(2, "»")
    case 0x60: replace(2, "„")
    case 0x27: replace(2, "“")
    case 0x3D, 0x7E: replace(2, "-")
    case 0x7C: cut(2)
    case 0x2D:
      let isDash = source[offset..<end].starts(with: "\"---".utf8)
      let isTight = source[offset..<end].starts(with: "\"--".utf8)
      if isDash || isTight { replace(4, "—") } else { cut(2) }
    default: offset += 1
    }
  }
}
