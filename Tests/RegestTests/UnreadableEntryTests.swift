import ArchivalReference
import Citing
import Interchange
import Regest
import Testing

/// One entry that cannot be read hides none of the others, and none is lost in silence.
@Suite struct UnreadableEntryTests {
  /// A library with a box between two files, in each format, and what is told of the box.
  static let libraries: [(text: String, place: String, message: String)] = [
    (
      """
      [{"id":"a","archive_location":"РГАСПИ. Ф. 1. Оп. 2. Д. 3"},
      {"id":"box","archive":"Hoover","archive_location":"Box 5, folder 3"},
      {"id":"b","archive_location":"РГАСПИ. Ф. 1. Оп. 2. Д. 4"}]
      """, "items: item 2 (box)", "archive_location: \(box)"
    ),
    (
      """
      [{"itemType":"letter","archiveLocation":"РГАСПИ. Ф. 1. Оп. 2. Д. 3"},
      {"key":"ABCD","data":{"itemType":"letter","archiveLocation":"Box 5, folder 3"}},
      {"itemType":"letter","archiveLocation":"РГАСПИ. Ф. 1. Оп. 2. Д. 4"}]
      """, "items: item 2 (ABCD)", "archiveLocation: \(box)"
    ),
    (
      """
      @letter{a, library = {РГАСПИ. Ф. 1. Оп. 2. Д. 3}}
      @letter{box,
        library = {Box 5, folder 3}}
      @letter{b, library = {РГАСПИ. Ф. 1. Оп. 2. Д. 4}}
      """, "items:3:3", "box: library: \(box)"
    ),
    (
      """
      TY  - PCOMM
      AV  - РГАСПИ. Ф. 1. Оп. 2. Д. 3
      ER  -
      TY  - PCOMM
      ID  - box
      AV  - Box 5, folder 3
      ER  -
      TY  - PCOMM
      AN  - РГАСПИ. Ф. 1. Оп. 2. Д. 4
      ER  -
      """, "items:4:1", "box: AV: \(box)"
    ),
    (
      """
      Key,Item Type,Archive,Archive Location
      A,letter,РГАСПИ,Ф. 1. Оп. 2. Д. 3
      ABCD,letter,Hoover,"Box 5, folder 3"
      B,letter,РГАСПИ,Ф. 1. Оп. 2. Д. 4

      """, "items:3:1", "ABCD: archiveLocation: \(box)"
    ),
    (
      """
      reference
      РГАСПИ. Ф. 1. Оп. 2. Д. 3
      "Box 5, folder 3"
      РГАСПИ. Ф. 1. Оп. 2. Д. 4

      """, "items:3:1", "reference: \(box)"
    ),
    (
      """
      - reference: РГАСПИ. Ф. 1. Оп. 2. Д. 3
      - reference: Box 5, folder 3
      - reference: РГАСПИ. Ф. 1. Оп. 2. Д. 4
      """, "items:2:14", "reference: \(box)"
    ),
    (
      """
      references:
      - {id: a, archive_location: РГАСПИ. Ф. 1. Оп. 2. Д. 3}
      - {id: box, archive_location: 'Box 5, folder 3'}
      - {id: b, archive_location: РГАСПИ. Ф. 1. Оп. 2. Д. 4}
      """, "items: item 2 (box)", "archive_location: \(box)"
    ),
    (
      """
      {{cite archive|repository=РГАСПИ|fonds=1|series=2|file=3}}
      {{cite archive|repository=РГАСПИ|fonds=Box 5, folder 3}}
      {{cite archive|repository=РГАСПИ|fonds=1|series=2|file=4}}
      """, "items:2:1", "reference: “Ф. Box 5, folder 3” is not"
    ),
  ]

  private static let box =
    "“Box 5, folder 3” is not one reference, such as “Ф. 558. Оп. 11. Д. 740. Л. 1”"

  @Test(arguments: libraries.indices) func theOthersAreRead(index: Int) throws {
    let (text, place, message) = Self.libraries[index]
    let entries = try ItemFile.entries(Array(text.utf8), name: "items")
    try #require(entries.count == 3)
    let shelfmarks = entries.map { ((try? $0.items.get()) ?? []).map(\.fullShelfmark) }
    #expect(shelfmarks == [["РГАСПИ. Ф. 1. Оп. 2. Д. 3"], [], ["РГАСПИ. Ф. 1. Оп. 2. Д. 4"]])
    #expect(entries[1].place == place)
    #expect(Self.message(of: entries[1])?.hasPrefix("\(place): \(message)") == true)
  }

  private static func message(of entry: ReadEntry) -> String? {
    guard case .failure(let error) = entry.items else { return nil }
    return error.message
  }

  /// A person mends a table in one go.
  @Test func allThatIsWrongInATable() throws {
    let text = """
      reference,genre,language,number,date,date_printed
      РГАСПИ. Ф. 1. Оп. 2. Д. 3,brief,xx,07,ноябрь,5 ноября
      кот,letter,ru,,,
      РГАСПИ. Ф. 1. Оп. 2. Д. 4,letter
      ,letter,ru,,,
      РГАСПИ. Ф. 1. Оп. 2. Д. 5,letter,ru,7,1932-11-05,5 ноября

      """
    let entries = try ItemFile.entries(Array(text.utf8), name: "t")
    #expect(
      entries.map(\.place) == [
        "t:2:27", "t:2:46", "t:2:33", "t:2:36", "t:3:1", "t:4:1", "t:5:1", "t: item 5",
      ])
    #expect(
      entries.compactMap(Self.message).map { $0.prefix { $0 != "“" && $0 != "," } } == [
        "t:2:27: genre: ", "t:2:46: date_printed: ", "t:2:33: language: ", "t:2:36: number: ",
        "t:3:1: reference: ", "t:4:1: expected 6 fields", "t:5:1: reference: nothing is cited",
      ])
    let item = try #require(try entries.last?.items.get().first)
    #expect(item.date == ItemDate(year: 1932, month: 11, day: 5, printed: "5 ноября"))
  }

  @Test func allThatIsWrongInYAML() throws {
    let text = """
      - reference: кот
        genre: brief
        refrence: x
      - archive: РГАСПИ
        fond: 558
        delo: [1]
        number: 07
      - кот
      - reference: РГАСПИ. Ф. 1. Оп. 2. Д. 5
        date: 1932
        date_printed: не позднее 1932 г.
      """
    let entries = try ItemFile.entries(Array(text.utf8), name: "t")
    #expect(
      entries.map(\.place)
        == ["t:1:14", "t:2:10", "t:3:3", "t:6:9", "t:7:11", "t:8:3", "t: item 4"])
    let item = try #require(try entries.last?.items.get().first)
    #expect(item.date == ItemDate(year: 1932, printed: "не позднее 1932 г."))
  }

  /// Where an entry ends is not known in such a file, and nothing of it is cited.
  @Test(arguments: [
    "[{\"archive_location\":\"РГАСПИ. Ф. 1\"},", "@letter{a, library = {РГАСПИ. Ф. 1}}\n@letter{b",
    "TY  - PCOMM\nAN  - РГАСПИ. Ф. 1\nER  - \nTY  - PCOMM\n", "reference\nРГАСПИ. Ф. 1\n\"а",
    "- reference: РГАСПИ. Ф. 1\n- {", "refrence,title\nа,б\n", "Key,Item Type\n\"a",
  ]) func syntaxIsAnError(text: String) {
    #expect(throws: RegestError.self) { try ItemFile.entries(Array(text.utf8), name: "items") }
  }
}
