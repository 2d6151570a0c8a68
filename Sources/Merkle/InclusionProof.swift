public import Fingerprint

/// The proof that a leaf stands at a place of a Merkle tree: the hashes beside the way
/// from the leaf up to the root (RFC 9162, section 2.1.3).
///
/// It has as many hashes as the tree is high, so a line of a manifest of two million can
/// be checked with twenty-one of them and none of the other lines.
public struct InclusionProof: Hashable, Sendable {
  /// The place of the leaf, from 0.
  public let index: Int
  /// The number of leaves of the tree.
  public let size: Int
  /// The sibling hashes, the lowest first.
  public let path: [SHA256Digest]

  /// A proof as it was received.
  public init(index: Int, size: Int, path: [SHA256Digest]) {
    self.index = index
    self.size = size
    self.path = path
  }

  /// The proof for one leaf (section 2.1.3.1); nil where the tree has no such leaf.
  ///
  /// - Parameter leafHashes: the hashes of all leaves, as ``MerkleHash/leaf(_:)`` makes them.
  public init?(of index: Int, among leafHashes: [SHA256Digest]) throws(FingerprintError) {
    try self.init(of: index, size: leafHashes.count) { (leaves) throws(FingerprintError) in
      try Subtrees.root(of: leaves, among: leafHashes)
    }
  }

  /// The same where the hashes of subtrees are already known, as in a stored log.
  ///
  /// - Parameters:
  ///   - size: the number of leaves of the tree.
  ///   - root: gives the root over a range of leaves; each of the ranges is one that
  ///     section 2.1.1 divides the tree into.
  public init?<Failure>(
    of index: Int, size: Int, root: (Range<Int>) throws(Failure) -> SHA256Digest
  ) throws(Failure) {
    guard index >= 0, index < size else { return nil }
    var path: [SHA256Digest] = []
    var rest = 0..<size
    // From the root down; what is met first comes last.
    while rest.count > 1 {
      let split = Subtrees.split(rest)
      if index < split {
        path.append(try root(split..<rest.upperBound))
        rest = rest.lowerBound..<split
      } else {
        path.append(try root(rest.lowerBound..<split))
        rest = split..<rest.upperBound
      }
    }
    self.init(index: index, size: size, path: path.reversed())
  }

  /// Whether the leaf stands at its place in the tree that has the root (section 2.1.3.2).
  public func holds(
    leafHash: SHA256Digest, root: SHA256Digest
  ) throws(FingerprintError) -> Bool {
    guard index >= 0, index < size else { return false }
    var node = index
    var last = size - 1
    var hash = leafHash
    for sibling in path {
      guard last > 0 else { return false }
      if node & 1 == 1 || node == last {
        hash = try MerkleHash.node(sibling, hash)
        while node & 1 == 0, node != 0 {
          node >>= 1
          last >>= 1
        }
      } else {
        hash = try MerkleHash.node(hash, sibling)
      }
      node >>= 1
      last >>= 1
    }
    return last == 0 && hash == root
  }
}
