public import Fingerprint

/// The Merkle tree of RFC 9162, section 2.1, over SHA-256, built leaf by leaf.
///
/// Leaves and nodes are hashed with different prefixes (0x00, 0x01), so a node
/// can never pass as a leaf. A root says nothing without the number of leaves.
/// However many leaves there are, no more than one digest for each power of two is kept.
public struct MerkleTree: ~Copyable {
  /// The number of leaves.
  public private(set) var size = 0
  /// Roots of complete subtrees, the largest first; their sizes are the powers of two
  /// that make up ``size``.
  private var stack: [SHA256Digest] = []
  private var context: DigestContext
  private var message: [UInt8] = []

  /// A tree without leaves.
  public init() throws(FingerprintError) {
    context = try DigestContext()
  }

  /// Adds a leaf behind all others.
  public mutating func append(_ leaf: some Collection<UInt8>) throws(FingerprintError) {
    message.removeAll(keepingCapacity: true)
    message.append(0x00)
    message.append(contentsOf: leaf)
    var node = try context.digest(of: message)
    // Two subtrees of one size are joined, as carries in an addition of 1.
    var sizes = size
    while sizes & 1 == 1, let left = stack.popLast() {
      node = try join(left, node)
      sizes >>= 1
    }
    stack.append(node)
    size += 1
  }

  /// The leaves of one tree as they stand behind those of another.
  public struct Part: Sendable {
    fileprivate let size: Int
    fileprivate let stack: [SHA256Digest]
  }

  /// What another tree needs to take over these leaves.
  public var part: Part { Part(size: size, stack: stack) }

  /// Adds the leaves of another tree behind all others.
  ///
  /// - Precondition: this tree's size is a multiple of a power of two that is not less
  ///   than the other's size: so subtrees of the one are subtrees of the whole.
  public mutating func append(_ part: Part) throws(FingerprintError) {
    if part.size == 0 { return }
    precondition(size == 0 || part.size <= 1 << size.trailingZeroBitCount)
    var nodes = part.stack
    if nodes.count == 1, var node = nodes.first {
      var sizes = size / part.size
      while sizes & 1 == 1, let left = stack.popLast() {
        node = try join(left, node)
        sizes >>= 1
      }
      nodes = [node]
    }
    stack += nodes
    size += part.size
  }

  /// The root; of no leaves the SHA-256 of nothing.
  public mutating func root() throws(FingerprintError) -> SHA256Digest {
    guard var right = stack.last else { return try context.finish() }
    for left in stack.dropLast().reversed() { right = try join(left, right) }
    return right
  }

  private mutating func join(
    _ left: SHA256Digest, _ right: SHA256Digest
  ) throws(FingerprintError) -> SHA256Digest {
    message.removeAll(keepingCapacity: true)
    message.append(0x01)
    left.appendBytes(to: &message)
    right.appendBytes(to: &message)
    return try context.digest(of: message)
  }
}
