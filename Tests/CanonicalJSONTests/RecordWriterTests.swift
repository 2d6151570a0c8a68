import CanonicalJSON
import TestSupport
import Testing

/// What is written without a tree is what the tree would print.
@Suite struct RecordWriterTests {
  @Test func writesEveryKindOfMember() throws {
    var writer = RecordWriter()
    writer.object { writer in
      writer.member("absent", nil as String?)
      writer.member("digest", plain: { $0 += Array("c0ffee".utf8) })
      writer.array("empty", [String]()) { $0.element($1) }
      writer.array("lists", ["1", "2–3", "4 об."]) { $0.element($1) }
      writer.member("number", -12)
      writer.object("object") { $0.member("text", "\"\u{1}\n") }
      writer.array("objects", 0..<3) { writer, number in
        writer.object { $0.member("n", number) }
      }
      writer.member("ready", canonical: Array(#"{"a":true}"#.utf8))
    }
    let tree: JSON = [
      "digest": "c0ffee", "empty": [], "lists": ["1", "2–3", "4 об."], "number": -12,
      "object": ["text": "\"\u{1}\n"], "objects": [["n": 0], ["n": 1], ["n": 2]],
      "ready": ["a": true],
    ]
    #expect(writer.bytes == (try tree.recordBytes()))
  }

  @Test func writesWhatTheTreePrints() throws {
    var generator = Generator(random: Seeded("records without a tree"), isRecord: true)
    var writer = RecordWriter()
    for _ in 0..<2000 {
      let value = generator.value()
      let bytes = try value.recordBytes()
      writer.restart()
      writer.object { write(value, named: "value", to: &$0) }
      #expect(writer.bytes == Array(#"{"value":"#.utf8) + bytes + Array("}".utf8))
    }
  }

  private func write(_ value: JSON, named name: String, to writer: inout RecordWriter) {
    switch value {
    case .string(let text): writer.member(name, text)
    case .integer(let number): writer.member(name, Int(number))
    case .object(let members):
      writer.object(name) { writer in
        for member in members.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
          guard let plain = try? JSON.string(member.name).recordBytes() else { continue }
          let name = String(decoding: plain.dropFirst().dropLast(), as: UTF8.self)
          write(member.value, named: name, to: &writer)
        }
      }
    default:
      guard let bytes = try? value.recordBytes() else { return }
      writer.member(name, canonical: bytes)
    }
  }
}
