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
    // Most names are ASCII, and those of a large tree are many.
    if path.allSatisfy({ $0 < 0x80 }) {
      let small = path.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
      return String(decoding: small, as: UTF8.self)
    }
    return String(validating: path, as: UTF8.self)?.lowercased()
  }

  /// All pairs of neighbours among paths that are alike, by the place of the second.
  ///
  /// Sixteen bytes a path are held, and not the paths.
  ///
  /// - Parameter path: the path of a place below the count; all are different.
  public static func pairs(_ count: Int, path: (Int) -> [UInt8]) -> [Pair] {
    var hashes: [(hash: Int, place: Int)] = []
    hashes.reserveCapacity(count)
    for place in 0..<count {
      if let key = key(path(place)) { hashes.append((key.hashValue, place)) }
    }
    hashes.sort { ($0.hash, $0.place) < ($1.hash, $1.place) }
    var pairs: [Pair] = []
    var start = 0
    while start < hashes.count {
      var end = start + 1
      while end < hashes.count, hashes[end].hash == hashes[start].hash { end += 1 }
      if end - start > 1 {
        pairs += neighbours(hashes[start..<end].map(\.place), path)
      }
      start = end
    }
    return pairs.sorted { ($0.second, $0.first) < ($1.second, $1.first) }
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
