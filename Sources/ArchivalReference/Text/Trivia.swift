/// White space between the parts of a reference: spaces, entities that stand for
/// them, and at most one line break. Two line breaks end a paragraph, and no reference crosses them.
enum Trivia {
  struct Run {
    /// Byte offset just past the run.
    var end: Int
    var lineBreaks: Int
  }

  /// The run of white space at an offset. It stops before a second line break.
  @inline(__always)
  static func end(in text: Span<UInt8>, from start: Int) -> Run {
    // Most parts stand right behind one space, or behind none.
    var offset = start
    if offset < text.count, text[offset] == 0x20 { offset += 1 }
    guard offset < text.count, mayBeSpace(text[offset]) else {
      return Run(end: offset, lineBreaks: 0)
    }
    return longEnd(in: text, from: offset)
  }

  /// The run of white space at an offset, as ``end(in:from:)-(Span<UInt8>,_)``.
  @inline(__always)
  static func end(in text: [UInt8], from start: Int) -> Run { end(in: text.span, from: start) }

  /// Whether white space can begin with a byte: ASCII, Latin-1, U+2000 to U+2FFF, `&`.
  @inline(__always)
  private static func mayBeSpace(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0xC2 || byte == 0xE2 || byte == 0x26
  }

  private static func longEnd(in text: Span<UInt8>, from start: Int) -> Run {
    var offset = start
    var lineBreaks = 0
    while offset < text.count {
      let scalar = text.scalar(at: offset)
      if ScalarClass.isSpace(scalar.value) {
        offset += scalar.length
      } else if ScalarClass.isLineBreak(scalar.value) {
        guard lineBreaks == 0 else { return Run(end: offset, lineBreaks: 2) }
        lineBreaks = 1
        let isPair = scalar.value == 0x0D && offset + 1 < text.count && text[offset + 1] == 0x0A
        offset += isPair ? 2 : 1
      } else if let entity = Entity.meaning(in: text, at: offset), entity.meaning == .space {
        offset += entity.length
      } else {
        break
      }
    }
    return Run(end: offset, lineBreaks: lineBreaks)
  }
}
