/// Commands and environments.
extension TeXText {
  /// Reads a command from its backslash.
  mutating func readCommand() {
    var next = offset + 1
    guard next < end else { return cut(1) }
    while next < end, isLetter(source[next]) { next += 1 }
    guard next > offset + 1 else { return readSymbol(source[next]) }
    let name = String(decoding: source[offset + 1..<next], as: UTF8.self)
    if next < end, source[next] == 0x2A { next += 1 }
    switch name {
    case "begin": return readBegin(next)
    case "end": return readEnd(next)
    case "verb": return readVerbatim(next)
    default: break
    }
    if let accent = TeXLetters.accents[name], readAccent(accent, from: next) { return }
    var gap = next
    while gap < end, source[gap] == 0x20 || source[gap] == 0x09 { gap += 1 }
    if let letter = TeXLetters.cyrillic(name) { return replace(gap - offset, String(letter)) }
    guard let command = TeXCommand.named(name) else { return cut(gap - offset) }
    switch command.effect {
    case .nothing: cut(gap - offset)
    case .text(let text): replace(gap - offset, text)
    case .paragraph:
      endParagraph()
      cut(gap - offset)
    case .lineBreak: readLineBreak(next)
    }
    readArguments(command.arguments[...], options: command.options)
  }

  private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// Reads a command that is one character.
  private mutating func readSymbol(_ symbol: UInt8) {
    switch symbol {
    case 0x5C: readLineBreak(offset + 2)
    case 0x20, 0x09, 0x3A, 0x3B, 0x3E: replace(2, " ")
    case 0x2C: replace(2, "\u{2009}")
    case 0x2D: cut(2)
    case 0x0A, 0x0D: cut(1)
    case 0x28, 0x5B: openMath(2, close: 0x28)
    case 0x29, 0x5D:
      cut(2)
      if groups.last?.close == 0x28 { closeGroup() }
    case 0x23...0x26, 0x5F, 0x7B, 0x7D: replace(2, String(Unicode.Scalar(symbol)))
    default:
      guard let accent = TeXLetters.accents[String(Unicode.Scalar(symbol))],
        readAccent(accent, from: offset + 2)
      else { return cut(symbol < 0x80 ? 2 : 1) }
    }
  }

  /// Reads `\\` up to an offset, and what belongs to it; in a table it ends a row.
  private mutating func readLineBreak(_ start: Int) {
    var next = start
    if next < end, source[next] == 0x2A { next += 1 }
    if next < end, source[next] == 0x5B {
      let limit = min(end, next + 32)
      if let close = source[next..<limit].firstIndex(of: 0x5D) { next = close + 1 }
    }
    if tables > 0 {
      endParagraph()
      return cut(next - offset)
    }
    var gap = next
    while gap < end, source[gap] == 0x20 || source[gap] == 0x09 { gap += 1 }
    // The break of the line of the file does for it.
    let isAtBreak = gap >= end || source[gap] == 0x0A || source[gap] == 0x0D
    if isAtBreak { cut(gap - offset) } else { replace(next - offset, "\n") }
  }

  /// Reads a letter with its accent, which may stand in braces.
  private mutating func readAccent(_ accent: Unicode.Scalar, from start: Int) -> Bool {
    var next = start
    while next < min(end, start + 4), source[next] == 0x20 { next += 1 }
    let isGroup = next < end && source[next] == 0x7B
    if isGroup { next += 1 }
    // `\i` and `\j` are letters without their dots.
    let isDotless =
      next + 1 < end && source[next] == 0x5C
      && (source[next + 1] == 0x69 || source[next + 1] == 0x6A)
    let base = isDotless ? next + 1 : next
    guard base < end, isLetter(source[base]) || source[base] >= 0xC0 else { return false }
    var last = base + 1
    while last < end, last - base < 4, source[last] & 0xC0 == 0x80 { last += 1 }
    let letter = String(decoding: source[base..<last], as: UTF8.self)
    if isGroup {
      guard last < end, source[last] == 0x7D else { return false }
      last += 1
    }
    replace(last - offset, TeXLetters.composed(letter, accent))
    return true
  }

  // MARK: Environments

  /// The name in braces that follows an offset, and what follows that.
  private func environment(_ start: Int) -> (name: String, end: Int)? {
    guard start < end, source[start] == 0x7B else { return nil }
    let limit = min(end, start + 40)
    guard let close = source[start..<limit].firstIndex(of: 0x7D) else { return nil }
    return (String(decoding: source[start + 1..<close], as: UTF8.self), close + 1)
  }

  private mutating func readBegin(_ start: Int) {
    guard let environment = environment(start) else { return cut(start - offset) }
    endParagraph()
    if TeXCommand.hiddenEnvironments.contains(environment.name),
      let close = search("\\end{\(environment.name)}", from: environment.end)
    {
      replace(close - offset, String(Self.object))
      return endParagraph()
    }
    cut(environment.end - offset)
    if TeXCommand.tables.contains(environment.name) { tables += 1 }
    readArguments(
      TeXCommand.argumentsOfEnvironments[environment.name, default: []][...], options: .hidden)
  }

  private mutating func readEnd(_ start: Int) {
    guard let environment = environment(start) else { return cut(start - offset) }
    endParagraph()
    if environment.name == "document" { return cut(end - offset) }
    cut(environment.end - offset)
    if tables > 0, TeXCommand.tables.contains(environment.name) { tables -= 1 }
  }

  private mutating func readVerbatim(_ start: Int) {
    guard start < end, source[start] > 0x20 else { return cut(start - offset) }
    var close = start + 1
    while close < end, source[close] != source[start], source[close] != 0x0A { close += 1 }
    guard close < end, source[close] == source[start] else { return cut(start - offset) }
    replace(close + 1 - offset, String(Self.object))
  }

  /// Behind the next place of a word.
  private mutating func search(_ word: String, from start: Int) -> Int? {
    guard !missing.contains(word) else { return nil }
    let letters = Array(word.utf8)
    var place = start
    while place + letters.count <= end {
      if source[place] == 0x5C, source[place..<place + letters.count].elementsEqual(letters) {
        return place + letters.count
      }
      place += 1
    }
    missing.insert(word)
    return nil
  }
}
