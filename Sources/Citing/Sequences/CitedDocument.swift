import ArchivalReference

/// Authors as a key, told apart by their bytes: Swift's own hash of a string in Cyrillic
/// costs as much as printing it.
struct CitedAuthors: Hashable {
  var names: [Name]

  static func == (left: CitedAuthors, right: CitedAuthors) -> Bool {
    left.names.elementsEqual(right.names) { left, right in
      left.family.text.utf8.elementsEqual(right.family.text.utf8)
        && (left.given?.text ?? "").utf8.elementsEqual((right.given?.text ?? "").utf8)
    }
  }

  /// How many names two lists begin with alike.
  func shared(with other: CitedAuthors) -> Int {
    zip(names, other.names).prefix {
      CitedAuthors(names: [$0]) == CitedAuthors(names: [$1])
    }.count
  }

  func hash(into hasher: inout Hasher) {
    var sum = FNV()
    for name in names {
      sum.add(name.family.text)
      if let given = name.given { sum.add(given.text) }
    }
    hasher.combine(sum.value)
  }
}

/// A sum of bytes, FNV-1a of 64 bits.
private struct FNV {
  var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ text: String?) {
    guard let text else { return add(0) }
    for byte in text.utf8 { add(Int(byte)) }
  }

  mutating func add(_ number: Int) {
    value = (value ^ UInt64(truncatingIfNeeded: number)) &* 0x100_0000_01b3
  }
}

/// What tells one document from another.
struct CitedDocument: Hashable {
  var authors: [Name]
  var recipients: [Name]
  var title: Wording?
  var genre: Item.Genre?
  var date: ItemDate?
  var shifr: Shifr

  /// The file and the day, and without a year the title: few documents share both.
  func hash(into hasher: inout Hasher) {
    var sum = FNV()
    sum.add(shifr.fond)
    sum.add(shifr.opis)
    sum.add(shifr.delo)
    if let year = date?.year {
      sum.add(year)
      sum.add(date?.month ?? 0)
      sum.add(date?.day ?? 0)
    } else {
      sum.add(title?.text)
    }
    hasher.combine(sum.value)
  }

  /// The document of an item, or what stands for it where that is a reference alone.
  init(of item: Item) {
    authors = item.authors
    recipients = item.recipients
    title = item.title
    genre = item.genreAsTitle
    date = item.date
    shifr = item.shifr
  }

  /// nil for a reference alone.
  init?(_ item: Item) {
    self.init(of: item)
    if isReference { return nil }
  }

  /// Whether nothing but a place on a shelf is cited.
  var isReference: Bool { authors.isEmpty && title == nil }
}

extension Item {
  /// What the document is, where it has no title that tells it: a letter and a telegram of one day
  /// are two documents.
  var genreAsTitle: Genre? { title == nil ? genre : nil }
}
