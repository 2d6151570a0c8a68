internal import Fingerprint
internal import Glibc

/// Text tag files (RFC 8493 section 2.3): lines ended by LF, CR or CRLF, in the encoding
/// that the bag declares.
enum TagFile {
  /// The longest tag file in another encoding than UTF-8, in bytes: it is converted as a
  /// whole. One in UTF-8 may be of any length.
  static let longestConverted = 1 << 30
  /// The longest line, in bytes: many times the longest path that a system knows.
  static let longestLine = 1 << 20

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
    /// The file is longer than is converted; no line of it was given.
    case tooLarge
    /// The line of this number is longer than it may be; it and what follows were not given.
    case lineTooLong(Int)
  }

  /// Calls a body with each line.
  ///
  /// - Parameter longestLine: see ``longestLine``.
  /// - Throws: ``FileSystemError`` when the file cannot be read.
  static func read(
    _ path: PathBytes, _ encoding: TextEncoding, longestLine: Int = longestLine,
    longestConverted: Int = longestConverted, _ body: (Line) -> Void
  ) throws(FileSystemError) -> Remark? {
    guard encoding.isUTF8 else {
      return try readConverted(path, encoding, longestLine, longestConverted, body)
    }
    var lines = try FileLines(of: path, longestLine: longestLine, endsAtReturn: true)
    var number = 0
    var remark: Remark?
    var isAfterReturn = false
    do throws(FileSystemError) {
      while let line = try lines.next() {
        // The line feed behind a carriage return ends the same line.
        let isRest = isAfterReturn && line.bytes.isEmpty && line.end == lineFeed
        isAfterReturn = line.end == carriageReturn
        if isRest { continue }
        var bytes = line.bytes
        if number == 0, bytes.starts(with: mark) {
          remark = .mark
          bytes = bytes.dropFirst(mark.count)
          if bytes.isEmpty, !line.isEnded { break }
        }
        number += 1
        body(Line(bytes: bytes, number: number))
      }
    } catch {
      guard error.errno == EFBIG else { throw error }
      return .lineTooLong(number + 1)
    }
    return remark
  }

  private static func readConverted(
    _ path: PathBytes, _ encoding: TextEncoding, _ longestLine: Int, _ longestConverted: Int,
    _ body: (Line) -> Void
  ) throws(FileSystemError) -> Remark? {
    let bytes: [UInt8]
    do throws(FileSystemError) {
      bytes = try FileStore.read(path, limit: longestConverted)
    } catch {
      guard error.errno == EFBIG else { throw error }
      return .tooLarge
    }
    guard let text = encoding.utf8(of: bytes) else { return .undecodable }
    for (index, line) in BagText.lines(text).enumerated() {
      guard line.count <= longestLine else { return .lineTooLong(index + 1) }
      body(Line(bytes: line, number: index + 1))
    }
    return nil
  }

  static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
  private static let lineFeed: UInt8 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D
}
