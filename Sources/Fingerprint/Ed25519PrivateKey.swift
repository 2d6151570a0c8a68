internal import CLibcrypto

/// A key that makes Ed25519 signatures (RFC 8032), held by libcrypto.
///
/// It cannot be copied, printed or read out, and libcrypto wipes it when it goes out of
/// scope.
@safe
public struct Ed25519PrivateKey: ~Copyable {
  /// The key that verifies what this one signs.
  public let publicKey: Ed25519PublicKey
  private let key: OpaquePointer

  /// Makes a key from the 32 bytes that section 5.1.5 calls the private key.
  ///
  /// - Throws: ``FingerprintError`` when there are not 32, or libcrypto has no Ed25519.
  public init(seed: [UInt8]) throws(FingerprintError) {
    let key = unsafe seed.withUnsafeBufferPointer { buffer in
      unsafe EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, buffer.baseAddress, buffer.count)
    }
    guard let key = unsafe key else {
      throw DigestAlgorithm.failure(of: "EVP_PKEY_new_raw_private_key(ED25519)")
    }
    unsafe try self.init(owning: key)
  }

  /// Makes a key from the DER of an unencrypted PKCS #8 structure (RFC 8410, section 7).
  ///
  /// - Throws: ``FingerprintError`` when it is none, or the key is of another kind.
  public init(pkcs8: [UInt8]) throws(FingerprintError) {
    let key = unsafe pkcs8.withUnsafeBufferPointer { buffer in
      var next = buffer.baseAddress
      return unsafe d2i_AutoPrivateKey(nil, &next, buffer.count)
    }
    guard let key = unsafe key else { throw DigestAlgorithm.failure(of: "d2i_AutoPrivateKey") }
    guard unsafe EVP_PKEY_get_id(key) == EVP_PKEY_ED25519 else {
      unsafe EVP_PKEY_free(key)
      throw FingerprintError(reason: "the private key is not an Ed25519 key")
    }
    unsafe try self.init(owning: key)
  }

  private init(owning key: OpaquePointer) throws(FingerprintError) {
    var bytes = [UInt8](repeating: 0, count: Ed25519PublicKey.byteCount)
    var count = bytes.count
    let status = unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      unsafe EVP_PKEY_get_raw_public_key(key, buffer.baseAddress, &count)
    }
    guard status == 1, let publicKey = Ed25519PublicKey(bytes: Array(bytes.prefix(count))) else {
      unsafe EVP_PKEY_free(key)
      throw DigestAlgorithm.failure(of: "EVP_PKEY_get_raw_public_key")
    }
    self.publicKey = publicKey
    unsafe self.key = unsafe key
  }

  deinit {
    unsafe EVP_PKEY_free(key)
  }

  /// The 64 bytes that sign a message; the same each time (section 5.1.6).
  ///
  /// - Throws: ``FingerprintError`` when libcrypto fails.
  public func sign(_ message: [UInt8]) throws(FingerprintError) -> [UInt8] {
    guard let context = unsafe EVP_MD_CTX_new() else {
      throw DigestAlgorithm.failure(of: "EVP_MD_CTX_new")
    }
    defer { unsafe EVP_MD_CTX_free(context) }
    guard unsafe EVP_DigestSignInit(context, nil, nil, nil, key) == 1 else {
      throw DigestAlgorithm.failure(of: "EVP_DigestSignInit")
    }
    var signature = [UInt8](repeating: 0, count: Ed25519PublicKey.signatureByteCount)
    var count = signature.count
    let status = unsafe signature.withUnsafeMutableBufferPointer { signature in
      unsafe message.withUnsafeBufferPointer { message in
        unsafe EVP_DigestSign(
          context, signature.baseAddress, &count, message.baseAddress, message.count)
      }
    }
    guard status == 1, count == signature.count else {
      throw DigestAlgorithm.failure(of: "EVP_DigestSign")
    }
    return signature
  }
}
