import ArchivalReference
import Citing
import Testing

/// Items and printing for the tests.
enum Samples {
  /// The reference of a text with one.
  static func reference(_ text: String) -> Item {
    let references = ReferenceParser().references(in: Array(text.utf8))
    return references.first.map { Item($0) } ?? Item(shifr: Shifr())
  }

  /// The letter of L. M. Kaganovich to I. V. Stalin of 5 November 1932.
  static let letter: Item = {
    var item = reference("РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180")
    item.authors = [Name("Каганович, Л. М.")]
    item.recipients = [Name("Сталин, И. В.")]
    item.title = Wording("Письмо И. В. Сталину")
    item.genre = .letter
    item.date = ItemDate("1932-11-05")
    item.witness = Wording("Автограф", latin: "Manuscript")
    return item
  }()

  /// The same letter with other sheets, cited without its witness.
  static func letter(sheets: String) -> Item {
    var item = letter
    item.lists = reference("РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. \(sheets)").lists
    item.witness = nil
    return item
  }

  static func style(
    _ name: String, script: Script? = nil, output: Output = Output(.plain)
  ) throws -> CompiledStyle {
    let style = try #require(StyleLibrary.style(named: name), "no style \(name)")
    return try CompiledStyle(style, script: script, output: output)
  }

  /// The notes of items, each in a note of its own.
  static func notes(
    _ items: [Item], _ name: String, script: Script? = nil, output: Output = Output(.plain)
  ) throws -> [String] {
    try notes(items.map { [$0] }, style(name, script: script, output: output))
  }

  static func notes(_ notes: [[Item]], _ style: CompiledStyle) throws -> [String] {
    var sequence = CitationSequence(style, citing: notes.flatMap(\.self))
    return try notes.map { items in
      var text: [UInt8] = []
      try sequence.append(note: items, to: &text)
      return String(decoding: text, as: UTF8.self)
    }
  }

  /// The entries of a bibliography with what the whole text says of each.
  static func entries(_ items: [Item], _ style: CompiledStyle) throws -> [String] {
    var sequence = CitationSequence(style, citing: items)
    return try #require(Bibliography(style)).entries(of: items).map { item in
      var text: [UInt8] = []
      try sequence.append(item, to: &text)
      return String(decoding: text, as: UTF8.self)
    }
  }
}
