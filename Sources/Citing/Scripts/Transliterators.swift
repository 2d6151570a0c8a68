/// One scheme for the languages whose letters it writes differently.
struct Transliterators: Sendable {
  private let russian: Transliterator?
  private let ukrainian: Transliterator?
  private let belarusian: Transliterator?

  init(_ script: Script, signs: ScriptTable.Signs) {
    russian = ScriptTable.transliterator(script, language: "ru", signs: signs)
    ukrainian = ScriptTable.transliterator(script, language: "uk", signs: signs)
    belarusian = ScriptTable.transliterator(script, language: "be", signs: signs)
  }

  /// The scheme for words of a language; nil where Cyrillic stays as it is.
  subscript(language: String) -> Transliterator? {
    switch language {
    case "uk": ukrainian
    case "be": belarusian
    default: russian
    }
  }

  /// A text as the script has it.
  func text(_ text: String, language: String) -> String {
    self[language]?.text(text) ?? text
  }
}
