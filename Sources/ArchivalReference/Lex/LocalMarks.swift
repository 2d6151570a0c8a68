/// Marks that are read only behind an archive of their country, where all of them are
/// single letters or words of other languages.
enum LocalMarks {
  /// For each language the words and the level that each of them marks.
  private static let levels: [String: [(String, Level)]] = [
    // fondas, apyrašas, byla, lapas
    "lt": [("ap", .opis), ("b", .delo)],
    // fond, nimistu, säilik, leht
    "et": [("n", .opis), ("nim", .opis), ("s", .delo), ("säil", .delo)],
    // fonds, apraksts, lieta, lapa: `270. f., 1. apr., 41. l., 12. lp.`
    "lv": [("f", .fond), ("apr", .opis), ("l", .delo), ("lp", .list)],
  ]

  /// All of the words that are no marks elsewhere.
  static let words = "ap b n nim s sail apr lp"

  private static let table = levels.mapValues { list in
    list.compactMap { word, level in FoldedWord(word).map { ($0, level) } }
  }

  /// Whether numbers stand before their marks in a language.
  static func standBehindNumbers(in language: String) -> Bool { language == "lv" }

  /// The level that a word marks in a language.
  static func level(of word: FoldedWord, in language: String) -> Level? {
    table[language]?.first { $0.0 == word }?.1
  }
}
