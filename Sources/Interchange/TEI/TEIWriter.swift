import ArchivalReference
import Citing

extension InterchangeFormat {
  /// TEI P5: a description of a manuscript (`msDesc`) an item, and a `correspDesc` for each
  /// that has an addressee.
  static let tei = InterchangeFormat(
    name: "tei", title: "TEI", places: TEIWriter.places
  ) { entries, losses in
    let names = XMLNames(entries, &losses)
    var letters: [Markup] = []
    var descriptions: [Markup] = []
    for entry in entries {
      losses.addUnwritable(of: entry, in: TEIWriter.places)
      losses.addOddDate(of: entry)
      let writer = TEIWriter(item: entry.item, id: names[entry])
      if let letter = writer.correspondence { letters.append(letter) }
      descriptions.append(writer.description)
    }
    return TEIWriter.document(letters, descriptions).document
  }
}

/// Writes one item as elements of TEI P5, chapters 10 (msdescription) and 2.4.6 (correspDesc).
struct TEIWriter {
  let item: Item
  /// The `xml:id` of the description.
  let id: String

  static let places: [ItemField: String] = [
    .id: "`msDesc/@xml:id`", .reference: "`collection`, `idno`, `locus`", .archive: "`repository`",
    .author: "`author/persName`", .authorLatin: "`persName[@xml:lang='und-Latn']`",
    .recipient: "`correspAction[@type='received']`",
    .recipientLatin: "`persName[@xml:lang='und-Latn']`",
    .title: "`title`; the researcher's in `supplied`", .titleLatin: "`title[@xml:lang='und-Latn']`",
    .genre: "`note[@type='genre']`", .date: "`origDate`", .place: "`settlement`",
    .witness: "`physDesc/p`", .witnessLatin: "`p[@xml:lang='und-Latn']`",
    .fondName: "`collection[@type='fond-name']`",
    .fondNameLatin: "`collection[@xml:lang='und-Latn']`",
    .former: "`altIdentifier[@type='former']`",
    .unit: "`idno/@subtype`", .language: "`textLang`", .number: "`msDesc/@n`",
  ]

  /// A text in Latin letters of which it is not known what language it is in (BCP 47).
  private static let latin = [("xml:lang", Optional("und-Latn"))]

  static func document(_ letters: [Markup], _ descriptions: [Markup]) -> Markup {
    let file = Markup(
      "fileDesc",
      [
        Markup("titleStmt", [Markup("title", text: "Archival documents")]),
        Markup("publicationStmt", [Markup("p", text: "Written by Regest.")]),
        Markup("sourceDesc", [Markup("p", text: "Described from citations.")]),
      ])
    let profile = letters.isEmpty ? [] : [Markup("profileDesc", letters)]
    return Markup(
      "TEI", [("xmlns", "http://www.tei-c.org/ns/1.0")],
      [
        Markup("teiHeader", [file] + profile),
        Markup("standOff", [Markup("listBibl", descriptions)]),
      ])
  }

  var description: Markup {
    var parts = [identifier, Markup("msContents", [content])]
    if let witness = item.witness {
      parts.append(
        Markup(
          "physDesc",
          [Markup("p", text: witness.text)]
            + (witness.latin.map { [Markup("p", Self.latin, text: $0)] } ?? [])))
    }
    if let date = origDate("origDate") {
      parts.append(Markup("history", [Markup("origin", [date])]))
    }
    return Markup("msDesc", [("xml:id", id), ("n", item.number.map { String($0) })], parts)
  }

  private var identifier: Markup {
    var parts: [Markup] = []
    if let place = item.place { parts.append(Markup("settlement", text: place.text)) }
    if let archive = item.archiveName {
      let key = item.shifr.archive.flatMap { ArchiveTable.standard[$0]?.key }
      parts.append(Markup("repository", [("key", key)], text: archive))
    }
    for (level, mark, value) in [("fond", "Ф.", item.shifr.fond), ("opis", "Оп.", item.shifr.opis)]
    {
      guard let value else { continue }
      parts.append(
        Markup("collection", [("type", level), ("n", value)], text: "\(mark) \(value)"))
      if level == "fond" { parts += fondName }
    }
    if item.shifr.fond == nil { parts += fondName }
    if item.shifr.delo != nil || item.isUnit {
      parts.append(
        Markup(
          "idno", [("type", "delo"), ("subtype", item.isUnit ? "unit" : nil)],
          text: item.shifr.delo ?? ""))
    }
    if let former = item.formerShifr {
      parts.append(Markup("altIdentifier", [("type", "former")], [Markup("idno", text: former)]))
    }
    return Markup("msIdentifier", parts)
  }

  private var fondName: [Markup] {
    guard let name = item.fondName else { return [] }
    let type = [("type", Optional("fond-name"))]
    return [Markup("collection", type, text: name.text)]
      + (name.latin.map { [Markup("collection", type + Self.latin, text: $0)] } ?? [])
  }

  private var content: Markup {
    var parts = item.lists.map { span in
      Markup(
        "locus", [("from", span.first.text), ("to", span.last.text)],
        text: "л. " + CanonicalForm.lists([span]))
    }
    for name in item.authors { parts.append(Markup("author", person(name))) }
    if let title = item.title {
      parts.append(
        item.isTitleSupplied
          ? Markup("title", [Markup("supplied", text: title.text)])
          : Markup("title", text: title.text))
      if let latin = title.latin { parts.append(Markup("title", Self.latin, text: latin)) }
    }
    if let genre = item.genre {
      parts.append(Markup("note", [("type", "genre")], text: genre.rawValue))
    }
    parts.append(Markup("textLang", [("mainLang", item.language)], text: item.language))
    return Markup("msItem", parts)
  }

  /// The name in the language of the source, and in Latin letters where it has such a form.
  private func person(_ name: Name) -> [Markup] {
    func written(_ family: String?, _ given: String?, _ attributes: [(String, String?)]) -> Markup {
      let parts = [("surname", family), ("forename", given)]
      return Markup(
        "persName", attributes,
        parts.compactMap { part, text in text.map { Markup(part, text: $0) } })
    }
    let own = written(name.family.text, name.given?.text, [])
    let (family, given) = (name.family.latin, name.given?.latin)
    return family == nil && given == nil ? [own] : [own, written(family, given, Self.latin)]
  }

  /// `when` for a date in parts; the text is the date as printed.
  private func origDate(_ element: String) -> Markup? {
    guard let date = item.date, let text = date.text else { return nil }
    return Markup(element, [("when", date.iso)], text: text)
  }

  /// Who sent it when, and to whom; nil where no addressee is known.
  var correspondence: Markup? {
    guard !item.recipients.isEmpty else { return nil }
    let sent = item.authors.flatMap(person) + (origDate("date").map { [$0] } ?? [])
    return Markup(
      "correspDesc", [("corresp", "#\(id)")],
      (sent.isEmpty ? [] : [Markup("correspAction", [("type", "sent")], sent)])
        + [Markup("correspAction", [("type", "received")], item.recipients.flatMap(person))])
  }
}
