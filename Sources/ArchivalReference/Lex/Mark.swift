/// The words and abbreviations that announce a level: Ф., Оп., Д., Л. and what
/// stands for them in other languages.
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

  /// The mark that a word is, or nil.
  static func named(_ word: FoldedWord) -> Mark? { table[word] }

  /// Words of two parts: `Ед. хр.`, `од. зб.`, `ed. khr.`; the first part alone
  /// is no mark.
  static func completesUnit(_ first: FoldedWord, _ second: FoldedWord) -> Bool {
    units[first]?.contains(second) ?? false
  }

  /// Where a mark ends that is written out and glued to a capital: after `Фонд` in
  /// `ФондР`; nil for any other run of letters.
  static func gluedEnd(_ text: [UInt8], _ letters: Range<Int>) -> Int? {
    guard letters.count > 8 else { return nil }
    let last = text.scalarStart(before: letters.upperBound)
    guard ScalarClass.isUpper(text.scalar(at: last).value),
      !ScalarClass.isUpper(text.scalar(at: text.scalarStart(before: last)).value),
      let mark = FoldedWord(text, letters.lowerBound..<last).flatMap(named), mark.isWord
    else { return nil }
    return last
  }

  private static func words(_ list: String) -> [FoldedWord] {
    list.split(separator: " ").compactMap { FoldedWord(String($0)) }
  }

  private static let table: [FoldedWord: Mark] = {
    var table: [FoldedWord: Mark] = [:]
    for (kind, list) in vocabulary {
      for text in list.split(separator: " ") {
        guard let word = FoldedWord(String(text)) else { continue }
        table[word] = Mark(kind: kind, isWord: text.unicodeScalars.count > 3)
      }
    }
    return table
  }()

  private static let vocabulary: [(Kind, String)] = [
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
      "п пап папка картон карт порция коробка связка разд раздел т том ч часть pap papka razd razdel t tom vol ch chast"
    ),
  ]

  private static let units: [FoldedWord: Set<FoldedWord>] = {
    var units: [FoldedWord: Set<FoldedWord>] = [:]
    for (first, second) in [("ед", "хр"), ("од", "зб"), ("ed", "khr"), ("ed", "hr"), ("od", "zb")] {
      guard let head = FoldedWord(first), let tail = FoldedWord(second) else { continue }
      units[head, default: []].insert(tail)
    }
    return units
  }()

  /// Words that stand for «Там же» alone.
  static let ibid = Set(words("ibid ibidem ebd ebenda"))
  /// Pairs of words that stand for it: `Там же`, `Там само`.
  static let ibidHead = Set(words("там"))
  static let ibidTail = Set(words("же само"))
  /// Words for the verso of a sheet.
  static let verso = Set(words("об оборот обор зв ob v verso rev zv"))
  /// The second words of units, which stand right before the number.
  static let unitTails = Set(words("хр зб khr hr zb"))
  /// What scanners, keyboards and translations make of marks; they are marks only
  /// where that level is due.
  static let misread: [Level: Set<FoldedWord>] = [
    .opis: Set(words("on an описание")), .delo: Set(words("справка")), .list: Set(words("ji jl")),
  ]
  /// Words for a sheet that elsewhere mean too much else: Blatt, karta, folio, carta.
  static let listInPlace = Set(words("bl blatt k kk fol fols ff c cc"))
  /// «Указ. дело»: the delo cited above.
  static let citedHead = Set(words("указ указанное"))
  static let citedTail = Set(words("дело"))
  /// Letters that follow a file's number after a space.
  static let fileSuffixes = Set(words("пф фп сс сч доп"))
  /// «место хранения дела», before an archive that stands behind the shifr.
  static let holding = Set(words("место хранения дела архив в"))
  /// «без номера дела и описи»
  static let absence = Set(words("без нет no without"))
  /// Words that add one more number: «и», «and».
  static let conjunction = Set(words("и та and und et"))
}
