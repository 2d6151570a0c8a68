/// The text of a file as lines of HTML, with citations marked and findings pinned.
struct HTMLSource {
  /// A citation.
  struct Mark {
    var range: Range<Int>
    /// The class and the word behind it.
    var outcome: Verdict.Outcome
    /// What it says where the pointer rests.
    var title: String
  }

  /// A sign where a finding begins, which leads to it in the list.
  struct Pin {
    var offset: Int
    var number: Int
    var severity: Severity
  }

  private let bytes: [UInt8]
  private let marks: [Mark]
  private let pins: [Pin]
  private var html = ""

  /// The text of a file.
  ///
  /// - Parameters:
  ///   - bytes: what the file holds now; places past its end are left out.
  ///   - marks: a citation within another is not marked again.
  init(_ bytes: [UInt8], marks: [Mark], pins: [Pin]) {
    self.bytes = bytes
    var end = 0
    self.marks = marks.sorted { $0.range.lowerBound < $1.range.lowerBound }.filter { mark in
      guard !mark.range.isEmpty, mark.range.lowerBound >= end,
        mark.range.upperBound <= bytes.count
      else { return false }
      end = mark.range.upperBound
      return true
    }
    self.pins = pins.filter { $0.offset <= bytes.count }.sorted { left, right in
      (left.offset, left.number) < (right.offset, right.number)
    }
  }

  /// An ordered list of the lines.
  consuming func lines() -> String {
    var coming = marks[...]
    var waiting = pins[...]
    var open: Mark?
    var offset = 0
    html = "<ol class=\"lines\">\n<li>"
    while true {
      if let mark = open, mark.range.upperBound == offset {
        close(mark, isWhole: true)
        open = nil
      }
      while let pin = waiting.first, pin.offset <= offset {
        waiting.removeFirst()
        append(pin)
      }
      if open == nil, let mark = coming.first, mark.range.lowerBound == offset {
        coming.removeFirst()
        append(mark)
        open = mark
      }
      guard offset < bytes.count else { break }
      if let length = lineBreak(at: offset) {
        offset += length
        // A file that ends with a line break has no line behind it.
        if offset == bytes.count, waiting.isEmpty, open == nil { break }
        if let open { close(open, isWhole: open.range.upperBound <= offset) }
        html += "</li>\n<li>"
        if let mark = open {
          if mark.range.upperBound <= offset { open = nil } else { append(mark) }
        }
        continue
      }
      var limit = bytes.count
      if let mark = open { limit = min(limit, mark.range.upperBound) }
      if let mark = coming.first { limit = min(limit, mark.range.lowerBound) }
      if let pin = waiting.first { limit = min(limit, pin.offset) }
      var end = offset + 1
      while end < limit, lineBreak(at: end) == nil { end += 1 }
      html += HTMLText.escaped(String(decoding: bytes[offset..<end], as: UTF8.self))
      offset = end
    }
    html += "</li>\n</ol>\n"
    return html
  }

  /// The length of the line break at an offset, as places count lines: LF, CRLF or a lone CR.
  private func lineBreak(at offset: Int) -> Int? {
    switch bytes[offset] {
    case 0x0A: 1
    case 0x0D: offset + 1 < bytes.count && bytes[offset + 1] == 0x0A ? 2 : 1
    default: nil
    }
  }

  private mutating func append(_ mark: Mark) {
    html += "<mark class=\"\(mark.outcome.rawValue)\" title=\"\(HTMLText.escaped(mark.title))\">"
  }

  /// The word for a verdict stands behind the whole citation only.
  private mutating func close(_ mark: Mark, isWhole: Bool) {
    html += "</mark>"
    if isWhole { html += "<b class=\"verdict \(mark.outcome.rawValue)\"></b>" }
  }

  private mutating func append(_ pin: Pin) {
    html += """
      <a class="pin \(pin.severity.rawValue)" id="p\(pin.number)" href="#n\(pin.number)" \
      title="\(pin.severity.rawValue) \(pin.number)">\(pin.number)</a>
      """
  }
}
