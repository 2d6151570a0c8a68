/// The languages that `langid` names, by babel's names.
enum BibLanguages {
  private static let names: KeyValuePairs<String, String> = [
    "ru": "russian", "uk": "ukrainian", "be": "belarusian", "en": "english", "de": "german",
    "fr": "french", "pl": "polish", "lv": "latvian", "lt": "lithuanian", "et": "estonian",
    "fi": "finnish", "it": "italian", "es": "spanish", "cs": "czech", "hu": "hungarian",
    "ro": "romanian", "bg": "bulgarian", "sr": "serbian", "he": "hebrew", "ka": "georgian",
  ]
  /// Names of variants that are one language here.
  private static let variants = ["ngerman": "de", "american": "en", "british": "en"]

  /// Babel's name of a language, or its letters where there is none.
  static func name(of language: String) -> String {
    names.first { $0.key == language }?.value ?? language
  }

  /// The letters of a name.
  static func language(_ name: String) -> String {
    names.first { $0.value == name.lowercased() }?.key ?? variants[name.lowercased()] ?? name
  }
}
