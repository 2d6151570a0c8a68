public import Fingerprint

/// The hashes of leaves and nodes (RFC 9162, section 2.1.1): with different prefixes, so
/// that a node can never pass as a leaf.
public enum MerkleHash {
  /// The hash of a leaf's bytes.
  public static func leaf(_ bytes: [UInt8]) throws(FingerprintError) -> SHA256Digest {
    try SHA256Digest.of(pieces: [[0x00], bytes])
  }

  /// The hash of the node above two others.
  public static func node(
    _ left: SHA256Digest, _ right: SHA256Digest
  ) throws(FingerprintError) -> SHA256Digest {
    try SHA256Digest.of(pieces: [[0x01], left.bytes, right.bytes])
  }
}
