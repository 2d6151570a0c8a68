import ArchivalReference

/// The words for fond, opis, delo and list. They come from these tables in every script,
/// and never out of a transliterator: BGN/PCGN would make `yed. khr.` of ед. хр., which
/// nobody writes.
struct Marks: Hashable, Sendable {
  var fond: String
  var opis: String
  var delo: String
  /// The mark of several dela.
  var dela: String
  /// Ед. хр.
  var unit: String
  var list: String
  /// The mark of more than one list.
  var lists: String
  /// What follows a sheet's number for its back; `~` is a space that does not break.
  var verso: String
  /// Whether the marks may stand in Latin output.
  var isLatin: Bool

  /// The tables by the names that styles call them by.
  static let tables: [String: Marks] = [
    "russian": Marks(
      fond: "ф.", opis: "оп.", delo: "д.", dela: "д.", unit: "ед.~хр.", list: "л.", lists: "л.",
      verso: "~об.", isLatin: false),
    "latin": latin,
    "latin words": Marks(
      fond: "fond", opis: "opis", delo: "delo", dela: "dela", unit: "edinitsa~khraneniia",
      list: "list", lists: "listy", verso: "~ob.", isLatin: true),
  ]

  /// The same for files of Ukrainian archives, where the delo is a справа and the sheet an
  /// аркуш.
  static let ukrainianTables: [String: Marks] = [
    "russian": Marks(
      fond: "ф.", opis: "оп.", delo: "спр.", dela: "спр.", unit: "од.~зб.", list: "арк.",
      lists: "арк.", verso: "~зв.", isLatin: false),
    "latin": ukrainianLatin,
    "latin words": Marks(
      fond: "fond", opis: "opys", delo: "sprava", dela: "spravy",
      unit: "odynytsia~zberihannia", list: "arkush", lists: "arkushi", verso: "~zv.",
      isLatin: true),
  ]

  /// The table for Latin output of a style whose own marks are Cyrillic.
  static let latin = Marks(
    fond: "f.", opis: "op.", delo: "d.", dela: "dd.", unit: "ed.~khr.", list: "l.", lists: "ll.",
    verso: "~ob.", isLatin: true)

  /// The same for files of Ukrainian archives.
  static let ukrainianLatin = Marks(
    fond: "f.", opis: "op.", delo: "spr.", dela: "spr.", unit: "od.~zb.", list: "ark.",
    lists: "ark.", verso: "~zv.", isLatin: true)
}
