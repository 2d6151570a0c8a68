/// The flows of a text: what runs on, and the notes that stand between its paragraphs.
///
/// «Там же» in a note points at the note before it, not at the text around the mark. A
/// note is known by its label at the head of a line, `[^12]:` as Markdown has it or
/// raised figures, and ends with its paragraph. Notes labelled otherwise cannot be told
/// from numbered paragraphs and belong to the text that runs on.
struct TextFlows {
  enum Kind {
    case text
    case notes
  }

  /// A flow as it stands before a place.
  struct Flow {
    var kind: Kind
    /// The index of the last reference in it.
    var last: Int?
    /// Where that reference ends, its witness included.
    var end = 0
    /// What «Указ. дело» means in it.
    var cited = CitedDelo.none
  }

  /// The delo that «Указ. дело» can point at: the one that the flow has cited so far.
  enum CitedDelo {
    case none
    /// The last reference that cites it.
    case one(Int)
    case several
  }

  private var text = Flow(kind: .text)
  private var notes = Flow(kind: .notes)
  /// The place that was last asked about, and its flow.
  private var known: (offset: Int, kind: Kind)

  /// The flows of a text from an offset on, at which a paragraph begins.
  init(from start: Int = 0) {
    known = (start, .text)
    text.end = start
    notes.end = start
  }

  /// The flow that a place belongs to; places must be asked about in rising order.
  mutating func flow(at offset: Int, in text: Span<UInt8>) -> Flow {
    known = (offset, Self.kind(at: offset, in: text, since: known.offset, known.kind))
    return known.kind == .notes ? notes : self.text
  }

  /// Takes a flow as it stands behind a reference.
  mutating func update(_ flow: Flow) {
    if flow.kind == .notes { notes = flow } else { text = flow }
  }

  /// The flow that a place belongs to, looked for back to the head of its paragraph or
  /// to an earlier place whose flow is known.
  static func kind(
    at offset: Int, in text: Span<UInt8>, since earlier: Int, _ kind: Kind
  ) -> Kind {
    var end = offset
    while end > earlier {
      let start = ByteSearch.lineStart(in: text, before: end, notBefore: earlier)
      guard start == 0 || text[start - 1] == 0x0A else { return kind }
      if isLabel(text, at: start) { return .notes }
      if start == 0 || isBlank(text, lineEndingAt: start - 1) { return .text }
      end = start - 1
    }
    return kind
  }

  private static func isBlank(_ text: Span<UInt8>, lineEndingAt end: Int) -> Bool {
    var start = end
    while start > 0, text[start - 1] == 0x20 || text[start - 1] == 0x09 || text[start - 1] == 0x0D {
      start -= 1
    }
    return start == 0 || text[start - 1] == 0x0A
  }

  private static func isLabel(_ text: Span<UInt8>, at line: Int) -> Bool {
    var offset = line
    while offset < text.count, offset - line < 4, text[offset] == 0x20 { offset += 1 }
    guard offset + 1 < text.count else { return false }
    if text[offset] == ASCII.openBracket, text[offset + 1] == 0x5E {
      return isMarkdownLabel(text, from: offset + 2)
    }
    return isRaisedFigure(text.scalar(at: offset).value)
  }

  /// The name, `]` and `:` of a label, on one line.
  private static func isMarkdownLabel(_ text: Span<UInt8>, from start: Int) -> Bool {
    var offset = start
    while offset + 1 < text.count, offset - start < 64, text[offset] > 0x20 {
      if text[offset] == ASCII.closeBracket {
        return offset > start && text[offset + 1] == ASCII.colon
      }
      offset += 1
    }
    return false
  }

  private static func isRaisedFigure(_ value: UInt32) -> Bool {
    switch value {
    case 0xB9, 0xB2, 0xB3, 0x2070, 0x2074...0x2079: true
    default: false
    }
  }
}
