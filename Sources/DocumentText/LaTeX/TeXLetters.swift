/// Letters that TeX writes as commands.
enum TeXLetters {
  /// The combining characters of the commands for accents.
  static let accents: [String: Unicode.Scalar] = [
    "`": "\u{300}", "'": "\u{301}", "^": "\u{302}", "~": "\u{303}", "=": "\u{304}",
    ".": "\u{307}", "\"": "\u{308}", "u": "\u{306}", "v": "\u{30C}", "H": "\u{30B}",
    "c": "\u{327}", "k": "\u{328}", "r": "\u{30A}", "d": "\u{323}", "b": "\u{331}",
    "U": "\u{30D}", "C": "\u{30F}",
  ]

  /// A letter with an accent, as one character for those of the Russian alphabet.
  static func composed(_ letter: String, _ accent: Unicode.Scalar) -> String {
    switch (letter, accent) {
    case ("и", "\u{306}"): "й"
    case ("И", "\u{306}"): "Й"
    case ("е", "\u{308}"): "ё"
    case ("Е", "\u{308}"): "Ё"
    default: letter + String(accent)
    }
  }

  /// The letter of a command such as `\cyrzh` or `\CYRZH`.
  static func cyrillic(_ name: String) -> Unicode.Scalar? {
    guard name.utf8.count > 3 else { return nil }
    let rest = String(name.dropFirst(3))
    if name.hasPrefix("cyr") { return letters[rest] }
    guard name.hasPrefix("CYR"), let small = letters[rest.lowercased()] else { return nil }
    return small == "ё" ? "Ё" : Unicode.Scalar(small.value - 0x20)
  }

  private static let letters: [String: Unicode.Scalar] = [
    "a": "а", "b": "б", "v": "в", "g": "г", "d": "д", "e": "е", "yo": "ё", "zh": "ж", "z": "з",
    "i": "и", "ishrt": "й", "k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "r": "р",
    "s": "с", "t": "т", "u": "у", "f": "ф", "h": "х", "c": "ц", "ch": "ч", "sh": "ш",
    "shch": "щ", "hrdsn": "ъ", "ery": "ы", "sftsn": "ь", "erev": "э", "yu": "ю", "ya": "я",
  ]
}
