import CanonicalJSON
import Testing
import TestSupport

@Suite struct ObjectTests {
  /// RFC 8785, section 3.2.3: names sort by UTF-16 code units. Surrogates are
  /// D800–DFFF, so U+10000 and above come before U+E000–U+FFFF.
  @Test func orderOfNames() throws {
    let names = [
      "", "\n", "!", "10", "9", "A", "a", "aa", "b", "\u{80}", "é", "я", "\u{D7FF}",
      "\u{10000}", "😀", "😀\u{FB33}", "\u{10FFFF}", "\u{E000}", "\u{FB33}", "\u{FFFF}",
      "\u{FFFF}a",
    ]
    let sorted = JSON.object(names.map { .init(name: $0, value: 1) })
    var random = Seeded("order of names")
    for _ in 0..<50 {
      let shuffled = JSON.object((sorted.members ?? []).shuffled(using: &random))
      #expect(try JSON.parse(shuffled.canonicalBytes()) == sorted)
    }
  }

  @Test func orderIsThatOfUTF16() throws {
    var random = Seeded("order against UTF-16")
    for _ in 0..<2000 {
      let names = (0..<2).map { _ in
        let scalars = (0..<3).compactMap { _ in
          Unicode.Scalar(
            [0x61, 0x7FF, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF].randomElement(using: &random)
              ?? 0)
        }
        return scalars.reduce(into: "") { $0.unicodeScalars.append($1) }
      }
      guard names[0].utf16.elementsEqual(names[1].utf16) == false else { continue }
      let value = JSON.object(names.map { .init(name: $0, value: 1) })
      let first = try JSON.parse(value.canonicalBytes()).members?.first?.name ?? ""
      let expected = names.min { $0.utf16.lexicographicallyPrecedes($1.utf16) } ?? ""
      try #require(Array(first.utf8) == Array(expected.utf8))
    }
  }

  @Test(arguments: [
    (#"{"a":1,"a":2}"#, 7), (#"{"a":1,"b":2,"a":3}"#, 13), (#"{"b":1,"a":2,"\u0062":3}"#, 13),
    (#"{"":1,"":2}"#, 6), (#"{"x":{"é":1,"\u00e9":1}}"#, 13), (#"[{"😀":1,"\ud83d\ude00":2}]"#, 11),
  ])
  func duplicateNamesRead(source: String, offset: Int) {
    let error = #expect(throws: JSONReadError.self) { try parse(source) }
    #expect(error?.offset == offset)
    #expect(error?.reason == "a member name used twice in one object")
  }

  /// Names that are canonically equivalent have different bytes: two members.
  @Test func equivalentNamesAreTwo() throws {
    let source = "{\"e\u{301}\":1,\"\u{E9}\":2}"
    let value = try parse(source)
    #expect(value.members?.count == 2)
    #expect(value["\u{E9}"] == 2)
    #expect(value["e\u{301}"] == 1)
    #expect(text(try value.canonicalBytes()).utf8.elementsEqual(source.utf8))
  }

  @Test func duplicateNamesWritten() {
    let value: JSON = ["b": ["x", ["a": 1, "c": 2, "a": 3]]]
    for write in [{ try value.canonicalBytes() }, { try value.recordBytes() }] {
      let error = #expect(throws: JSONWriteError.self) { try write() }
      #expect(error?.reason == .duplicateName)
      #expect(error?.path == "$.b[1].a")
    }
    #expect(text(value.lineBytes()) == #"{"b":["x",{"a":1,"c":2,"a":3}]}"#)
  }

  /// Many names, out of order, some canonically equivalent: linear, not square.
  @Test func manyNames() throws {
    let names = (0..<20_000).map { number in
      String(number, radix: 2).replacing("0", with: "e\u{301}").replacing("1", with: "\u{E9}")
    }
    let value = JSON.object(names.reversed().map { .init(name: $0, value: true) })
    let bytes = value.lineBytes()
    #expect(try JSON.parse(bytes) == value)
    #expect(try JSON.parse(value.canonicalBytes()).members?.count == names.count)
  }

  @Test func equality() {
    #expect(JSON.string("\u{E9}") != .string("e\u{301}"))
    #expect((["a": 1, "b": 2] as JSON) != ["b": 2, "a": 1])
    #expect((["a": 1, "b": [true, "x"]] as JSON) == ["a": 1, "b": [true, "x"]])
    #expect(JSON.integer(1) != .number(1))
    #expect(JSON.null == .null)
    #expect(JSON.null != false)
    #expect(JSON.number(.nan) != .number(.nan))
    #expect(JSON.Member(name: "\u{E9}", value: 1) != .init(name: "e\u{301}", value: 1))
  }

  @Test func access() {
    let value: JSON = ["s": "т", "i": -5, "b": true, "a": [1], "s": "second"]
    #expect(value["s"]?.stringValue == "т")
    #expect(value["i"]?.integerValue == -5)
    #expect(value["b"]?.boolValue == true)
    #expect(value["a"]?.arrayValue == [1])
    #expect(value["none"] == nil)
    #expect(value.members?.map(\.name) == ["s", "i", "b", "a", "s"])
    #expect(value.stringValue == nil && value.integerValue == nil && value.boolValue == nil)
    #expect(value.arrayValue == nil && JSON.null.members == nil && JSON.null["s"] == nil)
    #expect(JSON.number(5).integerValue == nil)
  }
}
