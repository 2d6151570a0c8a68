import ArchivalReference

extension CompiledStyle {
  /// Appends the levels that are due, joined as the style joins them, behind «Там же»
  /// where that stands for those above.
  func appendSearch(
    _ item: borrowing Item, _ printing: borrowing Printing, to text: inout [UInt8]
  ) {
    var isFirst = true
    if printing.mention.isIbid, !printing.mention.isCompound, let ibid = ibid(for: item) {
      let start = text.count
      append(ibid, to: &text)
      // Behind a comma it stands within the sentence: «…, ibid.»
      if start > 1, text[start - 2] == 0x2C, 0x41...0x5A ~= text[start] { text[start] += 0x20 }
      isFirst = false
    }
    if printing.mention.isWhole { return }
    var last: Level?
    for level in layout.levels where level >= printing.mention.from {
      guard printing.facts.contains(Field.fact(level)) else { continue }
      if !isFirst { append(last == .archive ? layout.afterArchive : layout.between, to: &text) }
      isFirst = false
      last = level
      run(program(level, printing.mention), item, printing, to: &text)
    }
  }

  /// «Там же» in the language of the source, and always Latin in Latin letters.
  private func ibid(for item: borrowing Item) -> Program? {
    if layout.script.isLatin || item.isInLatinScript { return layout.latinIbid }
    return item.language == "uk" ? layout.ukrainianIbid ?? layout.ibid : layout.ibid
  }

  func appendMark(
    _ level: Level, _ item: borrowing Item, _ printing: borrowing Printing,
    to text: inout [UInt8]
  ) {
    let mark =
      printing.facts.contains(.ukrainian)
      ? Self.mark(level, item, layout.ukrainianMarks) : Self.mark(level, item, layout.marks)
    let start = text.count
    for byte in mark.utf8 {
      if byte == 0x7E { output.appendTie(to: &text) } else { text.append(byte) }
    }
    if layout.hasCapitalMarks { Self.capitalize(&text, at: start) }
  }

  private static func mark(
    _ level: Level, _ item: borrowing Item, _ marks: borrowing Marks
  ) -> String {
    switch level {
    case .archive: ""
    case .fond: marks.fond
    case .opis: marks.opis
    case .delo: item.isUnit ? marks.unit : isSeveral(item.shifr.delo) ? marks.dela : marks.delo
    case .list: item.hasSeveralLists ? marks.lists : marks.list
    }
  }

  func appendNumber(
    _ level: Level, _ item: borrowing Item, _ printing: borrowing Printing,
    to text: inout [UInt8]
  ) {
    switch level {
    case .archive: break
    case .fond: append(value: item.shifr.fond, printing, to: &text)
    case .opis: append(value: item.shifr.opis, printing, to: &text)
    case .delo: appendDela(item.shifr.delo, printing, to: &text)
    case .list:
      for (index, span) in item.lists.enumerated() {
        if index > 0 { text += ", ".utf8 }
        append(span, printing, to: &text)
      }
    }
  }

  private static func isSeveral(_ delo: String?) -> Bool {
    guard let delo else { return false }
    return delo.utf8.contains(0x2C) || isRange(delo.utf8)
  }

  /// Whether a run of dela is a range: both ends begin with a figure. In `Р-33538` and
  /// `20722-пф` the hyphen is part of the number.
  private static func isRange(_ run: some BidirectionalCollection<UInt8>) -> Bool {
    guard let hyphen = run.firstIndex(of: 0x2D), let first = run.first else { return false }
    let next = run.index(after: hyphen)
    return first &- 0x30 < 10 && next < run.endIndex && run[next] &- 0x30 < 10
      && !run[next...].contains(0x2D)
  }

  /// Appends dela of the canonical form, `904,905` or `1-5`.
  private func appendDela(
    _ delo: String?, _ printing: borrowing Printing, to text: inout [UInt8]
  ) {
    guard let delo else { return }
    let bytes = delo.utf8
    guard Self.isSeveral(delo) else { return append(value: delo, printing, to: &text) }
    for (index, run) in bytes.split(separator: 0x2C).enumerated() {
      if index > 0 { text += ", ".utf8 }
      if Self.isRange(run), let hyphen = run.firstIndex(of: 0x2D) {
        append(value: String(Substring(run[..<hyphen])), printing, to: &text)
        append(layout.rangeSign, to: &text)
        append(value: String(Substring(run[run.index(after: hyphen)...])), printing, to: &text)
      } else {
        append(value: String(Substring(run)), printing, to: &text)
      }
    }
  }

  private func append(
    _ span: ListSpan, _ printing: borrowing Printing, to text: inout [UInt8]
  ) {
    append(span.first, printing, to: &text)
    guard span.first != span.last else { return }
    append(layout.rangeSign, to: &text)
    if let short = shortEnd(of: span) {
      text += short.utf8
    } else {
      append(span.last, printing, to: &text)
    }
  }

  private func append(
    _ bound: ListSpan.Bound, _ printing: borrowing Printing, to text: inout [UInt8]
  ) {
    text += bound.digits.utf8
    if let letter = bound.letter { append(value: String(letter), printing, to: &text) }
    guard bound.isVerso else { return }
    if printing.facts.contains(.ukrainian) {
      appendVerso(layout.ukrainianVerso, bound, to: &text)
    } else {
      appendVerso(layout.verso, bound, to: &text)
    }
  }

  private func appendVerso(
    _ verso: borrowing Program, _ bound: ListSpan.Bound, to text: inout [UInt8]
  ) {
    // `231av` would be two letters: `231a v`.
    if bound.letter != nil, verso.steps.first != .tie { output.appendTie(to: &text) }
    append(verso, to: &text)
  }

  /// The shortened end of a range; nil where it is printed whole, as always where an end
  /// has a letter or is a verso.
  private func shortEnd(of span: ListSpan) -> Substring? {
    guard layout.ranges != .full, !span.first.isVerso, !span.last.isVerso,
      span.first.letter == nil, span.last.letter == nil
    else { return nil }
    return shortEnd(of: span.first.digits, through: span.last.digits)
  }

  /// The shortened end of a range of numbers; nil where it is printed whole.
  func shortEnd(of from: String, through to: String) -> Substring? {
    guard layout.ranges != .full, let first = Int(from), let last = Int(to), first >= 100,
      last > first, from.utf8.count == to.utf8.count, from.utf8.first != 0x30
    else { return nil }
    if layout.ranges == .chicago, first % 100 == 0 { return nil }
    let same = zip(from.utf8, to.utf8).prefix { $0 == $1 }.count
    let changed = to.utf8.count - same
    let least = layout.ranges == .chicago && first % 100 < 10 ? 1 : 2
    return to.suffix(max(changed, least))
  }
}
