import ArchivalReference
import Testing

@testable import Citing

/// Several authors, a town that the table knows, «Ibid.» within a sentence.
@Suite struct SeveralAuthorTests {
  private static func item(_ authors: [String], place: String? = nil) -> Item {
    var item = Item(
      shifr: Shifr(archive: "RGASPI", fond: "558", opis: "11", delo: "740"),
      lists: [ListSpan(.init(digits: "1"))])
    item.authors = authors.map { Name($0) }
    item.date = ItemDate("1932")
    item.title = Wording("Letter", latin: "Letter")
    item.place = place.map { Wording($0) }
    return item
  }

  private static let two = ["Kaganovich, L. M.", "Molotov, V. M."]
  private static let three = two + ["Stalin, I. V."]

  @Test(arguments: [
    ("apa", two, "Kaganovich, L. M., & Molotov, V. M. (1932)."),
    ("apa", three, "Kaganovich, L. M., Molotov, V. M., & Stalin, I. V. (1932)."),
    ("apa-text", two, "(Kaganovich & Molotov, 1932, l. 1)"),
    ("chicago-author-date-list", two, "Kaganovich, L. M., and V. M. Molotov. 1932. "),
    (
      "chicago-author-date-list", three,
      "Kaganovich, L. M., V. M. Molotov, and I. V. Stalin. 1932. "
    ),
    ("chicago-author-date-list", ["Kaganovich, Lazar"], "Kaganovich, Lazar. 1932. "),
  ]) func namesAreJoinedAsTheStyleHasThem(
    style: String, authors: [String], beginning: String
  ) throws {
    let compiled = try CompiledStyle(#require(StyleLibrary.style(named: style)))
    let text = try compiled.text(of: Self.item(authors)).replacing("\u{A0}", with: " ")
    #expect(text.hasPrefix(beginning), "\(text)")
  }

  @Test(arguments: [("Москва", "Moscow"), ("Moscow", "Moscow"), ("Полтава", "Poltava")])
  func aTownOfTheTableHasItsNameInTheLanguageOfTheStyle(town: String, printed: String) throws {
    let compiled = try CompiledStyle(#require(StyleLibrary.style(named: "apa")))
    let text = try compiled.text(of: Self.item(Self.two, place: town))
    #expect(text.contains(", \(printed), Russia"))
  }

  @Test func ibidemIsSmallWithinASentence() throws {
    let compiled = try CompiledStyle(#require(StyleLibrary.style(named: "kritika")))
    var sequence = CitationSequence(compiled)
    var text: [UInt8] = []
    var item = Self.item(Self.two)
    try sequence.append(item, to: &text)
    text = []
    item.date = ItemDate("1933")
    item.lists = [ListSpan(.init(digits: "2"))]
    try sequence.append(item, to: &text)
    #expect(String(decoding: text, as: UTF8.self).contains(", ibid., "))
  }
}
