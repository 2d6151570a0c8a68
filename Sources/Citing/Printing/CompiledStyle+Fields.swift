import ArchivalReference

extension CompiledStyle {
  /// Appends what a field prints; nothing where the item lacks it.
  func append(
    _ field: Field, _ item: borrowing Item, _ printing: borrowing Printing,
    to text: inout [UInt8]
  ) {
    switch field {
    case .name(.author, let form): appendAuthors(item, form, printing, to: &text)
    case .name(.recipient, let form): append(item.recipients, form, printing, to: &text)
    case .title where item.isTitleSupplied || item.title == nil && !hasPhrase(item):
      output.append(0x5B, to: &text)
      appendTitle(item, printing, to: &text)
      output.append(0x5D, to: &text)
    case .title, .bareTitle: appendTitle(item, printing, to: &text)
    case .genre: appendGenre(item, to: &text)
    case .date: run(layout.date, item, printing, to: &text)
    case .day where item.date?.day == 1 && layout.language.firstDay != nil:
      text += (layout.language.firstDay ?? "").utf8
    case .day: append(number: item.date?.day, to: &text)
    case .month: appendMonth(item.date, layout.language.months, to: &text)
    case .shortMonth: appendMonth(item.date, layout.language.shortMonths, to: &text)
    case .loneMonth: appendMonth(item.date, layout.language.loneMonths, to: &text)
    case .year: append(number: item.date?.year, to: &text)
    case .printedDate: appendPrintedDate(item, printing, to: &text)
    case .citedYear: appendCitedYear(item, printing, to: &text)
    case .undated: appendUndated(printing, to: &text)
    case .archive: run(program(.archive, printing.mention), item, printing, to: &text)
    case .archiveShort: append(value: printing.names?.short, printing, to: &text)
    case .archiveName: append(value: printing.names?.name, printing, to: &text)
    case .archiveOriginal: append(value: printing.names?.original, printing, to: &text)
    case .place:
      if let place = item.place {
        // A town that the table knows has its name in the language of the style.
        let isKnown = place.latin == nil && item.shifr.lies(in: place.text)
        if !isKnown || printing.names?.place == nil { return append(place, printing, to: &text) }
      }
      append(value: printing.names?.place, printing, to: &text)
    case .country: append(value: printing.names?.country, printing, to: &text)
    case .level(let level):
      run(program(level, printing.mention), item, printing, to: &text)
    case .mark(let level): appendMark(level, item, printing, to: &text)
    case .value(let level): appendNumber(level, item, printing, to: &text)
    case .search: appendSearch(item, printing, to: &text)
    case .fondName: append(item.fondName, printing, to: &text)
    case .witness: append(item.witness, printing, to: &text)
    case .former: append(value: item.formerShifr, printing, to: &text)
    case .itemNumber: append(number: item.number, to: &text)
    }
  }

  /// Appends a text of the item in the script of the style.
  func append(
    value: String?, _ printing: borrowing Printing, to text: inout [UInt8], tied: Bool = false
  ) {
    guard var value else { return }
    if layout.hasSquareBrackets, value.utf8.contains(where: { $0 == 0x28 || $0 == 0x29 }) {
      value = NestedBrackets.value(value, behind: text[printing.start...])
    }
    func put(_ byte: UInt8, _ text: inout [UInt8]) {
      if tied, byte == 0x20 { output.appendTie(to: &text) } else { output.append(byte, to: &text) }
    }
    guard let transliterator = printing.transliterator else {
      for byte in value.utf8 { put(byte, &text) }
      return
    }
    transliterator.write(value) { put($0, &text) }
  }

  func append(
    _ wording: Wording?, _ printing: borrowing Printing, to text: inout [UInt8],
    tied: Bool = false
  ) {
    guard let wording else { return }
    let value = layout.script.isLatin ? wording.latin ?? wording.text : wording.text
    append(value: value, printing, to: &text, tied: tied)
  }

  func append(number: Int?, to text: inout [UInt8]) {
    guard let number else { return }
    if 0..<10 ~= number { return text.append(0x30 + UInt8(number)) }
    text += String(number).utf8
  }

  private func appendMonth(_ date: ItemDate?, _ months: [String], to text: inout [UInt8]) {
    guard let month = date?.month else { return }
    append(word: months[month - 1], to: &text)
  }

  /// Appends a word of the style's language, in its script; `~` is a space that does not break.
  func append(word: String, to text: inout [UInt8]) {
    func put(_ byte: UInt8, _ text: inout [UInt8]) {
      if byte == 0x7E { output.appendTie(to: &text) } else { text.append(byte) }
    }
    guard let transliterator = layout.transliterators["ru"] else {
      for byte in word.utf8 { put(byte, &text) }
      return
    }
    transliterator.write(word) { put($0, &text) }
  }

  /// Whether the document has a name of its kind in the style's language: “Letter to”.
  func hasPhrase(_ item: borrowing Item) -> Bool {
    layout.script.isLatin && phrase(item) != nil && !item.recipients.isEmpty
  }

  /// Whether the kind of the document stands for a title that it lacks: «[Письмо]», where the
  /// language has no form with the name of the addressee.
  func hasGenreTitle(_ item: borrowing Item) -> Bool {
    item.title == nil && item.genre != nil && layout.language.letterTo == nil
  }

  private func phrase(_ item: borrowing Item) -> String? {
    switch item.genre {
    case .letter?: layout.language.letterTo
    case .telegram?: layout.language.telegramTo
    case nil: nil
    }
  }

  /// In Latin letters: the translation, the name of the kind, or the title transliterated.
  private func appendTitle(
    _ item: borrowing Item, _ printing: borrowing Printing, to text: inout [UInt8]
  ) {
    if item.title?.latin == nil, hasPhrase(item), let phrase = phrase(item) {
      text += phrase.utf8
      return append(item.recipients, .direct, printing, to: &text)
    }
    if hasGenreTitle(item) {
      let start = text.count
      appendGenre(item, to: &text)
      return Self.capitalize(&text, at: start)
    }
    append(item.title, printing, to: &text)
  }

  private func appendGenre(_ item: borrowing Item, to text: inout [UInt8]) {
    switch item.genre {
    case .letter?: append(word: layout.language.letter, to: &text)
    case .telegram?: append(word: layout.language.telegram, to: &text)
    case nil: break
    }
  }

  /// The template of a level where it stands.
  func program(_ level: Level, _ mention: Mention) -> Program {
    let isFirst = level == .archive ? mention.isFirstOfArchive : mention.isOpening
    guard isFirst, let first = layout.firstLevelPrograms[level.rawValue] else {
      return layout.levelPrograms[level.rawValue]
    }
    return first
  }
}
