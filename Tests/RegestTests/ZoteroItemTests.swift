import ArchivalReference
import Citing
import Interchange
import Regest
import Testing

/// Items of Zotero as its programs write them.
@Suite struct ZoteroItemTests {
  private static let letter = """
    {"itemType":"letter","title":"Письмо","archive":"РГАСПИ","letterType":"Автограф",
    "archiveLocation":"Ф. 558. Оп. 11. Д. 740. Л. 177","citationKey":"k","date":"November 5, 1932",
    "creators":[{"lastName":"Каганович","firstName":"Л. М.","creatorType":"author"}]}
    """

  /// As a list, as the web API has it, and as Better BibTeX does.
  @Test(arguments: [
    "[\(letter)]", "[{\"key\":\"A\",\"data\":\(letter)}]",
    "{\"config\":{\"id\":\"x\"},\"version\":\"1\",\"items\":[\(letter)]}",
  ]) func oneLetter(_ text: String) throws {
    let items = try ItemFile.items(Array(text.utf8), name: "items")
    try #require(items.count == 1)
    #expect(items[0].fullShelfmark == "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177")
    #expect(items[0].key == "k" && items[0].witness == Wording("автограф"))
    #expect(items[0].date == ItemDate("1932-11-05") && items[0].genre == .letter)
  }
}
