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
    // FNV-1a.
    var sum: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ text: String) {
      for byte in text.utf8 { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
    for name in names {
      add(name.family.text)
      if let given = name.given { add(given.text) }
    }
    hasher.combine(sum)
  }
}

/// What tells one document from another.
struct CitedDocument: Hashable {
  var authors: [Name]
  var recipients: [Name]
  var title: Wording?
  var date: ItemDate?
  var shifr: Shifr

  /// The file and the day, and without a year the title: few documents share both.
  func hash(into hasher: inout Hasher) {
    hasher.combine(shifr.fond)
    hasher.combine(shifr.opis)
    hasher.combine(shifr.delo)
    hasher.combine(date?.year)
    hasher.combine(date?.month)
    hasher.combine(date?.day)
    if date?.year == nil, let title { hasher.combine(title.text) }
  }

  /// nil for a reference alone.
  init?(_ item: Item) {
    guard !item.authors.isEmpty || item.title != nil else { return nil }
    authors = item.authors
    recipients = item.recipients
    title = item.title
    date = item.date
    shifr = item.shifr
  }
}
