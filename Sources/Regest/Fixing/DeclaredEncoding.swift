internal import DocumentText

/// What a file says of its own encoding.
enum DeclaredEncoding {
  /// Whether UTF-8 may be written into a file: it is in UTF-8, and does not say otherwise, as
  /// XML does in its first line and HTML in its head.
  static func takesUTF8(_ source: [UInt8], as format: DocumentFormat) -> Bool {
    guard TextProbe.isUTF8(source.span) else { return false }
    guard format == .xml || format == .html else { return true }
    let head = source.prefix(length).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    for word in ["encoding", "charset"] {
      guard let name = value(of: Array(word.utf8), in: head) else { continue }
      if name != "utf-8", name != "utf8" { return false }
    }
    return true
  }

  /// How much of a file browsers look at for it, in bytes (HTML Standard, 13.2.3.2).
  private static let length = 1024

  /// What stands behind the first `word=`, in quotes or not.
  private static func value(of word: [UInt8], in head: [UInt8]) -> String? {
    guard let found = head.firstRange(of: word) else { return nil }
    var index = found.upperBound
    func skip(_ bytes: Set<UInt8>) {
      while index < head.count, bytes.contains(head[index]) { index += 1 }
    }
    skip(spaces)
    guard index < head.count, head[index] == UInt8(ascii: "=") else { return nil }
    index += 1
    skip(spaces.union([UInt8(ascii: "\""), UInt8(ascii: "'")]))
    let end = head[index...].firstIndex { byte in
      byte &- 0x30 >= 10 && (byte | 0x20) &- 0x61 >= 26 && byte != 0x2D && byte != 0x5F
    }
    return String(decoding: head[index..<(end ?? head.count)], as: UTF8.self)
  }

  private static let spaces: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
}
