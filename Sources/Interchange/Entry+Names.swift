import Citing

extension Entry {
  /// The authors or recipients as formats can hold them, each with a family name or one that
  /// stands for all of it.
  func names(_ field: ItemField, _ losses: inout LossReport) -> [Name] {
    let names = field == .recipient ? item.recipients : item.authors
    return names.compactMap { name in
      guard !name.isWhole else { return name }
      losses.add(field, of: self, .changed("is written without an empty part of a name"))
      let parts = [name.family, name.given].compactMap { $0 }.filter { !$0.text.isEmpty }
      return parts.first.map { Name(family: $0) }
    }
  }
}

extension Name {
  /// Whether no part of it is empty.
  var isWhole: Bool { !family.text.isEmpty && given?.text.isEmpty != true }
}
