import Testing

@testable import DocumentText

@Suite struct TableTests {
  private static let tables: [DocumentCase] = [
    .init("id,note\n1,\"Ф. 17, Оп. 3\"\n2,Там же\n", "id", "note¶Ф. 17, Оп. 3¶Там же"),
    .init("n,note\n1,\"Ф. 17, Оп. 3\"\n2,Там же\n", "n¶1¶2", "note¶Ф. 17, Оп. 3¶Там же"),
    .init("a;b,c\r\n\"x \"\"y\"\"\nz\";w\r\n\r\nv", "a¶x \"y\"\nz¶v", "b,c¶w"),
    .init("a\tb\nc, d\te; f", "a¶c, d", "b¶e; f"),
    .init("заметка\nФ. 17, Оп. 3; Д. 5", "заметка¶Ф. 17, Оп. 3; Д. 5"),
    .init("\u{FEFF}\"a\" b,\"c", "a b", "c"),
    .init("a,b\n,\n,c,d\n", "a", "b¶c", "d"),
    .init(
      "№;Архив;Фонд;Опись;Дело;Листы;x\n1;РГАСПИ;17;3;904;177-180;\"a \"\"b\"\"\"\r\n"
        + "2;\"РГАСПИ\";Ф. 17;Оп. 3;;;\n3;РГАСПИ;много;3;904;5;\n4;;17;3;904;5;\n"
        + "5;RGASPI;17;3;904;;y\n6;РГАСПИ;письма 1917 г.;3;904;;\n",
      "РГАСПИ. Ф. 17. Оп. 3. Д. 904. Л. 177-180¶РГАСПИ. Ф. 17. Оп. 3¶RGASPI. F. 17. Op. 3. D. 904",
      "№¶1¶2¶3¶4¶5¶6", "Архив¶РГАСПИ¶РГАСПИ", "Фонд¶много¶17¶письма 1917 г.", "Опись¶3¶3¶3",
      "Дело¶904¶904¶904", "Листы¶5¶5",
      "x¶a \"b\"¶y"),
    .init("Фонд,Опись,Дело\n17,3,904", "Фонд¶17", "Опись¶3", "Дело¶904"),
    .init("Архив,Фонд,Фонд,Дело\nА,17,3,904", "Архив¶А", "Фонд¶17", "Фонд¶3", "Дело¶904"),
    .init("", ""), .init("\"", ""), .init(",\n", ""), .init("\"\"\"", "\""),
  ]

  @Test(arguments: tables) func eachColumnIsAFlow(expected: DocumentCase) {
    expected.expect(as: .csv)
  }

  @Test func columnsBeyondTheBoundShareAFlow() {
    let file = Array((0..<1200).map(String.init).joined(separator: ",").utf8)
    let document = DocumentText(file, as: .csv)
    #expect(document.flowStarts.count == 1000)
    #expect(document.paragraphs.last?.hasSuffix("¶1198¶1199") == true)
    expectExact(document, of: file)
  }

  private static let values: [DocumentCase] = [
    .init(
      #"[{"note": "Ф. 17", "x": {"note": "a"}}, {"note": "Там же", "n": [1, "b", ["c"]]}]"#,
      "Ф. 17¶Там же", "a", "b¶c"),
    .init(
      #"{"a": "\u0424. 17\n\"\ud83d\ude00\" \/ \ud800x \q", "b" : ""}"#,
      "Ф. 17\n\"😀\" / \u{FFFD}x \\q"),
    .init("{\"a\":\"1\"}\n{\"b\":\"2\",\"a\":\"3\"}\n\"4\"", "1¶3", "2", "4"),
    .init("{\"a\": \"Ф. 17\n\"b\": \"c\", d \"e\", ]]} \"f\\", "Ф. 17", "c", "e¶f\\"),
    .init("", ""), .init("\"", ""), .init("\"\\", "\\"), .init("\"\\u12", "\u{FFFD}12"),
  ]

  @Test(arguments: values) func valuesUnderTheSameKeysAreAFlow(expected: DocumentCase) {
    expected.expect(as: .json)
  }

  @Test(arguments: [
    (DocumentFormat.csv, "\"a \"\"Ф\"\" 17\"", "\"Ф\" 17", "\"\"Ф\"\" 17"),
    (.json, #"{"a": "x \u0424. 17"}"#, "Ф. 1", #"\u0424. 1"#),
    (.json, #"["\ud83d\ude00!"]"#, "😀", #"\ud83d\ude00"#),
  ]) func whatIsReadStandsInTheFile(
    format: DocumentFormat, file: String, word: String, source: String
  ) {
    let bytes = Array(file.utf8)
    #expect(DocumentText(bytes, as: format).source(of: word, in: bytes) == source)
  }
}
