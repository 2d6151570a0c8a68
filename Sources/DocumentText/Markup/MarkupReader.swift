/// Reads the text of HTML or XML: tags, comments and references by their bytes, whether the
/// file is well-formed or not.
struct MarkupReader {
  /// An element that is open and does something to the text in it.
  struct OpenElement {
    var name: MarkupName
    var slot: Int
    var role: ElementRole
    /// Where the element of the same slot before it lies among the open ones; -1 for none.
    var previous: Int
    /// What its end undoes.
    var isSkipped = false
    var keepsSpace = false
    /// Where the text goes on behind it, and in which note, if it has a flow of its own.
    var outer: (destination: MarkupText.Destination, note: NoteFlow.Open?)?
    /// Whether one reading of the choice was taken.
    var isChosen = false
    /// Whether it is a part of a shifr that is gathered from a finding aid.
    var isPart = false
    /// Where the name of the archive begins that it is.
    var archive: ShifrParts.Name?
    /// The archive that is meant behind the component that it is.
    var outerArchive: [UInt8]?

    /// An element of which nothing is known but what it is.
    init(_ name: MarkupName, slot: Int, role: ElementRole, previous: Int) {
      self.name = name
      self.slot = slot
      self.role = role
      self.previous = previous
    }
  }

  let source: [UInt8]
  let table: ElementTable
  let isXML: Bool
  /// Whether elements end with `/>`, as they do in XML and XHTML.
  let endsWithSlash: Bool
  var scanner: MarkupScanner
  var references: CharacterReferences
  var text: MarkupText
  var notes = NoteFlow()
  var open: [OpenElement] = []
  /// Where the last open element of each slot lies; -1 for none.
  var last = [Int](repeating: -1, count: ElementTable.size)
  /// How many open elements hold no text of the document.
  var skips = 0
  /// How many open elements keep white space.
  var preserves = 0
  /// The note that is being read.
  var note: NoteFlow.Open?
  var shifr = ShifrParts()
  var tableState = Table.plain
  /// The flow of the rows that are shifrs; nil before the first.
  var shifrFlow: TextBuilder.Flow?
  /// Where cells begin that were written as parts of one.
  var writtenCells: Set<Int> = []
  /// What cells are read behind, by where they begin.
  var cellLeads: [Int: [UInt8]] = [:]
  /// Behind the last tag, where it ended an element; nil where it began one.
  var lastEnd: Int?
  /// Up to where nothing is mark-up.
  var plainEnd = 0
  private var hasDoctype = false
  /// Whether a `>` was looked for in vain up to the end of the file.
  private var isBehindTags = false

  private static let commentEnd = StaticBytes("-->")
  private static let oddCommentEnd = StaticBytes("--!>")
  private static let sectionStart = StaticBytes("<![CDATA[")
  private static let sectionEnd = StaticBytes("]]>")
  private static let doctype = StaticBytes("<!DOCTYPE")
  private static let declaration = StaticBytes("<?xml")
  private static let instructionEnd = StaticBytes("?>")
  private static let tagEnd = StaticBytes(">")

  /// A reader of the bytes of a file.
  init(_ source: [UInt8], isXML: Bool) {
    self.source = source
    self.isXML = isXML
    table = isXML ? .xml : .html
    endsWithSlash =
      isXML || Self.declaration.stands(at: Self.start(of: source), in: source.span)
    scanner = MarkupScanner(source, isXML: isXML)
    references = CharacterReferences(
      isXML ? .xml : .html, entities: DeclaredEntities(), fileLength: source.count)
    text = MarkupText(source)
  }

  /// Behind the byte order mark, if there is one.
  private static func start(of source: [UInt8]) -> Int {
    source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The text of a file.
  static func text(of source: [UInt8], isXML: Bool) -> DocumentText {
    var reader = MarkupReader(source, isXML: isXML)
    reader.read()
    reader.notes.finish(&reader.text.builder)
    return reader.text.builder.finish()
  }

  private mutating func read() {
    let bytes = source
    let span = bytes.span
    var offset = Self.start(of: bytes)
    while offset < span.count {
      if span[offset] == 0x3C, offset >= plainEnd, scanner.isMarkup(at: offset, in: span) {
        offset = readMarkup(at: offset, in: span)
      } else {
        offset = readText(from: offset, in: span)
      }
    }
  }

  /// Reads the tag, comment or declaration that begins at an offset.
  private mutating func readMarkup(at start: Int, in span: Span<UInt8>) -> Int {
    switch span[start + 1] {
    case 0x21: return readDeclaration(at: start, in: span)
    case 0x3F: return scanner.end(of: isXML ? Self.instructionEnd : Self.tagEnd, from: start + 2)
    case 0x2F:
      guard let tag = scanner.tag(from: start, name: start + 2) else {
        return readBrokenEndTag(at: start, in: span)
      }
      end(tag)
      return tag.range.upperBound
    default:
      guard let tag = scanner.tag(from: start, name: start + 1) else {
        if skips == 0 { text.append(start..<start + 1) }
        return start + 1
      }
      return begin(tag, in: span)
    }
  }

  /// `</` that no name follows is a comment in HTML, and text in XML.
  private mutating func readBrokenEndTag(at start: Int, in span: Span<UInt8>) -> Int {
    let isName = start + 2 < span.count && (span[start + 2] | 0x20) &- 0x61 < 26
    if !isXML, !isName, !isBehindTags {
      if let end = Self.tagEnd.firstEnd(in: span, from: start + 2) { return end }
      isBehindTags = true
    }
    if skips == 0 { text.append(start..<start + 2) }
    return start + 2
  }

  private mutating func readDeclaration(at start: Int, in span: Span<UInt8>) -> Int {
    if start + 3 < span.count, span[start + 2] == 0x2D, span[start + 3] == 0x2D {
      return endOfComment(from: start + 4, in: span)
    }
    if endsWithSlash, Self.sectionStart.stands(at: start, in: span) {
      return readSection(from: start + 9)
    }
    if isXML, !hasDoctype, Self.doctype.stands(at: start, in: span) {
      hasDoctype = true
      var entities = DeclaredEntities()
      var end = start
      entities.read(from: start + 9, in: span, end: &end)
      references = CharacterReferences(.xml, entities: entities, fileLength: source.count)
      if end > start { return end }
    }
    return scanner.end(of: Self.tagEnd, from: start + 2)
  }

  private func endOfComment(from start: Int, in span: Span<UInt8>) -> Int {
    if !isXML {
      if start < span.count, span[start] == 0x3E { return start + 1 }
      if start + 1 < span.count, span[start] == 0x2D, span[start + 1] == 0x3E { return start + 2 }
    }
    var offset = start
    while offset + 2 < span.count {
      if span[offset] == 0x2D, span[offset + 1] == 0x2D {
        if span[offset + 2] == 0x3E { return offset + 3 }
        if !isXML, Self.oddCommentEnd.stands(at: offset, in: span) { return offset + 4 }
      }
      offset += 1
    }
    return span.count
  }

  /// Reads a section of text without mark-up (XML 1.0, 2.7).
  private mutating func readSection(from start: Int) -> Int {
    let bytes = source
    let end = Self.sectionEnd.firstEnd(in: bytes.span, from: start)
    if skips == 0 { readPlain(start..<(end.map { $0 - 3 } ?? bytes.count), in: bytes.span) }
    return end ?? bytes.count
  }
}
