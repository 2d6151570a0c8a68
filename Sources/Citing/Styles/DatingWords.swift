/// The words by which a language says how sure a date is.
struct DatingWords: Hashable, Sendable {
  /// What stands for a date that is not known.
  var none: String
  /// Before a year that is only about right.
  var circa: String
  var notBefore: String
  var notAfter: String
  var after: String
  var before: String
  /// What stands before a day behind one of the four words above.
  var beforeDay = ""
  /// What stands around the first year of a decade.
  var decade: (before: String, behind: String) { (beforeDecade, behindDecade) }
  private var beforeDecade = ""
  private var behindDecade: String
  /// Spring to winter.
  var seasons: [String]
  /// The letters of documents of one author and year, in their order, each in UTF-8.
  private var letters: [[UInt8]]

  /// The languages by their letters of ISO 639-1.
  static let table: [String: DatingWords] = ["ru": russian, "en": english, "fr": french]

  private static let latin = utf8("abcdefghijklmnopqrstuvwxyz")

  static let english = DatingWords(
    none: "n.d.", circa: "ca.", notBefore: "not before", notAfter: "not after", after: "after",
    before: "before", behindDecade: "s", seasons: ["spring", "summer", "autumn", "winter"],
    letters: latin)

  private static let russian = DatingWords(
    none: "б.~д.", circa: "ок.", notBefore: "не ранее", notAfter: "не позднее", after: "после",
    before: "до", behindDecade: "-е", seasons: ["весна", "лето", "осень", "зима"],
    letters: utf8("абвгдежзиклмнопрстуфхцчшщэюя"))

  private static let french = DatingWords(
    none: "s.~d.", circa: "vers", notBefore: "pas avant", notAfter: "pas après",
    after: "après", before: "avant", beforeDay: "le ", beforeDecade: "années ", behindDecade: "",
    seasons: ["printemps", "été", "automne", "hiver"], letters: latin)

  /// Appends the letter of a document by its place from 0: a to z, then aa, ab.
  func appendLetter(_ place: Int, isLatin: Bool, to text: inout [UInt8]) {
    let letters = isLatin ? Self.latin : letters
    if place >= letters.count {
      appendLetter(place / letters.count - 1, isLatin: isLatin, to: &text)
    }
    text += letters[place % letters.count]
  }

  private static func utf8(_ letters: String) -> [[UInt8]] {
    letters.unicodeScalars.map { Array(String($0).utf8) }
  }
}
