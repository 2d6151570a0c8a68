internal import Fingerprint

/// How RFC 9162 divides the leaves of a tree (section 2.1.1).
enum Subtrees {
  /// Where a range of leaves is divided: behind the largest power of two that is smaller
  /// than their number, of which there are at least two.
  static func split(_ leaves: Range<Int>) -> Int {
    leaves.lowerBound + 1 << (Int.bitWidth - 1 - (leaves.count - 1).leadingZeroBitCount)
  }

  /// The root over a range of leaf hashes.
  static func root(
    of leaves: Range<Int>, among leafHashes: [SHA256Digest]
  ) throws(FingerprintError) -> SHA256Digest {
    try MerkleFrontier.root(over: leafHashes[leaves])
  }
}
