import ArchivalReference

/// What printing one item goes by.
struct Printing {
  var facts: Facts
  var mention: Mention
  var names: ArchiveNames?
  /// nil where Cyrillic stays as it is.
  var transliterator: Transliterator?
  /// Where the note begins in the text that is appended to.
  var start: Int
}

extension CompiledStyle {
  /// Appends the citation of an item that is cited alone, as a note of its own.
  public func append(_ item: Item, to text: inout [UInt8]) throws(CitationError) {
    let start = text.count
    append(layout.start, to: &text)
    do {
      try append(item, mention: Mention(), noteStart: start, to: &text)
    } catch {
      text.removeSubrange(start...)
      throw error
    }
    append(layout.end, to: &text)
  }

  /// The shifr and lists of an item as a later mention has them: the archive by its short
  /// name, nothing before and behind.
  public func shifrText(of item: Item) throws(CitationError) -> String {
    var mention = Mention()
    mention.isFirstOfArchive = false
    mention.isOpening = false
    var bare = Item(shifr: item.shifr, lists: item.lists)
    bare.isUnit = item.isUnit
    bare.language = item.language
    var text: [UInt8] = []
    try append(bare, mention: mention, noteStart: 0, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// The citation of an item that is cited alone.
  public func text(of item: Item) throws(CitationError) -> String {
    var text: [UInt8] = []
    try append(item, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends an item without what begins and ends a note; nothing if it throws.
  func append(
    _ item: Item, mention: Mention, noteStart: Int, to text: inout [UInt8]
  ) throws(CitationError) {
    if let date = item.date, date.year == nil {
      let read = date.withParts
      if read != date {
        var item = item
        item.date = read
        return try append(item, mention: mention, noteStart: noteStart, to: &text)
      }
    }
    let printing = printing(item, mention, noteStart: noteStart)
    let isAgain = mention.isAgain
    let needs = layout.needs.union(isAgain ? layout.again.needs : layout.first.needs)
    guard printing.facts.isSuperset(of: needs) else {
      throw CitationError(style: name, missing: needs.subtracting(printing.facts).words)
    }
    run(isAgain ? layout.again : layout.first, item, printing, to: &text)
  }

  /// What printing an item goes by.
  func printing(_ item: borrowing Item, _ mention: Mention, noteStart: Int) -> Printing {
    let names = item.shifr.archive.map { archives[$0] ?? ArchiveNames(unknown: $0) }
    return Printing(
      facts: facts(item, mention, names), mention: mention, names: names,
      transliterator: layout.transliterators[item.language], start: noteStart)
  }

  func run(
    _ program: borrowing Program, _ item: borrowing Item, _ printing: borrowing Printing,
    to text: inout [UInt8]
  ) {
    var index = 0
    while index < program.steps.count {
      let step = program.steps[index]
      index += 1
      switch step {
      case .text(let range): appendLiteral(program.literals[range], to: &text)
      case .tie: output.appendTie(to: &text)
      case .jump(let next): index = next
      case .unless(let holds, let lacks, let next):
        if !printing.facts.isSuperset(of: holds) || !printing.facts.isDisjoint(with: lacks) {
          index = next
        }
      case .field(let field, let isCapital):
        let start = text.count
        append(field, item, printing, to: &text)
        if isCapital { Self.capitalize(&text, at: start) }
      }
    }
  }

  /// Appends a program of text alone.
  func append(_ program: borrowing Program, to text: inout [UInt8]) {
    for step in program.steps {
      switch step {
      case .text(let range): appendLiteral(program.literals[range], to: &text)
      case .tie: output.appendTie(to: &text)
      case .field, .jump, .unless: break
      }
    }
  }

  /// Text of the style: a period is not printed behind another.
  private func appendLiteral(_ bytes: ArraySlice<UInt8>, to text: inout [UInt8]) {
    var bytes = bytes
    if bytes.first == 0x2E, text.last == 0x2E { bytes.removeFirst() }
    for byte in bytes { output.append(byte, to: &text) }
  }

  private func facts(
    _ item: borrowing Item, _ mention: Mention, _ names: ArchiveNames?
  ) -> Facts {
    var facts: Facts = []
    func add(_ fact: Facts, _ holds: Bool) { if holds { facts.insert(fact) } }
    add(.author, !item.authors.isEmpty)
    add(.authorGiven, item.authors.first?.given != nil)
    add(.recipient, !item.recipients.isEmpty)
    add(.recipientGiven, item.recipients.first?.given != nil)
    add(.title, item.title != nil || hasPhrase(item) || hasGenreTitle(item))
    add(.supplied, item.isTitleSupplied)
    facts.formUnion(dateFacts(item.date))
    if let names {
      facts.insert(.archive)
      add(.archiveName, names.name != nil)
      add(.archiveOriginal, names.original != nil)
      add(.place, names.place != nil)
      add(.country, names.country != nil)
    }
    add(.place, item.place != nil)
    add(.fond, item.shifr.fond != nil)
    add(.opis, item.shifr.opis != nil)
    add(.delo, item.shifr.delo != nil)
    add(.lists, !item.lists.isEmpty)
    add(.many, item.hasSeveralLists)
    add(.fondName, item.fondName != nil)
    add(.witness, item.witness != nil)
    add(.former, item.formerShifr != nil)
    add(.number, item.number != nil)
    add(.genre, item.genre != nil)
    add(.firstMention, mention.isFirstOfArchive)
    add(.opening, mention.isOpening)
    add(.again, mention.isAgain)
    add(.ibid, mention.isIbid)
    add(.sameAuthor, mention.hasSameAuthor)
    add(.onlyByAuthor, mention.isOnlyByAuthor)
    facts.formUnion(mention.standing.facts)
    add(.severalAuthors, item.authors.count > 1)
    add(.fourAuthors, item.authors.count > 3)
    if let from = layout.others.from { add(.shortened, item.authors.count >= from) }
    add(.latinSource, layout.script.isLatin || item.isInLatinScript)
    add(.telegram, item.genre == .telegram)
    add(.unit, item.isUnit)
    add(.ukrainian, item.language == "uk")
    if mention.isIdem {
      facts.insert(.idem)
      let gender = item.authors.count == 1 ? item.authors[0].gender : nil
      add(.masculine, gender == .masculine)
      add(.feminine, gender == .feminine)
    }
    return facts
  }
}

extension Item {
  /// Whether more than one sheet is cited.
  var hasSeveralLists: Bool {
    lists.count > 1 || lists.first.map { $0.first != $0.last } ?? false
  }

  /// Whether the source is in a language that is not written in Cyrillic.
  var isInLatinScript: Bool {
    switch language {
    case "ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "tt", "mn": false
    default: true
    }
  }
}
