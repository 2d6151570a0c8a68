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
  static func end(in text: [UInt8], from start: Int) -> Run {
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
