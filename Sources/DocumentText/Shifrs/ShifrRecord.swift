/// The fields of a record that together are a shifr: the archive in one, and the rest in another
/// or level by level.
///
/// They are put together by depth, with the archive in front and periods between. A field that
/// begins otherwise than with a mark or, under the name of a level, a number is left alone: it
/// may say its archive itself. So is all of a record without an archive.
struct ShifrRecord {
  /// A field with its text, without white space around it.
  struct Field {
    var role: FieldRole
    var text: ArraySlice<UInt8>
  }

  /// A field in a reference, and what is put before it.
  struct Part: Equatable {
    /// The index of the field.
    var field: Int
    var lead: [UInt8]
  }

  /// One reference.
  struct Reference: Equatable {
    var parts: [Part]
    /// The index of the field in whose place it stands.
    var place: Int
  }

  private struct Link {
    var field: Int
    var first: Int
    var deepest: Int
    /// Whether the field is a number without a mark.
    var isBare = false
  }

  /// A record of more fields is none, so that no field is compared with many.
  private static let mostFields = 256
  private static let longestArchive = 400
  private static let longestNumber = 40
  private static let longestLists = 200

  /// The references that the fields of a record are.
  static func references(of fields: [Field]) -> [Reference] {
    guard fields.count <= mostFields, let archive = archive(of: fields) else { return [] }
    let above = LevelMark(fields[archive].text).deepest
    var links = fields.indices.compactMap { $0 == archive ? nil : link($0, of: fields) }
    drop(&links, fields)
    links.sort { ($0.first, $0.field) < ($1.first, $1.field) }
    var chains: [[Link]] = []
    for link in links where link.first > above {
      if let index = chains.firstIndex(where: { $0.allSatisfy { $0.deepest < link.first } }) {
        chains[index].append(link)
      } else if link.first < 4 {
        chains.append([link])
      }
    }
    return chains.filter { isReference($0, of: fields) }.enumerated().map { index, chain in
      reference(chain, behind: archive, of: fields, isFirst: index == 0)
    }
  }

  /// The first field that names an archive.
  private static func archive(of fields: [Field]) -> Int? {
    func first(_ role: FieldRole) -> Int? {
      fields.firstIndex {
        $0.role == role && !$0.text.isEmpty && $0.text.count <= longestArchive
      }
    }
    return first(.archive) ?? first(.institution)
  }

  /// What a field can stand for in a reference; nil where it cannot.
  private static func link(_ index: Int, of fields: [Field]) -> Link? {
    let field = fields[index]
    guard !field.text.isEmpty, !field.role.isArchive, !field.role.isForPrograms else {
      return nil
    }
    let marks = LevelMark(field.text)
    if let level = field.role.level, marks.first == nil {
      guard isNumber(field.text) else { return nil }
      return Link(field: index, first: level, deepest: level, isBare: !hasPoint(field.text))
    }
    if field.role == .shifr, marks.first == nil, LevelMark.isPath(field.text) {
      return Link(field: index, first: 1, deepest: 3)
    }
    guard let first = marks.first else { return nil }
    // Of a collection only the fond is asked, of pages only the lists.
    if field.role == .collection, first > 2 { return nil }
    if field.role == .pages, first < 4 { return nil }
    return Link(field: index, first: first, deepest: marks.deepest)
  }

  /// Whether each field for a number of a level holds one.
  private static func areNumbers(_ fields: [Field]) -> Bool {
    fields.allSatisfy { field in
      guard let level = field.role.level, !field.text.isEmpty else { return true }
      return field.text.count <= (level == 4 ? longestLists : longestNumber)
        && isNumber(field.text)
    }
  }

  /// Whether a text is a number, with its mark before it or a letter, as `Р-5446`.
  private static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
    guard let digit = text.firstIndex(where: { $0 &- 0x30 < 10 }) else { return false }
    let prefix = text[..<digit]
    return hasPoint(text) || LevelMark(text).first != nil
      || (prefix.count <= 5 && !prefix.contains(0x20))
  }

  /// Whether a period stands before the first digit, as behind a mark.
  private static func hasPoint(_ text: ArraySlice<UInt8>) -> Bool {
    text.prefix { $0 &- 0x30 >= 10 }.contains(0x2E)
  }

  /// Drops what is said better by another field, and numbers that nothing stands above.
  private static func drop(_ links: inout [Link], _ fields: [Field]) {
    let whole = links.contains { link in
      let role = fields[link.field].role
      return link.first == 1 && role.level == nil && role != .collection
    }
    if whole {
      links.removeAll { link in
        let role = fields[link.field].role
        return role == .collection || (link.isBare && link.first < 4)
      }
    } else if !links.contains(where: { $0.first == 1 }) || !areNumbers(fields) {
      links.removeAll { $0.isBare }
    }
  }

  /// A fond alone is no shifr.
  private static func isReference(_ chain: [Link], of fields: [Field]) -> Bool {
    let role = fields[chain[0].field].role
    return chain.count > 1 || (role.level == nil && role != .collection)
  }

  /// The archive stands in the first reference of a record; in others it is what they are read
  /// with, lest all of them stood in its place.
  private static func reference(
    _ chain: [Link], behind archive: Int, of fields: [Field], isFirst: Bool
  ) -> Reference {
    let name = fields[archive].text
    let marks = (name.first ?? 0) >= 0x80 ? cyrillic : latin
    var parts = isFirst ? [Part(field: archive, lead: [])] : []
    var last = name.last
    for (index, link) in chain.enumerated() {
      let isDivided = last == 0x2E || last == 0x2C || last == 0x3B || last == 0x3A
      let lead = (isDivided ? " " : ". ") + (link.isBare ? marks[link.first - 1] : "")
      let head = index == 0 && !isFirst ? Array(name) : []
      parts.append(Part(field: link.field, lead: head + lead.utf8))
      last = fields[link.field].text.last
    }
    let own = chain.first { fields[$0.field].role == .shifr }
    return Reference(parts: parts, place: (own ?? chain[0]).field)
  }

  private static let cyrillic = ["Ф. ", "Оп. ", "Д. ", "Л. "]
  private static let latin = ["F. ", "Op. ", "D. ", "L. "]
}
