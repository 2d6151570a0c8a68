public import Fingerprint

/// The difference between two texts of equally many lines, as `diff -u` prints it.
///
/// Fixes replace within lines, so that nothing has to be found out: the lines that differ are
/// those at the same number.
public struct LineDifference: Sendable {
  private let old: [ArraySlice<UInt8>]
  private let new: [ArraySlice<UInt8>]

  /// How many equal lines are printed around those that differ.
  private static let context = 3

  /// The difference of two texts.
  public init(_ old: [UInt8], _ new: [UInt8]) {
    self.old = Self.lines(old)
    self.new = Self.lines(new)
  }

  /// The lines with their ends; LF ends a line.
  private static func lines(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? text.count
      lines.append(text[start..<end])
      start = end
    }
    return lines
  }

  /// The unified difference; nothing where the texts are equal.
  public func unified(path: PathBytes) -> [UInt8] {
    precondition(old.count == new.count, "fixes neither add lines nor take any away")
    let changed = old.indices.filter { old[$0] != new[$0] }
    guard let first = changed.first else { return [] }
    var bytes = Self.head("--- a/", path) + Self.head("+++ b/", path)
    var hunk = first..<first + 1
    for index in changed.dropFirst() {
      if index - hunk.upperBound <= 2 * Self.context {
        hunk = hunk.lowerBound..<index + 1
      } else {
        append(hunk, to: &bytes)
        hunk = index..<index + 1
      }
    }
    append(hunk, to: &bytes)
    return bytes
  }

  /// A line with a name as `patch` and `git apply` take it: relative, with a tab behind one
  /// with spaces, and in quotes with escapes as C has them where it needs them.
  private static func head(_ sign: String, _ path: PathBytes) -> [UInt8] {
    let name = path.bytes.drop { $0 == UInt8(ascii: "/") }
    let needsQuotes = name.contains { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 == 0x7F }
    guard needsQuotes else {
      let tab: [UInt8] = name.contains(0x20) ? [0x09] : []
      return Array(sign.utf8) + name + tab + [0x0A]
    }
    var line = Array(sign.utf8.prefix(4)) + [0x22] + sign.utf8.suffix(2)
    for byte in name {
      switch byte {
      case 0x22, 0x5C: line += [0x5C, byte]
      case 0..<0x20, 0x7F:
        let octal = String(byte, radix: 8)
        line += [0x5C] + String(repeating: "0", count: 3 - octal.utf8.count).utf8 + octal.utf8
      default: line.append(byte)
      }
    }
    return line + [0x22, 0x0A]
  }

  private func append(_ hunk: Range<Int>, to bytes: inout [UInt8]) {
    let start = max(0, hunk.lowerBound - Self.context)
    let end = min(old.count, hunk.upperBound + Self.context)
    bytes += "@@ -\(start + 1),\(end - start) +\(start + 1),\(end - start) @@\n".utf8
    var index = start
    while index < end {
      var stop = index
      while stop < end, old[stop] != new[stop] { stop += 1 }
      if stop == index {
        append(0x20, old[index], to: &bytes)
        index += 1
        continue
      }
      for line in old[index..<stop] { append(0x2D, line, to: &bytes) }
      for line in new[index..<stop] { append(0x2B, line, to: &bytes) }
      index = stop
    }
  }

  private func append(_ sign: UInt8, _ line: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(sign)
    bytes += line
    if line.last != 0x0A { bytes += "\n\\ No newline at end of file\n".utf8 }
  }
}
