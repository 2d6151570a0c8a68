/// The label of a note at the head of a line: `[^12]:` as Markdown has it, raised figures,
/// `[12]`, `12.`, `12)` or `12` alone.
struct LineLabel {
  /// Without the signs around it: `12`.
  var text: String
  /// The byte offset of the note behind it.
  var end: Int
  /// Whether it can be nothing but a note's label. A line that begins with figures and a
  /// capital letter behind them can be a numbered paragraph, or what a paragraph goes on with.
  var isCertain: Bool

  /// Reads the label of the line that begins at a byte offset; nil where it has none.
  init?(_ text: [UInt8], at line: Int) {
    var start = line
    while start < text.count, start - line < 4, text[start] == 0x20 { start += 1 }
    guard start < text.count else { return nil }
    let rest = text[start...].prefix(Self.longest)
    guard let label = Self.named(rest) ?? Self.raised(rest) ?? Self.figures(rest) else {
      return nil
    }
    self = label
    while end < text.count, text[end] == 0x20 || text[end] == 0x09 { end += 1 }
  }

  private init(_ text: some Sequence<UInt8>, end: Int, isCertain: Bool) {
    self.text = String(decoding: Array(text), as: UTF8.self)
    self.end = end
    self.isCertain = isCertain
  }

  private static let longest = 72

  /// `[^name]:`
  private static func named(_ text: ArraySlice<UInt8>) -> LineLabel? {
    guard text.starts(with: "[^".utf8) else { return nil }
    let name = text.dropFirst(2).prefix { $0 > 0x20 && $0 != 0x5D }
    let tail = text[name.endIndex...]
    guard !name.isEmpty, tail.starts(with: "]:".utf8) else { return nil }
    return LineLabel(name, end: tail.startIndex + 2, isCertain: true)
  }

  /// `¹²`
  private static func raised(_ text: ArraySlice<UInt8>) -> LineLabel? {
    var figures: [UInt8] = []
    var rest = text
    while let (figure, length) = raisedFigure(rest) {
      figures.append(figure)
      rest = rest.dropFirst(length)
    }
    return figures.isEmpty ? nil : LineLabel(figures, end: rest.startIndex, isCertain: true)
  }

  private static func raisedFigure(_ text: ArraySlice<UInt8>) -> (figure: UInt8, length: Int)? {
    let bytes = Array(text.prefix(3))
    guard bytes.count > 1 else { return nil }
    switch (bytes[0], bytes[1], bytes.last ?? 0) {
    case (0xC2, 0xB9, _): return (0x31, 2)
    case (0xC2, 0xB2, _): return (0x32, 2)
    case (0xC2, 0xB3, _): return (0x33, 2)
    case (0xE2, 0x81, let last) where last == 0xB0 || 0xB4...0xB9 ~= last:
      return (0x30 + (last - 0xB0), 3)
    default: return nil
    }
  }

  /// Figures, in brackets or behind them a point or a parenthesis, before a capital letter.
  private static func figures(_ text: ArraySlice<UInt8>) -> LineLabel? {
    let hasBracket = text.first == 0x5B
    let inner = hasBracket ? text.dropFirst() : text
    let number = inner.prefix { $0 &- 0x30 < 10 }
    var tail = text[number.endIndex...]
    // Four figures would be a year.
    guard 1...3 ~= number.count, number.first != 0x30 else { return nil }
    if hasBracket {
      guard tail.first == 0x5D else { return nil }
      tail = tail.dropFirst()
    } else if tail.first == 0x2E || tail.first == 0x29 {
      tail = tail.dropFirst()
    }
    let end = tail.startIndex
    let note = tail.drop { $0 == 0x20 || $0 == 0x09 }
    guard note.startIndex > end,
      let first = String(decoding: note.prefix(4), as: UTF8.self).unicodeScalars.first,
      first.properties.isUppercase || first == "«" || first == "“"
    else { return nil }
    return LineLabel(number, end: end, isCertain: false)
  }
}
