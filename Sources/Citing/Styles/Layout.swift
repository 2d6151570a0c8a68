import ArchivalReference

/// A style for one script, with all its values read.
struct Layout: Sendable {
  /// How the end of a range of sheets is printed.
  enum Ranges: String, CaseIterable {
    /// 177–180.
    case full
    /// 177–80, 101–8, 100–104: The Chicago Manual of Style 17, 9.61.
    case chicago
    /// 177–80, 103–04: the last two figures, MLA Handbook.
    case twoFigures = "two figures"
  }

  /// The order in which documents of one author and one year get the letters of `1932a`.
  enum YearLetters: String, CaseIterable {
    /// By their titles.
    case title
    /// By their dates, those of the year alone first, and then by their titles.
    case dateTitle = "date title"
  }

  /// How a long list of authors is shortened: et al.
  struct Others: Sendable {
    /// From how many names on; nil where all are printed.
    var from: Int?
    /// How many are printed then.
    var shown: Int
    /// Whether the last is printed behind the words for those left out.
    var keepsLast: Bool
    /// The words for them: for sources in Cyrillic, in Latin letters, in Ukrainian.
    var text: Program
    var latin: Program
    var ukrainian: Program
  }

  var script: Script
  var language: Language
  var languageCode: String
  /// The words of dates.
  var dating: DatingWords
  var marks: Marks
  /// Those of files of Ukrainian archives.
  var ukrainianMarks: Marks
  var hasCapitalMarks: Bool
  var ranges: Ranges
  /// The levels that `{search}` prints, in order.
  var levels: [Level]
  /// In which order citations are printed, and whether each has a number.
  var order: ListOrder
  var undated: Undated
  var isNumbered: Bool
  /// The style of the list whose numbers it prints.
  var list: String?
  /// The levels that a list of sources has, and its headings.
  var listed: [Level]
  var listedArchive: Program
  var listedFond: Program
  var needs: Facts
  var transliterators: Transliterators

  /// The template of a document's first citation and of the later ones.
  var first: Program
  var again: Program
  var date: Program
  /// By the level's raw value; the second where the first mention differs.
  var levelPrograms: [Program]
  var firstLevelPrograms: [Program?]

  var between: Program
  var afterArchive: Program
  var ibid: Program?
  var latinIbid: Program?
  /// For sources in Ukrainian; nil where the style has no word of its own for them.
  var ukrainianIbid: Program?
  var compound: Program?
  var start: Program
  var end: Program
  var and: Program
  var others: Others
  /// nil where no letters are given.
  var yearLetters: YearLetters?
  /// Whether parentheses within parentheses become square brackets.
  var hasSquareBrackets: Bool
  var rangeSign: Program
  var verso: Program
  var ukrainianVerso: Program

  /// Whether a citation hangs on the others of its text.
  var asksOfWhole: Bool {
    yearLetters != nil || first.asks(of: .ofWhole) || again.asks(of: .ofWhole)
  }
}
