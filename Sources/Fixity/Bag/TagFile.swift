internal import Fingerprint

/// Text tag files (RFC 8493 section 2.3): lines ended by LF, CR or CRLF, in the encoding
/// that the bag declares.
enum TagFile {
  /// The longest tag file in another encoding than UTF-8, in bytes: it is converted as a
  /// whole. One in UTF-8 may be of any length.
  static let longestConverted = 1 << 30

  /// A line, lent to the body it is given to.
  struct Line {
    /// The bytes before the line end, in UTF-8 unless the file is not.
    var bytes: ArraySlice<UInt8>
    /// 1-based.
    var number: Int
  }

  /// What is to say about the whole file.
  enum Remark: Hashable {
    /// The file begins with a byte-order mark that UTF-8 does not want.
    case mark
    /// The file is no text in the encoding; no line of it was given.
    case undecodable
  }

  /// Calls a body with each line.
  ///
  /// - Throws: ``FileSystemError`` when the file cannot be read; `EFBIG` for a longer one
  ///   than is converted.
  static func read(
    _ path: PathBytes, _ encoding: TextEncoding, _ body: (Line) -> Void
  ) throws(FileSystemError) -> Remark? {
    guard encoding.isUTF8 else {
      let bytes = try FileStore.read(path, limit: longestConverted)
      guard let text = encoding.utf8(of: bytes) else { return .undecodable }
      var number = 0
      var rest = text[...]
      while !rest.isEmpty {
        let end = rest.firstIndex(of: lineFeed) ?? rest.endIndex
        give(rest[..<end], isEnded: end < rest.endIndex, &number, body)
        rest = rest[min(end + 1, rest.endIndex)...]
      }
      return nil
    }
    var lines = try FileLines(of: path)
    var number = 0
    var remark: Remark?
    while let line = try lines.next() {
      var bytes = line.bytes
      if number == 0, bytes.starts(with: mark) {
        remark = .mark
        bytes = bytes.dropFirst(mark.count)
      }
      give(bytes, isEnded: line.isEnded, &number, body)
    }
    return remark
  }

  static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
  private static let lineFeed: UInt8 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D

  /// Gives what stands before a line feed, or at the end: one line, or several if there are
  /// carriage returns in it.
  private static func give(
    _ bytes: ArraySlice<UInt8>, isEnded: Bool, _ number: inout Int, _ body: (Line) -> Void
  ) {
    var rest = bytes
    while let end = rest.firstIndex(of: carriageReturn) {
      number += 1
      body(Line(bytes: rest[..<end], number: number))
      rest = rest[(end + 1)...]
      // One before a line feed, or at the very end of the file, begins no line.
      if rest.isEmpty { return }
    }
    if rest.isEmpty, !isEnded { return }
    number += 1
    body(Line(bytes: rest, number: number))
  }
}
