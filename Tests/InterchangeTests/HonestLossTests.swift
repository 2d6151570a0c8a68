import ArchivalReference
import CanonicalJSON
import Citing
import CitingTestSupport
import Testing

@testable import Interchange

/// Of a format that is not read again: what no loss names stands in what was written.
@Suite struct HonestLossTests {
  /// The texts in which a field that is carried must be found, one for each of its facts.
  private func words(_ field: ItemField, of item: Item) -> [String] {
    func parts(_ names: [Name], _ part: (Wording) -> String?) -> [String] {
      names.flatMap { [$0.family, $0.given].compactMap { $0.flatMap(part) } }
    }
    return switch field {
    case .witness, .witnessLatin:
      Entry.all([item])[0].item.witness.map { field == .witness ? $0.text : $0.latin ?? "" }
        .map { item.facts(field).isEmpty ? [] : [$0] } ?? []
    case .id, .archive, .genre, .place, .placeLatin, .titleLatin, .fondName, .fondNameLatin,
      .former, .language, .number, .authorGender:
      item.facts(field)
    case .author: parts(item.authors, \.text)
    case .recipient: parts(item.recipients, \.text)
    case .authorLatin: parts(item.authors, \.latin)
    case .recipientLatin: parts(item.recipients, \.latin)
    case .title: [item.title?.text].compactMap { $0 }
    case .date: [item.date?.printed, item.date?.iso].compactMap { $0 }
    case .reference:
      [item.shifr.fond, item.shifr.opis].compactMap { $0 }
        + item.lists.map { CanonicalForm.lists([$0]) }
        + (item.shifr.delo?.split(separator: ",").first.map { [String($0)] } ?? [])
    case .unit: []
    }
  }

  private func check(
    _ format: InterchangeFormat, isTame: Bool, texts: ([UInt8]) throws -> [String]
  ) throws {
    var generator = ItemGenerator("\(format.name) tells what it loses", isLatin: false)
    for _ in 0..<300 {
      let items = generator.documents(1, archives: ["RGASPI", "GARF"], isTame: isTame)
      let export = format.export(items)
      let told = Set(export.losses.map(\.field))
      #expect(told.count == export.losses.count, "a loss is told twice")
      let found = try texts(export.bytes)
      for field in ItemField.allCases where !told.contains(field) {
        // What is not said is Russian; an id that was not given is made up.
        if field == .language, items[0].language == "ru", format.places[field] == nil { continue }
        for word in words(field, of: items[0]) {
          let isFound = found.contains { text in
            text.utf8.elementsEqual(word.utf8) || word.isEmpty
              || Array(text.utf8).firstRange(of: Array(word.utf8)) != nil
          }
          #expect(isFound, "\(field) “\(word)”\n\(String(decoding: export.bytes, as: UTF8.self))")
        }
      }
    }
  }

  /// Every text and attribute of a well-formed document.
  @Test(arguments: ["tei", "ead3"], [false, true]) func xml(name: String, isTame: Bool) throws {
    let format = try #require(InterchangeFormat.named(name))
    try check(format, isTame: isTame) { bytes in
      let root = try #require(
        XMLTree.read(bytes), "\(String(decoding: bytes, as: UTF8.self))")
      return root.all.flatMap { [$0.text] + $0.attributes.values }
    }
  }

  /// Every string of the document.
  @Test(arguments: [false, true]) func schemaOrg(isTame: Bool) throws {
    func strings(_ json: JSON) -> [String] {
      switch json {
      case .string(let text): [text]
      case .integer(let number): [String(number)]
      case .array(let values): values.flatMap(strings)
      case .object(let members): members.flatMap { strings($0.value) }
      default: []
      }
    }
    try check(.schemaOrg, isTame: isTame) { strings(try JSON.parse($0)) }
  }

  @Test(arguments: [false, true]) func wikidata(isTame: Bool) throws {
    try check(.wikidata, isTame: isTame) { bytes in
      // A date of less than a day has zeros for the rest of it.
      [String(decoding: bytes, as: UTF8.self)]
    }
  }
}
