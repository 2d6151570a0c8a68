/// Why bytes are not the JSON asked for, and at which byte.
///
/// The first fault only is reported. Two errors are equal if all four of their
/// properties are.
public struct JSONReadError: Error, Equatable, Sendable {
  /// The place of the fault in bytes from the start, counted from 0. It is the
  /// number of bytes if the text ends too early.
  public let offset: Int
  /// The line of the fault, counted from 1. A line ends with U+000A.
  public let line: Int
  /// The place of the fault in its line, in Unicode scalars counted from 1.
  public let column: Int
  /// What is wrong, in words: lower case, no final period.
  public let reason: String

  /// - Complexity: linear in `offset`.
  init(_ reason: String, at offset: Int, in bytes: [UInt8]) {
    var line = 1
    var column = 1
    for byte in bytes.prefix(offset) {
      if byte == ASCII.lineFeed {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        // Continuation bytes belong to the scalar already counted.
        column += 1
      }
    }
    self.offset = offset
    self.line = line
    self.column = column
    self.reason = reason
  }
}

extension JSONReadError: CustomStringConvertible {
  /// The place and the reason on one line, such as
  /// `line 1, column 7 (byte 6): expected ':' after a member name`.
  public var description: String {
    "line \(line), column \(column) (byte \(offset)): \(reason)"
  }
}
