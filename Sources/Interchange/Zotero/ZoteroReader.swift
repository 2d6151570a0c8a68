import CanonicalJSON
import Citing

/// Reads items of Zotero: an array of them, as the web API takes and gives them, each alone or
/// in the member `data`. Attachments and notes are passed over.
enum ZoteroReader {
  @Sendable static func read(_ bytes: [UInt8]) throws(ItemReadError) -> [ReadItem] {
    var items: [ReadItem] = []
    for (index, entry) in try JSONEntries.read(bytes).enumerated() {
      let data = entry["data"] ?? entry
      let id = CSLReader.text(data, "citationKey") ?? CSLReader.text(entry, "key")
      let place = ItemReadError.Place.item(index + 1, id: id)
      guard let type = CSLReader.text(data, "itemType") else {
        items.append(ReadItem(ItemReadError(place, "expected an object with “itemType”")))
        continue
      }
      if ["attachment", "note", "annotation"].contains(type) {
        items.append(ReadItem(nil))
        continue
      }
      do {
        items.append(try item(data, type))
      } catch {
        items.append(ReadItem(ItemReadError(place, "\(error.field): \(error.message)")))
      }
    }
    return items
  }

  private static func item(_ json: JSON, _ type: String) throws(ItemFields.Fault) -> ReadItem {
    func text(_ name: String) -> String? { CSLReader.text(json, name) }
    let callNumber = ItemFields.archival(text("callNumber"), archive: text("archive"))
    let location = text("archiveLocation")
    guard let reference = location ?? callNumber else { return .withoutReference }
    let extra = ExtraLines(text("extra") ?? "")
    var fields: [ItemField: String] = [:]
    for (field, name) in ZoteroFields.extra { fields[field] = extra[name] }
    fields[.id] = fields[.id] ?? text("citationKey")
    fields[.reference] = reference
    fields[.archive] = text("archive")
    fields[.title] = text("title").map(TitleTags.text)
    var passedOver: [String] = []
    Languages.read(text("language"), into: &fields, passedOver: &passedOver)
    let kind = ZoteroFields.kind[type].flatMap(text)
    let isGenre = kind.map { Item.Genre(rawValue: $0.lowercased()) != nil } ?? false
    if !isGenre { fields[.witness] = kind }
    fields[.genre] = genre(type, isGenre ? kind?.lowercased() : nil, extra)
    fields[.authorLatin] = nil
    fields[.recipientLatin] = nil
    var item: Item
    do {
      item = try ItemFields(fields).item()
    } catch {
      let number = ZoteroFields.extra.first { $0.key == .number }?.value ?? ""
      throw error.calling(.reference, location != nil ? "archiveLocation" : "callNumber")
        .calling(.number, "“\(number)” in extra")
    }
    item.authors = try names(json, "author", extra, .authorLatin)
    item.recipients = try names(json, "recipient", extra, .recipientLatin)
    item.date = text("date").map { date($0, language: item.language) }
    return ReadItem(item, passedOver: passedOver)
  }

  /// A date as Zotero's field holds it: in English words, in EDTF, or as printed.
  static func date(_ text: String, language: String) -> ItemDate {
    StructuredDate.itemDate(edtf: EnglishDate.numeric(text) ?? text, language: language)
  }

  private static func genre(_ type: String, _ kind: String?, _ extra: ExtraLines) -> String? {
    if let genre = extra[ZoteroFields.genre], Item.Genre(rawValue: genre) != nil { return genre }
    if let kind { return kind }
    return type == "letter" && extra[ZoteroFields.type] == nil ? Item.Genre.letter.rawValue : nil
  }

  private static func names(
    _ json: JSON, _ role: String, _ extra: ExtraLines, _ latin: ItemField
  ) throws(ItemFields.Fault) -> [Name] {
    var names: [Name] = []
    for creator in json["creators"]?.arrayValue ?? []
    where CSLReader.text(creator, "creatorType") == role {
      guard
        let family = CSLReader.text(creator, "lastName") ?? CSLReader.text(creator, "name")
          ?? CSLReader.text(creator, "firstName")
      else { throw ItemFields.Fault(field: "creators", message: "a name is empty") }
      let hasParts = CSLReader.text(creator, "lastName") != nil
      let given = hasParts ? CSLReader.text(creator, "firstName") : nil
      names.append(Name(family: Wording(family), given: given.map { Wording($0) }))
    }
    let name = ZoteroFields.extra.first { $0.key == latin }?.value
    guard let forms = name.flatMap({ extra[$0] }) else { return names }
    guard let both = Name.names(names, latin: forms) else {
      throw ItemFields.Fault(
        field: "extra", message: "“\(name ?? "")” has not a name for each \(role)")
    }
    return both
  }
}
