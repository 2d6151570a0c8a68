import Fingerprint
import Regest

/// Records that any process can make again: canonical bytes, of different lengths.
enum KnownRecord {
  static func bytes(_ number: Int) -> [UInt8] {
    let text = String(repeating: "Д. \(number) ", count: 10 + number % 37)
    return Array(#"{"number":\#(number),"text":"\#(text)"}"#.utf8)
  }

  static func make(_ number: Int) throws(RegestError) -> CitationRecord {
    try CitationRecord(bytes: bytes(number))
  }

  static func make(_ numbers: some Sequence<Int>) throws -> [CitationRecord] {
    try numbers.map { try make($0) }
  }
}
