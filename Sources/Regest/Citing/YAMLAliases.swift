/// How much the aliases of a YAML file stand for, told from its bytes before it is read: a few
/// lines of aliases of aliases can stand for more than there is memory or time, and the reader
/// of YAML compares the keys of a mapping in full.
///
/// What is counted is never less than what they stand for: `*` and `&` in texts count too.
struct YAMLAliases {
  /// The most bytes that aliases may stand for, and that are looked through for the ends of
  /// what they stand for.
  private static let mostBytes = 1 << 26
  /// An alias of a name that is given more often is taken for an attempt to hide one of them.
  private static let mostAnchors = 64

  private struct Anchor {
    var start: Int
    var end: Int
    /// What was counted before it.
    var before: Int
    /// What was counted at its end; nil before that is reached.
    var atEnd: Int?
  }

  private let bytes: [UInt8]
  private var anchors: [String: [Anchor]] = [:]
  /// Bytes for which the aliases so far stand, after each of them in order of place.
  private var totals: [(offset: Int, total: Int)] = []
  private var searched = 0

  private var total: Int { totals.last?.total ?? 0 }

  /// The offset of the alias with which a file stands for too much; nil for nearly all files.
  static func excess(in bytes: [UInt8]) -> Int? {
    guard bytes.contains(UInt8(ascii: "&")), bytes.contains(UInt8(ascii: "*")) else { return nil }
    var aliases = YAMLAliases(bytes: bytes)
    return aliases.excess()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func excess() -> Int? {
    var index = 0
    while index < bytes.count {
      let sign = bytes[index]
      index += 1
      guard sign == UInt8(ascii: "&") || sign == UInt8(ascii: "*") else { continue }
      let name = bytes[index...].prefix(while: Self.isNameByte)
      guard !name.isEmpty else { continue }
      let key = String(decoding: name, as: UTF8.self)
      if sign == UInt8(ascii: "&") {
        var end = bytes.count
        if searched < Self.mostBytes {
          end = YAMLNodeEnd.latest(in: bytes, ofAnchorAt: index - 1, to: name.endIndex)
          searched += end - index
        }
        anchors[key, default: []].append(Anchor(start: index, end: end, before: total))
      } else {
        guard count(key, at: index), total <= Self.mostBytes else { return index - 1 }
      }
      index = name.endIndex
    }
    return nil
  }

  /// Counts an alias; false where its name has too many anchors.
  private mutating func count(_ key: String, at offset: Int) -> Bool {
    guard var known = anchors[key] else { return true }
    guard known.count <= Self.mostAnchors else { return false }
    var size = 0
    for index in known.indices {
      if known[index].end <= offset, known[index].atEnd == nil {
        known[index].atEnd = total(before: known[index].end)
      }
      let anchor = known[index]
      let aliased = (anchor.atEnd ?? total) - anchor.before
      size = min(Self.mostBytes, size + min(anchor.end, offset) - anchor.start + aliased)
    }
    anchors[key] = known
    totals.append((offset, total + max(1, size)))
    return true
  }

  /// What was counted before an offset.
  private func total(before offset: Int) -> Int {
    var low = 0
    var high = totals.count
    while low < high {
      let middle = (low + high) / 2
      if totals[middle].offset < offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? 0 : totals[low - 1].total
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2D || byte == 0x5F
  }
}
