import ArchivalReference
public import Citing

extension ItemGenerator {
  /// Items that say much or little of a document, in words that formats stumble over.
  ///
  /// - Parameter isTame: whether words are those of usual documents, with no sign that has a
  ///   meaning in a format and no space at their ends.
  public mutating func documents(_ count: Int, archives: [String], isTame: Bool = false) -> [Item] {
    items(count, archives: archives).map { item in
      var item = item
      item.isUnit = below(4) == 0
      item.authors = names(isTame)
      item.recipients = names(isTame)
      item.title = maybe(isTame)
      item.isTitleSupplied = item.title != nil && below(3) == 0
      item.genre = below(2) == 0 ? pick(Item.Genre.allCases) : nil
      item.date = date(isTame)
      item.place = maybe(isTame)
      item.witness = maybe(isTame)
      item.fondName = maybe(isTame)
      item.formerShifr = maybe(isTame)?.text
      item.language = pick(["ru", "ru", "uk", "de"])
      item.number = below(3) == 0 ? below(1000) : nil
      item.key = below(2) == 0 ? pick(["a1", "kag-1932", "x:y", "Ежов"]) : nil
      if below(8) == 0 {
        item.shifr.archive = pick(isTame ? ["Архив завода"] : ["Архив завода", "ЦАМО РФ", "AAN"])
      }
      if !isTame, below(8) == 0 { item.shifr.archive = nil }
      if !isTame, below(10) == 0 { (item.lists, item.shifr.delo) = ([], nil) }
      return item
    }
  }

  private mutating func maybe(_ isTame: Bool) -> Wording? {
    guard below(2) == 0 else { return nil }
    return Wording(text(isTame), latin: below(3) == 0 ? text(isTame) : nil)
  }

  private mutating func names(_ isTame: Bool) -> [Name] {
    let hasLatin = below(3) == 0
    return (0..<max(0, below(5) - 2)).map { _ in
      var name = Name(family: Wording(text(isTame)))
      if below(4) > 0 { name.given = Wording(isTame ? "Л. М." : text(isTame)) }
      if isTame ? hasLatin : below(4) == 0 {
        name.family.latin = text(isTame)
        name.given?.latin = below(2) == 0 ? text(isTame) : nil
      }
      return name
    }
  }

  private mutating func date(_ isTame: Bool) -> ItemDate? {
    switch below(7) {
    case 0: nil
    case 1: ItemDate(year: 1900 + below(60))
    case 2: ItemDate(year: 1900 + below(60), month: 1 + below(12))
    case 3: ItemDate(year: 800 + below(1200), month: 1 + below(12), day: 1 + below(28))
    case 4: ItemDate(printed: text(isTame))
    case 5:
      ItemDate(
        year: 1900 + below(60), month: 1 + below(12), day: 1 + below(28), printed: text(isTame))
    default: ItemDate(year: 1900 + below(60), printed: text(isTame))
    }
  }

  /// One to three words, the first with a capital letter if they are tame.
  private mutating func text(_ isTame: Bool) -> String {
    let tame = ["Письмо", "Каганович", "автограф", "И. В. Сталину", "Stalin", "№ 17", "«дело»"]
    let wild = [
      "A & B", "50 %", "$5", "#1", "a_b", "{", "}", "~", "^", "\\", "\\LaTeX", "\"", "“x”", "'",
      "; ", ", ", ": ", "and", " and ", "[", "]", "\n", "\r\n", "\t", "=", "@", "и\u{306}", "ё",
      "TY  - ", "  ", "", "<b>", "null", "others", "--", "a,b", "1932-11", "Ф. 1. Оп. 2. Д. 3",
      "\u{A0}", "\u{2028}", "𝔞",
    ]
    let words = (0...below(3)).map { _ in isTame || below(2) == 0 ? pick(tame) : pick(wild) }
    let text = words.joined(separator: below(4) == 0 && !isTame ? "" : " ")
    return isTame ? text.prefix(1).uppercased() + text.dropFirst() : text
  }
}
