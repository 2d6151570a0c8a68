internal import Fingerprint

/// `MANIFEST.sha256` as something to look files up in while others are read: nothing of it
/// is held, each search goes over some twenty lines of the file.
///
/// Its lines must be without fault.
final class SumsIndex: Sendable {
  private let content: FileContent

  /// Opens a file whose lines were found to be without fault.
  init(_ path: PathBytes) throws(FileSystemError) {
    content = try FileContent(of: path, limit: .max)
  }

  /// The digest that is listed of a file; nil where it is not listed.
  func digest(of path: PathBytes) -> SHA256Digest? {
    content.withBytes { bytes in
      // Where a line begins, and where another one does or the file ends.
      var (low, high) = (0, bytes.count)
      while low < high {
        let start = Self.lineStart(before: low + (high - low) / 2, from: low, bytes)
        var line: [UInt8] = []
        var end = start
        while end < bytes.count, bytes[end] != 0x0A {
          line.append(bytes[end])
          end += 1
        }
        guard let entry = SumsFile.entry(line[...]) else { return nil }
        if entry.path == path { return entry.digest }
        if entry.path < path { low = end + 1 } else { high = start }
      }
      return nil
    }
  }

  /// Where the line begins that a place is in.
  private static func lineStart(before place: Int, from low: Int, _ bytes: Span<UInt8>) -> Int {
    var start = place
    while start > low, bytes[start - 1] != 0x0A { start -= 1 }
    return start
  }
}
