/// Reads the note on the kind of copy behind a reference.
struct WitnessReader {
  let text: [UInt8]

  /// The longest note that is read, in bytes.
  private static let longest = 240

  /// Beginnings of the words a note begins with, in lower case.
  private static let stems: [[UInt32]] =
    [
      "автограф", "подлинник", "копи", "заверенн", "незаверенн", "машинопис", "рукопис",
      "отпуск", "черновик", "чернов", "типограф", "ротапринт", "фотокопи", "ксерокопи", "оригінал",
      "копія", "засвідчен", "рукописн", "autograph", "original", "copy", "certified", "typescript",
      "typewritten", "typed", "handwritten", "manuscript", "draft", "script", "facsimile", "carbon",
    ].map { $0.unicodeScalars.map(\.value) }

  /// The stems by their first letter.
  private static let stemsByLetter = Dictionary(grouping: stems) { $0[0] }

  /// The note that begins right after an offset, without its final period: one
  /// sentence, and those after it that begin with such a word as well.
  func witness(after end: Int) -> Range<Int>? {
    var start = skipSeparators(from: end)
    let isParenthesised = start < text.count && text[start] == ASCII.openParenthesis
    if isParenthesised { start += 1 }
    guard beginsWitness(at: start) else { return nil }
    var stop = sentenceEnd(from: start, closing: isParenthesised)
    while !isParenthesised, stop < text.count, text[stop] == ASCII.period {
      let next = Trivia.end(in: text, from: stop + 1).end
      guard beginsWitness(at: next) else { break }
      stop = sentenceEnd(from: next, closing: false)
    }
    while stop > start {
      let last = text.scalarStart(before: stop)
      let value = text.scalar(at: last).value
      guard value <= 0x20 || ScalarClass.isSpace(value) else { break }
      stop = last
    }
    return stop > start && stop - start <= Self.longest ? start..<stop : nil
  }

  private func skipSeparators(from start: Int) -> Int {
    var offset = Trivia.end(in: text, from: start).end
    var steps = 0
    while offset < text.count, steps < 2 {
      let scalar = text.scalar(at: offset)
      guard
        scalar.value == UInt32(ASCII.period) || scalar.value == UInt32(ASCII.comma)
          || ScalarClass.isDash(scalar.value)
      else { break }
      offset = Trivia.end(in: text, from: offset + scalar.length).end
      steps += 1
    }
    return offset
  }

  private func beginsWitness(at start: Int) -> Bool {
    guard start < text.count else { return false }
    let first = text.scalar(at: start)
    guard ScalarClass.isLetter(first.value),
      let stems = Self.stemsByLetter[ScalarClass.lower(first.value)]
    else { return false }
    return stems.contains { stem in
      var offset = start + first.length
      for letter in stem.dropFirst() {
        guard offset < text.count else { return false }
        var scalar = text.scalar(at: offset)
        if scalar.value == 0xAD {
          offset += SoftHyphen.length(in: text.span, at: offset)
          scalar = text.scalar(at: offset)
        }
        guard ScalarClass.lower(scalar.value) == letter else { return false }
        offset += scalar.length
      }
      // The stem and an ending: `Копировал` and `Отпускников` are other words.
      var ending = 0
      while offset < text.count {
        offset += SoftHyphen.length(in: text.span, at: offset)
        let scalar = text.scalar(at: offset)
        guard ScalarClass.isLetter(scalar.value) else { break }
        ending += 1
        offset += scalar.length
      }
      return ending <= 4
    }
  }

  /// The offset of the period, semicolon, line end or closing parenthesis that
  /// ends the sentence; an abbreviation's period (a small letter follows) does not.
  private func sentenceEnd(from start: Int, closing: Bool) -> Int {
    var offset = start
    var depth = 0
    let limit = min(text.count, start + Self.longest)
    while offset < limit {
      let scalar = text.scalar(at: offset)
      switch scalar.value {
      case UInt32(ASCII.openParenthesis): depth += 1
      case UInt32(ASCII.closeParenthesis):
        if depth == 0 { return offset }
        depth -= 1
      case UInt32(ASCII.semicolon), 0xFFFD: return offset
      case UInt32(ASCII.period) where !closing && endsSentence(at: offset): return offset
      case 0x0A, 0x0D:
        if Trivia.end(in: text, from: offset).lineBreaks > 1 { return offset }
      default: break
      }
      offset += scalar.length
    }
    return offset
  }

  /// Whether one capital letter stands before a period: `А. М. Назаретян`.
  private func isInitial(before period: Int) -> Bool {
    guard period > 0 else { return false }
    let letter = text.scalarStart(before: period)
    guard ScalarClass.isUpper(text.scalar(at: letter).value) else { return false }
    guard letter > 0 else { return true }
    return !ScalarClass.isLetter(text.scalar(at: text.scalarStart(before: letter)).value)
  }

  private func endsSentence(at period: Int) -> Bool {
    if isInitial(before: period) { return false }
    let next = Trivia.end(in: text, from: period + 1)
    guard next.end < text.count, next.lineBreaks < 2 else { return true }
    let value = text.scalar(at: next.end).value
    if ScalarClass.isLetter(value) { return ScalarClass.isUpper(value) || value > 0x52F }
    return !ScalarClass.isDigit(value) || next.lineBreaks > 0
  }
}
