import ArchivalReference
import Citing

/// The items of `Fixtures/Citations/README.md`.
enum ExpectedItems {
  /// The items' names, in the order of their numbers.
  static let names = [
    "lists", "delo-letter", "opis-letter", "letter", "own-title", "supplied-title", "unit",
    "ukrainian", "former", "old-name",
  ]

  /// The item of a name, with its number.
  static func item(_ name: String) -> Item? {
    guard let index = names.firstIndex(of: name), var item = described[name] else { return nil }
    item.number = index + 1
    return item
  }

  /// The eight notes of the sequence.
  static var notes: [[Item]] {
    let other = "ГАРФ. Ф. Р-9401. Оп. 1а. Д. 64. Л. 3"
    return [
      [letter("15–16", witness: true)], [letter("16 об.")],
      [Samples.reference("РГАСПИ. Ф. 81. Оп. 3. Д. 101. Л. 4")],
      [Samples.reference("РГАСПИ. Ф. 17. Оп. 171. Д. 414. Л. 12 об.")],
      [Samples.reference(other)], [letter("15")], [letter("15")],
      [Samples.reference(other), Samples.reference("ГАРФ. Ф. Р-9401. Оп. 1а. Д. 65. Л. 7")],
    ]
  }

  private static let described: [String: Item] = [
    "lists": Samples.reference("РГАСПИ. Ф. 17. Оп. 171. Д. 414. Л. 5–6 об., 12 об., 101–103"),
    "delo-letter": Samples.reference("ЦГИА СССР, ф. 1405, оп. 539, д. 773а, л. 2–2 об."),
    "opis-letter": Samples.reference("ГАРФ. Ф. Р-9401. Оп. 1а. Д. 64. Л. 3, 7"),
    "letter": letter("15–16", witness: true),
    "own-title": with("РГВА. Ф. 4. Оп. 1. Д. 12. Л. 8–13") {
      $0.title = Wording("Доклад о ходе сева")
      $0.date = ItemDate("1935-09")
    },
    "supplied-title": with("РГАСПИ. Ф. 17. Оп. 3. Д. 904. Л. 11") {
      $0.title = Wording("Записка о хлебозаготовках", latin: "Memorandum on grain procurement")
      $0.isTitleSupplied = true
      $0.date = ItemDate("1932-10-22")
    },
    "unit": with("РГАЛИ. Ф. 613. Оп. 1. Ед. хр. 242. Л. 3–5") { $0.isUnit = true },
    "ukrainian": with("ЦДАГО України. Ф. 1. Оп. 32. Спр. 2612. Арк. 63, 64 зв., 71") {
      $0.language = "uk"
    },
    "former": with("РГАСПИ. Ф. 558. Оп. 11. Д. 76. Л. 40") {
      $0.formerShifr = "АП РФ. Ф. 45. Оп. 1. Д. 76"
    },
    "old-name": with("ЦПА ИМЛ, ф. 2, оп. 1, д. 25609, л. 16") {
      $0.authors = [Name("Ленин, В. И.")]
      $0.recipients = [Name("Каменев, Л. Б.")]
      $0.title = Wording("Телеграмма Л. Б. Каменеву")
      $0.genre = .telegram
      $0.date = ItemDate("1920")
    },
  ]

  private static func letter(_ sheets: String, witness: Bool = false) -> Item {
    with("РГАСПИ. Ф. 81. Оп. 3. Д. 100. Л. \(sheets)") {
      $0.authors = [Name("Сталин, И. В.")]
      $0.recipients = [Name("Каганович, Л. М.")]
      $0.title = Wording("Письмо Л. М. Кагановичу")
      $0.genre = .letter
      $0.date = ItemDate("1933-09-01")
      $0.witness = witness ? Wording("Автограф", latin: "Manuscript") : nil
    }
  }

  private static func with(_ text: String, _ change: (inout Item) -> Void) -> Item {
    var item = Samples.reference(text)
    change(&item)
    return item
  }
}
