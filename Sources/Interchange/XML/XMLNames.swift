import Citing

/// The names of entries as XML wants them: no colon, no slash and no digit at the start
/// (Namespaces in XML 1.0, NCName), each once.
struct XMLNames {
  private var names: [Int: String] = [:]

  init(_ entries: [Entry], _ losses: inout LossReport) {
    var taken = Set(entries.map(\.key).filter(Self.isName))
    for entry in entries {
      guard !Self.isName(entry.key) else {
        names[entry.number] = entry.key
        continue
      }
      var name = "item-\(entry.number)"
      while !taken.insert(name).inserted { name += "-b" }
      names[entry.number] = name
      if entry.item.key != nil {
        losses.add(.id, of: entry, .changed("is written in another way"))
      }
    }
  }

  subscript(entry: Entry) -> String { names[entry.number] ?? entry.key }

  /// Whether a name is an NCName of those signs that every processor takes.
  private static func isName(_ key: String) -> Bool {
    guard let first = key.unicodeScalars.first, isLetter(first) else { return false }
    return key.unicodeScalars.allSatisfy { scalar in
      isLetter(scalar) || "-_.".unicodeScalars.contains(scalar) || 0x30...0x39 ~= scalar.value
    }
  }

  /// Latin and Cyrillic letters, without the signs of the blocks that are none.
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0x5F, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x17F, 0x400...0x481:
      true
    default: false
    }
  }
}
