import ArchivalReference

/// All that a text cites, as far as the citation of one document depends on the others: the
/// letter of its year, and what tells it from others by its author.
struct CitedWhole: Sendable {
  private var standings: [CitedDocument: Standing] = [:]

  /// A document with what it is told apart by, as the style prints it.
  fileprivate struct Entry {
    var document: CitedDocument
    var item: Item
    var authors: CitedAuthors
    /// The authors as they are named: all that are shortened to `Stalin et al.` are one, but
    /// where the style names more to tell them apart.
    var named: CitedAuthors
    var title: String
    var year: String
    var point: DatePhrase.Point?
  }

  /// What counts documents that are alike.
  fileprivate struct Likeness: Hashable {
    var authors: CitedAuthors
    var title: String?
    var year: String?
    var month: Int?
    var day: Int?
  }

  /// What is cited in a style; references alone are told apart by their shifrs.
  init(_ items: [Item], _ style: CompiledStyle) {
    var seen: Set<CitedDocument> = []
    var entries: [Entry] = []
    for item in items {
      guard let document = CitedDocument(item), seen.insert(document).inserted else { continue }
      entries.append(Entry(document: document, item: item, style))
    }
    let counts = Self.counts(entries)
    let families = Self.families(entries)
    let authors = Set(entries.map(\.authors).filter { !$0.names.isEmpty })
    for entry in entries {
      var standing = Standing()
      func add(_ fact: Facts, _ holds: Bool) { if holds { standing.facts.insert(fact) } }
      let all = counts[Likeness(authors: entry.named)] ?? 1
      let alike = counts[Likeness(authors: entry.named, title: entry.title)] ?? 1
      add(.onlyByAuthor, all == 1)
      add(.sameTitle, alike > 1)
      add(.otherTitle, alike < all)
      add(
        .sameDay, (entry.day.flatMap { counts[$0] } ?? 1) > (entry.date.flatMap { counts[$0] } ?? 1)
      )
      add(.onlyAuthor, authors.count == 1)
      add(.sameFamily, (entry.family.flatMap { families[$0]?.count } ?? 1) > 1)
      standings[entry.document] = standing
    }
    guard let order = style.layout.yearLetters else { return }
    giveLetters(entries, order)
    nameMore(entries, style.layout.others)
  }

  /// How the document of an item stands to the others; nil for a reference alone.
  func standing(of item: Item) -> Standing? {
    CitedDocument(item).flatMap { standings[$0] }
  }

  /// Has so many authors named that `Stalin et al. 1932` means one group of them: APA 7, 8.18;
  /// CMOS 17, ch. 15. One alone is not left out.
  private mutating func nameMore(_ entries: [Entry], _ others: Layout.Others) {
    guard let from = others.from else { return }
    let long = entries.filter { $0.authors.names.count >= from }
    let groups = Dictionary(grouping: long) { entry in
      Likeness(
        authors: CitedAuthors(names: Array(entry.authors.names.prefix(others.shown))),
        year: entry.year)
    }
    for group in groups.values {
      let lists = Set(group.map(\.authors))
      guard lists.count > 1 else { continue }
      var named: [CitedAuthors: Int] = [:]
      for list in lists {
        let shared = lists.filter { $0 != list }.map { list.shared(with: $0) }.max() ?? 0
        let count = min(shared + 1, list.names.count)
        named[list] = list.names.count - count == 1 ? list.names.count : count
      }
      for entry in group {
        standings[entry.document]?.namesShown = named[entry.authors]
      }
    }
  }

  private static func counts(_ entries: [Entry]) -> [Likeness: Int] {
    var counts: [Likeness: Int] = [:]
    for entry in entries {
      counts[Likeness(authors: entry.named), default: 0] += 1
      counts[Likeness(authors: entry.named, title: entry.title), default: 0] += 1
      if let day = entry.day { counts[day, default: 0] += 1 }
      if let date = entry.date { counts[date, default: 0] += 1 }
    }
    return counts
  }

  /// The first authors by their family names.
  private static func families(_ entries: [Entry]) -> [String: Set<CitedAuthors>] {
    var families: [String: Set<CitedAuthors>] = [:]
    for entry in entries {
      guard let family = entry.family, let first = entry.authors.names.first else { continue }
      families[family, default: []].insert(CitedAuthors(names: [first]))
    }
    return families
  }

  /// Gives letters to documents of the same authors, or without any of the same title, that are
  /// cited by the same year.
  private mutating func giveLetters(_ entries: [Entry], _ order: Layout.YearLetters) {
    var groups: [Likeness: [Entry]] = [:]
    for entry in entries {
      let title = entry.authors.names.isEmpty ? entry.title : nil
      groups[Likeness(authors: entry.authors, title: title, year: entry.year), default: []]
        .append(entry)
    }
    for group in groups.values where group.count > 1 {
      let sorted = group.enumerated().sorted { left, right in
        let keys = (left.element.key(order), right.element.key(order))
        if keys.0 != keys.1 { return keys.0.lexicographicallyPrecedes(keys.1) }
        return left.offset < right.offset
      }
      for (place, entry) in sorted.enumerated() {
        standings[entry.element.document]?.yearLetter = place
      }
    }
  }
}

extension CitedWhole.Entry {
  fileprivate init(document: CitedDocument, item: Item, _ style: CompiledStyle) {
    var item = item
    item.date = item.date?.withParts
    self.document = document
    self.item = item
    authors = CitedAuthors(names: item.authors)
    named = authors
    let others = style.layout.others
    if style.layout.yearLetters == nil, let from = others.from, item.authors.count >= from {
      named.names = item.authors.prefix(others.shown) + [Name("")]
    }
    let printing = style.printing(item, Mention(), noteStart: 0)
    func text(_ field: Field) -> String {
      guard printing.facts.isSuperset(of: field.needs) else { return "" }
      var bytes: [UInt8] = []
      style.append(field, item, printing, to: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
    title = text(.bareTitle)
    year = text(.citedYear)
    point =
      if let phrase = item.date?.phrase {
        phrase.start
      } else {
        item.date.flatMap { date in
          date.year.map { DatePhrase.Point(year: $0, month: date.month, day: date.day) }
        }
      }
  }

  fileprivate var family: String? { authors.names.first?.family.text }

  /// What counts documents of the same title and day, of any year and of one.
  fileprivate var day: CitedWhole.Likeness? {
    point.flatMap { point in
      point.day.map {
        CitedWhole.Likeness(authors: named, title: title, month: point.month, day: $0)
      }
    }
  }
  fileprivate var date: CitedWhole.Likeness? {
    day.map {
      var date = $0
      date.year = year
      return date
    }
  }

  /// What a document is ordered by among those of its author and year: its title, without an
  /// article, and its date; or the date first.
  fileprivate func key(_ order: Layout.YearLetters) -> [UInt8] {
    let date = [UInt8(clamping: point?.month ?? 0), UInt8(clamping: point?.day ?? 0)]
    var title = Array(title.lowercased().utf8)
    if let article = ["the ", "a ", "an "].first(where: { title.starts(with: $0.utf8) }) {
      title.removeFirst(article.utf8.count)
    }
    let name = title + [0]
    return (order == .title ? name + date : date + name)
      + Array((item.shifr.delo ?? "").utf8)
  }
}
