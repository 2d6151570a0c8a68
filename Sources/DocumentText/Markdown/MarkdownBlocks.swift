/// Finds the blocks of a Markdown document, line by line, as CommonMark 0.31 section 5 and
/// the footnotes and tables of GFM and pandoc have them.
struct MarkdownBlocks {
  /// What blocks lie in.
  enum Container {
    case quote
    /// An item of a list, with the columns its content is indented by.
    case item(indent: Int)
    /// The definition of a note.
    case note(Int)
  }

  /// What takes the next line.
  enum Open: Equatable {
    case nothing, paragraph
    case table(ShifrColumns?)
    case fence(mark: UInt8, count: Int)
    case html(MarkdownHTML.Block)
  }

  let source: [UInt8]
  /// The blocks that hold text, in order of place.
  var leaves: [MarkdownLeaf] = []
  /// The lines of the blocks, as far as they are text.
  var pieces: [Range<Int>] = []
  /// The labels of notes, each with the first note of that label.
  var notes: [[UInt8]: Int] = [:]
  var noteCount = 0
  /// The labels that links refer to.
  var links: Set<[UInt8]> = []
  /// The rows of tables that are shifrs.
  var shifrs: [[ShifrColumns.Part]] = []

  var open = Open.nothing
  var openPieces = 0
  /// Where the last line of the open paragraph begins.
  var lastLine = 0
  var containers: [Container] = []
  /// Whether nothing stood behind the mark of an item on the last line.
  private var isItemEmpty = false
  /// More marks than these before a line are text, so that no line is compared with many.
  private static let deepest = 64

  /// The blocks of what lies behind an offset.
  init(_ source: [UInt8], from start: Int) {
    self.source = source
    var offset = start
    while offset < source.count {
      var end = offset
      while end < source.count, source[end] != 0x0A, source[end] != 0x0D { end += 1 }
      var next = min(end + 1, source.count)
      if next < source.count, source[end] == 0x0D, source[next] == 0x0A { next += 1 }
      if open == .paragraph, containers.isEmpty, offset < end, isProse(source[offset]) {
        lastLine = offset
        take(offset..<next)
      } else {
        read(MarkdownLine(source, offset..<end), next: next)
      }
      offset = next
    }
    close()
  }

  /// Letters begin no block.
  private func isProse(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20)
  }

  private mutating func read(_ whole: MarkdownLine, next: Int) {
    var line = whole
    var matched = 0
    while matched < containers.count, enter(containers[matched], &line) { matched += 1 }
    if matched == containers.count, goesOn(line, next: next) { return }
    // An item begins with one empty line at most.
    if isItemEmpty, line.isBlank, matched == containers.count {
      matched -= 1
      close(to: &matched)
    }
    isItemEmpty = false
    // A paragraph that was begun deeper may go on without the marks before it.
    let isDeeper = matched < containers.count
    if open != .paragraph, isDeeper { close(to: &matched) }

    var isNested = false
    while !line.isBlank {
      let content = line.content
      if content.indent >= 4 {
        guard open == .paragraph, !isNested else {
          close(to: &matched)
          return
        }
        break
      }
      let mayInterrupt = open == .paragraph && matched == containers.count && !isNested
      if containers.count < Self.deepest || matched < containers.count,
        let mark = MarkdownMarks.container(line, interrupts: mayInterrupt)
      {
        close(to: &matched)
        push(mark, &line)
        matched = containers.count
        isNested = true
        continue
      }
      if readLeaf(line, next: next, isDeeper: matched < containers.count, closing: &matched) {
        return
      }
      break
    }
    guard !line.isBlank else {
      close(to: &matched)
      return
    }
    if open != .paragraph {
      close(to: &matched)
      begin(.paragraph)
      take(line.content.offset..<next)
      lastLine = line.content.offset
    } else {
      lastLine = line.textStart
      take(line.definitionStart..<next)
    }
  }

  /// Whether a line has what keeps it in a container.
  private func enter(_ container: Container, _ line: inout MarkdownLine) -> Bool {
    let content = line.content
    switch container {
    case .quote:
      guard content.indent < 4, content.offset < line.end, source[content.offset] == 0x3E else {
        return false
      }
      line.skipQuote()
    case .item(let indent):
      if content.offset < line.end, content.indent < indent { return false }
      line.skip(columns: indent)
    case .note:
      if content.offset < line.end, content.indent < 4 { return false }
      line.skip(columns: 4)
    }
    return true
  }

  /// Whether what is open takes the line whatever it looks like.
  private mutating func goesOn(_ line: MarkdownLine, next: Int) -> Bool {
    switch open {
    case .fence(let mark, let count):
      if let fence = MarkdownMarks.fence(line), fence.isBare, fence.mark == mark,
        fence.count >= count
      {
        close()
      }
      return true
    case .html(let block):
      if block.endsAtBlank {
        if line.isBlank {
          close()
          return true
        }
        take(line.textStart..<next)
      } else {
        take(line.textStart..<next)
        if block.ends(in: source[line.offset..<line.end]) { close() }
      }
      return true
    case .nothing, .paragraph, .table:
      return false
    }
  }

  private mutating func push(_ mark: MarkdownMarks.Mark, _ line: inout MarkdownLine) {
    switch mark.kind {
    case .quote:
      line.skipQuote()
      containers.append(.quote)
    case .item(let width):
      line.skipMark(to: mark.end)
      let content = line.content
      // Code behind the mark, or nothing: one space belongs to the mark.
      let gap = content.offset >= line.end || content.indent > 4 ? 1 : content.indent
      line.skip(columns: gap)
      containers.append(.item(indent: width + gap))
      isItemEmpty = content.offset >= line.end
    case .note:
      line.skipMark(to: mark.end)
      let label = Array(source[mark.label])
      if notes[label] == nil { notes[label] = noteCount }
      containers.append(.note(noteCount))
      noteCount += 1
    }
  }

  private mutating func close(to matched: inout Int) {
    close()
    containers.removeLast(containers.count - matched)
  }

  /// Takes a line that is a block by itself or begins one that is no paragraph.
  private mutating func readLeaf(
    _ line: MarkdownLine, next: Int, isDeeper: Bool, closing matched: inout Int
  ) -> Bool {
    let content = line.content
    let isParagraph = open == .paragraph
    if let heading = MarkdownMarks.heading(line) {
      close(to: &matched)
      add(heading)
    } else if let fence = MarkdownMarks.fence(line) {
      close(to: &matched)
      open = .fence(mark: fence.mark, count: fence.count)
    } else if let block = MarkdownHTML.block(
      source[content.offset..<line.end], interrupts: isParagraph)
    {
      close(to: &matched)
      begin(.html(block))
      take(line.content.offset..<next)
      if !block.endsAtBlank, block.ends(in: source[content.offset..<line.end]) { close() }
    } else if isParagraph, !isDeeper, readTableHead(line) {
      return true
    } else if isParagraph, !isDeeper, MarkdownMarks.isUnderline(line), paragraphHasText() {
      close()
    } else if MarkdownMarks.isBreak(line) {
      close(to: &matched)
    } else if case .table(let columns) = open, !isDeeper {
      addRow(content.offset..<line.end, columns)
    } else {
      return false
    }
    return true
  }
}
