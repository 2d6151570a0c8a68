extension CompiledStyle {
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
      append(name, form == .inverted && index > 0 ? .direct : form, printing, to: &text)
    }
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
    case .plain, .inverted, .allInverted:
      append(name.family, printing, to: &text)
      guard name.given != nil else { return }
      if form != .plain { text.append(0x2C) }
      output.appendTie(to: &text)
      append(name.given, printing, to: &text, tied: true)
    }
  }
}
