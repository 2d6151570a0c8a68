/// Links, images and notes in their place, all of which stand in brackets.
extension MarkdownInlines {
  /// A bracket that was opened.
  struct Bracket {
    enum Kind { case link, image, note }

    var kind: Kind
    var event: Int
    /// The delimiter before it, or -1.
    var delimiter: Int
    /// Whether another bracket stands in it, so that it holds no label.
    var hasBracket = false
  }

  mutating func openBracket(_ range: Range<Int>, _ kind: Bracket.Kind) {
    if let last = brackets.indices.last { brackets[last].hasBracket = true }
    events.append(MarkdownEvent(undecided: range))
    brackets.append(Bracket(kind: kind, event: events.count - 1, delimiter: lastDelimiter))
  }

  /// Reads a `]` and what belongs to it.
  ///
  /// - Returns: what to read next.
  mutating func closeBracket(at close: Int) -> Int {
    guard let bracket = brackets.popLast() else { return close + 1 }
    let isInLink = brackets.count < closedBrackets
    closedBrackets = min(closedBrackets, brackets.count)
    let open = events[bracket.event].range
    if bracket.kind == .note {
      resolveEmphasis(above: bracket.delimiter)
      events[bracket.event].kind = .inlineNote(end: events.count)
      events[bracket.event].kept = open.upperBound..<open.upperBound
      events.append(MarkdownEvent(close..<close + 1))
      return close + 1
    }
    if bracket.kind == .link, isInLink { return close + 1 }
    guard let next = linkEnd(behind: close, label: open.upperBound..<close, bracket.hasBracket)
    else { return close + 1 }
    resolveEmphasis(above: bracket.delimiter)
    if bracket.kind == .link, isNoteMark(open.upperBound..<close, target: close + 1..<next) {
      events.removeSubrange(bracket.event...)
      events.append(MarkdownEvent(open.lowerBound..<next))
      return next
    }
    events[bracket.event].kept = open.upperBound..<open.upperBound
    events.append(MarkdownEvent(close..<next))
    // No link stands in a link.
    if bracket.kind == .link { closedBrackets = brackets.count }
    return next
  }

  /// Whether a link is the mark of a note as in HTML, `[1](#fn1)`, and so no part of the number
  /// before it.
  private func isNoteMark(_ label: Range<Int>, target: Range<Int>) -> Bool {
    guard !target.isEmpty, bytes[target.lowerBound] == 0x28, label.count < 16,
      label.allSatisfy({ "0123456789*[]\\^†‡".utf8.contains(bytes[$0]) })
    else { return false }
    let name = bytes[target].dropFirst().drop { $0 == 0x20 }
    return name.first == 0x23 && NoteNames.isPointedAt(name.dropFirst().prefix { $0 != 0x29 })
  }

  private func linkEnd(behind close: Int, label: Range<Int>, _ hasBracket: Bool) -> Int? {
    let next = close + 1
    if next < end, bytes[next] == 0x28, let end = targetEnd(at: next) { return end }
    if next < end, bytes[next] == 0x5B,
      let other = MarkdownDefinitions.labelEnd(bytes, at: next, end: end), other > next + 1
    {
      return isDefined(next + 1..<other) ? other + 1 : nil
    }
    guard !hasBracket, label.count < 1000, isDefined(label) else { return nil }
    let isCollapsed = next + 1 < end && bytes[next] == 0x5B && bytes[next + 1] == 0x5D
    return isCollapsed ? next + 2 : next
  }

  private func isDefined(_ label: Range<Int>) -> Bool {
    !links.isEmpty && links.contains(MarkdownDefinitions.normalized(bytes[label]))
  }

  /// Behind `(destination "title")`.
  private func targetEnd(at open: Int) -> Int? {
    guard let first = MarkdownDefinitions.space(bytes, at: open + 1, end: end),
      let target = MarkdownDefinitions.destination(bytes, at: first, end: end),
      let gap = MarkdownDefinitions.space(bytes, at: target, end: end), gap < end
    else { return nil }
    if bytes[gap] == 0x29 { return gap + 1 }
    guard gap > target, let title = MarkdownDefinitions.title(bytes, at: gap, end: end),
      let last = MarkdownDefinitions.space(bytes, at: title, end: end), last < end,
      bytes[last] == 0x29
    else { return nil }
    return last + 1
  }
}
