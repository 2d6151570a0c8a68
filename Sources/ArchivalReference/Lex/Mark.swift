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
  /// As ``listInPlace``, of the levels above: Bestand, Verzeichnis, книга. They are marks
  /// only where that level is due.
  static let fondInPlace = WordRoles(rawValue: 1 << 17)
  static let opisInPlace = WordRoles(rawValue: 1 << 18)
  static let deloInPlace = WordRoles(rawValue: 1 << 19)
  /// A level that the shifr does not hold, where a delo follows: reel, короб.
  static let sideInPlace = WordRoles(rawValue: 1 << 20)
  /// One more sheet, where the word elsewhere is a letter or means too much else.
  static let conjunctionInLists = WordRoles(rawValue: 1 << 21)
  /// What kind of file it is, before its mark: «архивно-следственное дело».
  static let fileKind = WordRoles(rawValue: 1 << 22)
  /// A file that is cited by its archive and number alone: АСД.
  static let fileOfArchive = WordRoles(rawValue: 1 << 23)
  /// A sheet in German, whose verso is also an R.
  static let blatt = WordRoles(rawValue: 1 << 24)
  /// A sheet in Polish, before which a `t.` is a file and no volume.
  static let karta = WordRoles(rawValue: 1 << 25)

  /// See ``LocalMarks``.
  static let local = WordRoles(rawValue: 1 << 26)
  /// «в деле 5 на листе 7»
  static let preposition = WordRoles(rawValue: 1 << 27)
  /// `File No. 5`, `dossier n° 5`
  static let numero = WordRoles(rawValue: 1 << 28)
  /// A sheet whose front is an r: `fol. 3r`.
  static let folio = WordRoles(rawValue: 1 << 29)

  /// A box whose number tells apart dela of one number: `К. 1265. Ед. хр. 5`.
  static let karton = WordRoles(rawValue: 1 << 30)

  static let misread: WordRoles = [.misreadOpis, .misreadDelo, .misreadList]
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
        .fondInPlace, .opisInPlace, .deloInPlace, .fileOfArchive,
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
      "ф фф фонд фонда фонду фондом фонде фонды фондов фондах фондами фонди фондзе "
        + "коллекция коллекции колл f fond fonds fonda fondy fonde fondu fondov foundation"
    ),
    (
      .level(.opis),
      "оп опись описи описью описей описям описями описях опис опису описом описі воп вопіс "
        + "вопісу вопісы вопісе op opis opisi opisy opisu inv inventory inventories inventaire "
        + "inventaires"
    ),
    (
      .level(.delo),
      "д дд дело дела деле делу делом делах делами спр справа справи справу справі справою "
        + "справах справы справе d dd delo dela dele spr sprava spravy case cases dossier "
        + "dossiers file files"
    ),
    (
      .level(.list),
      "л лл лист листы листа листу листом листе листах листами арк аркуш аркуша аркуші аркушах "
        + "аркушы ліст лісты лістах l ll list listy lista listakh lists ark arkush sheet sheets"
    ),
    (.page, "с стр страница страницы p pp s page pages"),
    (
      .side,
      "п пап папка папке папки картон карт порция пор коробка связка св разд раздел т том ч часть "
        + "вып лит литера столпик pap papka razd razdel t tom vol ch chast vyp"
    ),
  ]

  /// What a word can be besides; most of it is a mark of a level only in its place.
  private static let others: [(WordRoles, String)] = [
    (
      .ibid,
      "ibid ibidem ivi ebd ebda ebenda тамже тамсамо тамсама тамтэж tamze tamtez tamzhe turpat"
    ),
    (.ibidHead, "там tam"), (.ibidTail, "же само сама ze zhe samo"),
    (.citedHead, "указ указанное"), (.citedTail, "дело"),
    (.unitHead, "ед од адз ed od единица единицы единице одиниця адзінка storage"),
    (
      .unitTail,
      "хр хран зб збер зах уч хранения зберігання захоўвання учета учёта обліку khr hr chr khran "
        + "zb zberihannia unit units"
    ),
    (.verso, "об оборот обор зв зворот адв адварот ob v verso rev zv rs ruckseite"),
    (.conjunction, "и та and und et"),
    (.conjunctionInLists, "і й i u e y y oraz sowie"),
    (.holding, "место хранения дела архив в"),
    (.absence, "без нет no without"),
    (.fileSuffix, "пф фп сс сч доп"),
    (.misreadOpis, "on an описание"), (.misreadDelo, "справка"),
    (.misreadList, "ji jl jiji jljl jijl jlji"),
    (
      .repository,
      "архив госархив архіву архів партархив библиотека бібліотека музей archive archives archiv "
        + "library bibliothek museum"
    ),
    (.fondInPlace, "bestand bestande collection fondo fondi zesp zespol"),
    (
      .opisInPlace,
      "о descr desc description findbuch verzeichnis inw inwentarz inventario inventari пер перечень "
        + "perechen"
    ),
    (
      .deloInPlace,
      "кн книга книги книге книгах стб стлб столбец столбцы столбца ед од адз ed док документ "
        + "dokument akte akten vorgang t teczka fasc fascicolo fascicoli exp expediente "
        + "expedientes unit units folder folders kn kniga"
    ),
    (
      .sideInPlace,
      "к кор короб рол ролик рулон k kor korob rolik roll reel box boxes carton karton mappe p"
    ),
    (.karton, "картон карт к кор короб коробка k kor korob karton carton box boxes"),
    (.fileOfArchive, "асд ауд"),
    (
      .fileKind,
      "арх архивно архівно след следственное следственном слідча кримінальна уголовное угол личное "
        + "персональное фильтрационное судебно наблюдательное"
    ),
    (.listInPlace, "bl bll blatt blatter k kk karta karty fol fols folio folios folia f ff fo fos"),
    (
      .listInPlace,
      "c cc h foglio fogli leaf leaves str strana strony carta carte hoja hojas feuille feuilles "
        + "feuillet feuillets"
    ),
    (.blatt, "bl bll blatt blatter"),
    (.karta, "k kk karta karty"),
    (.local, LocalMarks.words),
    (.preposition, "в во на у in on of"),
    (.numero, "n no nr num"),
    (.folio, "f ff fo fos fol fols folio folios folia feuillet feuillets"),
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
