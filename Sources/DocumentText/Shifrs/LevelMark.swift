/// The marks of levels in a text, `Ф.`, `Оп.`, `Д.`, `Л.` and what other tongues and longhand
/// have for them, as far as numbers follow.
///
/// This tells what a field holds, so that fields can be put together; what the text says is the
/// parser's matter.
struct LevelMark {
  /// The depth of the mark that the text begins with, 1 for a fond and 4 for lists; nil where it
  /// begins otherwise.
  private(set) var first: Int?
  /// The depth of its deepest mark; 0 without any.
  private(set) var deepest = 0
  /// Whether the mark of a fond stands behind a word, as that of an archive, and one of another
  /// level behind it: `РГАСПИ. Ф. 17. Оп. 3`.
  private(set) var isWhole = false

  private static let longest = 2048
  private static let longestWord = 32
  private static let longestNumber = 24

  /// The marks of a text; of a long one those at its beginning.
  init(_ text: ArraySlice<UInt8>) {
    let text = text.prefix(Self.longest)
    var offset = text.startIndex
    var isFirst = true
    var hasFond = false
    while offset < text.endIndex {
      let next = Self.skipSpaces(offset, in: text)
      let end = Self.endOfWord(at: next, in: text)
      if end > next {
        if end - next <= Self.longestWord, let depth = Self.depth(next..<end, in: text) {
          deepest = max(deepest, depth)
          if isFirst { first = depth }
          if depth > 1, hasFond { isWhole = true }
          // What stands right behind another sign is part of an address: `?f=17&op=3`.
          if depth == 1, !isFirst, Self.divides(text[next - 1]) { hasFond = true }
        }
        offset = end
        isFirst = false
      } else if next > offset {
        offset = next
      } else {
        repeat { offset += 1 } while offset < text.endIndex && text[offset] & 0xC0 == 0x80
        isFirst = false
      }
    }
  }

  /// Whether a text is three numbers or more divided by slashes or hyphens, as `558/11/740`.
  static func isPath(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= 64 else { return false }
    var parts = 1
    var hasDigit = false
    for byte in text {
      switch byte {
      case 0x30...0x39: hasDigit = true
      case 0x2F, 0x2D:
        guard hasDigit else { return false }
        parts += 1
        hasDigit = false
      default: return false
      }
    }
    return hasDigit && (parts == 3 || parts == 4)
  }

  /// The depth of the level that a word with a number behind it is the mark of.
  private static func depth(_ word: Range<Int>, in text: ArraySlice<UInt8>) -> Int? {
    let name = String(decoding: text[word], as: UTF8.self).lowercased()
    guard let depth = depths[name] else { return nil }
    var offset = skipSpaces(word.upperBound, in: text)
    if offset < text.endIndex, text[offset] == 0x2E { offset = skipSpaces(offset + 1, in: text) }
    // `Ед. хр.`
    if units.contains(name) {
      let end = endOfWord(at: offset, in: text)
      return end > offset && text[offset..<end].starts(with: "хр".utf8) ? depth : nil
    }
    // A letter right before a number is part of a code, unless it is Cyrillic.
    if offset == word.upperBound, text[word.lowerBound] < 0x80 { return nil }
    if text[offset...].starts(with: "№".utf8) { offset = skipSpaces(offset + 3, in: text) }
    for byte in text[offset...].prefix(longestNumber) {
      if byte &- 0x30 < 10 { return depth }
      if byte <= 0x20 || byte == 0x2E || byte == 0x2C { return nil }
    }
    return nil
  }

  /// Whether a byte is one that stands before a mark in a text: a space or the end of one, a
  /// period, a comma.
  private static func divides(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0x2E || byte == 0x2C || byte & 0xC0 == 0x80
  }

  private static func skipSpaces(_ start: Int, in text: ArraySlice<UInt8>) -> Int {
    var offset = start
    while offset < text.endIndex {
      let count =
        text[offset] <= 0x20 ? 1 : spaces.first { text[offset...].starts(with: $0) }?.count
      guard let count else { break }
      offset += count
    }
    return offset
  }

  /// Behind the letters at an offset; signs beyond ASCII end a word, as do spaces.
  private static func endOfWord(at start: Int, in text: ArraySlice<UInt8>) -> Int {
    var offset = start
    while offset < text.endIndex {
      switch text[offset] {
      case 0x41...0x5A, 0x61...0x7A, 0xC3...0xE1, 0x80...0xBF: offset += 1
      default: return offset
      }
    }
    return offset
  }

  /// U+00A0, U+00AD, U+2009 and U+202F.
  private static let spaces: [[UInt8]] = [
    [0xC2, 0xA0], [0xC2, 0xAD], [0xE2, 0x80, 0x89], [0xE2, 0x80, 0xAF],
  ]

  private static let units: Set = ["ед", "единица", "единицы"]

  private static let depths: [String: Int] = {
    let rows = [
      "ф фонд фонда f fond fonds", "оп опись описи опис op opis inv inventory",
      "д дд дело дела спр справа ед единица единицы d dd delo file",
      "л лл лист листы листа арк аркуш l ll list listy fol folio",
    ]
    var depths: [String: Int] = [:]
    for (index, row) in rows.enumerated() {
      for word in row.split(separator: " ") { depths[String(word)] = index + 1 }
    }
    return depths
  }()
}
