public import Fingerprint

/// The hashes of leaves and nodes (RFC 9162, section 2.1.1): with different prefixes, so
/// that a node can never pass as a leaf.
public enum MerkleHash {
  /// The hash of a leaf's bytes.
  public static func leaf(_ bytes: [UInt8]) throws(FingerprintError) -> SHA256Digest {
    var hasher = try MerkleHasher()
    return try hasher.leaf(bytes[...])
  }

  /// The hash of the node above two others.
  public static func node(
    _ left: SHA256Digest, _ right: SHA256Digest
  ) throws(FingerprintError) -> SHA256Digest {
    var hasher = try MerkleHasher()
    return try hasher.node(left, right)
  }
}

/// Makes the hashes of ``MerkleHash`` one after another without a context for each.
public struct MerkleHasher: ~Copyable {
  private var context: DigestContext
  private var message: [UInt8] = []

  /// A hasher; one serves any number of trees.
  ///
  /// - Throws: ``FingerprintError`` when libcrypto offers no SHA-256.
  public init() throws(FingerprintError) {
    context = try DigestContext()
  }

  /// The hash of a leaf's bytes.
  public mutating func leaf(_ bytes: ArraySlice<UInt8>) throws(FingerprintError) -> SHA256Digest {
    message.removeAll(keepingCapacity: true)
    message.append(0x00)
    message.append(contentsOf: bytes)
    return try context.digest(of: message)
  }

  /// The hash of the node above two others.
  public mutating func node(
    _ left: SHA256Digest, _ right: SHA256Digest
  ) throws(FingerprintError) -> SHA256Digest {
    message.removeAll(keepingCapacity: true)
    message.append(0x01)
    left.appendBytes(to: &message)
    right.appendBytes(to: &message)
    return try context.digest(of: message)
  }
}
