public import Fingerprint

/// A Merkle tree (RFC 9162, section 2.1) that grows at its end: what of it is needed to
/// go on, which is one hash for each bit of its size.
public struct MerkleFrontier: Hashable, Sendable {
  /// The number of leaves.
  public private(set) var size = 0

  /// The roots of the complete subtrees that the leaves divide into, the largest first.
  private var subtrees: [SHA256Digest] = []

  /// The tree of no leaves.
  public init() {}

  /// Adds a leaf by its hash, or a complete subtree by its root.
  ///
  /// - Parameters:
  ///   - digest: the hash of the leaf, as ``MerkleHash/leaf(_:)`` makes it, or the root of
  ///     the subtree.
  ///   - height: how high the subtree is: it has 2 to that power leaves. The size so far
  ///     must be a multiple of that.
  public mutating func append(
    _ digest: SHA256Digest, height: Int = 0
  ) throws(FingerprintError) {
    precondition(size & ((1 << height) - 1) == 0, "a subtree begins at a multiple of its size")
    var digest = digest
    // As many subtrees are joined as there are carries in the addition of the sizes.
    var rest = size >> height
    while rest & 1 == 1, let left = subtrees.popLast() {
      digest = try MerkleHash.node(left, digest)
      rest >>= 1
    }
    subtrees.append(digest)
    size += 1 << height
  }

  /// The root of the tree so far; of no leaves the SHA-256 of nothing.
  public func root() throws(FingerprintError) -> SHA256Digest {
    guard var root = subtrees.last else { return try SHA256Digest.of([]) }
    for left in subtrees.dropLast().reversed() { root = try MerkleHash.node(left, root) }
    return root
  }
}
