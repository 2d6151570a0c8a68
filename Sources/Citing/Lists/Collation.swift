/// A text as lists are ordered by it: word by word, numbers by their value, the Cyrillic
/// alphabet before the Latin one.
///
/// Case, punctuation and the signs that transliteration has for ь and ъ do not count, ё
/// counts as е, and Latin letters as those they are made of. Where nothing else parts two texts,
/// е stands before ё; the last word have their bytes, so that no two different ones are equal.
struct Collation: Comparable, Hashable, Sendable {
  private var weights: [UInt32] = []
  /// Of each letter, whether it counts as another.
  private var variants: [Bool] = []
  private var bytes: [UInt8]

  /// Between words, below all that stands in them; and what a number begins with.
  private static let gap: UInt32 = 0
  private static let number: UInt32 = 1
  private static let cyrillic: UInt32 = 0x100
  private static let latin: UInt32 = 0x200
  private static let others: UInt32 = 0x1000

  init(_ text: String) {
    bytes = Array(text.utf8)
    var digits: [UInt32] = []
    var needsGap = false
    for scalar in text.unicodeScalars {
      if let digit = Self.digit(scalar) {
        if digits.isEmpty, needsGap { weights.append(Self.gap) }
        needsGap = false
        digits.append(digit)
        continue
      }
      add(number: &digits)
      if scalar.value == 0x0306, weights.last == Self.short.base {
        weights[weights.count - 1] = Self.short.letter
      }
      guard !Self.isIgnored(scalar) else { continue }
      let letters = Self.letters(scalar)
      guard !letters.weights.isEmpty else {
        needsGap = !weights.isEmpty
        continue
      }
      if needsGap { weights.append(Self.gap) }
      needsGap = false
      weights += letters.weights
      variants.append(letters.areVariant)
    }
    add(number: &digits)
  }

  static func < (left: Collation, right: Collation) -> Bool {
    if left.weights != right.weights {
      return left.weights.lexicographicallyPrecedes(right.weights)
    }
    if left.variants != right.variants {
      return left.variants.lexicographicallyPrecedes(right.variants) { !$0 && $1 }
    }
    return left.bytes.lexicographicallyPrecedes(right.bytes)
  }

  /// A number by its length without leading zeros, then by its figures.
  private mutating func add(number digits: inout [UInt32]) {
    guard !digits.isEmpty else { return }
    let value = digits.drop { $0 == 0 }
    weights += [Self.number, UInt32(value.count)]
    weights += value
    digits.removeAll()
  }

  private static func digit(_ scalar: Unicode.Scalar) -> UInt32? {
    0x30...0x39 ~= scalar.value ? scalar.value - 0x30 : nil
  }

  /// Marks on letters, and what stands within a word and is none of its letters.
  private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // ' ´ ˝ ’ ′ ″ and the soft hyphen; ʹ ʺ ʼ among the letters that modify others.
    case 0x27, 0xAD, 0xB4, 0x2DD, 0x2019, 0x2032, 0x2033, 0x2B0...0x2BF: true
    default:
      scalar.properties.generalCategory == .nonspacingMark
    }
  }

  private struct Letters {
    var weights: [UInt32] = []
    var areVariant = false
  }

  /// The weights of a letter; none of anything else.
  private static func letters(_ scalar: Unicode.Scalar) -> Letters {
    if scalar.isASCII {
      let small = scalar.value | 0x20
      return 0x61...0x7A ~= small ? Letters(weights: [latin + small - 0x61]) : Letters()
    }
    if let letter = cyrillicLetters[scalar] { return letter }
    guard scalar.properties.isAlphabetic else { return Letters() }
    let small = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
    let parts = base(small).map { latin + UInt32($0) - 0x61 }
    return Letters(weights: parts.isEmpty ? [others + small.value] : parts, areVariant: true)
  }

  /// The letters from a to z that a Latin letter is made of: c of č, ae of æ.
  private static func base(_ scalar: Unicode.Scalar) -> [UInt8] {
    if scalar.value == 0xDF { return [0x73, 0x73] }
    let words = (scalar.properties.name ?? "").utf8.split(separator: 0x20).map { Array($0) }
    guard words.count > 3, words[0].elementsEqual("LATIN".utf8),
      words[2].elementsEqual("LETTER".utf8)
    else { return [] }
    let word = words[3].elementsEqual("DOTLESS".utf8) ? words[words.count - 1] : words[3]
    return word.count > 2 ? [] : word.map { $0 | 0x20 }
  }

  /// The letters in the order of the Russian alphabet, those of Ukrainian, Belarusian,
  /// Serbian, Macedonian and of the old spelling where their own alphabets have them; in
  /// parentheses what counts as the letter before.
  private static let alphabet =
    "абвгґѓдђе(ёѐ)єжзѕи(ѝ)іїйјкќлљмнњопрстћуўфхцчџшщъыьѣэюяѳѵ"

  private static let cyrillicLetters: [Unicode.Scalar: Letters] = {
    var letters: [Unicode.Scalar: Letters] = [:]
    var weight = cyrillic
    var isVariant = false
    for scalar in alphabet.unicodeScalars {
      switch scalar {
      case "(": isVariant = true
      case ")": isVariant = false
      default:
        if !isVariant { weight += 1 }
        letters[scalar] = Letters(weights: [weight], areVariant: isVariant)
        for capital in scalar.properties.uppercaseMapping.unicodeScalars {
          letters[capital] = letters[scalar]
        }
      }
    }
    return letters
  }()

  /// A й whose sign stands apart from its и is a letter of its own too.
  private static let short = (
    base: cyrillicLetters["и"]?.weights.first, letter: cyrillicLetters["й"]?.weights.first ?? 0
  )
}
