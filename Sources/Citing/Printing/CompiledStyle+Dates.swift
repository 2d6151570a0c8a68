extension CompiledStyle {
  /// What a date has and says. Parts that the date as printed limits («не ранее 5 ноября») are
  /// not told of: they would be printed as if they were sure.
  func dateFacts(_ date: ItemDate?) -> Facts {
    guard let date else { return .undated }
    var facts: Facts = .date
    func add(_ fact: Facts, _ holds: Bool) { if holds { facts.insert(fact) } }
    guard let phrase = date.phrase else {
      add(.year, date.year != nil)
      add(.month, date.month != nil)
      add(.day, date.day != nil)
      facts.insert(date.year != nil ? .citedYear : .undated)
      add(.fullDate, date.month != nil)
      return facts
    }
    facts.insert(.printedDate)
    facts.insert(phrase.start != nil || date.year != nil ? .citedYear : .undated)
    add(.fullDate, phrase.isFull)
    add(.readDate, phrase.isWhole)
    return facts
  }

  /// Appends the year that author-date styles cite by, as sure as it is: `1932a`, `1932–33`,
  /// `ca. 1932`, `[1930s]`.
  func appendCitedYear(
    _ item: borrowing Item, _ printing: borrowing Printing, to text: inout [UInt8]
  ) {
    let letter = printing.mention.standing.yearLetter
    guard let date = item.date else { return }
    guard let phrase = date.phrase, let start = phrase.start else {
      append(number: date.year, to: &text)
      return append(letter: letter, to: &text)
    }
    appendFrame(of: phrase, to: &text) { text in
      append(number: start.year, to: &text)
      if let end = phrase.end, end.year != start.year {
        if phrase.isDecade { append(word: layout.dating.decade.behind, to: &text) }
        append(layout.rangeSign, to: &text)
        text += shortened(end.year, behind: start.year).utf8
      }
      if phrase.isDecade { append(word: layout.dating.decade.behind, to: &text) }
      append(letter: letter, behind: phrase.isDecade ? 0x2D : nil, to: &text)
    }
  }

  /// Appends what stands for the year of a document without one: `n.d.`, `n.d.-a`.
  func appendUndated(_ printing: borrowing Printing, to text: inout [UInt8]) {
    append(word: layout.dating.none, to: &text)
    append(letter: printing.mention.standing.yearLetter, behind: 0x2D, to: &text)
  }

  /// Appends the date as printed: as it is in Russian, and in other languages in their words
  /// where it was understood.
  func appendPrintedDate(
    _ item: borrowing Item, _ printing: borrowing Printing, to text: inout [UInt8]
  ) {
    guard let printed = item.date?.printed else { return }
    let phrase = DatePhrase(printed)
    guard layout.languageCode != "ru", phrase.isWhole else {
      return append(value: printed, printing, to: &text)
    }
    guard let start = phrase.start else { return append(word: layout.dating.none, to: &text) }
    if start.isYear, phrase.end?.isYear ?? true {
      return appendCitedYear(item, printing, to: &text)
    }
    let copy = copy item
    let mention = printing.mention
    let noteStart = printing.start
    appendFrame(of: phrase, to: &text) { text in
      var firstMention = mention
      if phrase.bound != nil, start.day != nil {
        append(word: layout.dating.beforeDay, to: &text)
      }
      if phrase.end != nil { firstMention.standing.yearLetter = nil }
      append(start, copy, firstMention, noteStart, to: &text)
      guard let end = phrase.end else { return }
      append(layout.rangeSign, to: &text)
      append(end, copy, mention, noteStart, to: &text)
    }
  }

  /// Appends a day, a month, a season or a year by the style's template.
  private func append(
    _ point: DatePhrase.Point, _ item: Item, _ mention: Mention, _ noteStart: Int,
    to text: inout [UInt8]
  ) {
    if let season = point.season {
      append(word: layout.dating.seasons[season - 1], to: &text)
      text.append(0x20)
    }
    var item = item
    item.date = point.date
    run(layout.date, item, printing(item, mention, noteStart: noteStart), to: &text)
  }

  /// Appends what says how sure a date is, around it.
  private func appendFrame(
    of phrase: DatePhrase, to text: inout [UInt8], date: (inout [UInt8]) -> Void
  ) {
    let words = layout.dating
    // In brackets of the style it has none of its own: MLA's `[5 Nov.]`.
    let isBracketed = phrase.isSupplied && text.last != 0x5B
    if isBracketed { output.append(0x5B, to: &text) }
    let bound =
      switch phrase.bound {
      case .notBefore?: words.notBefore
      case .notAfter?: words.notAfter
      case .after?: words.after
      case .before?: words.before
      case nil: ""
      }
    for word in [bound, phrase.isCirca ? words.circa : ""] where !word.isEmpty {
      append(word: word, to: &text)
      output.appendTie(to: &text)
    }
    if phrase.isDecade { append(word: words.decade.before, to: &text) }
    date(&text)
    if phrase.isDoubtful { text.append(0x3F) }
    if isBracketed { output.append(0x5D, to: &text) }
  }

  /// Appends the letter of a document among those of its author and year, behind a hyphen where
  /// it needs one; nothing where it is alone.
  private func append(letter place: Int?, behind hyphen: UInt8? = nil, to text: inout [UInt8]) {
    guard let place else { return }
    if let hyphen { text.append(hyphen) }
    layout.dating.appendLetter(place, isLatin: layout.script.isLatin, to: &text)
  }

  /// The second of two years, shortened as the style's ranges are, but within one century
  /// only: 1899–1901 (CMOS 17, 9.64).
  private func shortened(_ year: Int, behind first: Int) -> String {
    let text = String(year)
    guard first / 100 == year / 100 else { return text }
    return shortEnd(of: String(first), through: text).map { String($0) } ?? text
  }
}
