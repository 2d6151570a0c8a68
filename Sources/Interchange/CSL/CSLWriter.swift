import ArchivalReference
import CanonicalJSON
import Citing

extension InterchangeFormat {
  /// CSL-JSON: what Zotero, pandoc and citeproc take. Variables of the CSL schema; what it
  /// has none for goes into `custom`, which the schema keeps for that.
  public static let cslJSON = InterchangeFormat(
    name: "csl-json", title: "CSL-JSON",
    places: [
      .id: "`id`", .reference: "`archive_location`; level by level in `custom.archref`",
      .archive: "`archive`", .author: "`author`", .authorLatin: "`custom.latin.author`",
      .recipient: "`recipient`", .recipientLatin: "`custom.latin.recipient`",
      .title: "`title`", .titleLatin: "`custom.latin.title`", .genre: "`type`, `genre`",
      .date: "`issued`: `date-parts`, `literal`", .place: "`archive-place`",
      .placeLatin: "`custom.latin.place`", .witness: "`medium`, with a small first letter",
      .witnessLatin: "`custom.latin.witness`", .fondName: "`archive_collection`",
      .fondNameLatin: "`custom.latin.fond_name`", .former: "`custom.former`",
      .unit: "`archive_location`, `custom.archref`", .language: "`language`",
      .number: "`custom.number`",
    ],
    reader: Reader(
      recognizes: { JSONEntries.begin($0) && !JSONEntries.areZotero($0) }, read: CSLReader.read)
  ) { entries, losses in
    let items = entries.map { entry in JSON.object(CSLWriter.members(entry, &losses)) }
    return JSON.array(items).prettyBytes() + [0x0A]
  }
}

/// Writes one item as an object of CSL-JSON.
enum CSLWriter {
  static func members(_ entry: Entry, _ losses: inout LossReport) -> [JSON.Member] {
    let item = entry.item
    var json = Members()
    json["id"] = .string(entry.key)
    json["type"] = .string(item.genre == nil ? "manuscript" : "personal_communication")
    json["genre"] = item.genre.map { .string($0.rawValue) }
    json["author"] = names(entry.names(.author, &losses))
    json["recipient"] = names(entry.names(.recipient, &losses))
    json["title"] = text(.title, of: entry, &losses)
    losses.addTags(of: entry)
    json["issued"] = date(entry, &losses)
    json["archive"] = entry.texts[.archive].map { .string($0) }
    json["archive-place"] = item.place.map { .string($0.text) }
    json["archive_collection"] = item.fondName.map { .string($0.text) }
    json["archive_location"] = entry.texts[.reference].map { .string($0) }
    // CSL has the medium in small letters, and styles capitalize it.
    json["medium"] = item.witness.map {
      .string(KindOfCopy.inItem($0, language: item.language).text)
    }
    json["language"] = text(.language, of: entry, &losses)
    json["custom"] = custom(entry, &losses)
    return json.members
  }

  /// A field as an items file has it, where that reads back.
  private static func text(
    _ field: ItemField, of entry: Entry, _ losses: inout LossReport
  ) -> JSON? {
    if entry.texts.unread.contains(field) {
      losses.add(field, of: entry, .changed("is read in another way"))
    }
    return entry.texts[field].map { .string($0) }
  }

  static func names(_ names: [Name]) -> JSON? {
    if names.isEmpty { return nil }
    return .array(
      names.map { name in
        guard let given = name.given else { return ["literal": .string(name.family.text)] }
        return ["family": .string(name.family.text), "given": .string(given.text)]
      })
  }

  private static func date(_ entry: Entry, _ losses: inout LossReport) -> JSON? {
    guard let date = entry.item.date else { return nil }
    var json = Members()
    if let year = date.year, 1...9999 ~= year {
      let parts = [year] + [date.month, date.day].prefix { $0 != nil }.compactMap { $0 }
      json["date-parts"] = .array([.array(parts.map { .integer(Int64($0)) })])
    } else if date.year != nil || date.month != nil {
      losses.add(.date, of: entry, .changed("is left without its parts"))
    }
    if let printed = date.printed, !printed.isEmpty { json["literal"] = .string(printed) }
    return json.members.isEmpty ? nil : .object(json.members)
  }

  /// What CSL has no variable for.
  private static func custom(_ entry: Entry, _ losses: inout LossReport) -> JSON? {
    let item = entry.item
    var json = Members()
    json["archref"] = ArchivalLevels.json(item)
    json["former"] = item.formerShifr.map { .string($0) }
    json["number"] = text(.number, of: entry, &losses)
    var latin = Members()
    for (field, latinField) in [
      (ItemField.author, ItemField.authorLatin), (.recipient, .recipientLatin),
    ] {
      let names = item.names(of: field)
      latin[field.rawValue] = latinNames(names.compactMap(\.whole))
      if !names.allSatisfy(\.isWhole), !item.facts(latinField).isEmpty {
        losses.add(latinField, of: entry, .changed(Name.withoutEmptyPart))
      }
    }
    latin["title"] = item.title?.latin.map { .string($0) }
    latin["place"] = item.place?.latin.map { .string($0) }
    latin["witness"] = item.witness?.latin.map { .string($0) }
    latin["fond_name"] = item.fondName?.latin.map { .string($0) }
    json["latin"] = latin.members.isEmpty ? nil : .object(latin.members)
    return json.members.isEmpty ? nil : .object(json.members)
  }

  /// The names' Latin forms in order, `null` for a name that has none.
  static func latinNames(_ names: [Name]) -> JSON? {
    guard names.contains(where: { $0.family.latin != nil || $0.given?.latin != nil }) else {
      return nil
    }
    return .array(
      names.map { name in
        var json = Members()
        json["family"] = name.family.latin.map { .string($0) }
        json["given"] = name.given?.latin.map { .string($0) }
        return json.members.isEmpty ? .null : .object(json.members)
      })
  }
}

/// The members of an object in the order in which they are set; none for what is nil.
struct Members {
  private(set) var members: [JSON.Member] = []

  subscript(name: String) -> JSON? {
    get { members.first { $0.name == name }?.value }
    set { if let newValue { members.append(JSON.Member(name: name, value: newValue)) } }
  }
}
