import ArchivalReference
import Citing

/// The shelfmark of an entry of BibLaTeX, and the fields that it is taken from. BibLaTeX has no
/// field for it that its styles print, so that each of them has a way of its own.
struct BibShelfmark {
  /// A reference, with its archive or without.
  var text: String
  /// The field that messages name.
  var field: String
  /// The fields of which this is all that they say.
  var fields: Set<String>

  /// The types that documents of archives have, those of the standard and of others: in a book
  /// or an article a note with a shelfmark is about something else.
  private static let documentTypes: Set = [
    "letter", "unpublished", "misc", "manuscript", "archival", "archive", "document",
  ]

  /// Where the whole shelfmark stands in any entry.
  private static let ownFields = ["library", "howpublished"]
  /// Where else it stands in a document, whole or level by level.
  private static let otherFields = [
    "shelfmark", "note", "addendum", "titleaddon", "collection", "series", "booktitle", "volume",
    "number", "part", "chapter", "location", "address",
  ]
  /// Where an archive is named.
  static let archiveFields = ["institution", "organization", "archive", "repository"]

  static func isDocument(_ entry: BibFile.Entry) -> Bool { documentTypes.contains(entry.type) }

  /// The shelfmark of an entry; nil where it has none.
  ///
  /// - Throws: Where a field cannot be read, or an archive is named and nothing in it.
  init?(_ entry: BibFile.Entry) throws(BibFault) {
    if let own = try Self.ownFields.firstText(in: entry, where: { ItemFields.holdsReference($0) }) {
      self.init(text: own.text, field: own.name, fields: [own.name])
      try addPages(of: entry)
      return
    }
    guard Self.isDocument(entry) else { return nil }
    if let levels = try Self.levels(of: entry) {
      self = levels
      return
    }
    let parts = try Self.parts(of: entry)
    if let first = parts.first {
      self.init(
        text: parts.map(\.text).joined(separator: ". "), field: first.name,
        fields: Set(parts.map(\.name)))
      try addPages(of: entry)
      return
    }
    // A letter in a library is one in an archive, whatever its number looks like.
    if entry.type == "letter" || entry.type == "unpublished",
      let library = try ["library"].firstText(in: entry, where: { _ in true }),
      ItemFields.key(ofArchive: library.text) == nil
    {
      self.init(text: library.text, field: library.name, fields: [library.name])
      return
    }
    try Self.refuse(entry)
    return nil
  }

  private init(text: String, field: String, fields: Set<String>) {
    self.text = text
    self.field = field
    self.fields = fields
  }

  /// The archive that an entry names beside the shelfmark.
  static func archive(of entry: BibFile.Entry) throws(BibFault) -> String? {
    let names = archiveFields + (isDocument(entry) ? ["library"] : [])
    return try names.firstText(in: entry) { !ItemFields.holdsReference($0) }?.text
  }

  /// Fields that are called as the levels are.
  private static func levels(of entry: BibFile.Entry) throws(BibFault) -> BibShelfmark? {
    func text(_ names: String...) throws(BibFault) -> String? {
      try names.firstText(in: entry) { _ in true }?.text
    }
    let levels = LevelFields(
      fond: try text("fond", "fonds"), opis: try text("opis"), delo: try text("delo"),
      lists: try text("list", "lists", "pages"))
    guard levels.fond != nil || levels.delo != nil else { return nil }
    return BibShelfmark(text: levels.text, field: levels.fond != nil ? "fond" : "delo", fields: [])
  }

  /// The first field with a reference from its fond on, or those that have a level each with
  /// its mark, from the fond down.
  private static func parts(
    of entry: BibFile.Entry
  ) throws(BibFault) -> [(name: String, text: String)] {
    var parts: [(name: String, text: String, levels: Set<Int>)] = []
    for name in otherFields {
      guard let text = try [name].firstText(in: entry, where: { _ in true })?.text else { continue }
      let levels = levels(in: text)
      // One that has more of the levels says the same again, or something else.
      guard !levels.isEmpty, parts.allSatisfy({ $0.levels.isDisjoint(with: levels) }) else {
        continue
      }
      parts.append((name, text, levels))
    }
    parts.sort { ($0.levels.min() ?? 0) < ($1.levels.min() ?? 0) }
    guard parts.first?.levels.contains(0) == true else { return [] }
    return parts.map { ($0.name, $0.text) }
  }

  /// The levels of a reference in a text, the fond's being 0: of one that names its archive, or
  /// begins with a mark.
  private static func levels(in text: String) -> Set<Int> {
    let alone = Array(text.utf8)
    var references = ReferenceParser().references(in: alone)
    if references.first?.shifr.archive == nil {
      // «Копия: Ф. 1. Оп. 1. Д. 1» is about another document, and «17/3» may be a volume.
      guard LevelFields.beginsWithMark(text) else { return [] }
      references = ReferenceParser().references(in: Array("РГАСПИ. \(text)".utf8))
    }
    guard let reference = references.first else { return [] }
    let shifr = reference.shifr
    let levels = [
      shifr.fond != nil, shifr.opis != nil, shifr.delo != nil, !reference.lists.isEmpty,
    ]
    return Set(levels.indices.filter { levels[$0] })
  }

  /// Adds the sheets that `pages` has with their mark.
  private mutating func addPages(of entry: BibFile.Entry) throws(BibFault) {
    guard let pages = try ["pages"].firstText(in: entry, where: { _ in true })?.text,
      Self.levels(in: pages) == [3],
      !Self.levels(in: text).contains(3)
    else { return }
    text += ". \(pages)"
    fields.insert("pages")
  }

  /// Tells of a document in an archive of which no field has the shelfmark.
  private static func refuse(_ entry: BibFile.Entry) throws(BibFault) {
    guard let archive = try archive(of: entry), ItemFields.key(ofArchive: archive) != nil else {
      return
    }
    var doubtful: [String] = []
    for name in ["series", "booktitle", "volume", "number", "part", "chapter", "pages", "note"] {
      guard let text = try [name].firstText(in: entry, where: { _ in true })?.text else { continue }
      doubtful.append("\(name) “\(text)”")
    }
    // An archive has sites and guides too.
    if entry.type == "misc", doubtful.isEmpty { return }
    let what =
      doubtful.isEmpty ? "" : "; \(doubtful.joined(separator: ", ")) may be levels without marks"
    throw BibFault(
      offset: entry.offset,
      message: "no field has the shelfmark in “\(archive)”\(what); "
        + "write it in “library”, as “Ф. 558. Оп. 11. Д. 740. Л. 1”")
  }
}

extension [String] {
  /// The first field of these names with a text that is wanted.
  func firstText(
    in entry: BibFile.Entry, where isWanted: (String) -> Bool
  ) throws(BibFault) -> (name: String, text: String)? {
    for name in self {
      guard let field = entry[name] else { continue }
      do {
        let text = try TeXReading.text(field.value)
        if !text.isEmpty, isWanted(text) { return (name, text) }
      } catch {
        // A formula in the note on a program is nothing to tell of.
        let source = String(decoding: field.value.bytes, as: UTF8.self)
        if ItemFields.holdsReference(source) { throw error }
      }
    }
    return nil
  }
}
