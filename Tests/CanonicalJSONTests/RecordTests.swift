import CanonicalJSON
import Testing

@Suite struct RecordTests {
  @Test func written() throws {
    let record: JSON = [
      "subject": [["name": "notes/a.txt", "digest": ["sha256": "00ff"]]],
      "_type": "https://example.org/Statement/v1",
      "predicate": ["span": ["start": 40, "end": 74], "raw": "ГАРФ. Ф. Р-5446", "found": true],
    ]
    let expected =
      #"{"_type":"https://example.org/Statement/v1","predicate":{"found":true,"#
      + #""raw":"ГАРФ. Ф. Р-5446","span":{"end":74,"start":40}},"#
      + #""subject":[{"digest":{"sha256":"00ff"},"name":"notes/a.txt"}]}"#
    #expect(text(try record.recordBytes()) == expected)
    #expect(try record.canonicalBytes() == record.recordBytes())
    #expect(try parseRecord(expected).recordBytes() == record.recordBytes())
  }

  @Test(
    arguments: [
      (
        ["predicate": ["merkle": ["size": .number(3)]]],
        "$.predicate.merkle.size: a float in a record"
      ),
      (["subject": [1, ["name": .null]]], "$.subject[1].name: a null in a record"),
      (["a b": [["имя": 1]]], #"$["a b"][0]["имя"]: a member name beyond ASCII in a record"#),
      (["x\"\n": .null], #"$["x\"\n"]: a null in a record"#),
      (["": ["1": ["_2": .integer(.max)]]], #"$[""]["1"]._2: an integer beyond 2^53-1"#),
      (["n": .number(.nan)], "$.n: a float in a record"),
      (.null, "$: a null in a record"),
    ] as [(JSON, String)])
  func refusedToWrite(value: JSON, description: String) {
    let error = #expect(throws: JSONWriteError.self) { try value.recordBytes() }
    #expect(error?.description == description)
  }

  @Test(arguments: [
    (#"{"a":1}"# + "\n", 7, "a record has no white space between its parts"),
    (#" {"a":1}"#, 0, "a record has no white space between its parts"),
    (#"{"a": 1}"#, 5, "a record has no white space between its parts"),
    (#"{"a":1, "b":1}"#, 7, "a record has no white space between its parts"),
    (#"{ }"#, 1, "a record has no white space between its parts"),
    (#"[1 ]"#, 2, "a record has no white space between its parts"),
    (#"{"b":1,"a":1}"#, 7, "a record's members are in canonical order"),
    (#"{"b":1,"b":1}"#, 7, "a member name used twice in one object"),
    (#"{"c":1,"имя":1}"#, 7, "a record's member names are ASCII"),
    (#"{"a":null}"#, 5, "a record holds no null"),
    (#"{"a":1.0}"#, 6, "a record holds no floats"),
    (#"{"a":1e2}"#, 6, "a record holds no floats"),
    (#"[-0]"#, 1, "a record writes zero without a sign"),
    (#"[9007199254740992]"#, 1, "a record holds no integer beyond 2^53-1"),
    (#"[-9007199254740992]"#, 1, "a record holds no integer beyond 2^53-1"),
    (#"[99999999999999999999]"#, 1, "a record holds no integer beyond 2^53-1"),
    (#"["\/"]"#, 2, "a record escapes only what it must"),
    (#"["\u0041"]"#, 2, "a record escapes only what it must, in the shortest way"),
    (#"["\u000a"]"#, 2, "a record escapes only what it must, in the shortest way"),
    (#"["\u001F"]"#, 2, "a record escapes only what it must, in the shortest way"),
    (#"["\u007f"]"#, 2, "a record escapes only what it must, in the shortest way"),
    (#"["\u0022"]"#, 2, "a record escapes only what it must, in the shortest way"),
    (#"["\ud83d\ude00"]"#, 2, "a record escapes only what it must, in the shortest way"),
  ])
  func refusedToRead(source: String, offset: Int, reason: String) {
    let error = #expect(throws: JSONReadError.self) { try parseRecord(source) }
    #expect(error?.offset == offset)
    #expect(error?.reason == reason)
  }

  @Test(arguments: [
    "true", "0", "-1", "9007199254740991", "-9007199254740991", "[]", "{}", #""\u001f\n😀""#,
    #"{"":"","\n":1,"A":[],"a":{"b":[1,false]}}"#,
  ])
  func roundTrip(source: String) throws {
    #expect(text(try parseRecord(source).recordBytes()) == source)
  }
}
