internal import DocumentText

/// What a file calls the notes that its references stand in.
///
/// A label is looked for backwards from a reference, in the file as it is: at the head of the
/// line or of the note, or on the element that holds the note.
struct NoteLabels {
  private let source: [UInt8]
  private let format: DocumentFormat
  /// The place that was last asked about, its line, the certain label it stands under, and the
  /// one that holds for its line.
  private var known: (offset: Int, line: Int, certain: String?, own: String?) = (0, -1, nil, nil)

  /// The labels of a file of a format.
  init(_ source: [UInt8], as format: DocumentFormat) {
    self.source = source
    self.format = format
  }

  /// The label of the note in which a place stands; nil where none is found. Places must be
  /// asked about in rising order.
  ///
  /// - Parameters:
  ///   - offset: Byte offset in the file.
  ///   - end: Where the reference before ends: no label is part of it.
  mutating func label(at offset: Int, after end: Int) -> String? {
    switch format {
    case .plain, .markdown:
      let start = line(of: offset)
      if start == known.line {
        known.offset = offset
        return known.own
      }
      let certain = certainLabel(at: offset, from: start)
      let own = LineLabel(source, at: start)
      let isOwn = own != nil && start >= end && isSentenceEnd(before: start)
      known = (offset, start, certain, certain ?? (isOwn ? own?.text : nil))
      return known.own
    case .html, .xml: return MarkupNoteLabel.label(at: offset, in: source)
    case .latex, .bibtex, .csv, .json, .docx, .odt: return nil
    }
  }

  /// The label at the head of the note that a line is of.
  private func certainLabel(at offset: Int, from line: Int) -> String? {
    var line = line
    while line > known.line {
      if let label = LineLabel(source, at: line), label.isCertain, label.end <= offset {
        return label.text
      }
      guard line > 0 else { return nil }
      let first = line
      line = lineStart(before: line - 1)
      guard isBlank(line) else { continue }
      // Further paragraphs of a note are indented in Markdown; elsewhere there are none.
      guard format == .markdown, isIndented(first) else { return nil }
      while line > 0, isBlank(line) { line = lineStart(before: line - 1) }
    }
    return known.certain
  }

  /// The start of the line that a place lies in, looked for back to the last one.
  private func line(of offset: Int) -> Int {
    var start = offset
    while start > known.offset, source[start - 1] != 0x0A { start -= 1 }
    return start > known.offset || start == 0 ? start : known.line
  }

  /// The start of the line that holds the byte before an offset, or that begins at it.
  private func lineStart(before offset: Int) -> Int {
    var start = offset
    while start > 0, source[start - 1] != 0x0A { start -= 1 }
    return start
  }

  private func isBlank(_ line: Int) -> Bool {
    let first = source[line...].first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
    return first == nil || first == 0x0A
  }

  private func isIndented(_ line: Int) -> Bool {
    source[line...].first == 0x09 || source[line...].prefix(4).elementsEqual("    ".utf8)
  }

  /// Whether a line begins a text or paragraph, or the line before ends a sentence.
  private func isSentenceEnd(before line: Int) -> Bool {
    var end = line
    if end > 0 { end -= 1 }
    while end > 0, source[end - 1] == 0x20 || source[end - 1] == 0x0D { end -= 1 }
    guard end > 0, source[end - 1] != 0x0A else { return true }
    // A list of notes may have no points at the ends of its lines.
    return ".!?)]\";0123456789".utf8.contains(source[end - 1])
      || source[..<end].suffix(2) == [0xC2, 0xBB]
  }
}
