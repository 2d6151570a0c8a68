/// What an item has, or what holds where it is cited: what the brackets of a template
/// ask for.
struct Facts: OptionSet, Hashable, Sendable {
  var rawValue: UInt64

  static let author = Facts(1)
  static let recipient = Facts(2)
  static let title = Facts(3)
  static let date = Facts(4)
  static let day = Facts(5)
  static let month = Facts(6)
  static let year = Facts(7)
  /// The date as printed says more than its parts, or there are none.
  static let printedDate = Facts(8)
  static let archive = Facts(9)
  static let archiveName = Facts(10)
  static let place = Facts(11)
  static let country = Facts(12)
  static let fond = Facts(13)
  static let opis = Facts(14)
  static let delo = Facts(15)
  static let lists = Facts(16)
  static let fondName = Facts(17)
  static let witness = Facts(18)
  static let former = Facts(19)
  static let number = Facts(20)
  static let genre = Facts(21)
  static let authorGiven = Facts(22)
  static let recipientGiven = Facts(23)
  static let archiveOriginal = Facts(24)

  /// The title is the researcher's.
  static let supplied = Facts(32)
  /// More than one sheet is cited.
  static let many = Facts(33)
  /// The archive is named for the first time.
  static let firstMention = Facts(34)
  /// It is the first citation of all.
  static let opening = Facts(35)
  /// The document was cited before.
  static let again = Facts(36)
  /// It continues the citation before: «Там же».
  static let ibid = Facts(37)
  /// The entry before it has the same author.
  static let sameAuthor = Facts(38)
  /// No other document of the author is cited, or was up to here where the whole text is not
  /// known.
  static let onlyByAuthor = Facts(39)
  /// The source is in Latin script, or all output is.
  static let latinSource = Facts(40)
  /// The document is a telegram: letters need no word for what they are.
  static let telegram = Facts(41)
  /// The file is a unit of storage.
  static let unit = Facts(42)
  /// The source is in Ukrainian.
  static let ukrainian = Facts(43)
  /// It stands behind another document of the same authors in one note: «Его же», Idem.
  static let idem = Facts(44)
  /// The author is a man, or a woman.
  static let masculine = Facts(45)
  static let feminine = Facts(46)
  /// There are several authors.
  static let severalAuthors = Facts(47)
  /// There are four authors or more, for whom ГОСТ has no heading.
  static let fourAuthors = Facts(48)
  /// The list of authors is shortened.
  static let shortened = Facts(49)

  /// A year is known that it can be cited by, if only about: `1932–33`, `ca. 1932`.
  static let citedYear = Facts(50)
  /// None is.
  static let undated = Facts(51)
  /// The date says more than that year.
  static let fullDate = Facts(52)
  /// The date as printed was understood, and is printed in the language of the style.
  static let readDate = Facts(53)

  // What the whole text says, where it is known.
  /// No other author is cited.
  static let onlyAuthor = Facts(54)
  /// Another author of the same family name is cited.
  static let sameFamily = Facts(55)
  /// Another document of the author has the same title; one has another.
  static let sameTitle = Facts(56)
  static let otherTitle = Facts(57)
  /// One of the same title is of the same day in another year.
  static let sameDay = Facts(58)

  /// What only the whole text tells.
  static let ofWhole: Facts = [
    .onlyByAuthor, .onlyAuthor, .sameFamily, .sameTitle, .otherTitle, .sameDay,
  ]

  init(rawValue: UInt64) { self.rawValue = rawValue }

  private init(_ bit: UInt64) { rawValue = 1 << bit }

  /// The words by which templates ask for a fact, in the order in which what is missing
  /// is told.
  static let names: [(word: String, fact: Facts)] = [
    ("archive", .archive), ("fond", .fond), ("opis", .opis), ("delo", .delo), ("lists", .lists),
    ("author", .author), ("recipient", .recipient), ("title", .title), ("date", .date),
    ("year", .year), ("month", .month), ("day", .day), ("date.printed", .printedDate),
    ("archive.name", .archiveName), ("archive.original", .archiveOriginal), ("place", .place),
    ("country", .country),
    ("fond.name", .fondName), ("witness", .witness), ("former", .former), ("number", .number),
    ("genre", .genre), ("author.given", .authorGiven), ("recipient.given", .recipientGiven),
    ("supplied", .supplied), ("many", .many), ("first-mention", .firstMention),
    ("opening", .opening), ("again", .again), ("ibid", .ibid), ("same-author", .sameAuthor),
    ("only-by-author", .onlyByAuthor), ("latin-source", .latinSource),
    ("telegram", .telegram), ("unit", .unit), ("ukrainian", .ukrainian), ("idem", .idem),
    ("masculine", .masculine), ("feminine", .feminine), ("several-authors", .severalAuthors),
    ("four-authors", .fourAuthors), ("et-al", .shortened), ("year.cited", .citedYear),
    ("undated", .undated), ("date.full", .fullDate), ("date.read", .readDate),
    ("only-author", .onlyAuthor), ("same-family", .sameFamily), ("same-title", .sameTitle),
    ("other-title", .otherTitle), ("same-day", .sameDay),
  ]

  /// The words of the facts in the set.
  var words: [String] { Self.names.filter { contains($0.fact) }.map(\.word) }
}
