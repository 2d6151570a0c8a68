internal import Glibc

/// One line of input.
public enum InputLine: Hashable, Sendable {
  /// The bytes before the line feed; a carriage return is kept.
  case line([UInt8])
  /// A line of `length` bytes, more than the limit, that was passed over.
  case tooLong(length: Int)
}

/// Reads lines from a descriptor, keeping no more than one of them.
///
///     var lines = InputLines()
///     while let line = try lines.next(limit: 1 << 20) { … }
///
/// A last line without a line feed is a line. A line feed at the very end of the
/// input does not begin another. Memory is bounded by the limit and one block.
public struct InputLines: ~Copyable {
  private let descriptor: Int32
  private let name: PathBytes
  private var block: [UInt8]
  /// What of the block is read but not yet handed out.
  private var rest: Range<Int> = 0..<0

  /// Reads from an open descriptor, standard input unless told. It is lent, not
  /// closed.
  public init(descriptor: Int32 = 0) {
    self.descriptor = descriptor
    name = descriptor == STDIN_FILENO ? "standard input" : PathBytes("descriptor \(descriptor)")
    block = [UInt8](repeating: 0, count: 64 << 10)
  }

  /// The next line; nil at the end of the input.
  ///
  /// - Parameter limit: the longest line in bytes that is handed out, not
  ///   counting its line feed. The line after a longer one is read as usual.
  /// - Throws: ``FileSystemError`` when the descriptor cannot be read.
  public mutating func next(limit: Int) throws(FileSystemError) -> InputLine? {
    var line: [UInt8] = []
    var length = 0
    while true {
      if rest.isEmpty {
        try fill()
        if rest.isEmpty {
          return length == 0 ? nil : Self.ended(line, length, limit)
        }
      }
      let end = lineFeed()
      let piece = rest.lowerBound..<(end ?? rest.upperBound)
      length += piece.count
      if length <= limit {
        line += block[piece]
      } else {
        line = []
      }
      guard let end else {
        rest = 0..<0
        continue
      }
      rest = (end + 1)..<rest.upperBound
      return Self.ended(line, length, limit)
    }
  }

  private static func ended(_ line: [UInt8], _ length: Int, _ limit: Int) -> InputLine {
    length <= limit ? .line(line) : .tooLong(length: length)
  }

  /// Where in the rest of the block the line ends, if it does.
  private func lineFeed() -> Int? {
    let rest = rest
    return unsafe block.withUnsafeBytes { bytes in
      let part = unsafe UnsafeRawBufferPointer(rebasing: bytes[rest])
      guard let start = part.baseAddress,
        let found = unsafe memchr(start, Int32(UInt8(ascii: "\n")), part.count)
      else { return nil }
      return unsafe rest.lowerBound + (UnsafeRawPointer(found) - start)
    }
  }

  private mutating func fill() throws(FileSystemError) {
    do throws(ErrorNumber) {
      rest = 0..<(try System.read(descriptor, into: &block))
    } catch {
      throw FileSystemError(path: name, operation: .read, errno: error.code)
    }
  }
}
