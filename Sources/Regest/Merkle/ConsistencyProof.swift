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
    guard 1...max(1, leafHashes.count) ~= earlierSize, !leafHashes.isEmpty else { return nil }
    var path: [SHA256Digest] = []
    var rest = leafHashes[...]
    var wanted = earlierSize
    // From the root down; what is met first comes last.
    var isWhole = true
    while wanted < rest.count {
      let split = Self.split(rest.count)
      let (left, right) = (rest.prefix(split), rest.dropFirst(split))
      if wanted <= split {
        path.append(try Self.root(right))
        rest = left
      } else {
        path.append(try Self.root(left))
        rest = right
        wanted -= split
        isWhole = false
      }
    }
    if !isWhole { path.append(try Self.root(rest)) }
    self.init(earlierSize: earlierSize, size: leafHashes.count, path: path.reversed())
  }

  /// The largest power of two that is smaller than a count.
  private static func split(_ count: Int) -> Int {
    1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount)
  }

  private static func root(
    _ leafHashes: ArraySlice<SHA256Digest>
  ) throws(FingerprintError) -> SHA256Digest {
    guard leafHashes.count > 1 else {
      guard let only = leafHashes.first else { return try SHA256Digest.of([]) }
      return only
    }
    let split = split(leafHashes.count)
    return try MerkleHash.node(
      root(leafHashes.prefix(split)), root(leafHashes.dropFirst(split)))
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
