import ArchivalReference

/// In which order a style prints what it is given.
enum ListOrder: String, CaseIterable, Sendable {
  /// As cited: notes.
  case cited
  /// By the names of the authors, then by titles, then by dates: the Chicago Manual of Style
  /// 17, 14.60–14.66, MLA, and the alphabetical list of ГОСТ.
  case authorTitle = "author title"
  /// By the names of the authors, then by dates, then by titles: lists to which the text
  /// refers by the year. The Chicago Manual of Style 17, 15.17; APA 7, 9.44–9.46.
  case authorDate = "author date"
}

/// The place of an entry in a list.
struct ListKey: Comparable {
  private var heading: Collation
  private var title: Collation
  private var date: Date
  private var isByDate: Bool
  /// Fond, archive, opis, delo and the whole entry, by which others are told apart.
  private var rest: [Collation]

  private struct Date: Comparable {
    var numbers: [Int]
    var printed: Collation

    init(_ date: ItemDate?) {
      numbers = [date?.year ?? 0, date?.month ?? 0, date?.day ?? 0]
      printed = Collation(date?.printed ?? "")
    }

    static func < (left: Date, right: Date) -> Bool {
      if left.numbers != right.numbers {
        return left.numbers.lexicographicallyPrecedes(right.numbers)
      }
      return left.printed < right.printed
    }
  }

  /// The key of an entry.
  ///
  /// It stands under its authors, or else under its title, if that is what it begins with;
  /// otherwise under what stands before its first number: the archive, or the word for fond.
  ///
  /// - Parameters:
  ///   - text: The entry as it is printed, without its number.
  ///   - authors: The authors, the title and the archive, as the style writes them.
  init(
    _ item: Item, text: String, authors: String, title: String, archive: String, order: ListOrder
  ) {
    isByDate = order == .authorDate
    self.title = Collation(title)
    date = Date(item.date)
    let family = item.authors.isEmpty ? "" : authors
    if Self.begins(text, with: family, ofWord: true) {
      heading = Collation(authors)
    } else if Self.begins(text, with: title, ofWord: false) {
      heading = self.title
    } else {
      heading = Collation(String(Substring(text.utf8.prefix { $0 &- 0x30 >= 10 })))
      self.title = Collation("")
      date = Date(nil)
    }
    rest = [item.shifr.fond, archive, item.shifr.opis, item.shifr.delo, text].map {
      Collation($0 ?? "")
    }
  }

  static func < (left: ListKey, right: ListKey) -> Bool {
    if left.heading != right.heading { return left.heading < right.heading }
    if left.isByDate, left.date != right.date { return left.date < right.date }
    if left.title != right.title { return left.title < right.title }
    if left.date != right.date { return left.date < right.date }
    return left.rest.lexicographicallyPrecedes(right.rest)
  }

  /// Whether an entry begins with a text, or with its first word, be it in brackets.
  private static func begins(_ entry: String, with text: String, ofWord: Bool) -> Bool {
    let brackets: [UInt8] = [0x5B, 0x28, 0x22]
    let text = ofWord ? Array(text.utf8.prefix { $0 != 0x20 }) : Array(text.utf8)
    return !text.isEmpty && entry.utf8.drop { brackets.contains($0) }.starts(with: text)
  }
}
