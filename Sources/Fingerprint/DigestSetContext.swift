internal import CLibcrypto

/// Several running digests of one message, owned: each byte is given to all of them while
/// it is at hand.
///
///     var context = try DigestSetContext([.md5, .sha512])
///     try context.update(bytes.span)
///     let digests = try context.finish()  // MD5, then SHA-512
///
/// Made once per thread and used for message after message, as ``DigestContext``.
@safe
public struct DigestSetContext: ~Copyable {
  /// What is computed.
  public let kinds: DigestKinds
  private let algorithms: [DigestAlgorithm]
  private let contexts: [OpaquePointer]

  /// Makes contexts that are ready for a message.
  ///
  /// - Throws: ``FingerprintError`` when libcrypto does not offer an algorithm or has no
  ///   memory for a context.
  public init(_ kinds: DigestKinds) throws(FingerprintError) {
    var algorithms: [DigestAlgorithm] = []
    for kind in kinds.all { algorithms.append(try DigestAlgorithm.algorithm(of: kind).get()) }
    var contexts: [OpaquePointer] = unsafe []
    for algorithm in algorithms {
      let context = unsafe EVP_MD_CTX_new()
      if let context = unsafe context { unsafe contexts.append(context) }
      guard let context = unsafe context,
        unsafe EVP_DigestInit_ex2(context, algorithm.pointer, nil) == 1
      else {
        let failure = DigestAlgorithm.failure(of: "EVP_DigestInit_ex2")
        for index in unsafe contexts.indices { unsafe EVP_MD_CTX_free(contexts[index]) }
        throw failure
      }
    }
    self.kinds = kinds
    self.algorithms = algorithms
    unsafe self.contexts = unsafe contexts
  }

  deinit {
    for index in unsafe contexts.indices { unsafe EVP_MD_CTX_free(contexts[index]) }
  }

  /// Adds bytes to the message.
  ///
  /// - Throws: ``FingerprintError``; the context must be ``reset()`` before it is used again.
  public mutating func update(_ bytes: Span<UInt8>) throws(FingerprintError) {
    try unsafe bytes.withUnsafeBufferPointer { (buffer) throws(FingerprintError) in
      try unsafe update(UnsafeRawBufferPointer(buffer))
    }
  }

  /// The same for memory whose life the caller answers for.
  @unsafe
  mutating func update(_ bytes: UnsafeRawBufferPointer) throws(FingerprintError) {
    for index in algorithms.indices {
      guard unsafe EVP_DigestUpdate(contexts[index], bytes.baseAddress, bytes.count) == 1 else {
        throw DigestAlgorithm.failure(of: "EVP_DigestUpdate")
      }
    }
  }

  /// Ends the message and gives its digests side by side, in the order of ``kinds``; the
  /// next update begins another message.
  ///
  /// - Throws: ``FingerprintError`` when libcrypto fails or gives a wrong length.
  public mutating func finish() throws(FingerprintError) -> [UInt8] {
    var digests = [UInt8](repeating: 0, count: kinds.byteCount)
    try unsafe digests.withUnsafeMutableBufferPointer { (bytes) throws(FingerprintError) in
      try unsafe finish(into: bytes)
    }
    return digests
  }

  /// The same into memory of exactly ``DigestKinds/byteCount`` bytes.
  @unsafe
  mutating func finish(into memory: UnsafeMutableBufferPointer<UInt8>) throws(FingerprintError) {
    precondition(memory.count == kinds.byteCount, "there is room for all digests")
    var offset = 0
    for (index, kind) in kinds.all.enumerated() {
      var length: UInt32 = 0
      guard let start = memory.baseAddress,
        unsafe EVP_MD_get_size(algorithms[index].pointer) == Int32(kind.byteCount),
        unsafe EVP_DigestFinal_ex(contexts[index], start + offset, &length) == 1
      else { throw DigestAlgorithm.failure(of: "EVP_DigestFinal_ex(\(kind.name))") }
      guard Int(length) == kind.byteCount else {
        throw FingerprintError(reason: "libcrypto gave a \(kind.name) of \(length) bytes")
      }
      offset += kind.byteCount
    }
    try reset()
  }

  /// Forgets the message so far and begins an empty one.
  ///
  /// - Throws: ``FingerprintError`` when libcrypto fails.
  public mutating func reset() throws(FingerprintError) {
    for index in algorithms.indices {
      guard unsafe EVP_DigestInit_ex2(contexts[index], algorithms[index].pointer, nil) == 1 else {
        throw DigestAlgorithm.failure(of: "EVP_DigestInit_ex2")
      }
    }
  }
}
