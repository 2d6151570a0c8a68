public import Fingerprint

/// The Merkle tree of RFC 9162, section 2.1, over SHA-256, built leaf by leaf.
///
/// A root says nothing without the number of leaves. However many leaves there are, only
/// the tree's ``MerkleFrontier`` is kept.
public struct MerkleTree: ~Copyable {
  /// What is kept of the leaves so far, for a tree that holds those before them.
  public private(set) var frontier = MerkleFrontier()
  private var hasher: MerkleHasher

  /// A tree without leaves.
  public init() throws(FingerprintError) {
    hasher = try MerkleHasher()
  }

  /// The number of leaves.
  public var size: Int { frontier.size }

  /// Adds a leaf behind all others.
  public mutating func append(_ leaf: ArraySlice<UInt8>) throws(FingerprintError) {
    try frontier.append(hasher.leaf(leaf), with: &hasher)
  }

  /// Adds the leaves of another tree behind all others.
  ///
  /// - Precondition: this tree's size is a multiple of a power of two that is not less
  ///   than the other's size: so subtrees of the one are subtrees of the whole.
  public mutating func append(_ other: MerkleFrontier) throws(FingerprintError) {
    try frontier.append(other, with: &hasher)
  }

  /// The root; of no leaves the SHA-256 of nothing.
  public mutating func root() throws(FingerprintError) -> SHA256Digest {
    try frontier.root(with: &hasher)
  }
}
