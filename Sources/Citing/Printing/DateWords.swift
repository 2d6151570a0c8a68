/// The words that dates as printed are read by, in small letters.
enum DateWords {
  /// Months, in full and shortened, in the case of a day and without one.
  static let months: [String: Int] = {
    let names = [
      "январь января янв january jan janvier janv січень січня",
      "февраль февраля февр фев february feb février févr лютий лютого",
      "март марта мар march mar mars березень березня",
      "апрель апреля апр april apr avril квітень квітня",
      "май мая may mai травень травня",
      "июнь июня июн june jun juin червень червня",
      "июль июля июл july jul juillet juill липень липня",
      "август августа авг august aug août серпень серпня",
      "сентябрь сентября сент сен september sept sep septembre вересень вересня",
      "октябрь октября окт october oct octobre жовтень жовтня",
      "ноябрь ноября нояб ноя november nov novembre листопад листопада",
      "декабрь декабря дек december dec décembre déc грудень грудня",
    ]
    return numbered(names)
  }()

  /// 1 for spring to 4 for winter.
  static let seasons = numbered([
    "весна весной весны spring printemps", "лето летом лета літо summer été",
    "осень осенью осени осінь autumn fall automne", "зима зимой зимы winter hiver",
  ])

  static let circa: Set<String> = [
    "ок", "около", "примерно", "приблизительно", "бл", "близько", "ca", "c", "circa", "about",
    "vers", "um",
  ]
  static let between: Set<String> = ["между", "між", "between", "entre"]
  static let from: Set<String> = ["с", "з", "від", "from", "de"]
  static let and: Set<String> = ["и", "та", "і", "and", "et"]
  /// What joins two years as a dash does.
  static let through: Set<String> = ["по", "to", "through", "bis"]
  static let not: Set<String> = ["не", "not", "no"]
  static let notBounds: [String: DatePhrase.Bound] = [
    "ранее": .notBefore, "раньше": .notBefore, "раніше": .notBefore, "before": .notBefore,
    "earlier": .notBefore, "позднее": .notAfter, "позже": .notAfter, "пізніше": .notAfter,
    "after": .notAfter, "later": .notAfter,
  ]
  static let bounds: [String: DatePhrase.Bound] = [
    "после": .after, "після": .after, "after": .after, "après": .after, "до": .before,
    "before": .before, "avant": .before,
  ]
  static let decade: Set<String> = ["années"]
  static let fillers: Set<String> = [
    "г", "гг", "год", "года", "году", "годы", "годов", "р", "рр", "року", "роки", "than", "the",
    "of", "le", "en",
  ]
  /// What says that there is no date, without its points and spaces.
  static let undated: Set<String> = [
    "бд", "бездаты", "недатировано", "недатирован", "бездати", "nd", "nodate", "undated", "sd",
    "sansdate",
  ]

  private static func numbered(_ names: [String]) -> [String: Int] {
    var numbers: [String: Int] = [:]
    for (index, names) in names.enumerated() {
      for name in names.split(separator: " ") { numbers[String(name)] = index + 1 }
    }
    return numbers
  }
}
