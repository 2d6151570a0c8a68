import ArchivalReference
import CanonicalJSON
import Citing

extension InterchangeFormat {
  /// JSON-LD with the types of schema.org for archives, for search engines and linked data.
  static let schemaOrg = InterchangeFormat(
    name: "schema-org", title: "schema.org",
    places: [
      .id: "`@id`", .reference: "`identifier`, `itemLocation`; level by level in `isPartOf`",
      .archive: "`holdingArchive`", .author: "`author`", .authorLatin: "`author.alternateName`",
      .recipient: "`recipient`", .recipientLatin: "`recipient.alternateName`",
      .title: "`name`", .titleLatin: "`alternateName`", .genre: "`genre`",
      .date: "`dateCreated`; as printed, `temporalCoverage`",
      .place: "`holdingArchive.address`", .witness: "`description`",
      .fondName: "`alternateName` of the fond", .fondNameLatin: "`alternateName` of the fond",
      .former: "`identifier`", .unit: "`identifier`", .language: "`inLanguage`",
      .number: "`position`",
    ]
  ) { entries, losses in
    var graph: [JSON] = []
    for entry in entries {
      losses.addOddDate(of: entry)
      graph.append(.object(SchemaOrgWriter(item: entry.item, key: entry.key).members))
    }
    let document: JSON = ["@context": "https://schema.org", "@graph": .array(graph)]
    return document.prettyBytes() + [0x0A]
  }
}

/// Writes one item as an `ArchiveComponent`.
struct SchemaOrgWriter {
  let item: Item
  let key: String

  var members: [JSON.Member] {
    var json = Members()
    // What has an addressee is a Message, the one type that has a `recipient`.
    let isMessage = item.genre != nil || !item.recipients.isEmpty
    json["@type"] = isMessage ? ["ArchiveComponent", "Message"] : "ArchiveComponent"
    json["@id"] = .string("#\(key)")
    json["name"] = item.title.map { title in
      .string(item.isTitleSupplied ? "[\(title.text)]" : title.text)
    }
    json["alternateName"] = item.title?.latin.map { .string($0) }
    json["genre"] = item.genre.map { .string($0.rawValue) }
    json["author"] = people(item.authors)
    json["recipient"] = people(item.recipients)
    json["dateCreated"] = item.date?.iso.map { .string($0) }
    json["temporalCoverage"] = item.date?.printed.map { .string($0) }
    json["inLanguage"] = .string(item.language)
    json["description"] = item.witness.map { .string($0.text) }
    json["position"] = item.number.map { .integer(Int64($0)) }
    json["identifier"] = identifier
    if !item.lists.isEmpty {
      json["itemLocation"] = .string("Л. \(CanonicalForm.lists(item.lists))")
    }
    json["isPartOf"] = parts
    json["holdingArchive"] = archive
    return json.members
  }

  /// The shifr without its archive; the former one is a value with a name.
  private var identifier: JSON? {
    var below = item.shifr
    below.archive = nil
    let shifr = CanonicalForm.text(shifr: below, lists: [], isUnit: item.isUnit)
    var values: [JSON] = shifr.isEmpty ? [] : [.string(shifr)]
    if let former = item.formerShifr { values.append(named("former shifr", former)) }
    if item.isUnit, item.shifr.delo == nil { values.append(named("unit of storage", "yes")) }
    return values.count > 1 ? .array(values) : values.first
  }

  private func named(_ name: String, _ value: String) -> JSON {
    ["@type": "PropertyValue", "propertyID": .string(name), "value": .string(value)]
  }

  /// The delo in the opis in the fond.
  private var parts: JSON? {
    let levels = [
      ("Ф.", item.shifr.fond), ("Оп.", item.shifr.opis),
      (item.isUnit ? "Ед. хр." : "Д.", item.shifr.delo),
    ]
    let names = [item.fondName?.text, item.fondName?.latin].compactMap { $0 }.map(JSON.string)
    var whole: JSON?
    for (index, (mark, number)) in levels.enumerated() {
      let isNamed = index == 0 && !names.isEmpty
      guard number != nil || isNamed else { continue }
      var json = Members()
      json["@type"] = "ArchiveComponent"
      json["name"] = number.map { .string("\(mark) \($0)") }
      if isNamed { json["alternateName"] = names.count > 1 ? .array(names) : names[0] }
      json["identifier"] = number.map { .string($0) }
      json["isPartOf"] = whole
      whole = .object(json.members)
    }
    return whole
  }

  private var archive: JSON? {
    guard item.shifr.archive != nil || item.place != nil else { return nil }
    var json = Members()
    json["@type"] = "ArchiveOrganization"
    json["name"] = item.archiveName.map { .string($0) }
    json["identifier"] = item.shifr.archive.flatMap { key in
      ArchiveTable.standard[key].map { .string($0.key) }
    }
    json["address"] = item.place.map { place in
      ["@type": "PostalAddress", "addressLocality": .string(place.text)]
    }
    return .object(json.members)
  }

  private func people(_ names: [Name]) -> JSON? {
    let people = names.map { name -> JSON in
      var json = Members()
      json["@type"] = "Person"
      json["name"] = .string(name.inverted)
      json["familyName"] = .string(name.family.text)
      json["givenName"] = name.given.map { .string($0.text) }
      let latin = [name.family.latin, name.given?.latin].compactMap { $0 }
      if !latin.isEmpty { json["alternateName"] = .string(latin.joined(separator: ", ")) }
      return .object(json.members)
    }
    return people.isEmpty ? nil : .array(people)
  }
}
