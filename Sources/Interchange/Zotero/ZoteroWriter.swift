import CanonicalJSON
import Citing

extension InterchangeFormat {
  /// The items of Zotero's web API: `letter` and `manuscript`.
  public static let zotero = InterchangeFormat(
    name: "zotero", title: "Zotero JSON",
    places: [
      .id: extra(.id), .reference: "`archiveLocation`", .archive: "`archive`",
      .author: "`creators`", .authorLatin: extra(.authorLatin), .recipient: "`creators`",
      .recipientLatin: extra(.recipientLatin), .title: "`title`",
      .titleLatin: extra(.titleLatin),
      .genre: "`itemType`, `Type` and `Genre` in `extra`", .date: "`date`", .place: extra(.place),
      .placeLatin: extra(.placeLatin), .witness: "`letterType`, `manuscriptType`",
      .witnessLatin: extra(.witnessLatin), .fondName: extra(.fondName),
      .fondNameLatin: extra(.fondNameLatin), .former: extra(.former), .unit: "`archiveLocation`",
      .language: "`language`", .number: extra(.number),
    ],
    reader: Reader(
      recognizes: { JSONEntries.begin($0) && JSONEntries.areZotero($0) }, read: ZoteroReader.read)
  ) { entries, losses in
    let items = entries.map { entry in JSON.object(ZoteroWriter.members(entry, &losses)) }
    return JSON.array(items).prettyBytes() + [0x0A]
  }

  private static func extra(_ field: ItemField) -> String {
    let name = ZoteroFields.extra.first { $0.key == field }?.value ?? ""
    return "`\(name)` in `extra`"
  }
}

/// Writes one item as Zotero has it.
enum ZoteroWriter {
  static func members(_ entry: Entry, _ losses: inout LossReport) -> [JSON.Member] {
    let item = entry.item
    // Only letters have recipients.
    let type = item.genre == nil && item.recipients.isEmpty ? "manuscript" : "letter"
    var json = Members()
    json["itemType"] = .string(type)
    json["title"] = text(.title, of: entry, &losses)
    losses.addTags(of: entry)
    let creators = creators(entry, .author, &losses) + creators(entry, .recipient, &losses)
    json["creators"] = .array(creators)
    if let witness = item.witness?.text {
      if Item.Genre(rawValue: witness.lowercased()) != nil {
        losses.add(.witness, of: entry, .changed("is taken for the genre"))
      }
      json[ZoteroFields.kind[type] ?? type] = .string(witness)
    }
    json["date"] = date(entry, &losses)
    json["language"] = text(.language, of: entry, &losses)
    json["archive"] = text(.archive, of: entry, &losses)
    json["archiveLocation"] = text(.reference, of: entry, &losses)
    if entry.texts.unread.contains(.unit) {
      losses.add(.unit, of: entry, .changed("is not in the shelfmark"))
    }
    let extra = extra(entry, type, &losses)
    if !extra.isEmpty { json["extra"] = .string(extra) }
    return json.members
  }

  private static func text(
    _ field: ItemField, of entry: Entry, _ losses: inout LossReport
  ) -> JSON? {
    if entry.texts.unread.contains(field) {
      losses.add(field, of: entry, .changed("is read in another way"))
    }
    return entry.texts[field].map { .string($0) }
  }

  private static func date(_ entry: Entry, _ losses: inout LossReport) -> JSON? {
    guard let text = entry.texts[.date] else {
      return self.text(.date, of: entry, &losses)
    }
    if ZoteroReader.date(text, language: entry.item.language) != entry.item.date {
      losses.add(.date, of: entry, .changed("is read in another way"))
    }
    return .string(text)
  }

  private static func creators(
    _ entry: Entry, _ field: ItemField, _ losses: inout LossReport
  ) -> [JSON] {
    entry.names(field, &losses).map { name in
      guard let given = name.given else {
        return ["creatorType": .string(field.rawValue), "name": .string(name.family.text)]
      }
      return [
        "creatorType": .string(field.rawValue), "firstName": .string(given.text),
        "lastName": .string(name.family.text),
      ]
    }
  }

  private static func extra(
    _ entry: Entry, _ type: String, _ losses: inout LossReport
  ) -> String {
    var lines = ExtraLines()
    if entry.item.genre == nil, type == "letter" { _ = lines.add(ZoteroFields.type, "manuscript") }
    if entry.item.genre == .telegram { _ = lines.add(ZoteroFields.genre, "telegram") }
    if entry.texts.unread.contains(.number) {
      losses.add(.number, of: entry, .changed("is left out, as it is negative"))
    }
    for (field, name) in ZoteroFields.extra where !entry.item.facts(field).isEmpty {
      if !holdsNames(field, of: entry) {
        losses.add(field, of: entry, .changed("is left out unless each name has it"))
      } else if let text = field == .id ? entry.key : entry.texts[field], !lines.add(name, text) {
        losses.add(field, of: entry, .changed("loses line breaks and spaces at its ends"))
      }
    }
    // What Extra does not keep has no second form.
    let written = ExtraLines(lines.text)
    for (field, base) in [(ItemField.placeLatin, ItemField.place), (.fondNameLatin, .fondName)]
    where written[name(of: base)]?.isEmpty == true && !entry.item.facts(field).isEmpty {
      losses.add(field, of: entry, .changed(Wording.withoutText))
    }
    return lines.text
  }

  private static func name(of field: ItemField) -> String {
    ZoteroFields.extra.first { $0.key == field }?.value ?? ""
  }

  /// Whether names in Latin letters are read back, each to its own; true of other fields.
  private static func holdsNames(_ field: ItemField, of entry: Entry) -> Bool {
    let names: [Name]
    switch field {
    case .authorLatin: names = entry.item.authors
    case .recipientLatin: names = entry.item.recipients
    default: return true
    }
    guard let text = entry.texts[field], names.allSatisfy(\.isWhole), ExtraLines.kept(text) == text
    else { return false }
    return Name.names(names, latin: text) == names
  }
}
