internal import Fingerprint

/// Paths that some file systems or programs take for one: those that differ only in
/// Unicode normalization or in case (RFC 8493 section 6.1.1).
public enum SimilarNames {
  /// Two paths that are alike.
  public struct Pair: Sendable, Hashable {
    /// The place of the first among all paths.
    public var first: Int
    /// The place of the second.
    public var second: Int
    /// Whether they are canonically equivalent, and not only after their case is dropped.
    public var isNormalization: Bool
  }

  /// What is equal for paths that are alike; nil for a path that is not UTF-8.
  ///
  /// A `String` is compared and hashed by canonical equivalence, which is what is wanted
  /// here and nowhere else.
  public static func key(_ path: [UInt8]) -> String? {
    String(validating: path, as: UTF8.self)?.lowercased()
  }

  /// All pairs of neighbours among paths that are alike, by the place of the second.
  ///
  /// Eight bytes a path are held, and not the paths.
  ///
  /// - Parameter path: the path of a place below the count; all are different.
  public static func pairs(_ count: Int, path: (Int) -> [UInt8]) -> [Pair] {
    var hashes: [Int] = []
    hashes.reserveCapacity(count)
    for place in 0..<count {
      if let hash = hash(path(place)) { hashes.append(hash) }
    }
    hashes.sort()
    var repeated: Set<Int> = []
    for (hash, next) in zip(hashes, hashes.dropFirst()) where hash == next {
      repeated.insert(hash)
    }
    if repeated.isEmpty { return [] }
    var groups: [Int: [Int]] = [:]
    for place in 0..<count {
      guard let hash = hash(path(place)), repeated.contains(hash) else { continue }
      groups[hash, default: []].append(place)
    }
    return groups.values.flatMap { neighbours($0, path) }
      .sorted { ($0.second, $0.first) < ($1.second, $1.first) }
  }

  /// A number that is the same for paths that are alike; nil for a path that is not UTF-8.
  ///
  /// Most names are ASCII, and those of a large tree are many: no text is made of them. Of
  /// the three characters beyond ASCII that are equivalent to one in it, the Kelvin sign is
  /// lower-cased to it; U+037E and U+1FEF, a semicolon and a grave accent, are not told.
  private static func hash(_ path: [UInt8]) -> Int? {
    // FNV-1a (Fowler, Noll, Vo), 64 bits.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in path {
      guard byte < 0x80 else {
        guard let key = key(path) else { return nil }
        let small = Array(key.utf8)
        return small.allSatisfy { $0 < 0x80 } ? self.hash(small) : key.hashValue
      }
      let small = 0x41...0x5A ~= byte ? byte | 0x20 : byte
      hash = (hash ^ UInt64(small)) &* 0x0000_0100_0000_01B3
    }
    return Int(truncatingIfNeeded: hash)
  }

  private static func neighbours(_ places: [Int], _ path: (Int) -> [UInt8]) -> [Pair] {
    // Other paths may have the same hash by chance.
    var last: [String: [Int]] = [:]
    var pairs: [Pair] = []
    for place in places {
      let bytes = path(place)
      guard let key = key(bytes) else { continue }
      let before = last[key] ?? []
      let twin = before.last {
        NamePairing.respelling(PathBytes(path($0)), PathBytes(bytes)) == .normalization
      }
      if let first = twin ?? before.last {
        pairs.append(Pair(first: first, second: place, isNormalization: twin != nil))
      }
      last[key, default: []].append(place)
    }
    return pairs
  }
}
