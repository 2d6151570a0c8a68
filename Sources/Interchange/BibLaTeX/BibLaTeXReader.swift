import Citing

/// Reads items of BibLaTeX. The shelfmark is taken from `library`, with the archive before it
/// or in `institution` or `organization`; from `howpublished` where there is no `library`.
enum BibLaTeXReader {
  /// Whether a file begins with an entry or a comment, or an entry begins one of its lines:
  /// what stands before the first one is comment.
  @Sendable static func recognizes(_ bytes: ArraySlice<UInt8>) -> Bool {
    let first = bytes.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    return first == UInt8(ascii: "@") || first == UInt8(ascii: "%") || hasEntry(bytes)
  }

  /// Whether a line begins as `@letter{` does.
  static func hasEntry(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).contains { line in
      guard line.first == UInt8(ascii: "@") else { return false }
      let type = line.dropFirst().prefix { ($0 | 0x20) &- 0x61 < 26 }
      let open = line.dropFirst(1 + type.count).first { $0 != 0x20 }
      return !type.isEmpty && (open == UInt8(ascii: "{") || open == UInt8(ascii: "("))
    }
  }

  @Sendable static func read(_ bytes: [UInt8]) throws(ItemReadError) -> [ReadItem] {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      let line = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
      throw ItemReadError(line: line + 1, "the line is not UTF-8")
    }
    do {
      return try items(bytes)
    } catch {
      throw located(error, in: bytes)
    }
  }

  private static func items(_ bytes: [UInt8]) throws(BibFault) -> [ReadItem] {
    var parser = BibParser(bytes)
    var items: [ReadItem] = []
    var keys: Set<String> = []
    let file = try parser.file()
    for entry in file.entries {
      guard keys.insert(entry.key).inserted else {
        throw BibFault(offset: entry.offset, message: "“\(entry.key)” is the key of two entries")
      }
      items.append(citesArchive(entry, in: file) ? try item(entry) : .withoutReference)
    }
    return items
  }

  /// Whether an entry has an archival reference, or may inherit one. `library` is also what
  /// programs name the catalogue of a library in.
  private static func citesArchive(_ entry: BibFile.Entry, in file: BibFile) -> Bool {
    func holdsReference(_ field: BibFile.Field) -> Bool {
      (try? TeXReading.text(field.value)).map { ItemFields.holdsReference($0) } ?? false
    }
    if let library = entry["library"] {
      if ["letter", "unpublished"].contains(entry.type) || holdsReference(library) { return true }
    }
    if let other = entry["howpublished"], holdsReference(other) { return true }
    return ["crossref", "xdata"].contains { name in
      guard let field = entry[name] else { return false }
      let keys = String(decoding: field.value.bytes, as: UTF8.self).split { ", \n".contains($0) }
      return keys.contains { key in
        guard let parent = file.entries.first(where: { $0.key == key }) else { return true }
        return parent["crossref"] != nil || parent["xdata"] != nil || citesArchive(parent, in: file)
      }
    }
  }

  private static func located(_ fault: BibFault, in bytes: [UInt8]) -> ItemReadError {
    let before = bytes.prefix(fault.offset)
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let line = before.count { $0 == 0x0A } + 1
    let column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
    return ItemReadError(line: line, column: column, fault.message)
  }

  private static func item(_ entry: BibFile.Entry) throws(BibFault) -> ReadItem {
    for name in ["crossref", "xdata"] {
      guard let field = entry[name] else { continue }
      throw BibFault(
        offset: field.offset, message: "“\(name)” is not followed; write its fields in the entry")
    }
    // Of several fields the first that says something.
    func text(_ names: String...) throws(BibFault) -> String? {
      for name in names {
        guard let field = entry[name] else { continue }
        let text = try TeXReading.text(field.value)
        if !text.isEmpty { return text }
      }
      return nil
    }
    func annotation(_ name: String) throws(BibFault) -> String? {
      guard let field = entry[name] else { return nil }
      return try BibAnnotation(field.value).text()
    }
    var fields: [ItemField: String] = [.id: entry.key]
    fields[.reference] = try text("library", "howpublished")
    fields[.archive] = try annotation("library+an:archive")
    if fields[.archive] == nil { fields[.archive] = try text("institution", "organization") }
    fields[.title] = try text("title")
    fields[.titleLatin] = try annotation("title+an:latin")
    fields[.place] = try text("location", "address")
    fields[.placeLatin] = try annotation("location+an:latin")
    fields[.witness] = try text("note")
    fields[.witnessLatin] = try annotation("note+an:latin")
    fields[.fondName] = try annotation("library+an:fondname")
    fields[.fondNameLatin] = try annotation("library+an:fondnamelatin")
    fields[.former] = try annotation("library+an:former")
    fields[.number] = try annotation("library+an:number")
    var passedOver: [String] = []
    Languages.read(try text("langid", "language"), into: &fields, passedOver: &passedOver)
    let type = try text("type")?.lowercased()
    fields[.genre] = type.flatMap { Item.Genre(rawValue: $0) }?.rawValue
    if entry.type == "letter", fields[.genre] == nil { fields[.genre] = Item.Genre.letter.rawValue }
    var item: Item
    do {
      item = try ItemFields(fields).item()
    } catch {
      throw BibFault(
        offset: entry.offset, message: "\(entry.key): \(error.field): \(error.message)")
    }
    item.date =
      BibDate(
        date: try text("date"), year: try text("year"), month: try text("month"),
        day: try text("day"), printed: try annotation("date+an:printed"), language: item.language
      ).value
    item.authors = try names("author", entry)
    if try text("nameatype") == "recipient" { item.recipients = try names("namea", entry) }
    return ReadItem(item, passedOver: passedOver)
  }

  private static func names(
    _ name: String, _ entry: BibFile.Entry
  ) throws(BibFault) -> [Name] {
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
