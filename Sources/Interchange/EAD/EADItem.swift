import ArchivalReference
import Citing

/// A fond, an opis or a delo: what is equal is one component.
struct EADLevel: Hashable {
  var level: String
  var label: String
  var number: String?
  /// The name and its form in Latin letters.
  var titles: [String] = []
  var archive: String?
  var archiveKey: String?
  var place: Wording?

  func component(_ children: [Markup]) -> Markup {
    var did: [Markup] = []
    if let number { did.append(Markup("unitid", [("label", label)], text: number)) }
    for (index, title) in titles.enumerated() {
      did.append(Markup("unittitle", [("localtype", index > 0 ? "latin" : nil)], text: title))
    }
    if let archive {
      let name = Markup("corpname", [("identifier", archiveKey)], [Markup("part", text: archive)])
      let lines = [place?.text, place?.latin].compactMap { $0 }.map { line in
        Markup("addressline", text: line)
      }
      did.append(
        Markup("repository", [name] + (lines.isEmpty ? [] : [Markup("address", lines)])))
    }
    return Markup("c", [("level", level)], [Markup("did", did)] + children)
  }
}

/// Writes one item as components of EAD3.
struct EADItem {
  let item: Item
  /// The component's `id`.
  let id: String

  static let places: [ItemField: String] = [
    .id: "`c/@id`", .reference: "`unitid` of each level, `physloc`", .archive: "`repository`",
    .author: "`origination`", .authorLatin: "`part[@localtype='latin-family']`",
    .recipient: "`controlaccess/persname[@relator='addressee']`",
    .recipientLatin: "`part[@localtype='latin-family']`",
    .title: "`unittitle`; the researcher's has `@localtype='supplied'`",
    .titleLatin: "`unittitle[@localtype='latin']`", .genre: "`genreform`", .date: "`unitdate`",
    .place: "`addressline`", .placeLatin: "a second `addressline`", .witness: "`physdesc`",
    .witnessLatin: "`physdesc[@localtype='latin']`", .fondName: "`unittitle` of the fond",
    .fondNameLatin: "`unittitle[@localtype='latin']`", .former: "`unitid[@localtype='former']`",
    .unit: "`unitid/@label`", .language: "`language`", .number: "`unitid[@localtype='number']`",
  ]

  var levels: [EADLevel] {
    var levels: [EADLevel] = []
    let shifr = item.shifr
    if shifr.fond != nil || item.fondName != nil || shifr.archive != nil {
      var fond = EADLevel(level: "fonds", label: "Ф.", number: shifr.fond)
      fond.titles = [item.fondName?.text, item.fondName?.latin].compactMap { $0 }
      fond.archive = item.archiveName
      fond.archiveKey = shifr.archive.flatMap { ArchiveTable.standard[$0]?.key }
      fond.place = item.place
      levels.append(fond)
    }
    if let opis = shifr.opis {
      levels.append(EADLevel(level: "series", label: "Оп.", number: opis))
    }
    if shifr.delo != nil || item.isUnit {
      let label = item.isUnit ? "Ед. хр." : "Д."
      levels.append(EADLevel(level: "file", label: label, number: shifr.delo ?? ""))
    }
    return levels
  }

  var component: Markup {
    var others: [Markup] = []
    for name in item.recipients {
      others.append(Markup("persname", [("relator", "addressee")], parts(of: name)))
    }
    if let genre = item.genre {
      others.append(Markup("genreform", [Markup("part", text: genre.rawValue)]))
    }
    return Markup(
      "c", [("level", "item"), ("id", id)],
      [did] + (others.isEmpty ? [] : [Markup("controlaccess", others)]))
  }

  private var did: Markup {
    var did: [Markup] = []
    if let number = item.number {
      did.append(Markup("unitid", [("localtype", "number")], text: String(number)))
    }
    if let former = item.formerShifr {
      did.append(Markup("unitid", [("localtype", "former")], text: former))
    }
    if let title = item.title {
      let supplied = item.isTitleSupplied ? "supplied" : nil
      did.append(Markup("unittitle", [("localtype", supplied)], text: title.text))
      if let latin = title.latin {
        did.append(Markup("unittitle", [("localtype", "latin")], text: latin))
      }
    }
    if let date = item.date, let text = date.text {
      did.append(Markup("unitdate", [("normal", date.iso)], text: text))
    }
    if !item.lists.isEmpty {
      did.append(Markup("physloc", text: "л. " + CanonicalForm.lists(item.lists)))
    }
    for name in item.authors {
      did.append(Markup("origination", [Markup("persname", parts(of: name))]))
    }
    if let witness = item.witness {
      did.append(Markup("physdesc", text: witness.text))
      if let latin = witness.latin {
        did.append(Markup("physdesc", [("localtype", "latin")], text: latin))
      }
    }
    let language = Markup("language", [("langcode", item.language)], text: item.language)
    return Markup("did", did + [Markup("langmaterial", [language])])
  }

  private func parts(of name: Name) -> [Markup] {
    let parts = [
      ("family", name.family.text), ("given", name.given?.text),
      ("latin-family", name.family.latin), ("latin-given", name.given?.latin),
    ]
    return parts.compactMap { type, text in
      text.map { Markup("part", [("localtype", type)], text: $0) }
    }
  }
}
