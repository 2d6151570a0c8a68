/// Puts the text of a Markdown document together: its metadata, what runs on, and its notes
/// in the order in which they are marked.
struct MarkdownReader {
  private enum Pending {
    case definition(Int)
    /// A note in its place: the events within it, and what of the block it is.
    case inline(MarkdownText, [MarkdownEvent], Range<Int>, Range<Int>)
  }

  private let source: [UInt8]
  private let blocks: MarkdownBlocks
  private var builder: TextBuilder
  private let text: TextBuilder.Flow
  private let notes: TextBuilder.Flow
  /// The blocks of each note, as indices of the leaves.
  private var leavesOfNotes: [[Int]]
  private var isRead: [Bool]
  private var pending: [Pending] = []

  /// The text of a document.
  static func read(_ source: [UInt8]) -> DocumentText {
    var reader = MarkdownReader(source)
    for index in reader.blocks.leaves.indices where reader.blocks.leaves[index].note == nil {
      reader.readLeaf(index, to: reader.text)
      reader.readPending()
    }
    let shifrs = reader.builder.addFlow()
    for row in reader.blocks.shifrs { reader.builder.append(row, to: shifrs) }
    for note in reader.isRead.indices where !reader.isRead[note] {
      reader.mark(note)
      reader.readPending()
    }
    return reader.builder.finish()
  }

  private init(_ source: [UInt8]) {
    self.source = source
    builder = TextBuilder(source)
    let metadata = builder.addFlow()
    text = builder.addFlow()
    notes = builder.addFlow()
    let start = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let matter = FrontMatter(source, from: start)
    for value in matter.values {
      for piece in value.pieces {
        switch piece {
        case .verbatim(let range): builder.append(range, to: metadata)
        case .character(let scalar, let range):
          builder.append(String(scalar).utf8, for: range, to: metadata)
        }
      }
      builder.endParagraph(at: value.end, in: metadata)
    }
    blocks = MarkdownBlocks(source, from: matter.end)
    leavesOfNotes = Array(repeating: [], count: blocks.noteCount)
    isRead = Array(repeating: false, count: blocks.noteCount)
    for (index, leaf) in blocks.leaves.enumerated() {
      if let note = leaf.note { leavesOfNotes[note].append(index) }
    }
  }

  private mutating func readLeaf(_ index: Int, to flow: TextBuilder.Flow) {
    let leaf = blocks.leaves[index]
    let content = MarkdownText(source, pieces: blocks.pieces[leaf.pieces])
    let events = MarkdownInlines.events(
      in: content, isHTML: leaf.isHTML, notes: blocks.notes, links: blocks.links)
    let start = content.source(of: content.range.lowerBound)
    builder.append(leaf.lead, for: start..<start, to: flow)
    append(content, events, events.indices, content.range, to: flow)
    builder.endParagraph(at: content.source(of: content.range.upperBound), in: flow)
  }

  /// Appends what of a stretch of a block is text, and keeps its notes for later.
  private mutating func append(
    _ content: MarkdownText, _ events: [MarkdownEvent], _ indices: Range<Int>,
    _ range: Range<Int>, to flow: TextBuilder.Flow
  ) {
    var offset = range.lowerBound
    var index = indices.lowerBound
    while index < indices.upperBound {
      let event = events[index]
      appendVerbatim(content, offset..<event.range.lowerBound, to: flow)
      offset = event.range.upperBound
      switch event.kind {
      case .mark:
        appendVerbatim(content, event.kept, to: flow)
      case .character(let scalar):
        builder.append(String(scalar).utf8, for: content.source(of: event.range), to: flow)
      case .paragraph:
        builder.endParagraph(at: content.source(of: event.range.lowerBound), in: flow)
        while offset < range.upperBound, MarkdownHTML.isSpace(content.bytes[offset]) { offset += 1 }
      case .note(let note):
        mark(note)
      case .inlineNote(let end):
        let inner = event.range.upperBound..<events[end].range.lowerBound
        pending.append(.inline(content, events, index + 1..<end, inner))
        offset = events[end].range.upperBound
        index = end
      }
      index += 1
    }
    appendVerbatim(content, offset..<range.upperBound, to: flow)
  }

  private mutating func appendVerbatim(
    _ content: MarkdownText, _ range: Range<Int>, to flow: TextBuilder.Flow
  ) {
    guard !range.isEmpty else { return }
    content.verbatim(range) { builder.append($0, to: flow) }
  }

  private mutating func mark(_ note: Int) {
    guard !isRead[note] else { return }
    isRead[note] = true
    pending.append(.definition(note))
  }

  /// Notes that are marked in a note follow behind those that are marked before it.
  private mutating func readPending() {
    var next = 0
    while next < pending.count {
      switch pending[next] {
      case .definition(let note):
        for leaf in leavesOfNotes[note] { readLeaf(leaf, to: notes) }
      case .inline(let content, let events, let indices, let range):
        append(content, events, indices, range, to: notes)
        builder.endParagraph(at: content.source(of: range.upperBound), in: notes)
      }
      next += 1
    }
    pending.removeAll(keepingCapacity: true)
  }
}
