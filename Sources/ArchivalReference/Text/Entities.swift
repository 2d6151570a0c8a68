/// HTML entities that stand for white space or a dash in text cut out of pages.
enum Entity {
  enum Meaning {
    case space
    case dash
  }

  /// What the entity at an offset means and how long it is, `&` and `;` included;
  /// nil for any other one.
  @inline(__always)
  static func meaning(in text: Span<UInt8>, at offset: Int) -> (meaning: Meaning, length: Int)? {
    text[offset] == 0x26 ? lookUp(in: text, at: offset) : nil
  }

  private static func lookUp(
    in text: Span<UInt8>, at offset: Int
  ) -> (meaning: Meaning, length: Int)? {
    for (name, meaning) in names where stands(name, in: text, at: offset) {
      return (meaning, name.count)
    }
    return nil
  }

  private static func stands(_ name: [UInt8], in text: Span<UInt8>, at offset: Int) -> Bool {
    guard text.count - offset >= name.count else { return false }
    for index in name.indices where text[offset + index] != name[index] { return false }
    return true
  }

  private static let names: [([UInt8], Meaning)] = [
    ("&nbsp;", Meaning.space), ("&#160;", .space), ("&#xA0;", .space), ("&#xa0;", .space),
    ("&thinsp;", .space), ("&#8201;", .space), ("&#8239;", .space), ("&ensp;", .space),
    ("&shy;", .space), ("&#173;", .space), ("&ndash;", .dash), ("&#8211;", .dash),
    ("&mdash;", .dash), ("&#8212;", .dash), ("&#x2013;", .dash), ("&#x2014;", .dash),
    ("&minus;", .dash), ("&hyphen;", .dash),
  ].map { (Array($0.0.utf8), $0.1) }
}
