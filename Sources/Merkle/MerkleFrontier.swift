public import Fingerprint

/// A Merkle tree (RFC 9162, section 2.1) that grows at its end: what of it is needed to
/// go on, which is one hash for each bit of its size.
public struct MerkleFrontier: Hashable, Sendable {
  /// The number of leaves.
  public private(set) var size = 0

  /// The roots of the complete subtrees that the leaves divide into, the largest first;
  /// their sizes are the powers of two that make up ``size``.
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
  ///   - hasher: makes the hashes of nodes.
  public mutating func append(
    _ digest: SHA256Digest, height: Int = 0, with hasher: inout MerkleHasher
  ) throws(FingerprintError) {
    precondition(size & ((1 << height) - 1) == 0, "a subtree begins at a multiple of its size")
    var digest = digest
    // As many subtrees are joined as there are carries in the addition of the sizes.
    var rest = size >> height
    while rest & 1 == 1, let left = subtrees.popLast() {
      digest = try hasher.node(left, digest)
      rest >>= 1
    }
    subtrees.append(digest)
    size += 1 << height
  }

  /// The same with a hasher of its own.
  public mutating func append(
    _ digest: SHA256Digest, height: Int = 0
  ) throws(FingerprintError) {
    var hasher = try MerkleHasher()
    try append(digest, height: height, with: &hasher)
  }

  /// Adds the leaves of another tree behind all others.
  ///
  /// - Precondition: this tree's size is a multiple of a power of two that is not less
  ///   than the other's size: so subtrees of the one are subtrees of the whole.
  public mutating func append(
    _ other: MerkleFrontier, with hasher: inout MerkleHasher
  ) throws(FingerprintError) {
    var rest = other.size
    for subtree in other.subtrees {
      let height = Int.bitWidth - 1 - rest.leadingZeroBitCount
      try append(subtree, height: height, with: &hasher)
      rest -= 1 << height
    }
  }

  /// The root of the tree so far; of no leaves the SHA-256 of nothing.
  public func root(with hasher: inout MerkleHasher) throws(FingerprintError) -> SHA256Digest {
    guard var root = subtrees.last else { return try SHA256Digest.of([]) }
    for left in subtrees.dropLast().reversed() { root = try hasher.node(left, root) }
    return root
  }

  /// The same with a hasher of its own.
  public func root() throws(FingerprintError) -> SHA256Digest {
    var hasher = try MerkleHasher()
    return try root(with: &hasher)
  }

  /// The root over leaves, or over the roots of subtrees of one height, by their hashes.
  public static func root(
    over hashes: some Sequence<SHA256Digest>
  ) throws(FingerprintError) -> SHA256Digest {
    var hasher = try MerkleHasher()
    var frontier = MerkleFrontier()
    for hash in hashes { try frontier.append(hash, with: &hasher) }
    return try frontier.root(with: &hasher)
  }
}
