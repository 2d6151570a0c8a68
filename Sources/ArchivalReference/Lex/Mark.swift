/// What announces a level: Ф., Оп., Д., Л. and what stands for them in other
/// languages.
struct Mark: Hashable {
  enum Kind: Hashable {
    /// A level of the shifr, or the lists.
    case level(Level)
    /// A page of a printed book (С., P., pp.); of a file only inside a reference.
    case page
    /// A level some archives add and a shifr does not hold: папка, раздел, том, часть.
    case side
  }

  var kind: Kind
  /// Whether the word is written out or otherwise too long to be an initial.
  var isWord: Bool
}

/// What else a word can be, some of it only in its place.
struct WordRoles: OptionSet {
  var rawValue: UInt32

  /// «Там же» in one word: Ibid.
  static let ibid = WordRoles(rawValue: 1)
  /// The first and the second word of `Там же`.
  static let ibidHead = WordRoles(rawValue: 1 << 1)
  static let ibidTail = WordRoles(rawValue: 1 << 2)
  /// The first and the second word of `Указ. дело`.
  static let citedHead = WordRoles(rawValue: 1 << 3)
  static let citedTail = WordRoles(rawValue: 1 << 4)
  /// The first and the second word of `Ед. хр.`
  static let unitHead = WordRoles(rawValue: 1 << 5)
  static let unitTail = WordRoles(rawValue: 1 << 6)
  /// The verso of a sheet.
  static let verso = WordRoles(rawValue: 1 << 7)
  /// One more number: «и», «and».
  static let conjunction = WordRoles(rawValue: 1 << 8)
  /// «место хранения дела», before an archive that stands behind the shifr.
  static let holding = WordRoles(rawValue: 1 << 9)
  /// «без номера дела и описи»
  static let absence = WordRoles(rawValue: 1 << 10)
  /// Letters that follow a file's number after a space.
  static let fileSuffix = WordRoles(rawValue: 1 << 11)
  /// What scanners, keyboards and translations make of marks; they are marks only
  /// where that level is due.
  static let misreadOpis = WordRoles(rawValue: 1 << 12)
  static let misreadDelo = WordRoles(rawValue: 1 << 13)
  static let misreadList = WordRoles(rawValue: 1 << 14)
  /// A sheet, where the word elsewhere means too much else: Blatt, karta, folio.
  static let listInPlace = WordRoles(rawValue: 1 << 15)
  /// What a holding institution is called in general.
  static let repository = WordRoles(rawValue: 1 << 16)
}

/// The words that the parser knows.
enum Vocabulary {
  struct Entry {
    var mark: Mark?
    var roles: WordRoles = []

    /// Whether a number right behind the word may belong to a reference.
    var leadsNumber: Bool {
      if case .level = mark?.kind { return true }
      return !roles.isDisjoint(with: [
        .unitTail, .citedTail, .misreadOpis, .misreadDelo, .misreadList, .listInPlace,
      ])
    }
  }

  /// What is known of a word; nil for most.
  static func entry(_ word: FoldedWord) -> Entry? { table[word] }

  /// All words with what is known of them.
  static let entries: [(FoldedWord, Entry)] = {
    var entries: [FoldedWord: Entry] = [:]
    for (kind, list) in marks {
      for (word, text) in words(list) {
        entries[word, default: Entry()].mark = Mark(
          kind: kind, isWord: text.unicodeScalars.count > 3)
      }
    }
    for (roles, list) in others {
      for (word, _) in words(list) { entries[word, default: Entry()].roles.formUnion(roles) }
    }
    return entries.map { ($0.key, $0.value) }
  }()

  private static let table = WordTable(entries)

  private static func words(_ list: String) -> [(FoldedWord, Substring)] {
    list.split(separator: " ").compactMap { text in
      FoldedWord(String(text)).map { ($0, text) }
    }
  }

  private static let marks: [(Mark.Kind, String)] = [
    (
      .level(.fond),
      "ф фф фонд фонда фонде фонды коллекция колл f fond fonds fonda fondy foundation"
    ),
    (
      .level(.opis),
      "оп опись описи описью описях опис воп op opis opisi inv inventory inventaire"
    ),
    (
      .level(.delo),
      "д дд дело дела деле делу спр справа справи d dd delo dela spr sprava case dossier file"
    ),
    (
      .level(.list),
      "л лл лист листы листа листе листах арк аркуш аркуші l ll list listy lists ark sheet sheets"
    ),
    (.page, "с стр страница p pp s page pages"),
    (
      .side,
      "п пап папка картон карт порция коробка связка разд раздел т том ч часть "
        + "pap papka razd razdel t tom vol ch chast"
    ),
  ]

  private static let others: [(WordRoles, String)] = [
    (.ibid, "ibid ibidem ebd ebenda"),
    (.ibidHead, "там"), (.ibidTail, "же само"),
    (.citedHead, "указ указанное"), (.citedTail, "дело"),
    (.unitHead, "ед од ed od единица единицы"), (.unitTail, "хр зб khr hr zb хранения"),
    (.verso, "об оборот обор зв ob v verso rev zv"),
    (.conjunction, "и та and und et"),
    (.holding, "место хранения дела архив в"),
    (.absence, "без нет no without"),
    (.fileSuffix, "пф фп сс сч доп"),
    (.misreadOpis, "on an описание"), (.misreadDelo, "справка"), (.misreadList, "ji jl"),
    (
      .repository,
      "архив госархив архіву архів партархив библиотека бібліотека музей archive archives archiv "
        + "library bibliothek museum"
    ),
    (.listInPlace, "bl blatt k kk fol fols ff c cc feuillet feuillets"),
  ]

  /// Where a mark ends that is written out and glued to a capital: after `Фонд` in
  /// `ФондР`; nil for any other run of letters.
  static func gluedEnd(_ text: Span<UInt8>, _ letters: Range<Int>) -> Int? {
    guard letters.count > 8 else { return nil }
    let last = text.scalarStart(before: letters.upperBound)
    guard ScalarClass.isUpper(text.scalar(at: last).value),
      !ScalarClass.isUpper(text.scalar(at: text.scalarStart(before: last)).value),
      let word = FoldedWord(text, letters.lowerBound..<last),
      let mark = entry(word)?.mark, mark.isWord
    else { return nil }
    return last
  }
}
