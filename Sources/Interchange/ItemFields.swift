import ArchivalReference
public import Citing

/// Makes an item of what a file or the command line says of it, field by field.
public struct ItemFields: Sendable {
  private var values: [ItemField: String]

  private var printedDate: String?

  /// The name of the column for a date as printed beside its parts in ``ItemField/date``.
  public static let printedDate = "date_printed"

  /// Fields by name; empty ones count as not given.
  public init(_ values: [ItemField: String]) { self.values = values }

  /// Fields by the names that an items file has for them: those of ``ItemField`` and
  /// ``printedDate``. Other names say nothing.
  public init(named values: [String: String]) {
    self.init([:])
    for (name, value) in values {
      if let field = ItemField(rawValue: name) { self.values[field] = value }
    }
    printedDate = values[Self.printedDate].flatMap { $0.isEmpty ? nil : $0 }
  }

  private func value(_ field: ItemField) -> String? {
    values[field].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// What is wrong with a field.
  public struct Fault: Error, Hashable, Sendable {
    /// The field's name: that of an ``ItemField``, or what a format calls it.
    public var field: String
    /// In the middle of a sentence: what is wrong with it.
    public var message: String

    /// The same of the field that a format calls by another name.
    func calling(_ field: ItemField, _ name: String) -> Fault {
      self.field == field.rawValue ? Fault(field: name, message: message) : self
    }
  }

  /// Everything that is wrong, in the order in which ``item(citing:)`` would find it.
  public func faults(citing known: Item? = nil) -> [Fault] {
    var fields = self
    var known = known
    var faults: [Fault] = []
    while true {
      do {
        _ = try fields.item(citing: known)
        return faults
      } catch {
        faults.append(error)
        if error.field == Self.printedDate {
          fields.printedDate = nil
          continue
        }
        guard let field = ItemField(rawValue: error.field),
          field == .reference && known == nil
            || fields.values[field] != nil
        else { return faults }
        fields.values[field] = nil
        // Without its reference the rest is read all the same.
        if field == .reference { known = Item(shifr: Shifr()) }
      }
    }
  }

  /// The item.
  ///
  /// - Parameter known: an item with the reference, where that is not read from a text.
  public func item(citing known: Item? = nil) throws(Fault) -> Item {
    var item = if let known { known } else { try reference() }
    item.key = value(.id)
    item.authors = try names(.author, .authorLatin)
    if let gender = value(.authorGender) {
      guard let known = ["m": Gender.masculine, "f": .feminine][gender] else {
        throw Fault(field: "author_gender", message: "“\(gender)” is neither m nor f")
      }
      guard item.authors.count == 1 else {
        throw Fault(
          field: "author_gender", message: "there are \(item.authors.count) authors and not one")
      }
      item.authors[0].gender = known
    }
    item.recipients = try names(.recipient, .recipientLatin)
    item.title = wording(.title, .titleLatin)
    if let title = item.title?.text, title.hasPrefix("["), title.hasSuffix("]") {
      item.title?.text = String(title.dropFirst().dropLast())
      item.isTitleSupplied = true
    }
    if let genre = value(.genre) {
      guard let known = Item.Genre(rawValue: genre) else {
        let genres = Item.Genre.allCases.map(\.rawValue).joined(separator: ", ")
        throw Fault(field: "genre", message: "“\(genre)” is none of \(genres)")
      }
      item.genre = known
    }
    item.date = try date()
    item.place = wording(.place, .placeLatin)
    item.witness = wording(.witness, .witnessLatin) ?? item.witness
    item.fondName = wording(.fondName, .fondNameLatin)
    item.formerShifr = value(.former)
    if let unit = value(.unit) {
      guard unit == "yes" || unit == "no" else {
        throw Fault(field: "unit", message: "“\(unit)” is neither yes nor no")
      }
      item.isUnit = unit == "yes"
    }
    if let language = value(.language) {
      guard let code = Languages.code(of: language) else {
        throw Fault(
          field: "language", message: "“\(language)” is no language that is known, such as ru")
      }
      item.language = code
    }
    if let number = value(.number) {
      // `010` is eight to some readers of YAML.
      guard let known = Int(number), known >= 0, String(known) == number else {
        throw Fault(field: "number", message: "“\(number)” is no number")
      }
      item.number = known
    }
    item.witness = item.witness.map { KindOfCopy.inItem($0, language: item.language) }
    return item
  }

  /// Whether a reference stands in a text, whole or not, alone or behind the archive's name.
  static func holdsReference(_ text: String, archive: String? = nil) -> Bool {
    let texts = [text] + (archive.map { ["\($0). \(text)"] } ?? [])
    return texts.contains { !ReferenceParser().references(in: Array($0.utf8)).isEmpty }
  }

  /// A number of a library or an archive, where it is one of an archive.
  static func archival(_ callNumber: String?, archive: String?) -> String? {
    callNumber.flatMap { holdsReference($0, archive: archive) ? $0 : nil }
  }

  /// The one reference of the text, with the archive that the table may not know.
  private func reference() throws(Fault) -> Item {
    guard let text = value(.reference) else {
      throw Fault(field: "reference", message: "nothing is cited")
    }
    let archive = value(.archive)
    let found = try Self.only(in: text, archive: archive)
    guard let archive else {
      if let found { return found }
      throw Self.noReference(text)
    }
    if let found, let named = found.archiveName {
      guard Self.key(ofArchive: archive) == found.shifr.archive else {
        throw Fault(
          field: "archive", message: "“\(archive)” is not “\(named)”, which the reference names")
      }
      return found
    }
    if let found = try? Self.only(in: "\(archive). \(text)"), found.shifr.archive != nil {
      return found
    }
    // An archive of no table is called what the item calls it.
    guard var item = found else {
      throw Self.noReference(text)
    }
    item.shifr.archive = archive
    return item
  }

  private static func noReference(_ text: String) -> Fault {
    let words = text.unicodeScalars
    let shown =
      words.count > 80 ? String(Substring(words.prefix(80))) + "…" : text
    return Fault(
      field: "reference",
      message: "“\(shown)” is not one reference, such as “Ф. 558. Оп. 11. Д. 740. Л. 1”")
  }

  /// The key of an archive that is told by its key or by one of its names.
  static func key(ofArchive name: String) -> String? {
    if ArchiveTable.standard[name] != nil { return name }
    let example = Array("\(name). Ф. 1. Оп. 1. Д. 1".utf8)
    return ReferenceParser().references(in: example).first?.namedArchive
  }

  /// The reference of a text that is one and nothing besides.
  ///
  /// - Parameter archive: What the item calls its archive.
  private static func only(in text: String, archive: String? = nil) throws(Fault) -> Item? {
    let bytes = Array(text.utf8)
    let found = ReferenceParser().references(in: bytes)
    guard found.count == 1, let reference = found.first else { return nil }
    if let rest = UnreadRest.words(of: text, beside: [reference], archive: archive) {
      throw Fault(field: "reference", message: "“\(rest)” is not part of the reference")
    }
    return Item(reference, printed: Array(bytes[reference.range]))
  }

  /// The date in parts, as printed, or both.
  private func date() throws(Fault) -> ItemDate? {
    let date = value(.date).map { ItemDate($0) }
    guard let printedDate else { return date }
    guard date?.printed == nil else {
      throw Fault(
        field: Self.printedDate,
        message: "“date” has no year, month and day, such as 1932-11-05, but is as printed too")
    }
    return ItemDate(year: date?.year, month: date?.month, day: date?.day, printed: printedDate)
  }

  private func wording(_ field: ItemField, _ latin: ItemField) -> Wording? {
    value(field).map { Wording($0, latin: value(latin)) }
  }

  /// `Каганович, Л. М.; Молотов, В. М.`
  private func names(
    _ field: ItemField, _ latinField: ItemField
  ) throws(Fault) -> [Name] {
    func parts(_ field: ItemField) -> [String] {
      (value(field) ?? "").split(separator: ";").map { Self.trimmed($0) }.filter { !$0.isEmpty }
    }
    let names = parts(field)
    let latin = parts(latinField)
    guard latin.isEmpty || latin.count == names.count else {
      throw Fault(
        field: latinField.rawValue,
        message: "\(latin.count) names for \(names.count) of \(field.rawValue)")
    }
    return names.enumerated().map { Name($1, latin: latin.isEmpty ? nil : latin[$0]) }
  }

  private static func trimmed(_ text: Substring) -> String {
    var view = text.unicodeScalars
    while view.first == " " { view.removeFirst() }
    while view.last == " " { view.removeLast() }
    return String(Substring(view))
  }
}
