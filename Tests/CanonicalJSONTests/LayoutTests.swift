import CanonicalJSON
import Testing

@Suite struct LayoutTests {
  private let value: JSON = [
    "b": [1, "т\n", []], "a": [:], "я": .null, "c": ["x": .number(0.5), "y": false],
  ]

  @Test func line() {
    #expect(
      text(value.lineBytes()) == #"{"b":[1,"т\n",[]],"a":{},"я":null,"c":{"x":0.5,"y":false}}"#)
  }

  @Test func pretty() throws {
    let expected = """
      {
        "b": [
          1,
          "т\\n",
          []
        ],
        "a": {},
        "я": null,
        "c": {
          "x": 0.5,
          "y": false
        }
      }
      """
    #expect(text(value.prettyBytes(indent: 2)) == expected)
    #expect(try JSON.parse(value.prettyBytes(indent: 0)) == value)
    #expect(try JSON.parse(value.prettyBytes(indent: .max)) == value)
    #expect(value.prettyBytes(indent: -1) == value.prettyBytes(indent: 0))
    #expect(text(([1] as JSON).prettyBytes(indent: 0)) == "[\n1\n]")
  }
}
