/// Groups, arguments and formulas. They are kept on a stack of our own, so that depth costs
/// nothing.
extension TeXText {
  /// What ends with a `}`, a `]` or the end of a formula.
  struct Group {
    /// The byte that ends it; `$` for a formula between dollars, `(` for any other.
    var close: UInt8
    /// How many dollars end a formula.
    var dollars = 1
    var isHidden = false
    var endsParagraph = false
    /// The flow that goes on behind it, if it is a note.
    var outer: TextBuilder.Flow?
    /// What the command takes behind it.
    var rest: ArraySlice<TeXCommand.Argument> = []
    var options = TeXCommand.Argument.none
  }

  mutating func openGroup(_ group: Group) {
    groups.append(group)
    if group.isHidden { hidden += 1 }
    if group.close == 0x7D { braces += 1 }
  }

  /// Ends the innermost group, without reading what follows.
  @discardableResult
  mutating func closeGroup() -> Group? {
    guard let group = groups.popLast() else { return nil }
    flush()
    if group.endsParagraph { endParagraph() }
    if group.isHidden { hidden -= 1 }
    if group.close == 0x7D { braces -= 1 }
    if let outer = group.outer { flow = outer }
    return group
  }

  /// Reads a `}`, and ends with it what was left open within.
  mutating func readBrace() {
    cut(1)
    guard braces > 0 else { return }
    let count = braces
    var last: Group?
    while braces == count { last = closeGroup() }
    if let last { readArguments(last.rest, options: last.options) }
  }

  /// Reads the arguments that follow, as far as they do.
  mutating func readArguments(
    _ arguments: ArraySlice<TeXCommand.Argument>, options: TeXCommand.Argument
  ) {
    guard !arguments.isEmpty || options != .none else { return }
    var next = offset
    var breaks = 0
    while next < end, source[next] <= 0x20, breaks < 2 {
      if source[next] == 0x0A { breaks += 1 }
      next += 1
    }
    guard next < end, breaks < 2 else { return }
    if source[next] == 0x5B, options != .none {
      cut(next + 1 - offset)
      open(options, close: 0x5D, rest: arguments, options: options)
    } else if source[next] == 0x7B, let argument = arguments.first {
      cut(next - offset)
      if argument == .mark, readMark() { return }
      cut(1)
      open(argument, close: 0x7D, rest: arguments.dropFirst(), options: options)
    }
  }

  private mutating func open(
    _ argument: TeXCommand.Argument, close: UInt8, rest: ArraySlice<TeXCommand.Argument>,
    options: TeXCommand.Argument
  ) {
    var group = Group(close: close, rest: rest, options: options)
    switch argument {
    case .none, .text, .mark: break
    case .hidden: group.isHidden = true
    case .paragraph: group.endsParagraph = true
    case .note:
      group.outer = flow
      flow = flow == notes || flow == deepNotes ? deepNotes : notes
      group.endsParagraph = true
      endParagraph()
    }
    openGroup(group)
  }

  /// Cuts `{12}`, the mark of a note.
  private mutating func readMark() -> Bool {
    var next = offset + 1
    while next < min(end, offset + 6), (0x30...0x39).contains(source[next]) { next += 1 }
    guard next > offset + 1, next < end, source[next] == 0x7D else { return false }
    cut(next + 1 - offset)
    return true
  }

  /// Ends an option; the `]` is read.
  mutating func closeOption() {
    guard let group = closeGroup() else { return }
    // What is cited stands between what is said before and behind it.
    if group.options == .text,
      source[offset..<end].prefix(64).first(where: { $0 > 0x20 }) == 0x5B
    {
      replace(0, String(Self.object))
    }
    readArguments(group.rest, options: group.options)
  }

  // MARK: Formulas

  /// Reads what begins or ends a formula between dollars.
  mutating func readMath() {
    if let last = groups.last, last.close == 0x24 {
      let isEnd = last.dollars == 1 || (offset + 1 < end && source[offset + 1] == 0x24)
      cut(isEnd ? last.dollars : 1)
      if isEnd { closeGroup() }
      return
    }
    var next = offset + 1
    if next < end, source[next] == 0x5E {
      // A number above the line is the mark of a note.
      next += 1
      let isGroup = next < end && source[next] == 0x7B
      if isGroup { next += 1 }
      let digits = next
      while next < min(end, digits + 4), (0x30...0x39).contains(source[next]) { next += 1 }
      let isNumber = next > digits
      if isGroup, next < end, source[next] == 0x7D { next += 1 }
      if isNumber, next < end, source[next] == 0x24 { return cut(next + 1 - offset) }
    }
    let dollars = offset + 1 < end && source[offset + 1] == 0x24 ? 2 : 1
    openMath(dollars, close: 0x24, dollars: dollars)
  }

  /// Begins a formula with so many bytes.
  mutating func openMath(_ count: Int, close: UInt8, dollars: Int = 1) {
    replace(count, String(Self.object))
    openGroup(Group(close: close, dollars: dollars, isHidden: true))
  }

  /// What is shown and is no text: a reference does not run over it.
  static let object: Unicode.Scalar = "\u{FFFC}"
}
