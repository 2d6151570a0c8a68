/// Latin letters that look like Cyrillic ones in print, each in its case.
enum CyrillicLookAlikes {
  /// A word in Cyrillic letters alone; nil where one of its Latin letters looks like none.
  static func spelled(_ word: String) -> String? {
    var result = String.UnicodeScalarView()
    for scalar in word.unicodeScalars {
      let isLatin = scalar.isASCII && scalar.properties.isAlphabetic
      guard let letter = isLatin ? letters[scalar] : scalar else { return nil }
      result.append(letter)
    }
    return String(result)
  }

  private static let letters: [Unicode.Scalar: Unicode.Scalar] = [
    "A": "А", "B": "В", "C": "С", "E": "Е", "H": "Н", "I": "І", "J": "Ј", "K": "К", "M": "М",
    "O": "О", "P": "Р", "S": "Ѕ", "T": "Т", "X": "Х", "Y": "У", "a": "а", "c": "с", "e": "е",
    "i": "і", "j": "ј", "o": "о", "p": "р", "s": "ѕ", "x": "х", "y": "у",
  ]
}
