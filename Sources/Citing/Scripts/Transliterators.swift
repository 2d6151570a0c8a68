/// One scheme for the languages whose letters it writes differently.
public struct Transliterators: Sendable {
  private let russian: Transliterator?
  private let ukrainian: Transliterator?
  private let belarusian: Transliterator?

  /// The scheme of a script, its own soft and hard signs included.
  public init(_ script: Script) { self.init(script, signs: ScriptTable.Signs()) }

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
  ///
  /// - Parameter language: Two letters of ISO 639-1; other languages than Russian, Ukrainian
  ///   and Belarusian count as Russian.
  public func text(_ text: String, language: String) -> String {
    self[language]?.text(text) ?? text
  }
}
