import Testing

@testable import DocumentText

/// Shifrs that records hold in several fields.
@Suite struct ShifrRecordTests {
  /// The fields of a record and the references that they are, with `|` where a field begins.
  struct Record: Sendable, CustomTestStringConvertible {
    var fields: [(name: String, text: String)]
    var references: [String]
    var testDescription: String { fields.map { "\($0.name): \($0.text)" }.joined(separator: ", ") }

    init(_ fields: KeyValuePairs<String, String>, _ references: String...) {
      self.fields = fields.map { ($0.key, $0.value) }
      self.references = references
    }
  }

  private static let records: [Record] = [
    .init(
      ["archive": "РГАСПИ", "archive_location": "Ф. 17. Оп. 3. Д. 904"],
      "|РГАСПИ. |Ф. 17. Оп. 3. Д. 904"),
    .init(
      ["archiveLocation": "ф. 17, оп. 3", "Archive": "РГАСПИ."], "|РГАСПИ. |ф. 17, оп. 3"),
    .init(["repository": "РГАСПИ,", "call-number": "Фонд № 17"], "|РГАСПИ, |Фонд № 17"),
    .init(["schema:holdingArchive": "RGASPI", "identifier": "F. 17"], "|RGASPI. |F. 17"),
    .init(
      ["archive": "РГАСПИ", "archive_collection": "Ф. 17 (ЦК)", "archive_location": "Оп. 3. Д. 9"],
      "|РГАСПИ. |Ф. 17 (ЦК). |Оп. 3. Д. 9"),
    .init(
      ["archive": "РГАСПИ", "collection": "Ф. 17", "shelfmark": "Ф. 17. Оп. 3. Д. 9"],
      "|РГАСПИ. |Ф. 17. Оп. 3. Д. 9"),
    .init(
      ["archive": "РГАСПИ. Ф. 17", "shelfmark": "Оп. 3. Д. 9"], "|РГАСПИ. Ф. 17. |Оп. 3. Д. 9"),
    .init(
      ["archive": "РГАСПИ", "identifier": "Ф. 17. Оп. 3. Д. 9", "itemLocation": "Л. 5"],
      "|РГАСПИ. |Ф. 17. Оп. 3. Д. 9. |Л. 5"),
    .init(
      ["archive": "РГАСПИ", "shelfmark": "Ф. 17. Оп. 3. Д. 9. Л. 4", "pages": "Л. 5"],
      "|РГАСПИ. |Ф. 17. Оп. 3. Д. 9. Л. 4"),
    .init(["archive": "РГАСПИ", "call-number": "558/11/740"], "|РГАСПИ. |558/11/740"),
    .init(
      ["archive": "РГАСПИ", "fond": "17", "opis": "3", "delo": "9", "pages": "5"],
      "|РГАСПИ. Ф. |17. Оп. |3. Д. |9"),
    .init(["Архив": "РГАСПИ", "№ дела": "9", "Фонд": "17"], "|РГАСПИ. Ф. |17. Д. |9"),
    .init(["archive": "RGASPI", "fond": "17", "opis": "Op. 3"], "|RGASPI. F. |17. |Op. 3"),
    .init(
      ["archive": "РГАСПИ", "fond": "17", "opis": "3", "шифр": "Ф. 17. Оп. 3"],
      "|РГАСПИ. |Ф. 17. Оп. 3"),
    .init(
      ["library": "РГБ", "archive": "РГАСПИ", "note": "Ф. 17. Оп. 3"], "|РГАСПИ. |Ф. 17. Оп. 3"),
    // The archive is what a second shifr is read with.
    .init(
      ["archive": "А", "shelfmark": "Ф. 1. Оп. 2", "note": "Ф. 3. Оп. 4"],
      "|А. |Ф. 1. Оп. 2", "А. |Ф. 3. Оп. 4"),
    // What names its archive itself, or is no shifr.
    .init(["archive": "РГАСПИ", "archive_location": "РГАСПИ. Ф. 17. Оп. 3"]),
    .init(["archive": "РГАСПИ", "archive_location": "Там же. Л. 5"]),
    .init(["archive": "РГАСПИ. Ф. 17. Оп. 3", "archive_location": "Ф. 17. Оп. 3"]),
    .init(["archive": "РГАСПИ", "note": "Автограф"]), .init(["archive": "РГАСПИ"]),
    .init(["archive": "РГАСПИ", "archive_collection": "Ф. 17"]),
    .init(["archive": "", "archive_location": "Ф. 17. Оп. 3"]),
    .init(["archive_location": "Ф. 17. Оп. 3"]), .init(["fond": "17", "opis": "3", "delo": "9"]),
    .init(["archive": "РГАСПИ", "fond": "17"]), .init(["archive": "РГАСПИ", "opis": "3"]),
    .init(["archive": "РГАСПИ", "fond": "писем", "opis": "3", "delo": "9"]),
    .init(["archive": "РГАСПИ", "note": "Л. 5"]), .init(["archive": "РГАСПИ", "pages": "5-7"]),
    .init(["archive": "JSTOR", "note": "15/27/3"]),
    .init(["archive": "РГАСПИ", "id": "Ф. 17. Оп. 3"]),
    .init(["archive": "РГАСПИ", "note": "Ф. М. Достоевский. Оп. cit."]),
    .init(["archive": "РГАСПИ", "call-number": "F17-3-904"]),
  ]

