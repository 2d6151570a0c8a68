import CanonicalJSON
import Testing

@Suite struct ReaderTests {
  @Test(
    arguments: [
      (" \t\r\n[ 1 , 2 ]\n", [1, 2]), ("{ }", [:]), ("[]", []), ("true", true), ("false", false),
      ("null", .null), (#"{"b":{"c":[]},"a":""}"#, ["b": ["c": []], "a": ""]),
      (#"[[],{},[[]]]"#, [[], [:], [[]]]),
    ] as [(String, JSON)])
  func read(source: String, expected: JSON) throws {
    #expect(try parse(source) == expected)
  }

  @Test(arguments: [
    ("", 0, "expected a value, found the end of the text"),
    ("  ", 2, "expected a value, found the end of the text"),
    ("\u{FEFF}1", 0, "a byte order mark is not allowed"),
    ("1 2", 2, "expected nothing after the value"),
    ("[1]]", 3, "expected nothing after the value"),
    ("null\0", 4, "expected nothing after the value"),
    ("\u{A0}1", 0, "expected a value"), ("\u{B}1", 0, "expected a value"),
    ("tru", 0, "expected a value"), ("nul", 0, "expected a value"), ("True", 0, "expected a value"),
    ("truex", 4, "expected nothing after the value"),
    ("[", 1, "expected a value, found the end of the text"),
    ("[1", 2, "expected ',' or ']' after an element, found the end of the text"),
    ("[1 2]", 3, "expected ',' or ']' after an element"),
    ("[1,]", 3, "expected a value"), ("[,1]", 1, "expected a value"),
    ("[1}", 2, "expected ',' or ']' after an element"),
    ("{", 1, "expected a member name in double quotes, found the end of the text"),
    ("{a:1}", 1, "expected a member name in double quotes"),
    ("{1:1}", 1, "expected a member name in double quotes"),
    (#"{"a"}"#, 4, "expected ':' after a member name"),
    (#"{"a":}"#, 5, "expected a value"),
    (#"{"a":1,}"#, 7, "expected a member name in double quotes"),
    (#"{"a":1 "b":2}"#, 7, "expected ',' or '}' after a member"),
    (#"{"a":1]"#, 6, "expected ',' or '}' after a member"),
    ("/**/1", 0, "expected a value"),
  ])
  func refused(source: String, offset: Int, reason: String) {
    let error = #expect(throws: JSONReadError.self) { try parse(source) }
    #expect(error?.offset == offset)
    #expect(error?.reason == reason)
  }

  @Test func placeOfFault() {
    let error = #expect(throws: JSONReadError.self) { try parse("{\n  \"дело\" 17\n}") }
    #expect(error?.offset == 15)
    #expect(error?.line == 2)
    #expect(error?.column == 10)
    #expect(
      error?.description == "line 2, column 10 (byte 15): expected ':' after a member name")
    #expect(error == (#expect(throws: JSONReadError.self) { try parse("{\n  \"дело\" 18\n}") }))
  }

  @Test func depth() throws {
    let limit = JSON.maximumDepth
    let deepest = nested(limit)
    let bytes = deepest.lineBytes()
    #expect(bytes.count == 2 * limit)
    #expect(try JSON.parse(bytes) == deepest)
    #expect(try deepest.recordBytes() == bytes)
    #expect(try JSON.parseRecord(bytes) == deepest)

    let tooDeep = nested(limit + 1)
    let error = #expect(throws: JSONWriteError.self) { try tooDeep.canonicalBytes() }
    #expect(error?.reason == .tooDeep)
    // What the total writer leaves out, it says, and the rest can be read.
    #expect(text(tooDeep.lineBytes()).contains("[null]"))
    #expect(try JSON.parse(tooDeep.lineBytes()) != tooDeep)

    for opening in ["[", #"{"":"#] {
      let source = String(repeating: opening, count: 1_000_000)
      let error = #expect(throws: JSONReadError.self) { try parse(source) }
      #expect(error?.offset == limit * opening.utf8.count)
      #expect(error?.reason == "nested deeper than 512 levels")
    }
  }
}
