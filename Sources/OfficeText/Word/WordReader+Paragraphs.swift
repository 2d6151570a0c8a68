extension WordReader {
  /// A stretch of equal properties.
  private struct Run {
    /// Where it begins in the paragraph.
    var start: Int
    var isHidden = false
    var isRaised = false
    /// The note whose own mark the run prints.
    var noted: Mark?
  }

  /// The text of a paragraph, whose begin was read; nil of one whose end was deleted.
  mutating func paragraph() throws(OfficeFault) -> [UInt8]? {
    var text = takeJoined()
    var goesOn = false
    var run: Run?
    var alternatives = Alternatives()
    let outer = stream.depth - 1
    while stream.depth > outer, let event = try stream.next() {
      switch event {
      case .start(let element):
        if alternatives.skips(element, depth: stream.depth) {
          try stream.skip()
        } else if element == XMLName(space: .word, local: "r") {
          run = Run(start: text.count)
        } else if element == XMLName(space: .word, local: "rPr") {
          try readProperties(&run)
        } else if element == XMLName(space: .word, local: "pPr") {
          goesOn = try isEndDeleted()
        } else {
          let count = text.count
          try read(element, into: &text, &run)
          try package.count(text: max(0, text.count - count))
        }
      case .end(let element):
        alternatives.end(element, depth: stream.depth)
        guard element == XMLName(space: .word, local: "r"), let ended = run else { continue }
        end(ended, in: &text)
        run = nil
      case .text: break
      }
    }
    guard goesOn else { return text }
    joined = text
    return nil
  }

  /// What an element in a paragraph gives.
  private mutating func read(
    _ element: XMLName, into text: inout [UInt8], _ run: inout Run?
  ) throws(OfficeFault) {
    if element.space == .math, element.local == "oMath" {
      text += WordElement.shown
      return try stream.skip()
    }
    guard element.space == .word else { return }
    guard !WordElement.isSkipped(element) else { return try stream.skip() }
    switch element.local {
    case "t": text += try characters()
    case "tab", "ptab": text.append(0x09)
    case "br", "cr": text.append(0x0A)
    case "noBreakHyphen": text += [0xE2, 0x80, 0x91]
    case "sym":
      text += WordElement.symbol(
        try stream.attribute("char", in: .word), font: try stream.attribute("font", in: .word))
    case "footnoteReference", "endnoteReference":
      guard let id = try stream.attribute("id", in: .word) else { return }
      let mark: Mark = element.local == "footnoteReference" ? .footnote(id) : .endnote(id)
      add(mark)
      let own = try stream.attribute("customMarkFollows", in: .word)
      if let own, !Self.isOff(own) { run?.noted = mark }
    case "commentReference":
      if let id = try stream.attribute("id", in: .word) { add(.comment(id)) }
    case "txbxContent":
      boxCount += 1
      let box = try story(at: .box(boxCount))
      if box.bytes.isEmpty { boxCount -= 1 }
      boxes.append(box)
    default: break
    }
  }

  /// What of a run stays when it ends.
  private mutating func end(_ run: Run, in text: inout [UInt8]) {
    if let mark = run.noted {
      ownMarks[mark] = String(decoding: Array(text[run.start...]).trimmed, as: UTF8.self)
      text.removeLast(text.count - run.start)
    } else if run.isHidden {
      text.removeLast(text.count - run.start)
    } else if run.isRaised {
      text.dropMark(from: run.start)
    }
  }

  /// The characters of an element `w:t`, in which a line break is a space and those around
  /// count only where it says so.
  private mutating func characters() throws(OfficeFault) -> [UInt8] {
    let keepsSpace = try stream.attribute("space", in: .other) == "preserve"
    let outer = stream.depth - 1
    var text: [UInt8] = []
    while stream.depth > outer, let event = try stream.next() {
      guard case .text(let piece) = event else { continue }
      text += piece.map { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 ? 0x20 : $0 }
      guard text.count <= package.limits.text else { try package.count(text: text.count); break }
    }
    return keepsSpace ? text : text.trimmed
  }

  /// The properties of a run (17.3.2).
  private mutating func readProperties(_ run: inout Run?) throws(OfficeFault) {
    let outer = stream.depth - 1
    while stream.depth > outer, let event = try stream.next() {
      guard case .start(let element) = event, element.space == .word else { continue }
      let value = try stream.attribute("val", in: .word)
      switch element.local {
      case "vanish": run?.isHidden = !Self.isOff(value)
      case "vertAlign": run?.isRaised = value == "superscript"
      default: break
      }
    }
  }

  /// Whether a switch is turned off; one without a value is on (17.17.4).
  private static func isOff(_ value: String?) -> Bool {
    value == "0" || value == "false" || value == "off"
  }

  /// Whether the properties of a paragraph say that its end was deleted, so that it runs on
  /// into the next (17.13.5.15).
  private mutating func isEndDeleted() throws(OfficeFault) -> Bool {
    var isDeleted = false
    let outer = stream.depth - 1
    while stream.depth > outer, let event = try stream.next() {
      if case .start(XMLName(space: .word, local: "del")) = event { isDeleted = true }
    }
    return isDeleted
  }
}
