/// Reading what stands between tags.
extension MarkupReader {
  /// Reads text up to the next mark-up, and gives the offset of that.
  mutating func readText(from start: Int, in span: Span<UInt8>) -> Int {
    guard skips == 0 else { return nextMarkup(from: start, in: span) }
    var offset = start
    /// Where the text begins that is not written yet.
    var run = start
    while offset < span.count {
      let byte = span[offset]
      if byte > 0x3C, byte != 0xC2 {
        offset += 1
        continue
      }
      switch byte {
      case 0x3C where offset >= plainEnd && scanner.isMarkup(at: offset, in: span):
        text.append(run..<offset)
        return offset
      case 0x26:
        guard let meaning = references.meaning(at: offset, in: span) else {
          offset += 1
          continue
        }
        text.append(run..<offset)
        add(meaning, at: offset)
        offset = meaning.end
        run = offset
      case 0xC2 where offset + 1 < span.count && span[offset + 1] == 0xAD:
        text.append(run..<offset)
        offset += 2
        run = offset
      case 0x09, 0x0A, 0x0C, 0x0D, 0x20:
        offset = readSpace(at: offset, run: &run, in: span)
      default: offset += 1
      }
    }
    text.append(run..<offset)
    return offset
  }

  /// Reads text in which nothing is mark-up.
  mutating func readPlain(_ range: Range<Int>, in span: Span<UInt8>) {
    var offset = range.lowerBound
    var run = offset
    while offset < range.upperBound {
      if MarkupScanner.isSpace(span[offset]) {
        offset = min(readSpace(at: offset, run: &run, in: span), range.upperBound)
      } else {
        offset += 1
      }
    }
    text.append(min(run, offset)..<offset)
  }

  /// Reads white space; one space between words stays in the text that is not written yet.
  @inline(__always)
  private mutating func readSpace(at start: Int, run: inout Int, in span: Span<UInt8>) -> Int {
    if span[start] == 0x20, start > run, start + 1 < span.count {
      let next = span[start + 1]
      if next > 0x20, next != 0x3C, next != 0x26 { return start + 1 }
    }
    return readLongSpace(at: start, run: &run, in: span)
  }

  private mutating func readLongSpace(at start: Int, run: inout Int, in span: Span<UInt8>) -> Int {
    var offset = start
    var hasBreak = false
    while offset < span.count, MarkupScanner.isSpace(span[offset]) {
      if span[offset] != 0x20, span[offset] != 0x09 { hasBreak = true }
      offset += 1
    }
    guard preserves == 0 else { return offset }
    let isBetweenWords =
      start > run && offset < span.count && span[offset] != 0x3C && span[offset] != 0x26
    if isBetweenWords, !hasBreak { return offset }
    text.append(run..<start)
    // Between readings of one place there is nothing.
    if parentRole != .choice { text.addSpace(start..<offset) }
    run = offset
    return offset
  }

  /// A place at which a word may be broken, which is no part of it.
  private static let softHyphen: UInt32 = 0xAD

  private mutating func add(_ meaning: CharacterReferences.Meaning, at start: Int) {
    let range = start..<meaning.end
    switch meaning.text {
    case .scalar(let scalar):
      if scalar.value <= 0x20, preserves == 0, MarkupScanner.isSpace(UInt8(scalar.value)) {
        text.addSpace(range)
      } else if scalar.value != Self.softHyphen {
        text.append(scalar.utf8, for: range)
      }
    case .bytes(let bytes):
      if bytes.allSatisfy(MarkupScanner.isSpace), preserves == 0 {
        if !bytes.isEmpty { text.addSpace(range) }
      } else {
        text.append(bytes, for: range)
      }
    }
  }

  private func nextMarkup(from start: Int, in span: Span<UInt8>) -> Int {
    var offset = start
    while offset < span.count {
      if span[offset] == 0x3C, scanner.isMarkup(at: offset, in: span) { return offset }
      offset += 1
    }
    return offset
  }
}
