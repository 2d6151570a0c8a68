import Testing

@testable import DocumentText

@Suite struct TableTests {
  private static let tables: [DocumentCase] = [
    .init("id,note\n1,\"Ф. 17, Оп. 3\"\n2,Там же\n", "id¶1¶2", "note¶Ф. 17, Оп. 3¶Там же"),
    .init("a;b,c\r\n\"x \"\"y\"\"\nz\";w\r\n\r\nv", "a¶x \"y\"\nz¶v", "b,c¶w"),
    .init("a\tb\nc, d\te; f", "a¶c, d", "b¶e; f"),
    .init("заметка\nФ. 17, Оп. 3; Д. 5", "заметка¶Ф. 17, Оп. 3; Д. 5"),
    .init("\u{FEFF}\"a\" b,\"c", "a b", "c"),
    .init("a,b\n,\n,c,d\n", "a", "b¶c", "d"),
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
