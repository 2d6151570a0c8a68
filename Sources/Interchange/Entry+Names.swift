import Citing

extension Entry {
  /// The authors or recipients as formats can hold them, each with a family name or one that
  /// stands for all of it.
  func names(_ field: ItemField, _ losses: inout LossReport) -> [Name] {
    let names = item.names(of: field)
    let whole = names.compactMap(\.whole)
    if whole != names { losses.add(field, of: self, .changed(Name.withoutEmptyPart)) }
    return whole
  }
}

extension Item {
  /// The names of a field: those of the authors unless it is ``ItemField/recipient``.
  func names(of field: ItemField) -> [Name] { field == .recipient ? recipients : authors }
}

extension Name {
  /// What becomes of a name with an empty part.
  static let withoutEmptyPart = "is written without an empty part of a name"

  /// Whether no part of it is empty.
  var isWhole: Bool { !family.text.isEmpty && given?.text.isEmpty != true }

  /// The name, or the one part of it that is not empty; nil where both are.
  var whole: Name? {
    if isWhole { return self }
    return [family, given].compactMap { $0 }.first { !$0.text.isEmpty }.map { Name(family: $0) }
  }
}

extension Wording {
  /// What becomes of the form in Latin letters of a text of which nothing is kept.
  static let withoutText = "is left without a text that it is the form of"
}
