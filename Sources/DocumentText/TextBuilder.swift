/// Puts the text of a file together, flow by flow.
///
/// A reader asks for its flows with ``addFlow()`` and appends to them in any order; they
/// follow one another in the order in which they were asked for.
struct TextBuilder {
  /// A flow by its index.
  struct Flow: Equatable {
    fileprivate var index: Int
  }

  private struct Part {
    var bytes: [UInt8] = []
    var segments: [SourceMap.Segment] = []
  }

  private let source: [UInt8]
  private var parts: [Part] = []

  /// A builder over the bytes of a file.
  init(_ source: [UInt8]) {
    self.source = source
  }

  /// A new flow behind those that are there.
  mutating func addFlow() -> Flow {
    parts.append(Part())
    return Flow(index: parts.count - 1)
  }

  /// Whether nothing was appended to a flow yet.
  func isEmpty(_ flow: Flow) -> Bool { parts[flow.index].bytes.isEmpty }

  /// Appends bytes of the file as they are, without soft hyphens: where one stands a word may be
  /// broken, and goes on.
  mutating func append(_ range: Range<Int>, to flow: Flow) {
    var start = range.lowerBound
    while let hyphen = source.softHyphen(in: start..<range.upperBound) {
      appendVerbatim(start..<hyphen, to: flow)
      start = hyphen + 2
    }
    appendVerbatim(start..<range.upperBound, to: flow)
  }

  private mutating func appendVerbatim(_ range: Range<Int>, to flow: Flow) {
    guard !range.isEmpty else { return }
    let text = parts[flow.index].bytes.count
    parts[flow.index].bytes.append(contentsOf: source[range])
    if let last = parts[flow.index].segments.last, last.isVerbatim,
      last.source.upperBound == range.lowerBound
    {
      let index = parts[flow.index].segments.count - 1
      parts[flow.index].segments[index].source = last.source.lowerBound..<range.upperBound
    } else {
      parts[flow.index].segments.append(
        SourceMap.Segment(text: text, source: range, isVerbatim: true))
    }
  }

  /// Appends text that a stretch of the file stands for.
  mutating func append(_ text: some Collection<UInt8>, for range: Range<Int>, to flow: Flow) {
    guard !text.isEmpty, !text.elementsEqual([UInt8].softHyphen) else { return }
    parts[flow.index].segments.append(
      SourceMap.Segment(
        text: parts[flow.index].bytes.count, source: range, isVerbatim: false))
    parts[flow.index].bytes.append(contentsOf: text)
  }

  /// Puts all that a flow holds behind what another holds; the first is empty then.
  mutating func move(_ flow: Flow, behind other: Flow) {
    let moved = parts[flow.index]
    parts[flow.index] = Part()
    let start = parts[other.index].bytes.count
    parts[other.index].bytes += moved.bytes
    parts[other.index].segments += moved.segments.lazy.map { segment in
      var segment = segment
      segment.text += start
      return segment
    }
  }

  /// What a flow holds so far.
  func bytes(of flow: Flow) -> ArraySlice<UInt8> { parts[flow.index].bytes[...] }

  /// The place in the file of the first byte of a flow; nil for an empty one.
  func start(of flow: Flow) -> Int? { parts[flow.index].segments.first?.source.lowerBound }

  /// Ends the paragraph of a flow at a place of the file: no reference crosses what
  /// follows.
  mutating func endParagraph(at offset: Int, in flow: Flow) {
    guard !isEmpty(flow), !parts[flow.index].bytes.suffix(2).elementsEqual(Self.paragraph) else {
      return
    }
    append(Self.paragraph, for: offset..<offset, to: flow)
  }

  /// The text of all flows that hold something.
  consuming func finish() -> DocumentText {
    var whole = Part()
    var starts: [Int] = []
    for part in parts where !part.bytes.isEmpty {
      if !whole.bytes.isEmpty, let last = whole.segments.last {
        let end = last.source.upperBound
        whole.segments.append(
          SourceMap.Segment(text: whole.bytes.count, source: end..<end, isVerbatim: false))
        whole.bytes += Self.paragraph
      }
      let start = whole.bytes.count
      starts.append(start)
      if start == 0 {
        whole = part
      } else {
        whole.bytes += part.bytes
        whole.segments += part.segments.map { segment in
          var segment = segment
          segment.text += start
          return segment
        }
      }
    }
    // A map without segments would be that of a text which is the file.
    guard !whole.segments.isEmpty else {
      let nothing = SourceMap.Segment(text: 0, source: 0..<0, isVerbatim: false)
      return DocumentText(bytes: [], flowStarts: [0], map: SourceMap(segments: [nothing]))
    }
    return DocumentText(
      bytes: whole.bytes, flowStarts: starts, map: SourceMap(segments: whole.segments))
  }

  private static let paragraph: [UInt8] = [0x0A, 0x0A]
}

extension [UInt8] {
  /// U+00AD.
  fileprivate static let softHyphen: [UInt8] = [0xC2, 0xAD]

  /// Where the next soft hyphen stands.
  fileprivate func softHyphen(in range: Range<Int>) -> Int? {
    let bytes = span
    var offset = range.lowerBound
    while offset + 1 < range.upperBound {
      if bytes[offset] == 0xC2, bytes[offset + 1] == 0xAD { return offset }
      offset += 1
    }
    return nil
  }
}
