/// Reads the text of a document of OpenDocument (1.3, part 3).
///
/// Notes and annotations stand inside of sentences; each kind becomes a flow of its own. Tracked
/// changes are read as accepted.
struct OpenDocumentReader {
  let package: Package
  var stream: XMLStream
  private var shifrs = Flow()
  var boxes = Flow()
  var footnotes = Flow()
  var endnotes = Flow()
  var comments = Flow()
  var boxCount = 0
  var commentCount = 0
  /// The styles of characters that are raised.
  var raisedStyles: Set<String> = []
  private var paragraphs = 0
  private var tables = 0

  private static let content = "content.xml"

  /// The flows of a document, in their order.
  static func flows(of package: Package) throws(OfficeFault) -> [Flow] {
    try checkEncryption(package)
    guard package.has(content) else {
      throw OfficeFault(.unreadable, "no text of OpenDocument; rename it or save it as .odt")
    }
    var reader = OpenDocumentReader(
      package: package, stream: try package.stream(of: content))
    var body: Flow?
    while let event = try reader.stream.next() {
      guard case .start(let element) = event else { continue }
      if element == XMLName(space: .style, local: "style") {
        try reader.readStyle()
      } else if element == XMLName(space: .office, local: "text"), body == nil {
        body = try reader.story(at: nil)
      }
    }
    guard let body else {
      throw OfficeFault(
        .unreadable, "no text but another document of OpenDocument; save it as text or a table",
        member: content)
    }
    return [
      body, reader.shifrs, reader.boxes, reader.footnotes, reader.endnotes, reader.comments,
    ]
  }

  private init(package: Package, stream: XMLStream) {
    self.package = package
    self.stream = stream
  }

  /// Refuses a document whose manifest says that parts are encrypted (part 2, section 4.8).
  private static func checkEncryption(_ package: Package) throws(OfficeFault) {
    let manifest = "META-INF/manifest.xml"
    guard package.has(manifest) else { return }
    var stream = try package.stream(of: manifest)
    while let event = try stream.next() {
      guard case .start(XMLName(space: .manifest, local: "encryption-data")) = event else {
        continue
      }
      throw OfficeFault(.unreadable, "encrypted; save the document without a password")
    }
  }

  /// A style, whose begin was read: whether it raises characters.
  private mutating func readStyle() throws(OfficeFault) {
    let name = try stream.attribute("name", in: .style)
    let outer = stream.depth - 1
    while stream.depth > outer, let event = try stream.next() {
      guard case .start(XMLName(space: .style, local: "text-properties")) = event,
        let position = try stream.attribute("text-position", in: .style), let name
      else { continue }
      // `super 58%`, `33% 58%`; one that is lowered has a sign.
      let isRaised = position.hasPrefix("super") || position.first?.isNumber == true
      if isRaised, !position.hasPrefix("0%") { raisedStyles.insert(name) }
    }
  }

  /// All paragraphs and tables up to the end of the element that was begun last.
  ///
  /// - Parameter part: What they are part of; nil in the text itself, where they are counted.
  mutating func story(at part: OfficePart?) throws(OfficeFault) -> Flow {
    var flow = Flow()
    let outer = stream.depth - 1
    while stream.depth > outer, let event = try stream.next() {
      guard case .start(let element) = event else { continue }
      let display = try stream.attribute("display", in: .text)
      if display == "none" || Self.isSkipped(element) {
        try stream.skip()
      } else if element.space == .text, element.local == "p" || element.local == "h" {
        let text = try paragraph()
        guard text.contains(where: { !$0.isSpace }) else { continue }
        if part == nil { paragraphs += 1 }
        flow.append(text, in: part ?? .paragraph(paragraphs))
      } else if element == XMLName(space: .table, local: "table") {
        if part == nil { tables += 1 }
        flow.append(try table(tables, at: part))
      } else if Self.holdsText(element) {
        try readBox()
      }
    }
    return flow
  }

  /// Whether nothing in an element is text that the document shows.
  static func isSkipped(_ element: XMLName) -> Bool {
    switch (element.space, element.local) {
    case (.text, "tracked-changes"), (.text, "ruby-text"), (.office, "forms"),
      (.text, "sequence-decls"), (.text, "variable-decls"), (.text, "user-field-decls"),
      (.office, "event-listeners"):
      true
    default: false
    }
  }

  /// Whether an element of a drawing has paragraphs of its own.
  static func holdsText(_ element: XMLName) -> Bool {
    element.space == .draw && shapes.contains(element.local)
  }

  private static let shapes: Set<String> = [
    "caption", "circle", "connector", "custom-shape", "ellipse", "line", "measure", "path",
    "polygon", "polyline", "rect", "regular-polygon", "text-box",
  ]

  /// A text box or a shape with text, whose begin was read.
  mutating func readBox() throws(OfficeFault) {
    boxCount += 1
    let number = boxCount
    let box = try story(at: .box(number))
    if box.bytes.isEmpty, boxCount == number { boxCount -= 1 }
    boxes.append(box)
  }

  /// A table, whose begin was read.
  private mutating func table(_ number: Int, at part: OfficePart?) throws(OfficeFault) -> Flow {
    var flow = Flow()
    var rows = TableRows()
    var row = 0
    var repeated = 1
    var cells: [Flow] = []
    let outer = stream.depth - 1
    while stream.depth > outer, let event = try stream.next() {
      switch event {
      case .start(let element) where element == XMLName(space: .table, local: "table-row"):
        row += repeated
        repeated = try count("number-rows-repeated")
        cells = []
      case .start(let element)
      where element.space == .table
        && (element.local == "table-cell" || element.local == "covered-table-cell"):
        let columns = try count("number-columns-repeated")
        let cell = try story(at: part ?? .row(table: number, row: row))
        cells.append(cell)
        let room = TableRows.mostColumns - cells.count
        if columns > 1, room > 0 {
          cells += [Flow](repeating: Flow(), count: min(columns - 1, room))
        }
      case .end(let element) where element == XMLName(space: .table, local: "table-row"):
        rows.add(
          cells, in: part ?? .row(table: number, row: row), to: &flow, shifrs: &shifrs)
        cells = []
      default: break
      }
    }
    return flow
  }

  /// How often an element stands for itself, of a bounded number.
  private mutating func count(_ attribute: String) throws(OfficeFault) -> Int {
    let value = try stream.attribute(attribute, in: .table).flatMap { Int($0) } ?? 1
    return max(1, min(value, 1 << 20))
  }
}
