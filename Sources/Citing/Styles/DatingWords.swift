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
  /// The letters of documents of one author and year, in their order.
  var letters: [Unicode.Scalar]

  /// The languages by their letters of ISO 639-1.
  static let table: [String: DatingWords] = ["ru": russian, "en": english, "fr": french]

  private static let latin = Array("abcdefghijklmnopqrstuvwxyz".unicodeScalars)

  static let english = DatingWords(
    none: "n.d.", circa: "ca.", notBefore: "not before", notAfter: "not after", after: "after",
    before: "before", behindDecade: "s", seasons: ["spring", "summer", "autumn", "winter"],
    letters: latin)

  private static let russian = DatingWords(
    none: "б.~д.", circa: "ок.", notBefore: "не ранее", notAfter: "не позднее", after: "после",
    before: "до", behindDecade: "-е", seasons: ["весна", "лето", "осень", "зима"],
    letters: Array("абвгдежзиклмнопрстуфхцчшщэюя".unicodeScalars))

  private static let french = DatingWords(
    none: "s.~d.", circa: "vers", notBefore: "pas avant", notAfter: "pas après",
    after: "après", before: "avant", beforeDay: "le ", beforeDecade: "années ", behindDecade: "",
    seasons: ["printemps", "été", "automne", "hiver"], letters: latin)

  /// The letter of a document by its place from 0: a to z, then aa, ab.
  func letter(_ place: Int, isLatin: Bool) -> String {
    let letters = isLatin ? Self.latin : letters
    var rest = place
    var text = String.UnicodeScalarView()
    repeat {
      text.insert(letters[rest % letters.count], at: text.startIndex)
      rest = rest / letters.count - 1
    } while rest >= 0
    return String(text)
  }
}
