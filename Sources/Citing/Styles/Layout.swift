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

  var script: Script
  var language: Language
  var languageCode: String
  var marks: Marks
  /// Those of files of Ukrainian archives.
  var ukrainianMarks: Marks
  var hasCapitalMarks: Bool
  var ranges: Ranges
  /// The levels that `{search}` prints, in order.
  var levels: [Level]
  /// In which order citations are printed, and whether each has a number.
  var order: ListOrder
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
  var rangeSign: Program
  var verso: Program
  var ukrainianVerso: Program
}
