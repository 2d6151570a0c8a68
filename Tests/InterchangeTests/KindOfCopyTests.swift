import Citing
import Testing

@testable import Interchange

/// The note on the kind of copy has one form in an item, from whatever file it comes.
@Suite struct KindOfCopyTests {
  @Test(arguments: [
    ("Автограф", "автограф", "Автограф"), ("автограф", "автограф", "Автограф"),
    (
      "Заверенная копия. Машинопись", "заверенная копия. Машинопись", "Заверенная копия. Машинопись"
    ),
    ("Засвідчена копія", "засвідчена копія", "Засвідчена копія"),
    ("Typescript", "typescript", "Typescript"),
  ]) func forms(text: String, inItem: String, asNote: String) {
    #expect(KindOfCopy.inItem(Wording(text), language: "ru").text == inItem)
    #expect(KindOfCopy.asNote(Wording(text), language: "ru").text == asNote)
  }

  /// What may be a name, or is in capitals.
  @Test(arguments: ["Сталина рукой", "рукой Сталина", "КОПИЯ", "TS", "", "§ 5", "и", "Kopie"])
  func whatStays(text: String) {
    #expect(KindOfCopy.inItem(Wording(text), language: "ru").text == text)
    #expect(KindOfCopy.asNote(Wording(text), language: "ru").text == text)
  }

  @Test func nounsOfGerman() {
    let note = Wording("original", latin: "Original")
    #expect(KindOfCopy.inItem(note, language: "de") == Wording("Original", latin: "original"))
  }

  /// The same note, as each format has it.
  @Test(arguments: [
    "[{\"archive_location\":\"РГАСПИ. Ф. 1. Оп. 2. Д. 3\",\"medium\":\"автограф\"}]",
    "[{\"archive_location\":\"РГАСПИ. Ф. 1. Оп. 2. Д. 3\",\"genre\":\"Автограф\"}]",
    "[{\"itemType\":\"letter\",\"archiveLocation\":\"РГАСПИ. Ф. 1. Оп. 2. Д. 3\","
      + "\"letterType\":\"Автограф\"}]",
    "@letter{k, library = {РГАСПИ. Ф. 1. Оп. 2. Д. 3}, note = {Автограф}}",
    "@letter{k, library = {РГАСПИ. Ф. 1. Оп. 2. Д. 3. Автограф}}",
    "TY  - PCOMM\nAN  - РГАСПИ. Ф. 1. Оп. 2. Д. 3\nM3  - Автограф\nER  - \n",
    "{{cite Russian archive|institution=РГАСПИ|fond=1|opis=2|delo=3|note=Автограф}}",
  ]) func fromEachFormat(text: String) throws {
    let bytes = Array(text.utf8)
    let reader = try #require(InterchangeFormat.format(of: bytes[...])?.reader)
    #expect(try reader.items(bytes).map(\.witness) == [Wording("автограф")])
  }

  /// A note begins with a capital letter in each format but CSL.
  @Test func inEachFormat() throws {
    let item = try ItemFields([.reference: "РГАСПИ. Ф. 1. Оп. 2. Д. 3", .witness: "Автограф"])
      .item()
    for format in InterchangeFormat.all where format.places[.witness] != nil {
      let text = String(decoding: format.export([item]).bytes, as: UTF8.self)
      #expect(text.contains(format.name == "csl-json" ? "автограф" : "Автограф"), "\(format.name)")
    }
  }
}
