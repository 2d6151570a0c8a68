import Citing

/// What an entry of BibLaTeX says of a document besides its shelfmark.
struct BibItem {
  private let entry: BibFile.Entry
  private let shelfmark: BibShelfmark

  init(_ entry: BibFile.Entry, _ shelfmark: BibShelfmark) {
    self.entry = entry
    self.shelfmark = shelfmark
  }

  /// The item.
  func read() throws(BibFault) -> ReadItem {
    var fields: [ItemField: String] = [.id: entry.key]
    fields[.reference] = shelfmark.text
    fields[.archive] = try annotation("library+an:archive")
    if fields[.archive] == nil { fields[.archive] = try BibShelfmark.archive(of: entry) }
    fields[.title] = try text("title")
    fields[.titleLatin] = try annotation("title+an:latin")
    fields[.place] = try text("location", "address")
    fields[.placeLatin] = try annotation("location+an:latin")
    fields[.witness] = try text("note")
    fields[.witnessLatin] = try annotation("note+an:latin")
    fields[.fondName] = try annotation("library+an:fondname")
    if fields[.fondName] == nil, BibShelfmark.isDocument(entry) {
      fields[.fondName] = try text("collection")
    }
    fields[.fondNameLatin] = try annotation("library+an:fondnamelatin")
    fields[.former] = try annotation("library+an:former")
    fields[.number] = try annotation("library+an:number")
    var passedOver: [String] = []
    Languages.read(try text("langid", "language"), into: &fields, passedOver: &passedOver)
    try readType(into: &fields, &passedOver)
    var item: Item
    do {
      item = try ItemFields(fields).item()
    } catch {
      let fault = error.calling(.reference, shelfmark.field).calling(.number, "library+an:number")
      throw BibFault(
        offset: entry[fault.field]?.offset ?? entry.offset,
        message: "\(fault.field): \(fault.message)")
    }
    item.date =
      BibDate(
        date: try text("date"), year: try text("year"), month: try text("month"),
        day: try text("day"), printed: try annotation("date+an:printed"), language: item.language
      ).value
    item.authors = try names("author")
    if try text("nameatype") == "recipient" { item.recipients = try names("namea") }
    // Without its mark a page may be a sheet of the file, or one of the document.
    if item.lists.isEmpty, BibShelfmark.isDocument(entry), let pages = try text("pages") {
      passedOver.append("pages “\(pages)”")
    }
    return ReadItem(item, passedOver: passedOver)
  }

  /// The genre; what other programs have in `type`, as Zotero does, is the kind of copy.
  private func readType(
    into fields: inout [ItemField: String], _ passedOver: inout [String]
  ) throws(BibFault) {
    let type = try text("type")
    fields[.genre] = type.flatMap { Item.Genre(rawValue: $0.lowercased()) }?.rawValue
    if let type, fields[.genre] == nil {
      if fields[.witness] == nil, KindOfCopy.isKnown(type) {
        fields[.witness] = type
      } else if fields[.witness] != type {
        passedOver.append("type “\(type)”")
      }
    }
    if entry.type == "letter", fields[.genre] == nil { fields[.genre] = Item.Genre.letter.rawValue }
  }

  /// Of several fields the first that says something, and not the shelfmark.
  private func text(_ names: String...) throws(BibFault) -> String? {
    for name in names where !shelfmark.fields.contains(name) {
      guard let field = entry[name] else { continue }
      let text = try TeXReading.text(field.value)
      if !text.isEmpty { return text }
    }
    return nil
  }

  private func annotation(_ name: String) throws(BibFault) -> String? {
    guard let field = entry[name] else { return nil }
    return try BibAnnotation(field.value).text()
  }

  private func names(_ name: String) throws(BibFault) -> [Name] {
    guard let field = entry[name] else { return [] }
    var names = try BibNames.names(field.value)
    guard let latin = entry["\(name)+an:latin"] else { return names }
    let annotation = try BibAnnotation(latin.value)
    for index in names.indices {
      names[index].family.latin = annotation.text(index + 1, "family")
      names[index].given?.latin = annotation.text(index + 1, "given")
    }
    return names
  }
}
