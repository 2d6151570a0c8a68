import ArchivalReference
import CanonicalJSON
import Citing

/// Items of CSL-JSON, the format of Zotero and pandoc. The shelfmark is taken from
/// `archive_location`, or `call-number`; the levels in `custom.archref` count where there is
/// neither, or where the string still says what they say. The fond's name is taken from
/// `archive_collection`, the kind of copy from `medium`, or from `genre`, where Zotero has it.
enum CSLReader {
  @Sendable static func read(_ bytes: [UInt8]) throws(ItemReadError) -> [ReadItem] {
    var items: [ReadItem] = []
    for (index, entry) in try JSONEntries.read(bytes).enumerated() {
      let place = ItemReadError.Place.item(index + 1, id: text(entry, "id"))
      guard entry.members != nil else {
        items.append(ReadItem(ItemReadError(place, "expected an object")))
        continue
      }
      do {
        items.append(try item(entry))
      } catch {
        items.append(ReadItem(ItemReadError(place, "\(error.field): \(error.message)")))
      }
    }
    return items
  }

  private static func item(_ json: JSON) throws(ItemFields.Fault) -> ReadItem {
    let custom = json["custom"]
    let known = ArchivalLevels.item(custom?["archref"])
    let archive = text(json, "archive")
    let location = text(json, "archive_location")
    let string = location ?? ItemFields.archival(text(json, "call-number"), archive: archive)
    guard string != nil || known != nil else { return .withoutReference }
    var fields: [ItemField: String] = [:]
    var passedOver: [String] = []
    fields[.id] = text(json, "id")
    fields[.title] = text(json, "title").map(TitleTags.text)
    Languages.read(text(json, "language"), into: &fields, passedOver: &passedOver)
    // CSL's genre is any word: that of Zotero's letters tells the kind of copy.
    var witness = text(json, "medium")
    if let genre = text(json, "genre"), Item.Genre(rawValue: genre.lowercased()) == nil {
      if let witness, witness.lowercased() != genre.lowercased() {
        passedOver.append("genre “\(genre)”")
      }
      witness = witness ?? genre
    } else {
      fields[.genre] = text(json, "genre")?.lowercased()
    }
    if text(json, "type") == "personal_communication", fields[.genre] == nil {
      fields[.genre] = Item.Genre.letter.rawValue
    }
    let isSame = known.map { $0.shelfmark == string ?? "" && $0.archiveName == archive } ?? false
    fields[.reference] = string ?? known?.fullShelfmark
    fields[.archive] = archive
    fields[.number] = custom.flatMap { text($0, "number") }
    fields[.former] = custom.flatMap { text($0, "former") }
    let source = location != nil ? "archive_location" : string != nil ? "call-number" : "custom"
    var item: Item
    do {
      item = try ItemFields(fields).item(citing: isSame ? known : nil)
    } catch {
      throw error.calling(.reference, source).calling(.number, "custom.number")
    }
    let latin = custom?["latin"]
    item.authors = try names(json, "author", latin)
    item.recipients = try names(json, "recipient", latin)
    item.title?.latin = latin.flatMap { text($0, "title") }
    item.date = try CSLDate.itemDate(json["issued"], language: item.language)
    item.place = wording(text(json, "archive-place"), latin, "place")
    item.witness =
      wording(witness, latin, "witness").map {
        KindOfCopy.inItem($0, language: item.language)
      } ?? item.witness
    item.fondName = wording(text(json, "archive_collection"), latin, "fond_name")
    return ReadItem(item, passedOver: passedOver)
  }

  private static func wording(_ text: String?, _ latin: JSON?, _ name: String) -> Wording? {
    text.map { Wording($0, latin: latin.flatMap { self.text($0, name) }) }
  }

  static func text(_ json: JSON, _ name: String) -> String? {
    switch json[name] {
    case .string(let text)?: text.isEmpty ? nil : text
    case .integer(let number)?: String(number)
    default: nil
    }
  }

  private static func names(
    _ json: JSON, _ field: String, _ latin: JSON?
  ) throws(ItemFields.Fault) -> [Name] {
    guard let list = json[field] else { return [] }
    guard let people = list.arrayValue else {
      throw ItemFields.Fault(field: field, message: "expected an array of names")
    }
    var names: [Name] = []
    for person in people {
      guard let family = text(person, "family") ?? text(person, "literal") else {
        throw ItemFields.Fault(field: field, message: "a name has neither “family” nor “literal”")
      }
      let particle = text(person, "non-dropping-particle").map { $0 + " " } ?? ""
      let words = [text(person, "given"), text(person, "dropping-particle")].compactMap { $0 }
      // As BibLaTeX's names: Jr. goes behind the given names.
      let given = [words.joined(separator: " "), text(person, "suffix") ?? ""]
        .filter { !$0.isEmpty }
      names.append(
        Name(
          family: Wording(particle + family),
          given: given.isEmpty ? nil : Wording(given.joined(separator: ", "))))
    }
    guard let forms = latin?[field]?.arrayValue, forms.count == names.count else { return names }
    for (index, form) in forms.enumerated() {
      names[index].family.latin = text(form, "family")
      names[index].given?.latin = text(form, "given")
    }
    return names
  }
}
