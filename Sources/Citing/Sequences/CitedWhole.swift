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
    var places: [CitedDocument: Int] = [:]
    var entries: [Entry] = []
    for item in items {
      guard let document = CitedDocument(item) else { continue }
      if let place = places[document] {
        entries[place].item.lists += item.lists
        continue
      }
      places[document] = entries.count
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
    guard style.layout.yearLetters != nil else { return }
    giveLetters(entries, style)
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

  /// What documents share that are told apart by a letter alone: the authors, or without any
  /// the title, as they are printed, and the year.
  private struct YearHeading: Hashable {
    var authors: String
    var title: String
    var year: String
  }

  /// Gives letters to documents of the same authors, or without any of the same title, that are
  /// cited by the same year, in the order in which lists have them. Those that a list prints
  /// once have one letter.
  private mutating func giveLetters(_ entries: [Entry], _ style: CompiledStyle) {
    var groups: [YearHeading: [Entry]] = [:]
    for entry in entries {
      let names = style.authorsText(of: entry.item)
      let title = names.isEmpty ? entry.title : ""
      groups[YearHeading(authors: names, title: title, year: entry.year), default: []]
        .append(entry)
    }
    for group in groups.values where group.count > 1 {
      let sorted = group.map { entry in
        (document: entry.document, key: DocumentKey(entry.item, in: style))
      }.sorted { $0.key < $1.key }
      guard let first = sorted.first, let last = sorted.last, first.key != last.key else {
        continue
      }
      var letter = 0
      for (place, entry) in sorted.enumerated() {
        if place > 0, sorted[place - 1].key != entry.key { letter += 1 }
        standings[entry.document]?.yearLetter = letter
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
    title = style.text(of: .bareTitle, item, printing)
    year = style.text(of: .citedYear, item, printing)
    point = item.date?.point
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
}
