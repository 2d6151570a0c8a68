public import Fingerprint

/// The Merkle tree of RFC 9162, section 2.1, over SHA-256.
///
/// Leaves and nodes are hashed with different prefixes (0x00, 0x01), so a node
/// can never pass as a leaf. A root says nothing without the number of leaves.
public struct MerkleTree: Sendable {
  /// The number of leaves.
  public let size: Int
  /// The root; of no leaves the SHA-256 of nothing.
  public let root: SHA256Digest

  /// The tree over leaves in the order given.
  public init(leaves: [[UInt8]]) throws(FingerprintError) {
    var frontier = MerkleFrontier()
    for leaf in leaves { try frontier.append(MerkleHash.leaf(leaf)) }
    size = frontier.size
    root = try frontier.root()
  }
}
