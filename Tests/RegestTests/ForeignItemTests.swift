import ArchivalReference
import Citing
import Regest
import Testing

/// What other programs say of a document that an item has no field for is carried in another
/// one, or told.
@Suite struct ForeignItemTests {
  private func entry(_ text: String) throws -> (item: Item, passedOver: [String]) {
    let entries = try ItemFile.entries(Array(text.utf8), name: "items")
    try #require(entries.count == 1)
    return (try entries[0].items.get()[0], entries[0].passedOver)
  }

  private func csl(_ members: String) -> String {
    "[{\"archive_location\":\"РГАСПИ. Ф. 1. Оп. 1. Д. 1\",\(members)}]"
  }

  private func zotero(_ members: String) -> String {
    "[{\"itemType\":\"letter\",\"archiveLocation\":\"РГАСПИ. Ф. 1. Оп. 1. Д. 1\",\(members)}]"
  }

  private func bibLaTeX(_ fields: String) -> String {
    "@letter{k, library = {РГАСПИ. Ф. 1. Оп. 1. Д. 1}, \(fields)}"
  }

  private func ris(_ line: String) -> String {
    "TY  - PCOMM\nAN  - РГАСПИ. Ф. 1. Оп. 1. Д. 1\n\(line)\nER  - \n"
  }

  @Test(arguments: [
    ("\"date-parts\":[[1932],[1933]]", ItemDate(printed: "1932–1933")),
    (
      "\"date-parts\":[[1932,11,5],[1933,1,2]]", ItemDate(printed: "05.11.1932–02.01.1933")
    ),
    ("\"date-parts\":[[1932,3],[1932,5]]", ItemDate(year: 1932, printed: "03.1932–05.1932")),
    ("\"date-parts\":[[1932],[0]]", ItemDate(printed: "1932–")),
    ("\"date-parts\":[[1932]],\"circa\":true", ItemDate(year: 1932, printed: "ок. 1932")),
    ("\"date-parts\":[[1932]],\"circa\":0", ItemDate(year: 1932)),
    ("\"date-parts\":[[1932],[1933]],\"circa\":1", ItemDate(printed: "ок. 1932–1933")),
    ("\"date-parts\":[[1932]],\"season\":1", ItemDate(year: 1932, printed: "весна 1932")),
    ("\"date-parts\":[[\"1932\"]],\"season\":\"4\"", ItemDate(year: 1932, printed: "зима 1932")),
    ("\"date-parts\":[[1932,22]]", ItemDate(year: 1932, printed: "лето 1932")),
    (
      "\"date-parts\":[[1932],[1933]],\"literal\":\"1932/33 гг.\"",
      ItemDate(printed: "1932/33 гг.")
    ),
    ("\"raw\":\"1932/1933\"", ItemDate(printed: "1932–1933")),
    ("\"raw\":\"1932-11-05\"", ItemDate("1932-11-05")),
  ]) func cslDates(issued: String, date: ItemDate) throws {
    #expect(try entry(csl("\"issued\":{\(issued)}")).item.date == date)
  }

