import ArchivalReference
public import Citing

extension Item {
  /// What the item says in one field, such that two items say the same there if and only if
  /// these are equal; empty where it says nothing.
  public func facts(_ field: ItemField) -> [String] {
    switch field {
    case .id: one(key)
    case .reference: referenceFacts
    case .archive: one(shifr.archive)
    case .author: authors.map(Self.facts)
    case .authorLatin: Self.latinFacts(authors)
    case .authorGender: genderFacts
    case .recipient: recipients.map(Self.facts)
    case .recipientLatin: Self.latinFacts(recipients)
    case .title: one(title?.text) + (one(title?.text) != [] && isTitleSupplied ? ["supplied"] : [])
    case .titleLatin: latin(title)
    case .genre: one(genre?.rawValue)
    case .date: dateFacts
    case .place: one(place?.text)
    case .placeLatin: latin(place)
    case .witness: one(kindOfCopy?.text)
    case .witnessLatin: latin(kindOfCopy)
    case .fondName: one(fondName?.text)
    case .fondNameLatin: latin(fondName)
    case .former: one(formerShifr)
    case .unit: isUnit ? ["yes"] : []
    case .language: [language]
    case .number: one(number.map { String($0) })
    }
  }

  /// The note on the kind of copy, with which it is the same whether it begins a sentence.
  private var kindOfCopy: Wording? {
    witness.map { KindOfCopy.inItem($0, language: language) }
  }

  /// An empty text says nothing.
  private func one(_ text: String?) -> [String] {
    text.flatMap { $0.isEmpty ? nil : [$0] } ?? []
  }

  /// What has no text has no second form.
  private func latin(_ wording: Wording?) -> [String] {
    one(wording?.text).isEmpty ? [] : one(wording?.latin)
  }

  private var referenceFacts: [String] {
    guard shifr.fond != nil || shifr.opis != nil || shifr.delo != nil || !lists.isEmpty else {
      return []
    }
    let levels = [("fond", shifr.fond), ("opis", shifr.opis), ("delo", shifr.delo)]
    return levels.compactMap { name, value in value.map { "\(name) \($0)" } } + lists.map(\.text)
  }

  private var dateFacts: [String] {
    let parts = [("year", date?.year), ("month", date?.month), ("day", date?.day)]
    return parts.compactMap { name, value in value.map { "\(name) \($0)" } }
      + one(date?.printed).map { "printed \($0)" }
  }

  private static func facts(_ name: Name) -> String {
    name.family.text + (name.given.map { "\n" + $0.text } ?? "")
  }

  /// Nothing where the name tells it by itself.
  private var genderFacts: [String] {
    guard authors.count == 1, let gender = authors[0].gender,
      gender != Name(family: authors[0].family, given: authors[0].given).gender
    else { return [] }
    return [gender == .masculine ? "m" : "f"]
  }

  private static func latinFacts(_ names: [Name]) -> [String] {
    let forms = names.map { [$0.family.latin ?? "", $0.given?.latin ?? ""] }
    guard forms.contains(where: { $0 != ["", ""] }) else { return [] }
    return forms.map { $0.joined(separator: "\n") }
  }
}
