import Citing

/// The tags of HTML that Zotero and CSL allow in a title: `<i>`, `<b>`, `<sub>`, `<sup>`, `<sc>`,
/// `<span class="nocase">`, and those that mean the same.
enum TitleTags {
  private static let names = ["i", "em", "b", "strong", "sub", "sup", "sc", "span"]

  /// A title without its tags; any other sign `<` is one of the text. A title that is nothing
  /// but tags is about them.
  static func text(_ title: String) -> String {
    let bytes = Array(title.utf8)
    guard bytes.contains(UInt8(ascii: "<")) else { return title }
    var kept: [UInt8] = []
    var at = 0
    while at < bytes.count {
      if let end = tagEnd(bytes[at...]) {
        at = end
      } else {
        kept.append(bytes[at])
        at += 1
      }
    }
    let isLeft = kept.contains { $0 >= 0x80 || ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 }
    return isLeft ? String(decoding: kept, as: UTF8.self) : title
  }

  /// Where the tag ends that bytes begin with; nil where they begin with none.
  private static func tagEnd(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.first == UInt8(ascii: "<") else { return nil }
    var rest = bytes.dropFirst()
    let isEnd = rest.first == UInt8(ascii: "/")
    if isEnd { rest = rest.dropFirst() }
    let name = rest.prefix { ($0 | 0x20) &- 0x61 < 26 }
    guard names.contains(String(decoding: name, as: UTF8.self).lowercased()) else { return nil }
    let attributes = rest.dropFirst(name.count)
      .prefix { $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "<") }
    guard attributes.isEmpty || !isEnd && attributes.first == 0x20,
      bytes.indices.contains(attributes.endIndex), bytes[attributes.endIndex] == UInt8(ascii: ">")
    else { return nil }
    return attributes.endIndex + 1
  }
}

extension LossReport {
  /// Tells of a title that reads as if there were tags in it, and of a second form that is not
  /// read where nothing is left of the title.
  mutating func addTags(of entry: Entry) {
    guard let title = entry.texts[.title] else { return }
    let text = TitleTags.text(title)
    if text != title { add(.title, of: entry, .changed("loses what reads as tags")) }
    let isLeft = !text.isEmpty && !entry.texts.unread.contains(.titleLatin)
    if !isLeft, entry.item.title?.latin != nil {
      add(.titleLatin, of: entry, .changed(Wording.withoutText))
    }
  }
}
