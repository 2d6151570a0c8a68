import ArchivalReference
public import Citing

/// Makes an item of what a file or the command line says of it, by the names of the columns
/// of an items file.
public struct ItemFields: Sendable {
  /// The columns of an items file, in the order in which they are described.
  public static let names = [
    "reference", "archive", "author", "author_latin", "author_gender", "recipient",
    "recipient_latin", "title",
    "title_latin", "genre", "date", "place", "place_latin", "witness", "witness_latin",
    "fond_name", "fond_name_latin", "former", "unit", "language", "number",
  ]

  private let values: [String: String]

  /// Fields by name; empty ones count as not given.
  public init(_ values: [String: String]) { self.values = values }

  private func value(_ name: String) -> String? {
    values[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// What is wrong with a field.
  public struct Fault: Error, Hashable, Sendable {
    /// The field's name.
    public var field: String
    /// In the middle of a sentence: what is wrong with it.
    public var message: String
  }

  /// The item.
  public func item() throws(Fault) -> Item {
    var item = try reference()
    item.authors = try names("author")
    if let gender = value("author_gender") {
      guard let known = ["m": Gender.masculine, "f": .feminine][gender] else {
        throw Fault(field: "author_gender", message: "“\(gender)” is neither m nor f")
      }
      guard item.authors.count == 1 else {
        throw Fault(
          field: "author_gender", message: "there are \(item.authors.count) authors and not one")
      }
      item.authors[0].gender = known
    }
    item.recipients = try names("recipient")
    item.title = wording("title")
    if let title = item.title?.text, title.hasPrefix("["), title.hasSuffix("]") {
      item.title?.text = String(title.dropFirst().dropLast())
      item.isTitleSupplied = true
    }
    if let genre = value("genre") {
      guard let known = Item.Genre(rawValue: genre) else {
        let genres = Item.Genre.allCases.map(\.rawValue).joined(separator: ", ")
        throw Fault(field: "genre", message: "“\(genre)” is none of \(genres)")
      }
      item.genre = known
    }
    item.date = value("date").map { ItemDate($0) }
    item.place = wording("place")
    item.witness = wording("witness") ?? item.witness
    item.fondName = wording("fond_name")
    item.formerShifr = value("former")
    if let unit = value("unit") {
      guard unit == "yes" || unit == "no" else {
        throw Fault(field: "unit", message: "“\(unit)” is neither yes nor no")
      }
      item.isUnit = unit == "yes"
    }
    if let language = value("language") { item.language = try Self.language(language) }
    if let number = value("number") {
      guard let known = Int(number), known >= 0 else {
        throw Fault(field: "number", message: "“\(number)” is no number")
      }
      item.number = known
    }
    return item
  }

  /// The one reference of the text, with the archive that the table may not know.
  private func reference() throws(Fault) -> Item {
    guard let text = value("reference") else {
      throw Fault(field: "reference", message: "nothing is cited")
    }
    let archive = value("archive")
    if let found = Self.only(in: text), archive == nil || found.shifr.archive != nil {
      return found
    }
    guard let archive else {
      throw Fault(field: "reference", message: "“\(text)” is not one reference")
    }
    if let found = Self.only(in: "\(archive). \(text)"), found.shifr.archive != nil {
      return found
    }
    // An archive of no table is called what the item calls it.
    guard var item = Self.only(in: text) else {
      throw Fault(field: "reference", message: "“\(text)” is not one reference")
    }
    item.shifr.archive = archive
    return item
  }

  private static func only(in text: String) -> Item? {
    let bytes = Array(text.utf8)
    let found = ReferenceParser().references(in: bytes)
    guard found.count == 1, let reference = found.first else { return nil }
    return Item(reference, printed: Array(bytes[reference.range]))
  }

  private func wording(_ name: String) -> Wording? {
    value(name).map { Wording($0, latin: value(name + "_latin")) }
  }

  /// `Каганович, Л. М.; Молотов, В. М.`
  private func names(_ field: String) throws(Fault) -> [Name] {
    func parts(_ name: String) -> [String] {
      (value(name) ?? "").split(separator: ";").map { Self.trimmed($0) }.filter { !$0.isEmpty }
    }
    let names = parts(field)
    let latin = parts(field + "_latin")
    guard latin.isEmpty || latin.count == names.count else {
      throw Fault(
        field: field + "_latin", message: "\(latin.count) names for \(names.count) of \(field)")
    }
    return names.enumerated().map { Name($1, latin: latin.isEmpty ? nil : latin[$0]) }
  }

  private static func trimmed(_ text: Substring) -> String {
    var view = text.unicodeScalars
    while view.first == " " { view.removeFirst() }
    while view.last == " " { view.removeLast() }
    return String(Substring(view))
  }

  /// The two letters of `ru` or `ru-RU`.
  private static func language(_ tag: String) throws(Fault) -> String {
    let letters = tag.utf8.prefix { $0 != 0x2D && $0 != 0x5F }
    guard 2...3 ~= letters.count, letters.allSatisfy({ ($0 | 0x20) &- 0x61 < 26 }) else {
      throw Fault(field: "language", message: "“\(tag)” is no language tag such as ru")
    }
    return String(Substring(letters)).lowercased()
  }
}
