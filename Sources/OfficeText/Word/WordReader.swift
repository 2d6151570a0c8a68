/// Reads the text of a document of Word (ECMA-376, part 1, section 17; also its strict form).
///
/// Read is what the document shows with its changes accepted: what was deleted or moved away, the
/// instructions of fields and hidden text are not. Notes and comments come in the order in which
/// the text marks them; those that nothing marks are not shown by Word and not read.
struct WordReader {
  /// A mark in the text of what stands elsewhere.
  enum Mark: Hashable {
    case footnote(String), endnote(String), comment(String)
  }

  let package: Package
  /// The member that is being read.
  var stream: XMLStream
  var body = Flow()
  var shifrs = Flow()
  var boxes = Flow()
  var boxCount = 0
  private var paragraphs = 0
  private var tables = 0
  /// What is marked, in order.
  private(set) var marks: [Mark] = []
  /// What notes are called that have a mark of their own and no number.
  var ownMarks: [Mark: String] = [:]
  private var seen: Set<Mark> = []
  /// What the properties of the cell say that is being read.
  private var columnSpan = 1
  /// Text of a paragraph whose end was deleted: it goes on in the next.
  var joined: [UInt8] = []

  /// The flows of a document, in their order.
  static func flows(of package: Package) throws(OfficeFault) -> [Flow] {
    guard let main = try Relationships(of: "", in: package)["officeDocument"] else {
      throw OfficeFault(.unreadable, "no document of Word; rename it or save it as .docx")
    }
    let relationships = try Relationships(of: main, in: package)
    var reader = WordReader(package: package, stream: try package.stream(of: main))
    guard case .start(XMLName(space: .word, local: "document"))? = try reader.stream.next() else {
      throw OfficeFault(.unreadable, "no document of Word; rename it or save it as .docx")
    }
    reader.body = try reader.story(at: nil)
    while try reader.stream.next() != nil {}
    let footnotes = try reader.notes("footnote", relationships["footnotes"])
    let endnotes = try reader.notes("endnote", relationships["endnotes"])
    let comments = try reader.notes("comment", relationships["comments"])
    return [reader.body, reader.shifrs, reader.boxes, footnotes, endnotes, comments]
  }

  private init(package: Package, stream: XMLStream) {
    self.package = package
    self.stream = stream
  }

  /// Counts a mark, of several of one thing the first.
  mutating func add(_ mark: Mark) {
    if seen.insert(mark).inserted { marks.append(mark) }
  }

  /// All paragraphs and tables up to the end of the element that was begun last, or of the
  /// member.
  ///
  /// - Parameter part: What they are part of; nil in the text itself, where they are counted.
  mutating func story(at part: OfficePart?) throws(OfficeFault) -> Flow {
    var flow = Flow()
    var alternatives = Alternatives()
    let outer = stream.depth - 1
    while stream.depth > outer, let event = try stream.next() {
      guard case .start(let element) = event else {
        if case .end(let element) = event { alternatives.end(element, depth: stream.depth) }
        continue
      }
      if alternatives.skips(element, depth: stream.depth) || WordElement.isSkipped(element) {
        try stream.skip()
        continue
      }
      guard element.space == .word else { continue }
      switch element.local {
      case "p":
        if let text = try paragraph() { append(text, to: &flow, part) }
      case "gridSpan": columnSpan = try stream.attribute("val", in: .word).flatMap { Int($0) } ?? 1
      case "tbl":
        append(takeJoined(), to: &flow, part)
        if part == nil { tables += 1 }
        flow.append(try table(tables, at: part))
      default: break
      }
    }
    append(takeJoined(), to: &flow, part)
    return flow
  }

  /// What no paragraph has followed that it could go on in.
  mutating func takeJoined() -> [UInt8] {
    defer { joined = [] }
    return joined
  }

  private mutating func append(_ text: [UInt8], to flow: inout Flow, _ part: OfficePart?) {
    guard text.contains(where: { !$0.isSpace }) else { return }
    if part == nil { paragraphs += 1 }
    flow.append(text, in: part ?? .paragraph(paragraphs))
  }

  /// A table, whose begin was read.
  private mutating func table(_ number: Int, at part: OfficePart?) throws(OfficeFault) -> Flow {
    var flow = Flow()
    var rows = TableRows()
    var alternatives = Alternatives()
    var row = 0
    var cells: [Flow] = []
    let outer = stream.depth - 1
    while stream.depth > outer, let event = try stream.next() {
      switch event {
      case .start(let element):
        if alternatives.skips(element, depth: stream.depth) || WordElement.isSkipped(element) {
          try stream.skip()
        } else if element == WordElement.row {
          row += 1
          cells = []
        } else if element == WordElement.cell {
          let (cell, span) = try self.cell(at: part ?? .row(table: number, row: row))
          cells.append(cell)
          let empty = min(span, TableRows.mostColumns) - 1
          if empty > 0, cells.count < TableRows.mostColumns {
            cells += [Flow](repeating: Flow(), count: empty)
          }
        }
      case .end(let element):
        alternatives.end(element, depth: stream.depth)
        guard element == WordElement.row else { continue }
        rows.add(
          cells, in: part ?? .row(table: number, row: row), to: &flow, shifrs: &shifrs)
        cells = []
      case .text: break
      }
    }
    return flow
  }

  /// A cell, and how many columns it spans.
  private mutating func cell(at part: OfficePart) throws(OfficeFault) -> (Flow, Int) {
    let outer = columnSpan
    columnSpan = 1
    defer { columnSpan = outer }
    let flow = try story(at: part)
    return (flow, columnSpan)
  }

  /// The notes or comments of a member, in the order of their marks.
  private mutating func notes(
    _ element: String, _ member: String?
  ) throws(OfficeFault) -> Flow {
    guard let member, package.has(member) else { return Flow() }
    let parts = noteParts(element)
    stream = try package.stream(of: member)
    var found: [String: Flow] = [:]
    while let event = try stream.next() {
      guard case .start(let name) = event, name == XMLName(space: .word, local: element),
        let id = try stream.attribute("id", in: .word), found[id] == nil,
        let part = parts[id]
      else { continue }
      let type = try stream.attribute("type", in: .word)
      guard type == nil || type == "normal" else { continue }
      found[id] = try story(at: part)
    }
    var flow = Flow()
    for mark in marks {
      if let id = mark.id(of: element), let note = found[id] { flow.append(note) }
    }
    return flow
  }

  /// What the notes of a kind are called, by their ids.
  private func noteParts(_ element: String) -> [String: OfficePart] {
    var parts: [String: OfficePart] = [:]
    var number = 0
    for mark in marks {
      guard let id = mark.id(of: element) else { continue }
      if ownMarks[mark] == nil { number += 1 }
      let called = ownMarks[mark] ?? "\(number)"
      parts[id] =
        switch mark {
        case .footnote: .footnote(called)
        case .endnote: .endnote(called)
        case .comment: .comment(number)
        }
    }
    return parts
  }
}

extension WordReader.Mark {
  /// Its id, if it is of the notes that an element is called after.
  fileprivate func id(of element: String) -> String? {
    switch self {
    case .footnote(let id): element == "footnote" ? id : nil
    case .endnote(let id): element == "endnote" ? id : nil
    case .comment(let id): element == "comment" ? id : nil
    }
  }
}