  @Test(arguments: records) func fieldsArePutTogether(record: Record) {
    let fields = record.fields.compactMap { name, text in
      FieldRole(name: Array(name.utf8)[...]).map { role in
        ShifrRecord.Field(role: role, text: Array(text.utf8)[...])
      }
    }
    let references = ShifrRecord.references(of: fields).map { reference in
      reference.parts.map { part in
        String(decoding: part.lead + [0x7C] + fields[part.field].text, as: UTF8.self)
      }.joined()
    }
    #expect(references == record.references)
  }

  @Test func aRecordOfManyFieldsIsLeftAlone() {
    let archive = ShifrRecord.Field(role: .archive, text: Array("РГАСПИ".utf8)[...])
    let shifr = ShifrRecord.Field(role: .shifr, text: Array("Ф. 17. Оп. 3".utf8)[...])
    #expect(ShifrRecord.references(of: [archive, shifr]).count == 1)
    #expect(
      ShifrRecord.references(of: [archive] + Array(repeating: shifr, count: 1000)).isEmpty)
  }

  @Test(arguments: [
    ("Ф. 17. Оп. 3. Д. 904. Л. 11", 1 as Int?, 4), ("ф.17", 1, 1), ("Ф17 Оп3", 1, 2),
    ("Оп.\u{A0}3. Д.\u{202F}9", 2, 3), ("Ед. хр. 5", 3, 3), ("\u{A0}лл. 5–6", 4, 4),
    ("fond 558, opis 11", 1, 2), ("Ф. Р-5446", 1, 1), ("Ф. М. Достоевский", nil, 0),
    ("РГАСПИ. Ф. 17", nil, 1), ("F17-3", nil, 0), ("Фондоприемник 5", nil, 0), ("", nil, 0),
    ("№ 5", nil, 0), ("«Ф. 17»", nil, 1), ("Ф.", nil, 0), ("Ф. №", nil, 0), ("\u{C2}", nil, 0),
  ]) func marksAreFound(text: String, first: Int?, deepest: Int) {
    let marks = LevelMark(Array(text.utf8)[...])
    #expect(marks.first == first)
    #expect(marks.deepest == deepest)
  }

  @Test(arguments: [
    ("РГАСПИ. Ф. 17. Оп. 3. Д. 904", true), ("РГАСПИ ф.17 оп.3", true),
    ("RGASPI, F. 17, op. 3", true), ("РГАСПИ,\u{A0}Ф.\u{A0}17,\u{A0}Оп.\u{A0}3", true),
    ("Ф. 17. Оп. 3", false), ("РГАСПИ. Ф. 17", false), ("РГАСПИ. Оп. 3. Ф. 17", false),
    ("https://example.org/?f=17&op=3", false), ("a/f 17/op 3", false), ("F17-3-904", false),
    ("", false),
  ]) func wholeShifrsAreTold(text: String, isWhole: Bool) {
    #expect(LevelMark(Array(text.utf8)[...]).isWhole == isWhole)
  }

  @Test(arguments: [
    ("558/11/740", true), ("558-11-740-5", true), ("558/11", false), ("1/2/3/4/5", false),
    ("558//740", false), ("947.084/11/5", false), ("", false), ("/1/2/3", false),
  ]) func pathsAreTold(text: String, isPath: Bool) {
    #expect(LevelMark.isPath(Array(text.utf8)[...]) == isPath)
  }

  @Test(arguments: [
    ("archive_location", FieldRole.shifr as FieldRole?), ("archiveLocation", .shifr),
    ("Archive Location", .shifr), ("schema:identifier", .remark), ("@id", .identifier),
    ("ID", .key),
    ("Citation Key", .identifier), ("Ед. хр.", .delo), ("Фонд:", .fond), ("title", nil), ("", nil),
    ("Архив", .archive), ("АРХИВ", .archive), ("library", .institution),
  ]) func namesTellTheirRole(name: String, role: FieldRole?) {
    #expect(FieldRole(name: Array(name.utf8)[...]) == role)
  }
}
