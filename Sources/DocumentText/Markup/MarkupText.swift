/// Puts the text of a file of mark-up together: white space collapses as in a browser, and
/// what stands between two texts is not written before the second is known.
struct MarkupText {
  /// What will stand before the next text.
  enum Gap {
    case none
    /// White space of the file, or a reference to it.
    case space(Range<Int>)
    /// A line break that a tag stands for.
    case line(Range<Int>)
    /// What divides two levels of a shifr, unless a sign does already.
    case part(Character)
    case paragraph
    /// Nothing, whatever white space there is.
    case joined
  }

  /// A flow that is being written, and what comes next in it.
  struct Destination {
    var flow: TextBuilder.Flow
    var gap: Gap = .none
    /// Whether nothing but spaces was written behind a line break.
    fileprivate var isBroken = false
    fileprivate var last: UInt8 = 0

    /// The beginning of a flow.
    init(_ flow: TextBuilder.Flow) { self.flow = flow }
  }

  let source: [UInt8]
  var builder: TextBuilder
  var destination: Destination

  /// The text of a file, of which nothing is read yet.
  init(_ source: [UInt8]) {
    self.source = source
    builder = TextBuilder(source)
    destination = Destination(builder.addFlow())
  }

  /// White space that stands for one space.
  @inline(__always)
  mutating func addSpace(_ range: Range<Int>) {
    if case .none = destination.gap { destination.gap = .space(range) }
  }

  /// A line break; two of them in a row end the paragraph.
  mutating func addLine(_ range: Range<Int>) {
    switch destination.gap {
    case .none, .space, .joined: destination.gap = .line(range)
    case .line: destination.gap = .paragraph
    case .part, .paragraph: break
    }
  }

  /// The end of a level of a shifr; a period stands back behind another sign.
  mutating func addPart(_ sign: Character = ".") {
    switch destination.gap {
    case .paragraph: break
    case .part where sign == ".": break
    default: destination.gap = .part(sign)
    }
  }

  /// The end of a paragraph.
  @inline(__always)
  mutating func addParagraph() { destination.gap = .paragraph }

  /// Appends what another flow holds; that is empty then.
  mutating func take(_ flow: TextBuilder.Flow, at offset: Int) {
    guard let last = builder.bytes(of: flow).last else { return }
    writeGap(at: offset)
    builder.move(flow, behind: destination.flow)
    destination.last = last
  }

  /// Takes away the white space around a place at which a word is broken.
  mutating func join() {
    switch destination.gap {
    case .none, .space, .line, .joined: destination.gap = .joined
    case .part, .paragraph: break
    }
  }

  /// Appends text of the file that begins with no white space.
  mutating func append(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    writeGap(at: range.lowerBound)
    builder.append(range, to: destination.flow)
    destination.last = source[range.upperBound - 1]
    if destination.isBroken {
      destination.isBroken = source[range].allSatisfy(Self.isSpaceByte)
    }
  }

  /// Appends text that a stretch of the file stands for.
  mutating func append(_ text: some Collection<UInt8>, for range: Range<Int>) {
    writeGap(at: range.lowerBound)
    builder.append(text, for: range, to: destination.flow)
    destination.last = 0x20
    if destination.isBroken { destination.isBroken = text.allSatisfy(Self.isSpaceByte) }
  }

  /// The bytes of which U+0020, U+00A0, U+2009 and U+202F consist, with few others.
  private static func isSpaceByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0xC2, 0xA0, 0xE2, 0x80, 0x89, 0xAF: true
    default: false
    }
  }

  @inline(__always)
  private mutating func writeGap(at offset: Int) {
    if case .none = destination.gap { return }
    writeSomeGap(at: offset)
  }

  private mutating func writeSomeGap(at offset: Int) {
    let gap = destination.gap
    destination.gap = .none
    let flow = destination.flow
    guard !builder.isEmpty(flow) else { return }
    switch gap {
    case .none, .joined: break
    case .space(let range):
      let breaks = lineBreaks(in: range)
      let isReference = source[range.lowerBound] == 0x26
      if isReference || breaks > 1 || (breaks > 0 && destination.isBroken) {
        builder.append(CollectionOfOne(0x20), for: range, to: flow)
      } else {
        builder.append(range, to: flow)
        if breaks > 0 { destination.isBroken = true }
      }
    case .line(let range):
      // A line of nothing but hard spaces is an empty one.
      if destination.isBroken {
        builder.endParagraph(at: offset, in: flow)
      } else {
        builder.append(CollectionOfOne(0x0A), for: range, to: flow)
      }
      destination.isBroken = true
    case .part(let sign):
      switch destination.last {
      case 0x2E where sign != ".": builder.append("\(sign) ".utf8, for: offset..<offset, to: flow)
      case 0x2C, 0x2E, 0x3A, 0x3B: builder.append(" ".utf8, for: offset..<offset, to: flow)
      default: builder.append("\(sign) ".utf8, for: offset..<offset, to: flow)
      }
    case .paragraph:
      builder.endParagraph(at: offset, in: flow)
      destination.isBroken = false
    }
  }

  /// How many line breaks there are, a carriage return with a line feed being one.
  private func lineBreaks(in range: Range<Int>) -> Int {
    var count = 0
    var previous: UInt8 = 0
    for byte in source[range] {
      if byte == 0x0D || byte == 0x0C || (byte == 0x0A && previous != 0x0D) { count += 1 }
      previous = byte
    }
    return count
  }
}
