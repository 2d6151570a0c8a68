public import Fingerprint

/// How two names differ that people take for one.
public enum Respelling: Sendable, Hashable {
  /// They are canonically equivalent (Unicode 15 section 3.7): `й` in one piece or in two.
  case normalization
  /// Letters are capital in one and small in the other, whatever the normalization.
  case letterCase
}

/// Pairs names that are missing with names that are there and only spelled otherwise, as
/// they come from another file system or through an archive program.
///
/// Swift's strings are equal when they are canonically equivalent, which is what makes
/// them unfit for paths everywhere else. They are made here for names that found no match
/// by their bytes, and for these alone. A name that is not UTF-8 is paired with none.
public enum NamePairing {
  /// Two names, by their places in what was given.
  public struct Pair: Sendable, Hashable {
    /// The missing name.
    public let missing: Int
    /// The name that is there.
    public let found: Int
    /// How they differ.
    public let respelling: Respelling
  }

  /// The pairs, each name at most once, in the order of the missing ones. Normalization
  /// goes before case.
  ///
  /// - Parameters:
  ///   - missing: names that were expected.
  ///   - found: names that were not.
  ///   - isSame: whether the content of two is known to be the same, by their places; among
  ///     several names that are spelled alike such a one is taken, or else the first.
  public static func pairs(
    missing: [PathBytes], found: [PathBytes], isSame: (_ missing: Int, _ found: Int) -> Bool
  ) -> [Pair] {
    if missing.isEmpty || found.isEmpty { return [] }
    var pairs: [Pair] = []
    var isTaken = [Bool](repeating: false, count: found.count)
    var isPaired = [Bool](repeating: false, count: missing.count)
    for respelling in [Respelling.normalization, .letterCase] {
      var byKey: [String: [Int]] = [:]
      for (index, name) in found.enumerated() where !isTaken[index] {
        if let key = key(name, respelling) { byKey[key, default: []].append(index) }
      }
      for (index, name) in missing.enumerated() where !isPaired[index] {
        guard let key = key(name, respelling) else { continue }
        let others = (byKey[key] ?? []).filter { !isTaken[$0] }
        guard let other = others.first(where: { isSame(index, $0) }) ?? others.first else {
          continue
        }
        isTaken[other] = true
        isPaired[index] = true
        pairs.append(Pair(missing: index, found: other, respelling: respelling))
      }
    }
    return pairs.sorted { $0.missing < $1.missing }
  }

  /// How two names differ that people take for one; nil for names that are equal or differ
  /// in more.
  public static func respelling(_ one: PathBytes, _ other: PathBytes) -> Respelling? {
    guard one != other, let first = one.utf8, let second = other.utf8 else { return nil }
    if first == second { return .normalization }
    return SimilarNames.key(one.bytes) == SimilarNames.key(other.bytes) ? .letterCase : nil
  }

  private static func key(_ name: PathBytes, _ respelling: Respelling) -> String? {
    if respelling == .letterCase { return SimilarNames.key(name.bytes) }
    // Names of ASCII alone are equivalent when they are equal, and equal ones need no pairing.
    return name.bytes.contains { $0 >= 0x80 } ? name.utf8 : nil
  }
}
