public import Fingerprint

/// The proof that a Merkle tree begins with all leaves of an earlier one, so that nothing
/// was changed or taken away when it grew (RFC 9162, section 2.1.4).
public struct ConsistencyProof: Hashable, Sendable {
  /// The number of leaves of the earlier tree.
  public let earlierSize: Int
  /// The number of leaves of the later tree.
  public let size: Int
  /// The hashes of subtrees, in the order of section 2.1.4.1.
  public let path: [SHA256Digest]

  /// A proof as it was received.
  public init(earlierSize: Int, size: Int, path: [SHA256Digest]) {
    self.earlierSize = earlierSize
    self.size = size
    self.path = path
  }

  /// The proof between the tree of all leaves and that of the first ones (section 2.1.4.1);
  /// nil unless there is at least one of those, and no more than all.
  ///
  /// - Parameter leafHashes: the hashes of the later tree's leaves.
  public init?(
    from earlierSize: Int, among leafHashes: [SHA256Digest]
  ) throws(FingerprintError) {
    try self.init(from: earlierSize, size: leafHashes.count) {
      (leaves) throws(FingerprintError) in
      try Subtrees.root(of: leaves, among: leafHashes)
    }
  }

  /// The same where the hashes of subtrees are already known, as in a stored log.
  ///
  /// - Parameters:
  ///   - size: the number of leaves of the later tree.
  ///   - root: gives the root over a range of leaves; each of the ranges is one that
  ///     section 2.1.1 divides one of the trees into.
  public init?<Failure>(
    from earlierSize: Int, size: Int, root: (Range<Int>) throws(Failure) -> SHA256Digest
  ) throws(Failure) {
    guard earlierSize >= 1, earlierSize <= size else { return nil }
    var path: [SHA256Digest] = []
    var rest = 0..<size
    // From the root down; what is met first comes last.
    while earlierSize < rest.upperBound {
      let split = Subtrees.split(rest)
      if earlierSize <= split {
        path.append(try root(split..<rest.upperBound))
        rest = rest.lowerBound..<split
      } else {
        path.append(try root(rest.lowerBound..<split))
        rest = split..<rest.upperBound
      }
    }
    // A beginning of the tree that is a subtree is the earlier root itself.
    if rest.lowerBound > 0 { path.append(try root(rest)) }
    self.init(earlierSize: earlierSize, size: size, path: path.reversed())
  }

  /// Whether both roots are those of trees of which the earlier is the beginning of the
  /// later (section 2.1.4.2).
  public func holds(
    earlierRoot: SHA256Digest, root: SHA256Digest
  ) throws(FingerprintError) -> Bool {
    guard 1...max(1, size) ~= earlierSize, size > 0 else { return false }
    if earlierSize == size { return path.isEmpty && earlierRoot == root }
    var rest = path[...]
    // A whole subtree is the earlier root itself, and is not repeated in the path.
    if earlierSize & (earlierSize - 1) == 0 { rest = [earlierRoot] + rest }
    guard let first = rest.popFirst() else { return false }
    var node = earlierSize - 1
    var last = size - 1
    while node & 1 == 1 {
      node >>= 1
      last >>= 1
    }
    var earlier = first
    var later = first
    for hash in rest {
      guard last > 0 else { return false }
      if node & 1 == 1 || node == last {
        earlier = try MerkleHash.node(hash, earlier)
        later = try MerkleHash.node(hash, later)
        while node & 1 == 0, node != 0 {
          node >>= 1
          last >>= 1
        }
      } else {
        later = try MerkleHash.node(later, hash)
      }
      node >>= 1
      last >>= 1
    }
    return last == 0 && earlier == earlierRoot && later == root
  }
}
