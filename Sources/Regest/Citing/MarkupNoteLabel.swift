/// The label of a note in HTML or XML: the number that its element has by `n` or in its name,
/// `<note n="12">`, `<li id="fn12">`, `<div id="_ftn12">`.
enum MarkupNoteLabel {
  /// So far is looked back for the element that a note lies in.
  private static let reach = 1 << 13
  /// Elements that are notes whatever they are called.
  private static let noteElements: Set<String> = ["note", "footnote", "endnote", "fn"]
  /// What the names of notes begin with, before their number, in the programs that make them.
  private static let stems: Set<String> = [
    "fn", "ftn", "edn", "footnote", "endnote", "sdfootnote", "sdendnote", "note", "usercontentfn",
    "n",
  ]
  /// MediaWiki's, which may have the name of the note before its number.
  private static let citeNote = Array("citenote".utf8)
  private static let voidElements: Set<String> = [
    "br", "hr", "img", "wbr", "input", "meta", "link", "col", "source",
  ]

  /// The label of the note in which a place stands; nil where no element of a note is near.
  ///
  /// - Parameter offset: Byte offset in the file.
  static func label(at offset: Int, in source: [UInt8]) -> String? {
    let floor = max(0, offset - reach)
    var position = offset
    // How many elements that end before the place are still to begin.
    var depth = 0
    while let close = source[floor..<position].lastIndex(of: 0x3E),
      let open = source[floor..<close].lastIndex(of: 0x3C)
    {
      position = open
      let tag = source[(open + 1)..<close]
      guard let first = tag.first, first != 0x21, first != 0x3F else { continue }
      if first == 0x2F {
        depth += 1
        continue
      }
      let element = Tag(tag)
      if element.isEmpty || voidElements.contains(element.name) { continue }
      if depth > 0 {
        depth -= 1
      } else if let label = label(of: element) {
        return label
      } else if noteElements.contains(element.name) {
        return nil
      }
    }
    return nil
  }

  private static func label(of element: Tag) -> String? {
    if noteElements.contains(element.name), let number = element.attributes["n"] {
      return number
    }
    guard let id = element.attributes["id"] else { return nil }
    let figures = id.utf8.reversed().prefix { $0 &- 0x30 < 10 }.count
    guard figures > 0 else { return nil }
    let stem = id.utf8.dropLast(figures).map { $0 | 0x20 }.filter { $0 &- 0x61 < 26 }
    guard
      noteElements.contains(element.name) || stem.starts(with: citeNote)
        || stems.contains(String(decoding: stem, as: UTF8.self))
    else { return nil }
    return String(decoding: id.utf8.suffix(figures), as: UTF8.self)
  }
}

/// The local name and the attributes of a start tag.
private struct Tag {
  private(set) var name: String
  /// By their local names.
  private(set) var attributes: [String: String] = [:]
  private(set) var isEmpty: Bool

  init(_ tag: ArraySlice<UInt8>) {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
    func local(_ name: ArraySlice<UInt8>) -> String {
      String(decoding: name.split(separator: 0x3A).last ?? name, as: UTF8.self).lowercased()
    }
    isEmpty = tag.last == 0x2F
    let head = tag.prefix { !isSpace($0) && $0 != 0x2F }
    name = local(head)
    var rest = tag[head.endIndex...]
    while let equals = rest.firstIndex(of: 0x3D) {
      let key = rest[..<equals].split(whereSeparator: isSpace).last ?? []
      rest = rest[(equals + 1)...].drop(while: isSpace)
      let value: ArraySlice<UInt8>
      if let quote = rest.first, quote == 0x22 || quote == 0x27 {
        value = rest.dropFirst().prefix { $0 != quote }
        rest = rest[value.endIndex...].dropFirst()
      } else {
        value = rest.prefix { !isSpace($0) }
        rest = rest[value.endIndex...]
      }
      attributes[local(key)] = String(decoding: value, as: UTF8.self)
    }
  }
}
