extension CompiledStyle {
  /// Appends the authors of an item; of a long list those that the style has, and words for
  /// the others.
  func appendAuthors(
    _ item: borrowing Item, _ form: Field.NameForm, _ printing: borrowing Printing,
    to text: inout [UInt8]
  ) {
    if form == .first {
      if let first = item.authors.first { append(first, .inverted, printing, to: &text) }
      return
    }
    let others = layout.others
    let shown = max(others.shown, printing.mention.standing.namesShown ?? 0)
    guard printing.facts.contains(.shortened), shown < item.authors.count else {
      return append(item.authors, form, printing, to: &text)
    }
    for index in 0..<shown {
      if index > 0 { text += ", ".utf8 }
      append(item.authors[index], inList(form, index), printing, to: &text)
    }
    // English has a comma behind several names, and behind one that is inverted.
    let isInverted = form == .inverted || form == .allInverted
    if layout.languageCode == "en", shown > 1 || isInverted { text.append(0x2C) }
    output.appendTie(to: &text)
    append(wordsForOthers(printing), to: &text)
    if others.keepsLast, let last = item.authors.last {
      text.append(0x20)
      append(last, inList(form, item.authors.count - 1), printing, to: &text)
    }
  }

  /// What stands for the authors that are not named, in the language of the source.
  func wordsForOthers(_ printing: borrowing Printing) -> Program {
    if printing.facts.contains(.latinSource) { return layout.others.latin }
    return printing.facts.contains(.ukrainian) ? layout.others.ukrainian : layout.others.text
  }

  /// Appends names, joined by commas and, before the last, by the language's “and”.
  func append(
    _ names: [Name], _ form: Field.NameForm, _ printing: borrowing Printing,
    to text: inout [UInt8]
  ) {
    for (index, name) in names.enumerated() {
      if index > 0, index == names.count - 1 {
        // English has a comma before “and” in a series, and behind an inverted name.
        let needsComma = names.count > 2 || form == .inverted
        if layout.languageCode == "en", needsComma, layout.and.literals.first != 0x2C {
          text.append(0x2C)
        }
        append(layout.and, to: &text)
      } else if index > 0 {
        text += ", ".utf8
      }
      append(name, inList(form, index), printing, to: &text)
    }
  }

  /// The form of a name at a place of a list: only the first is inverted.
  private func inList(_ form: Field.NameForm, _ index: Int) -> Field.NameForm {
    form == .inverted && index > 0 ? .direct : form
  }

  private func append(
    _ name: borrowing Name, _ form: Field.NameForm, _ printing: borrowing Printing,
    to text: inout [UInt8]
  ) {
    switch form {
    case .family: append(name.family, printing, to: &text)
    case .given: append(name.given, printing, to: &text, tied: true)
    case .direct:
      if name.given != nil {
        append(name.given, printing, to: &text, tied: true)
        output.appendTie(to: &text)
      }
      append(name.family, printing, to: &text)
    case .plain, .inverted, .allInverted, .first:
      append(name.family, printing, to: &text)
      guard name.given != nil else { return }
      if form != .plain { text.append(0x2C) }
      output.appendTie(to: &text)
      append(name.given, printing, to: &text, tied: true)
    }
  }
}
