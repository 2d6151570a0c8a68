/// Paragraphs one behind another, and the parts that they are of.
struct Flow {
  private(set) var bytes: [UInt8] = []
  private(set) var parts: [OfficeText.Start] = []

  /// What stands between paragraphs: no reference crosses it.
  static let gap: [UInt8] = [0x0A, 0x0A]

  /// Adds a paragraph without white space around it, if there is anything left.
  mutating func append(_ text: [UInt8], in part: OfficePart) {
    let text = text.joinedAtHyphens.trimmed
    guard !text.isEmpty else { return }
    if !bytes.isEmpty { bytes += Self.gap }
    if parts.last?.part != part {
      parts.append(OfficeText.Start(offset: bytes.count, part: part))
    }
    bytes += text
  }

  /// Adds all of another flow, as of its own parts.
  mutating func append(_ other: Flow) {
    guard !other.bytes.isEmpty else { return }
    if !bytes.isEmpty { bytes += Self.gap }
    parts += other.parts.map { OfficeText.Start(offset: $0.offset + bytes.count, part: $0.part) }
    bytes += other.bytes
  }
}

extension [UInt8] {
  /// The bytes without soft hyphens (U+00AD): where one stands a word goes on.
  var joinedAtHyphens: [UInt8] {
    guard contains(0xAD) else { return self }
    var result: [UInt8] = []
    result.reserveCapacity(count)
    for byte in self {
      if byte == 0xAD, result.last == 0xC2 { result.removeLast() } else { result.append(byte) }
    }
    return result
  }

  /// The bytes without white space around them.
  var trimmed: [UInt8] {
    guard let first = firstIndex(where: { !$0.isSpace }),
      let last = lastIndex(where: { !$0.isSpace })
    else { return [] }
    return first == 0 && last == count - 1 ? self : Array(self[first...last])
  }

  /// Takes the bytes from an offset on away where they are a mark of a note that was raised by
  /// hand: figures and asterisks.
  mutating func dropMark(from start: Int) {
    guard count > start, self[start...].allSatisfy({ $0 &- 0x30 < 10 || $0 == 0x2A || $0.isSpace })
    else { return }
    removeLast(count - start)
  }
}

extension UInt8 {
  /// Whether it is a space, a tab or a line break.
  var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
