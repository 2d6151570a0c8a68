internal import CLibcrypto

/// One running SHA-256, owned. Regest calls libcrypto here and in
/// ``DigestSetContext`` alone.
///
///     var context = try DigestContext()
///     try context.update(bytes.span)
///     let digest = try context.finish()  // ready for the next message
///
/// A context is made once per thread and used for message after message, since
/// making one costs more than digesting a small file. It cannot be copied, and
/// it frees what it owns when it goes out of scope.
@safe
public struct DigestContext: ~Copyable {
  private let context: OpaquePointer
  private let algorithm: DigestAlgorithm

  /// Makes a context that is ready for a message.
  ///
  /// - Throws: ``FingerprintError`` when libcrypto offers no SHA-256 or has no
  ///   memory for a context.
  public init() throws(FingerprintError) {
    let algorithm = try DigestAlgorithm.sha256.get()
    guard let context = unsafe EVP_MD_CTX_new() else {
      throw DigestAlgorithm.failure(of: "EVP_MD_CTX_new")
    }
    guard unsafe EVP_DigestInit_ex2(context, algorithm.pointer, nil) == 1 else {
      unsafe EVP_MD_CTX_free(context)
      throw DigestAlgorithm.failure(of: "EVP_DigestInit_ex2")
    }
    self.algorithm = algorithm
    unsafe self.context = unsafe context
  }

  deinit {
    unsafe EVP_MD_CTX_free(context)
  }

  /// Adds bytes to the message.
  ///
  /// - Throws: ``FingerprintError``; the context must be ``reset()`` before it
  ///   is used again.
  public mutating func update(_ bytes: Span<UInt8>) throws(FingerprintError) {
    try unsafe bytes.withUnsafeBufferPointer { (buffer) throws(FingerprintError) in
      try unsafe update(UnsafeRawBufferPointer(buffer))
    }
  }

  /// The same for memory whose life the caller answers for.
  @unsafe
  mutating func update(_ bytes: UnsafeRawBufferPointer) throws(FingerprintError) {
    guard unsafe EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) == 1 else {
      throw DigestAlgorithm.failure(of: "EVP_DigestUpdate")
    }
  }

  /// Ends the message and gives its digest; the next update begins another.
  ///
  /// - Throws: ``FingerprintError`` when libcrypto fails or gives a length that
  ///   is not that of SHA-256.
  public mutating func finish() throws(FingerprintError) -> SHA256Digest {
    let digest = try unsafe withUnsafeTemporaryAllocation(
      of: UInt8.self, capacity: Int(EVP_MAX_MD_SIZE)
    ) { (bytes) throws(FingerprintError) in
      var length: UInt32 = 0
      guard let start = bytes.baseAddress,
        unsafe EVP_DigestFinal_ex(context, start, &length) == 1
      else { throw DigestAlgorithm.failure(of: "EVP_DigestFinal_ex") }
      guard Int(length) == SHA256Digest.byteCount else {
        throw FingerprintError(reason: "libcrypto gave a SHA-256 of \(length) bytes")
      }
      return unsafe SHA256Digest(start)
    }
    try reset()
    return digest
  }

  /// Digests one message held in memory; the context must be at the beginning of one.
  ///
  /// - Throws: as ``update(_:)`` and ``finish()``.
  public mutating func digest(of message: [UInt8]) throws(FingerprintError) -> SHA256Digest {
    try update(message.span)
    return try finish()
  }

  /// The same for a piece of some bytes, without a copy.
  public mutating func digest(
    of message: ArraySlice<UInt8>
  ) throws(FingerprintError) -> SHA256Digest {
    try update(message.span)
    return try finish()
  }

  /// Forgets the message so far and begins an empty one.
  ///
  /// - Throws: ``FingerprintError`` when libcrypto fails.
  public mutating func reset() throws(FingerprintError) {
    guard unsafe EVP_DigestInit_ex2(context, algorithm.pointer, nil) == 1 else {
      throw DigestAlgorithm.failure(of: "EVP_DigestInit_ex2")
    }
  }
}
