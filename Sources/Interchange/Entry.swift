import ArchivalReference
public import Citing

/// An item that is to be written, with the name it has in the file.
public struct Entry: Sendable {
  /// Its place among those written, from 1.
  public let number: Int
  /// The item; the note on the kind of copy is as it begins one.
  public let item: Item
  /// Its name in the file: unlike all others there, of letters, digits, `-`, `_`, `.`, `:`
  /// and `/`. The item's own ``Item/key`` where that is such a name.
  public let key: String
  /// Its fields as texts.
  public let texts: ItemTexts

  /// Entries for items in their order.
  static func all(_ items: [Item]) -> [Entry] {
    var taken = Set(items.compactMap(\.key).filter(isKey))
    var used: Set<String> = []
    var counts: [String: Int] = [:]
    let names = Transliterators(.simplified)
    return items.enumerated().map { index, item in
      var key = item.key ?? ""
      if !isKey(key) || used.contains(key) {
        let made = madeKey(of: item, names)
        key = made
        // `name`, or the first of `name-2`, `name-3` … that is not taken.
        while !taken.insert(key).inserted {
          counts[made, default: 1] += 1
          key = "\(made)-\(counts[made] ?? 0)"
        }
      }
      used.insert(key)
      var item = item
      item.witness = item.witness.map { KindOfCopy.asNote($0, language: item.language) }
      return Entry(number: index + 1, item: item, key: key, texts: ItemTexts(item))
    }
  }

  /// `kaganovich1932` where author and year are known, else `rgaspi-558-11-740`.
  private static func madeKey(of item: Item, _ names: Transliterators) -> String {
    func plain(_ text: String) -> String {
      let letters = names.text(text, language: item.language).utf8.compactMap { byte -> UInt8? in
        let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
        return lower &- 0x61 < 26 || lower &- 0x30 < 10 ? lower : nil
      }
      return String(decoding: letters, as: UTF8.self)
    }
    if let author = item.authors.first, let year = item.date?.year, year > 0 {
      let name = plain(author.family.latin ?? author.family.text)
      if !name.isEmpty { return name + String(year) }
    }
    let levels = [item.shifr.archive, item.shifr.fond, item.shifr.opis, item.shifr.delo]
    let parts = levels.compactMap { $0 }.map(plain).filter { !$0.isEmpty }
    return parts.isEmpty
      ? "item\(item.number.map { String($0) } ?? "")" : parts.joined(separator: "-")
  }

  /// Whether every program takes it for one name.
  private static func isKey(_ key: String) -> Bool {
    !key.isEmpty
      && key.unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
          || "-_.:/".unicodeScalars.contains(scalar)
      }
  }
}
