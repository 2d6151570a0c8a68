import Citing

/// Lists of names: `Каганович, Л. М. and {Отдел агитации}`.
enum BibNames {
  /// The names of a list as BibLaTeX wants it.
  static func list(_ names: [Name]) -> String {
    names.map { name in
      guard let given = name.given else { return "{\(TeXWriting.text(name.family.text))}" }
      return "\(part(name.family.text)), \(part(given.text))"
    }.joined(separator: " and ")
  }

  /// One part of a name, in braces where a part of it would be taken for something else.
  private static func part(_ text: String) -> String {
    let words = text.lowercased().unicodeScalars.split { $0 == " " || 0x09...0x0D ~= $0.value }
    let isPlain =
      !text.unicodeScalars.contains { $0 == "," || $0 == "=" }
      && !words.contains { String(Substring($0)) == "and" }
    return isPlain ? TeXWriting.text(text) : "{\(TeXWriting.text(text))}"
  }

  /// Reads a list. Particles stay with the family name; Jr. goes behind the given names.
  static func names(_ value: BibText) throws(BibFault) -> [Name] {
    var names: [Name] = []
    for range in BibSplit.names(value.bytes) { names.append(try name(value[range])) }
    return names
  }

  private static func name(_ value: BibText) throws(BibFault) -> Name {
    let parts = BibSplit.parts(value.bytes, at: UInt8(ascii: ",")).map { value[$0] }
    if let name = try extended(parts) { return name }
    var texts: [String] = []
    for part in parts { texts.append(try TeXReading.text(part)) }
    switch texts.count {
    case 1:
      if value.bytes.elementsEqual("others".utf8) {
        throw BibFault(
          offset: value.offset(of: 0), message: "“others” names nobody; name all, or leave it out")
      }
      return try inOrder(value) ?? Name(family: Wording(texts[0]))
    case 2: return make(texts[0], texts[1])
    case 3: return make(texts[0], texts[2].isEmpty ? texts[1] : "\(texts[2]), \(texts[1])")
    default:
      throw BibFault(offset: value.offset(of: 0), message: "a name has more than two commas")
    }
  }

  private static func make(_ family: String, _ given: String) -> Name {
    if family.isEmpty { return Name(family: Wording(given)) }
    return Name(family: Wording(family), given: given.isEmpty ? nil : Wording(given))
  }

  /// `Lazar Kaganovich`: the last word is the family name, with the words in small letters
  /// before it; nil for one word, or braces around all.
  private static func inOrder(_ value: BibText) throws(BibFault) -> Name? {
    let ranges = BibSplit.words(value.bytes)
    guard ranges.count > 1 else { return nil }
    var words: [String] = []
    for range in ranges { words.append(try TeXReading.text(value[range])) }
    let isSmall = words.dropLast().firstIndex { word in
      word.unicodeScalars.first?.properties.isLowercase ?? false
    }
    let start = isSmall ?? words.count - 1
    return make(words[start...].joined(separator: " "), words[..<start].joined(separator: " "))
  }

  /// `family=Каганович, given={Л. М.}`
  private static func extended(_ parts: [BibText]) throws(BibFault) -> Name? {
    var texts: [String: String] = [:]
    for part in parts {
      let halves = BibSplit.parts(part.bytes, at: UInt8(ascii: "="))
      guard halves.count == 2 else { return nil }
      let name = try TeXReading.text(part[halves[0]])
      guard ["family", "given", "prefix", "suffix"].contains(name) else {
        if ["useprefix", "id", "hash"].contains(name) || name.hasSuffix("-i") { continue }
        return nil
      }
      texts[name] = try TeXReading.text(part[halves[1]])
    }
    guard !texts.isEmpty else { return nil }
    let family = [texts["prefix"], texts["family"]].compactMap { $0 }.joined(separator: " ")
    let given = [texts["given"], texts["suffix"]].compactMap { $0 }.joined(separator: ", ")
    return make(family, given)
  }
}
