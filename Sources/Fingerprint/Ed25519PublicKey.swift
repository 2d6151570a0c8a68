internal import CLibcrypto

/// A key that verifies Ed25519 signatures (RFC 8032).
public struct Ed25519PublicKey: Hashable, Sendable {
  /// The length of a key in bytes.
  public static let byteCount = 32
  /// The length of a signature in bytes.
  public static let signatureByteCount = 64

  /// The encoding of section 5.1.2.
  public let bytes: [UInt8]

  /// Takes the 32 bytes of a key; any other count gives nil. Bytes that encode no point
  /// are a key that verifies nothing.
  public init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
  }

  /// The key's DER as a SubjectPublicKeyInfo (RFC 8410, section 4), which is what stands in
  /// base 64 between the lines of a PEM file with a public key.
  public var subjectPublicKeyInfo: [UInt8] {
    [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00] + bytes
  }

  /// Whether the key's owner signed the message (section 5.1.7).
  ///
  /// - Throws: ``FingerprintError`` when libcrypto has no Ed25519 or fails; a signature
  ///   that is none, whatever its length, gives false.
  public func verifies(
    _ signature: [UInt8], of message: [UInt8]
  ) throws(FingerprintError) -> Bool {
    guard signature.count == Self.signatureByteCount else { return false }
    let key = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, buffer.baseAddress, buffer.count)
    }
    guard let key = unsafe key else {
      throw DigestAlgorithm.failure(of: "EVP_PKEY_new_raw_public_key(ED25519)")
    }
    defer { unsafe EVP_PKEY_free(key) }
    guard let context = unsafe EVP_MD_CTX_new() else {
      throw DigestAlgorithm.failure(of: "EVP_MD_CTX_new")
    }
    defer { unsafe EVP_MD_CTX_free(context) }
    guard unsafe EVP_DigestVerifyInit(context, nil, nil, nil, key) == 1 else {
      throw DigestAlgorithm.failure(of: "EVP_DigestVerifyInit")
    }
    let status = unsafe signature.withUnsafeBufferPointer { signature in
      unsafe message.withUnsafeBufferPointer { message in
        unsafe EVP_DigestVerify(
          context, signature.baseAddress, signature.count, message.baseAddress, message.count)
      }
    }
    if status == 1 { return true }
    // Empties the queue of this thread also where the signature is merely wrong.
    let failure = DigestAlgorithm.failure(of: "EVP_DigestVerify")
    if status < 0 { throw failure }
    return false
  }
}
