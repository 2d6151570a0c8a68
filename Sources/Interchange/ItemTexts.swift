import ArchivalReference
public import Citing

/// An item as texts, one a field, in the form that an items file has them: what formats
/// without typed fields carry.
public struct ItemTexts: Sendable {
  private var texts: [ItemField: String]
  /// The fields that ``ItemFields`` does not read back as they are, such as a name with a
  /// semicolon in it. A unit of storage counts as read only from the shelfmark.
  public let unread: Set<ItemField>

  /// The texts of an item.
  public init(_ item: Item) {
    texts = Self.all(item)
    unread = Self.unread(texts, of: item)
    // Where these are wrong, the whole item would not be read.
    for field in [ItemField.language, .number] where unread.contains(field) {
      texts[field] = nil
    }
  }

  /// The text of a field; nil where the item says nothing there.
  public subscript(field: ItemField) -> String? { texts[field] }

  private static func all(_ item: Item) -> [ItemField: String] {
    var texts: [ItemField: String] = [:]
    texts[.id] = item.key
    texts[.archive] = item.archiveName
    let shelfmark = item.shelfmark
    texts[.reference] = shelfmark.isEmpty ? nil : shelfmark
    texts[.author] = names(item.authors)
    texts[.authorLatin] = latinNames(item.authors)
    texts[.authorGender] = item.facts(.authorGender).first
    texts[.recipient] = names(item.recipients)
    texts[.recipientLatin] = latinNames(item.recipients)
    texts[.title] = item.title.map { item.isTitleSupplied ? "[\($0.text)]" : $0.text }
    texts[.titleLatin] = item.title?.latin
    texts[.genre] = item.genre?.rawValue
    texts[.date] = item.date?.text
    texts[.place] = item.place?.text
    texts[.placeLatin] = item.place?.latin
    texts[.witness] = item.witness?.text
    texts[.witnessLatin] = item.witness?.latin
    texts[.fondName] = item.fondName?.text
    texts[.fondNameLatin] = item.fondName?.latin
    texts[.former] = item.formerShifr
    texts[.unit] = item.isUnit ? "yes" : nil
    texts[.language] = item.language
    texts[.number] = item.number.map { String($0) }
    return texts
  }

  private static func names(_ names: [Name]) -> String? {
    names.isEmpty ? nil : names.map(\.inverted).joined(separator: "; ")
  }

  private static func latinNames(_ names: [Name]) -> String? {
    let latin = names.compactMap(\.latinInverted)
    return latin.isEmpty ? nil : latin.joined(separator: "; ")
  }

  private static func unread(_ texts: [ItemField: String], of item: Item) -> Set<ItemField> {
    var texts = texts
    // Formats have it in the shelfmark alone.
    texts[.unit] = nil
    let unread = Set(ItemFields(texts).faults().compactMap { ItemField(rawValue: $0.field) })
    for field in unread { texts[field] = nil }
    let known = unread.contains(.reference) ? Item(shifr: Shifr()) : nil
    guard let read = try? ItemFields(texts).item(citing: known) else { return unread }
    return unread.union(ItemField.allCases.filter { read.facts($0) != item.facts($0) })
  }
}

extension Item {
  /// What the archive is called in its own language: `РГАСПИ`; nil where none is known.
  public var archiveName: String? {
    shifr.archive.map { ArchiveTable.standard[$0]?.names.first ?? $0 }
  }

  /// The reference without its archive in the canonical form: `Ф. 558. Оп. 11. Д. 740`.
  public var shelfmark: String {
    var below = shifr
    below.archive = nil
    return CanonicalForm.text(shifr: below, lists: lists, isUnit: isUnit)
  }

  /// Archive and shelfmark: `РГАСПИ. Ф. 558. Оп. 11. Д. 740`.
  public var fullShelfmark: String {
    CanonicalForm.text(shifr: shifr, lists: lists, isUnit: isUnit)
  }
}

extension Name {
  /// `Каганович, Л. М.`
  public var inverted: String { family.text + (given.map { ", \($0.text)" } ?? "") }

  /// The same in Latin letters; nil where the name has no form of its own in them.
  public var latinInverted: String? {
    guard let family = family.latin else { return nil }
    return family + (given?.latin.map { ", \($0)" } ?? "")
  }
}

extension ItemDate {
  /// As printed, or else `1932-11-05`; nil where there is no year.
  public var text: String? { printed ?? iso }

  /// `1932`, `1932-11` or `1932-11-05`; nil where there is no year of at most four digits.
  public var iso: String? {
    guard let year, 0...9999 ~= year else { return nil }
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    let parts = [month, day].prefix { $0 != nil }.compactMap { $0 }
    return ([padded(year, 4)] + parts.map { padded($0, 2) }).joined(separator: "-")
  }
}
