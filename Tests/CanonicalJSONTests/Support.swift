import CanonicalJSON
import Foundation
import TestSupport

/// The text of bytes that are known to be UTF-8.
func text(_ bytes: [UInt8]) -> String {
  String(decoding: bytes, as: UTF8.self)
}

func parse(_ text: String) throws(JSONReadError) -> JSON {
  try JSON.parse(Array(text.utf8))
}

func parseRecord(_ text: String) throws(JSONReadError) -> JSON {
  try JSON.parseRecord(Array(text.utf8))
}

/// An array around an array and so on, `depth` of them.
func nested(_ depth: Int) -> JSON {
  (1..<depth).reduce(.array([])) { value, _ in .array([value]) }
}

/// Makes random values: of records only, or of all that is canonical.
struct Generator {
  var random: Seeded
  let isRecord: Bool

  mutating func value(depth: Int = 0) -> JSON {
    switch Int.random(in: 0..<(depth < 4 ? 10 : 6), using: &random) {
    case 0: .bool(.random(using: &random))
    case 1: .integer(integer())
    case 2 where !isRecord: .null
    case 3 where !isRecord: .number(number())
    case 2...5: .string(string(isASCII: false))
    case 6, 7: .array((0..<count(6)).map { _ in value(depth: depth + 1) })
    default: .object(members(depth: depth + 1))
    }
  }

  private mutating func members(depth: Int) -> [JSON.Member] {
    var members: [JSON.Member] = []
    for _ in 0..<count(8) {
      let name = string(isASCII: isRecord)
      if members.contains(where: { $0.name.utf8.elementsEqual(name.utf8) }) { continue }
      members.append(JSON.Member(name: name, value: value(depth: depth)))
    }
    return members
  }

  private mutating func count(_ limit: Int) -> Int {
    Int.random(in: 0..<limit, using: &random)
  }

  private mutating func integer() -> Int64 {
    let bits = Int64.random(in: 0...53, using: &random)
    let limit = (Int64(1) << bits) - 1
    return Int64.random(in: -limit...limit, using: &random)
  }

  /// Any finite double but those that print as an integer beyond 2⁵³ − 1: their
  /// text reads back as an integer, which no canonical writer takes.
  private mutating func number() -> Double {
    while true {
      let value = Double(bitPattern: random.next())
      if value.isFinite, !(9_007_199_254_740_992..<1e21).contains(value.magnitude) { return value }
    }
  }

  private mutating func string(isASCII: Bool) -> String {
    var scalars = String.UnicodeScalarView()
    for _ in 0..<count(10) { scalars.append(scalar(isASCII: isASCII)) }
    return String(scalars)
  }

  private mutating func scalar(isASCII: Bool) -> Unicode.Scalar {
    let ranges: [ClosedRange<UInt32>] =
      isASCII
      ? [0...0x7F, 0x61...0x7A]
      : [
        0...0x1F, 0x20...0x7F, 0x22...0x22, 0x5C...0x5C, 0x301...0x308, 0x410...0x44F,
        0xD7F0...0xD7FF, 0xE000...0xFFFF, 0x10000...0x10FFFF,
      ]
    let range = ranges[count(ranges.count)]
    return Unicode.Scalar(UInt32.random(in: range, using: &random)) ?? "?"
  }
}
