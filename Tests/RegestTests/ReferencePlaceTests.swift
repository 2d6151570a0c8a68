import ArchivalReference
import DocumentText
import Fingerprint
import TestSupport
import Testing

@testable import Regest

/// Where references stand that are put together from fields in several lines.
@Suite struct ReferencePlaceTests {
  private static let register = Result {
    try Register.open(Project.path("Fixtures/Registers/rgaspi"))
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    /// The places with the bytes of the file there.
    var places: [String]
    var testDescription: String { name }
  }

  private static let cases: [Case] = [
    Case(
      name: "shifr.json",
      text: """
        [{"archive": "РГАСПИ", "page": "Л. 5",
          "title": "Письмо",
          "archive_location": "Ф. 558. Оп. 11. Д. 740"}]
        """, places: ["3:24 Ф. 558. Оп. 11. Д. 740"]),
    Case(
      name: "levels.json",
      text: """
        {"archive": "РГАСПИ",
         "fond": 558,
         "opis": 11,
         "delo": 740,
         "lists": "5"}
        """, places: ["4:10 740"]),
    Case(
      name: "collection.json",
      text: """
        {"archive": "РГАСПИ",
         "archive_collection": "Ф. 558 (И. В. Сталин)",
         "archive_location": "Оп. 11. Д. 740"}
        """, places: ["3:23 Оп. 11. Д. 740"]),
    Case(
      name: "line.json", text: #"{"archive": "РГАСПИ", "x": "y", "location": "Ф. 558. Оп. 11"}"#,
      places: [#"1:14 РГАСПИ", "x": "y", "location": "Ф. 558. Оп. 11"#]),
    Case(
      name: "entry.bib",
      text: "@misc{k,\n  institution = {РГАСПИ},\n  note = {Ф.~558. Оп.~11},\n}\n",
      places: ["3:11 Ф.~558. Оп.~11"]),
    Case(
      name: "row.csv", text: "Архив,Фонд,Опись,Дело\nРГАСПИ,558,11,740\n",
      places: ["2:1 РГАСПИ,558,11,740"]),
    Case(
      name: "letter.xml",
      text: """
        <TEI><msIdentifier>
        <repository>РГАСПИ</repository>
        <idno>Ф. 558.
        Оп. <hi>11</hi></idno>
        </msIdentifier></TEI>
        """, places: ["3:7 Ф. 558.\nОп. <hi>11"]),
    Case(
      name: "aid.ead",
      text: """
        <ead><archdesc level="fonds"><did><repository>РГАСПИ</repository>
        <unitid>Ф. 558</unitid></did>
        <c level="series"><did><unitid>Оп. 11</unitid></did>
        <c level="file"><did><unitid>Д. 740</unitid></did></c>
        <c level="file"><did><unitid>Д. 741</unitid></did></c></c></archdesc></ead>
        """, places: ["4:30 Д. 740", "5:30 Д. 741"]),
    // What stands in two lines as it is was not put together.
    Case(
      name: "letter.txt", text: "См. РГАСПИ. Ф. 558.\nОп. 11. Д. 740\n",
      places: ["1:5 РГАСПИ. Ф. 558.\nОп. 11. Д. 740"]),
    Case(
      name: "letter.md", text: "РГАСПИ. **Ф. 558.**\nОп. 11\n",
      places: ["1:1 РГАСПИ. **Ф. 558.**\nОп. 11"]),
  ]

  @Test(arguments: cases) func itIsTheDeepestField(_ expected: Case) throws {
    let source = Array(expected.text.utf8)
    let examiner = Examiner(register: try Self.register.get())
    let format = DocumentFormat(path: PathBytes(expected.name).bytes)
    let examination = try examiner.examine(DocumentText(source, as: format), of: source)
    let places = examination.items.map { item in
      "\(item.place.line):\(item.place.column) "
        + String(decoding: source[item.place.range], as: UTF8.self)
    }
    #expect(places == expected.places)
  }
}
