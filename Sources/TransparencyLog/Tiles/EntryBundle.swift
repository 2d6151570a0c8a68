/// Entries one after the other, each behind its length in two bytes, the higher first
/// (C2SP tlog-tiles, "Log entries").
enum EntryBundle {
  /// The longest entry, in bytes.
  static let longestEntry = Int(UInt16.max)

  /// The largest bundle, in bytes.
  static let largestSize = LogPath.tileWidth * (longestEntry + 2)

  /// An entry as it stands in a bundle.
  static func encoded(_ entry: [UInt8]) throws(LogError) -> [UInt8] {
    guard let length = UInt16(exactly: entry.count) else {
      throw LogError(
        .invalidRequest,
        "an entry of \(entry.count) bytes; a log takes at most \(longestEntry)")
    }
    return [UInt8(length >> 8), UInt8(length & 255)] + entry
  }

  /// The entries of a bundle; nil where it ends inside of one.
  static func entries(_ bytes: [UInt8]) -> [ArraySlice<UInt8>]? {
    var entries: [ArraySlice<UInt8>] = []
    var rest = bytes[...]
    while let high = rest.popFirst() {
      guard let low = rest.popFirst() else { return nil }
      let length = Int(high) << 8 | Int(low)
      guard rest.count >= length else { return nil }
      entries.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    return entries
  }
}
