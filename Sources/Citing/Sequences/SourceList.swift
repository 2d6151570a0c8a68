public import ArchivalReference

/// The list of a work's sources: each file once, with all its sheets, grouped by archive,
/// fond and opis.
public enum SourceList {
  /// The files cited, those of one opis together in a note, in the order of the archives'
  /// names and of the numbers.
  ///
  /// Only references are listed: what is known of single documents is left out.
  public static func notes(
    of items: [Item], archives: ArchiveTable = .standard
  ) -> [[Item]] {
    var lists: [Shifr: [ListSpan]] = [:]
    var units: Set<Shifr> = []
    var languages: [Shifr: String] = [:]
    for item in items {
      lists[item.shifr, default: []] += item.lists
      if item.isUnit { units.insert(item.shifr) }
      languages[item.shifr] = item.language
    }
    func key(_ shifr: Shifr) -> [Part] {
      let name = shifr.archive.map { archives[$0]?.names.first ?? $0 }
      return [Part(text: name ?? "")]
        + [shifr.fond, shifr.opis, shifr.delo].map { Part(number: $0 ?? "") }
    }
    let sorted = lists.map { (key: key($0), item: Item(shifr: $0, lists: collapsed($1))) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
    var notes: [[Item]] = []
    for (_, var item) in sorted {
      item.isUnit = units.contains(item.shifr)
      item.language = languages[item.shifr] ?? item.language
      if let last = notes.last?.last?.shifr, last.archive == item.shifr.archive,
        last.fond == item.shifr.fond, last.opis == item.shifr.opis
      {
        notes[notes.count - 1].append(item)
      } else {
        notes.append([item])
      }
    }
    return notes
  }

  /// The same sheets in rising order, in as few runs as they make: 5, 6–7 and 7 об. are
  /// 5–7 об. Sheets with letters stay as they are cited, each once.
  public static func collapsed(_ spans: [ListSpan]) -> [ListSpan] {
    var result: [ListSpan] = []
    for span in spans.sorted(by: precedes) where span != result.last {
      if let last = result.last, let joined = joined(last, span) {
        result[result.count - 1] = joined
      } else {
        result.append(span)
      }
    }
    return result
  }

  /// Twice the number, and one more for a verso.
  private static func side(_ bound: ListSpan.Bound) -> Int {
    2 * bound.number + (bound.isVerso ? 1 : 0)
  }

  private static func precedes(_ left: ListSpan, _ right: ListSpan) -> Bool {
    let sides = (side(left.first), side(right.first))
    if sides.0 != sides.1 { return sides.0 < sides.1 }
    let letters = (left.first.letter?.value ?? 0, right.first.letter?.value ?? 0)
    if letters.0 != letters.1 { return letters.0 < letters.1 }
    if side(left.last) != side(right.last) { return side(left.last) < side(right.last) }
    return left.text < right.text
  }

  /// One run of two that touch or overlap; nil where they do not, or where a letter makes
  /// it unclear.
  private static func joined(_ left: ListSpan, _ right: ListSpan) -> ListSpan? {
    guard [left.first, left.last, right.first, right.last].allSatisfy({ $0.letter == nil }),
      !left.isDescending, !right.isDescending
    else { return nil }
    let end = side(left.last)
    let start = side(right.first)
    let isNextSheet = !right.first.isVerso && right.first.number == left.last.number + 1
    guard start <= end + 1 || isNextSheet else { return nil }
    return side(right.last) > end ? ListSpan(left.first, through: right.last) : left
  }

  /// A part of a shifr in the order in which lists have them: `Р-5446` by its letter, then by
  /// its number, `65а` behind `65`.
  private struct Part: Comparable {
    var prefix: [UInt8]
    var number = 0
    var rest: [UInt8] = []

    init(text: String) { prefix = Array(text.utf8) }

    init(number text: String) {
      let bytes = Array(text.utf8)
      prefix = Array(bytes.prefix { $0 &- 0x30 >= 10 })
      let digits = bytes.dropFirst(prefix.count).prefix { $0 &- 0x30 < 10 }
      number = Int(String(decoding: digits, as: UTF8.self)) ?? 0
      rest = Array(bytes.dropFirst(prefix.count + digits.count))
    }

    static func < (left: Part, right: Part) -> Bool {
      if left.prefix != right.prefix { return left.prefix.lexicographicallyPrecedes(right.prefix) }
      if left.number != right.number { return left.number < right.number }
      return left.rest.lexicographicallyPrecedes(right.rest)
    }
  }
}