  @Test(arguments: [
    "\"date-parts\":[[1932],[1933],[1934]]", "\"date-parts\":[[1932],[1933,17]]",
    "\"date-parts\":[[1932,2,30]]", "\"date-parts\":[[1932,5]],\"season\":1",
    "\"date-parts\":[[1932]],\"season\":\"весна\"",
  ]) func cslDatesThatAreNone(issued: String) {
    #expect {
      try entry(csl("\"issued\":{\(issued)}"))
    } throws: { error in
      (error as? RegestError)?.message.hasPrefix("items: item 1: issued: ") == true
    }
  }

  /// The words are those of the item's language.
  @Test(arguments: [
    ("1932/1933", "ru", ItemDate(printed: "1932–1933")),
    ("1932~", "uk", ItemDate(year: 1932, printed: "бл. 1932")),
    ("1932-11~", "en", ItemDate(year: 1932, month: 11, printed: "ca. 1932-11")),
    ("1932?", "ru", ItemDate(year: 1932, printed: "1932 (?)")),
    ("1932%", "ru", ItemDate(year: 1932, printed: "ок. 1932 (?)")),
    ("1932-23", "en", ItemDate(year: 1932, printed: "autumn 1932")),
    ("../1933", "ru", ItemDate(printed: "–1933")), ("1932/", "ru", ItemDate(printed: "1932–")),
    ("5 ноября 1932 г.", "ru", ItemDate(printed: "5 ноября 1932 г.")),
    ("1932/33", "ru", ItemDate(printed: "1932/33")), ("1932", "ru", ItemDate(year: 1932)),
    ("/", "ru", ItemDate(printed: "/")), ("~", "ru", ItemDate(printed: "~")),
  ]) func datesOfEDTF(text: String, language: String, date: ItemDate) throws {
    let zotero = zotero("\"date\":\"\(text)\",\"language\":\"\(language)\"")
    #expect(try entry(zotero).item.date == date)
    // A percent sign begins a comment of TeX.
    let source = text.replacing("%", with: "\\%").replacing("~", with: "\\textasciitilde{}")
    let bibLaTeX = bibLaTeX("date = {\(source)}, langid = {\(language)}")
    #expect(try entry(bibLaTeX).item.date == date)
  }

  @Test(arguments: [
    ("\"family\":\"King\",\"given\":\"Martin\",\"suffix\":\"Jr.\"", "King, Martin, Jr."),
    ("\"family\":\"King\",\"suffix\":\"Jr.\"", "King, Jr."),
    (
      "\"family\":\"Gogh\",\"given\":\"V.\",\"non-dropping-particle\":\"van\"", "van Gogh, V."
    ),
    ("\"family\":\"Bock\",\"given\":\"F.\",\"dropping-particle\":\"von\"", "Bock, F. von"),
  ]) func partsOfNames(name: String, inverted: String) throws {
    #expect(try entry(csl("\"author\":[{\(name)}]")).item.authors == [Name(inverted)])
  }

  @Test(arguments: [("Russian", "ru"), ("ukr", "uk"), ("Deutsch", "de"), ("en-GB", "en")])
  func languages(text: String, code: String) throws {
    for file in [
      csl("\"language\":\"\(text)\""), zotero("\"language\":\"\(text)\""), ris("LA  - \(text)"),
      bibLaTeX("langid = {\(text)}"), bibLaTeX("language = {\(text)}"),
    ] {
      let (item, passedOver) = try entry(file)
      #expect(item.language == code && passedOver == [], "\(file)")
    }
  }

  /// A language that nobody knows stops no file.
  @Test func unknownLanguages() throws {
    for file in [
      csl("\"language\":\"Klingon\""), zotero("\"language\":\"Klingon\""), ris("LA  - Klingon"),
      bibLaTeX("langid = {Klingon}"),
    ] {
      let (item, passedOver) = try entry(file)
      #expect(item.language == "ru" && passedOver == ["language “Klingon”"], "\(file)")
    }
  }

  /// An archive that is given twice in two ways is neither of the two.
  @Test(arguments: [
    "archive,reference\nРГАСПИ,ГАРФ. Ф. 1. Оп. 1. Д. 1\n",
    "- archive: РГАСПИ\n  reference: ГАРФ. Ф. 1. Оп. 1. Д. 1\n",
    "[{\"archive\":\"РГАСПИ\",\"archive_location\":\"ГАРФ. Ф. 1. Оп. 1. Д. 1\"}]",
    """
    [{"archive":"РГАСПИ","custom":{"archref":{"archive":"GARF","fond":"1","opis":"1","delo":"1"}}}]
    """,
    """
    [{"itemType":"letter","archive":"РГАСПИ","archiveLocation":"ГАРФ. Ф. 1. Оп. 1. Д. 1"}]
    """,
    "@letter{k, library = {ГАРФ. Ф. 1. Оп. 1. Д. 1}, institution = {РГАСПИ}}",
    "TY  - PCOMM\nDB  - РГАСПИ\nAN  - ГАРФ. Ф. 1. Оп. 1. Д. 1\nER  - \n",
    "TY  - PCOMM\nDB  - РГАСПИ\nDB  - ГАРФ\nAN  - Ф. 1. Оп. 1. Д. 1\nER  - \n",
    "{{cite archive|repository=РГАСПИ|institution=ГАРФ|fonds=1|series=1|file=1}}",
    "archive,reference\nАрхив завода,ГАРФ. Ф. 1. Оп. 1. Д. 1\n",
  ]) func archivesThatDiffer(text: String) {
    #expect {
      try ItemFile.items(Array(text.utf8), name: "items")
    } throws: { error in
      let message = (error as? RegestError)?.message ?? ""
      return message.contains("archive: ") && message.contains("ГАРФ")
        && (message.contains("РГАСПИ") || message.contains("Архив завода"))
    }
  }

  /// The same archive may be called by another of its names.
  @Test(arguments: [
    "archive,reference\nРГАСПИ,РГАСПИ. Ф. 1. Оп. 1. Д. 1\n",
    "archive,reference\nRGASPI,РГАСПИ. Ф. 1. Оп. 1. Д. 1\n",
    "archive,reference\nРоссийский государственный архив социально-политической истории,"
      + "РГАСПИ. Ф. 1. Оп. 1. Д. 1\n",
    "archive,reference\nАрхив завода,Архив завода. Ф. 1. Оп. 1. Д. 1\n",
  ]) func archivesThatAreOne(text: String) throws {
    let archive = try entry(text).item.shifr.archive
    #expect(archive == "RGASPI" || archive == "Архив завода")
  }

  @Test(arguments: [
    "reference,title\n", "reference\n\n", "[]", "@comment{a}", "% nothing\n", "---\n",
    "references: []\n", "[{\"itemType\":\"note\"}]",
  ]) func filesWithoutItems(text: String) {
    let error = #expect(throws: RegestError.self) {
      try ItemFile.items(Array(text.utf8), name: "items")
    }
    #expect(error?.message == "items: there are no items")
  }

  @Test func namesOfTemplates() throws {
    func read(_ parameters: String) throws -> (item: Item, passedOver: [String]) {
      try entry("{{cite archive|repository=РГАСПИ|fonds=1|series=1|file=1|\(parameters)}}")
    }
    #expect(try read("first=Иосиф").item.authors == [Name("Иосиф")])
    #expect(
      try read("last=Рид|first=Дж.|first2=Луиза").item.authors == [Name("Рид, Дж."), Name("Луиза")])
    let (item, passedOver) = try read("author=Рид|last=Брайант")
    #expect(item.authors == [Name("Брайант")] && passedOver == ["author “Рид”"])
  }

  /// Of two values in RIS the last counts, and the other is told.
  @Test func twoTitles() throws {
    let (item, passedOver) = try entry(ris("TI  - Письмо\nT1  - Записка"))
    #expect(item.title?.text == "Записка" && passedOver == ["title “Письмо”"])
  }
}
