import ArchivalReference
import Testing

/// What ``References/followsBook(_:in:)`` says of a printed work between two references.
@Suite struct BookBetweenTests {
  private static let first = "РГАСПИ. Ф. 17. Оп. 3. Д. 904. Л. 11."
  private static let second = "РГАСПИ. Ф. 17. Оп. 3. Д. 905. Л. 2."

  @Test(arguments: [
    ("Ивницкий Н. А. Коллективизация. М., 1994. С. 5.", true),
    ("See Getty, The Road to Terror (New Haven: Yale University Press, 1999), pp. 3–4.", true),
    ("Об этом сказано в протоколе от 5 ноября 1932 г.", false),
    ("Bundesarchiv, R 58/214, Bl. 7.", true),
    ("", false),
    // In a note of its own: notes are printed in the order of the text.
    ("[^2]: Ивницкий Н. А. Коллективизация. М., 1994. С. 5.", true),
  ])
  func isSeen(between: String, expected: Bool) {
    let text = Array("\(Self.first)\n\n\(between)\n\n\(Self.second)".utf8)
    let references = ReferenceParser().references(in: text)
    #expect(references.count == 2)
    let follows = references.indices.map { references.followsBook($0, in: text.span) }
    #expect(follows == [false, expected])
  }
}
