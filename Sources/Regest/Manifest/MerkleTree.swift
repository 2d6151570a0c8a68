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
    size = leaves.count
    // Roots of complete subtrees, the largest first; equal sizes are joined.
    var stack: [(size: Int, digest: SHA256Digest)] = []
    for leaf in leaves {
      var node = (size: 1, digest: try SHA256Digest.of(pieces: [[0x00], leaf]))
      while let left = stack.last, left.size == node.size {
        stack.removeLast()
        node = (left.size + node.size, try Self.node(left.digest, node.digest))
      }
      stack.append(node)
    }
    guard var right = stack.popLast() else {
      root = try SHA256Digest.of([])
      return
    }
    while let left = stack.popLast() {
      right = (left.size + right.size, try Self.node(left.digest, right.digest))
    }
    root = right.digest
  }

  private static func node(
    _ left: SHA256Digest, _ right: SHA256Digest
  ) throws(FingerprintError) -> SHA256Digest {
    try SHA256Digest.of(pieces: [[0x01], left.bytes, right.bytes])
  }
}
