/// The words of a language that citations need.
struct Language: Hashable, Sendable {
  /// What the first day of a month is called where that is no plain number: 1er.
  var firstDay: String?
  /// The months as they stand behind a day.
  var months: [String]
  /// The same shortened, where they are.
  var shortMonths: [String]
  /// The months without a day.
  var loneMonths: [String]
  /// What a letter and a telegram to somebody are called, before the name.
  var letterTo: String?
  var telegramTo: String?
  var letter: String
  var telegram: String
  /// Between the last two of several names.
  var and: String
  /// What stands for the names that are left out of a list.
  var others: String

  /// The languages by their letters of ISO 639-1.
  static let table: [String: Language] = ["ru": russian, "en": english, "fr": french]

  /// Short months by GOST R 7.0.12-2011; the document is named in Russian by its title only,
  /// as the name behind it would have to be declined.
  private static let russian = Language(
    months: [
      "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
      "октября", "ноября", "декабря",
    ],
    shortMonths: [
      "янв.", "февр.", "марта", "апр.", "мая", "июня", "июля", "авг.", "сент.", "окт.", "нояб.",
      "дек.",
    ],
    loneMonths: [
      "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь",
      "октябрь", "ноябрь", "декабрь",
    ],
    letterTo: nil, telegramTo: nil, letter: "письмо", telegram: "телеграмма", and: ", ",
    others: "и др.")

  private static let english = Language(
    months: englishMonths,
    shortMonths: [
      "Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.",
      "Dec.",
    ],
    loneMonths: englishMonths, letterTo: "Letter to ", telegramTo: "Telegram to ",
    letter: "letter", telegram: "telegram", and: " and ", others: "et al.")

  private static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  private static let french = Language(
    firstDay: "1er", months: frenchMonths,
    shortMonths: [
      "janv.", "févr.", "mars", "avril", "mai", "juin", "juill.", "août", "sept.", "oct.",
      "nov.", "déc.",
    ],
    loneMonths: frenchMonths, letterTo: "Lettre à ", telegramTo: "Télégramme à ",
    letter: "lettre", telegram: "télégramme", and: " et ", others: "et al.")

  private static let frenchMonths = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
  ]
}
