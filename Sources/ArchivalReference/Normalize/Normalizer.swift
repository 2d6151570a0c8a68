/// Writes the components of a reference in their one canonical form.
///
/// Letters of a number become lower-case Cyrillic with no space or hyphen before
/// them (`76а`, also for Latin `76a`); the prefix of a fond becomes upper-case
/// Cyrillic with a hyphen (`Р-5446`, also for `R-5446`); the shortened end of a
/// range is written out (`177-80` is `177-180`). Digits are never changed.
struct Normalizer {
  let text: [UInt8]
  /// Where the alphabet shows that the reference is printed in: its archive and first mark.
  let head: Range<Int>

  /// Whether the reference's marks are Cyrillic: then a Latin letter in a number
  /// is a look-alike, and otherwise it is a transliteration.
  private var isCyrillic: Bool {
    var offset = head.lowerBound
    while offset < head.upperBound {
      let scalar = text.scalar(at: offset)
      if ScalarClass.isCyrillic(scalar.value) { return true }
      offset += scalar.length
    }
    return false
  }

  /// Appends the number of a fond, opis or delo.
  func append(_ number: NumberSyntax, to result: inout [UInt8]) {
    if let reading = number.reading {
      result += String(reading).utf8
    } else if number.range == number.digits {
      append(number.digits, to: &result)
    } else {
      append(number, digits: text[number.digits], to: &result)
    }
  }

  private func append(
    _ number: NumberSyntax, digits: some Collection<UInt8>, to result: inout [UInt8]
  ) {
    if let prefix = number.prefix {
      result += letters(prefix, upper: true).utf8
      result.append(ASCII.hyphen)
    }
    result += digits
    if let subnumber = number.subnumber {
      result.append(text[subnumber.lowerBound] == ASCII.slash ? ASCII.slash : ASCII.hyphen)
      result += text[subnumber].drop { $0 &- 0x30 >= 10 }
    }
    if let suffix = number.letters { result += letters(suffix, upper: false).utf8 }
    if let slash = number.slashLetters {
      result.append(ASCII.slash)
      result += (Self.roman(text, slash) ?? letters(slash, upper: false)).utf8
    }
  }

  /// Appends dela cited together: `904,905`, `1-5`.
  func append(_ runs: Runs<NumberSyntax>, to result: inout [UInt8]) {
    var isFirst = true
    runs.forEach { run in
      if !isFirst { result.append(ASCII.comma) }
      isFirst = false
      append(run.first, to: &result)
      guard let last = run.last else { return }
      result.append(ASCII.hyphen)
      let isPlain = last.prefix == nil && last.letters == nil
      if isPlain, let full = expanded(run.first.digits, last.digits) {
        append(last, digits: full.utf8, to: &result)
      } else {
        append(last, to: &result)
      }
    }
  }

  func list(_ run: RunSyntax<SheetSyntax>) -> ListSpan {
    let first = bound(run.first)
    guard let last = run.last else { return ListSpan(first) }
    guard let full = expanded(run.first.digits, last.digits) else {
      return ListSpan(first, through: bound(last))
    }
    let end = bound(last)
    return ListSpan(
      first,
      through: ListSpan.Bound(digits: full.utf8, letter: end.letter, isVerso: end.isVerso))
  }

  private func bound(_ sheet: SheetSyntax) -> ListSpan.Bound {
    let letter = sheet.letter.flatMap { letters($0, upper: false).unicodeScalars.first }
    guard let reading = sheet.reading else {
      return ListSpan.Bound(
        digits: text[sheet.digits], letter: letter, isVerso: sheet.isVerso)
    }
    return ListSpan.Bound(digits: String(reading).utf8, letter: letter, isVerso: sheet.isVerso)
  }

  /// The end of a range with the digits its beginning lends it, if it lacks some.
  private func expanded(_ first: Range<Int>, _ last: Range<Int>) -> String? {
    guard last.count < first.count, let from = Int(string(first)), let to = Int(string(last)),
      to < from
    else { return nil }
    let full = string(first).prefix(first.count - last.count) + string(last)
    guard let end = Int(full), end >= from else { return nil }
    return String(full)
  }

  private func letters(_ range: Range<Int>, upper: Bool) -> String {
    Self.letters(text, range, isCyrillic: isCyrillic, upper: upper)
  }

  /// A Roman number of capitals I, V and X in Latin letters; nil for other letters.
  static func roman(_ text: [UInt8], _ range: Range<Int>) -> String? {
    guard range.count <= 8 else { return nil }
    var result = ""
    var offset = range.lowerBound
    while offset < range.upperBound {
      let scalar = text.scalar(at: offset)
      switch scalar.value {
      case 0x49, 0x406: result += "I"
      case 0x56: result += "V"
      case 0x58: result += "X"
      default: return nil
      }
      offset += scalar.length
    }
    return result
  }

  /// Letters in the alphabet and case of the canonical form.
  static func letters(
    _ text: [UInt8], _ range: Range<Int>, isCyrillic: Bool, upper: Bool
  ) -> String {
    var result = String.UnicodeScalarView()
    var offset = range.lowerBound
    while offset < range.upperBound {
      let scalar = text.scalar(at: offset)
      offset += scalar.length
      guard scalar.value != 0xAD, !ScalarClass.isLineBreak(scalar.value) else { continue }
      var value = ScalarClass.lower(scalar.value)
      // `9401s/ch`: the one letter that takes two.
      if value == 0x63, !isCyrillic, offset < range.upperBound, text[offset] | 0x20 == 0x68 {
        value = 0x447
        offset += 1
      }
      if ScalarClass.isLatin(value) {
        let lookAlike = LookAlike.cyrillic(value)
        let transliterated = Transliteration.cyrillic(value)
        let first = isCyrillic ? lookAlike : transliterated
        let second = isCyrillic ? transliterated : lookAlike
        value = first == value ? second : first
      }
      if let letter = result.last, let whole = Decomposed.letter(letter.value, value) {
        result.removeLast()
        value = whole
      }
      if upper, (0x430...0x44F).contains(value) { value -= 0x20 }
      if upper, (0x450...0x45F).contains(value) { value -= 0x50 }
      if let letter = Unicode.Scalar(value) { result.append(letter) }
    }
    return String(result)
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: text[range], as: UTF8.self)
  }

  /// Appends digits: a few bytes, which a loop copies sooner than a call does.
  private func append(_ digits: Range<Int>, to result: inout [UInt8]) {
    for offset in digits { result.append(text[offset]) }
  }
}

/// Single Latin letters of file numbers in works that transliterate.
enum Transliteration {
  /// The Cyrillic letter that a lower-case Latin one transliterates, by the
  /// Library of Congress table where it has one; `c` stands for `с`, as print has it in
  /// `7523c`, and the letters that transliterate nothing for what they look or sound like.
  static func cyrillic(_ latin: UInt32) -> UInt32 {
    guard let index = letters.firstIndex(where: { $0.latin == latin }) else { return latin }
    return letters[index].cyrillic
  }

  private static let letters: [(latin: UInt32, cyrillic: UInt32)] = zip(
    "abvgdezijklmnoprstufchxwyq".unicodeScalars, "абвгдезийклмнопрстуфсххвыя".unicodeScalars
  ).map { (latin: $0.value, cyrillic: $1.value) }
}
