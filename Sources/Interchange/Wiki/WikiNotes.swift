/// Finds the ends of notes, `<ref>…</ref>` and `<ref name="a"/>`, in a text that is read from
/// its start, such that no stretch is searched twice.
struct WikiNotes {
  /// Where the next `</ref>` ends that was looked for; `Int.max` where there is none.
  private var next: Int?

  /// A tag longer than this many bytes is none.
  private static let longestTag = 1000

  /// The end of a note that begins here; nil where none begins or it has no end.
  mutating func end(in text: ArraySlice<UInt8>, at index: Int) -> Int? {
    guard WikiText.stands("<ref", in: text, at: index), index + 4 < text.endIndex,
      [0x20, 0x2F, 0x3E].contains(text[index + 4]),
      let tag = text[index...].prefix(Self.longestTag).firstIndex(of: 0x3E)
    else { return nil }
    if text[tag - 1] == 0x2F { return tag + 1 }
    if next.map({ $0 <= tag }) ?? true {
      next = text[tag...].firstRange(of: "</ref>".utf8)?.upperBound ?? .max
    }
    return next == .max ? nil : next
  }
}
