import ArchivalReference
public import Citing
public import TestSupport

/// Makes random items.
public struct ItemGenerator {
  /// What chance comes from.
  public var random: Seeded
  /// Letters that a number may end with.
  private let letters: [String]

  /// - Parameter isLatin: whether what is printed is read back from Latin letters, where a
  ///   single letter stands for one Cyrillic letter only if its transliteration is one letter;
  ///   a `v` behind a sheet is its verso.
  public init(_ purpose: String, isLatin: Bool) {
    random = Seeded(purpose)
    letters = isLatin ? ["а", "б", "г"] : ["а", "б", "в", "г", "ж"]
  }

  /// A number from 0 to below the bound.
  public mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }

  /// One of the values.
  public mutating func pick<Element>(_ values: [Element]) -> Element { values[below(values.count)] }

  /// A sequence in which items often share levels with the one before.
  public mutating func items(_ count: Int, archives: [String]) -> [Item] {
    var items: [Item] = []
    for _ in 0..<count {
      var shifr = Shifr(archive: pick(archives), fond: fond(), opis: number(), delo: number())
      if let last = items.last?.shifr, below(4) > 0 {
        let kept = below(4)
        shifr.archive = last.archive
        if kept > 0 { shifr.fond = last.fond }
        if kept > 1 { shifr.opis = last.opis }
        if kept > 2 { shifr.delo = last.delo }
      }
      items.append(Item(shifr: shifr, lists: lists()))
    }
    return items
  }

  private mutating func fond() -> String {
    let digits = String(1 + below(9999))
    return below(3) == 0 ? pick(["Р-", "П-"]) + digits : digits
  }

  private mutating func number() -> String {
    String(1 + below(999)) + (below(6) == 0 ? pick(letters) : "")
  }

  /// Sheets and ranges that rise, one to three.
  private mutating func lists() -> [ListSpan] {
    var spans: [ListSpan] = []
    var next = 1 + below(300)
    for _ in 0...below(3) {
      let first = bound(next)
      let last = bound(next + 1 + below(250))
      spans.append(below(2) == 0 ? ListSpan(first) : ListSpan(first, through: last))
      next = (spans.last?.last.number ?? next) + 1 + below(50)
    }
    return spans
  }

  private mutating func bound(_ number: Int) -> ListSpan.Bound {
    ListSpan.Bound(
      digits: String(number),
      letter: below(8) == 0 ? pick(letters).unicodeScalars.first : nil, isVerso: below(4) == 0)
  }
}
