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
    var bytes = Array("--- a/".utf8) + path.bytes + Array("\n+++ b/".utf8) + path.bytes + [0x0A]
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
