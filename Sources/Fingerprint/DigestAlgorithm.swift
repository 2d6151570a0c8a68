internal import CLibcrypto

/// An algorithm as fetched from libcrypto's providers.
///
/// OpenSSL 3 looks an algorithm up among its providers; doing that for each
/// file would cost more than digesting a small one. A minimal or FIPS
/// configuration may offer none: then that is remembered and thrown.
///
/// Sendable although it holds a pointer: an `EVP_MD` is immutable once fetched
/// and its reference count is atomic. It lives as long as the process.
@safe
struct DigestAlgorithm: @unchecked Sendable {
  let pointer: OpaquePointer

  /// The outcome of the one look-up of this process.
  static let sha256: Result<DigestAlgorithm, FingerprintError> = fetch("SHA256")

  /// The outcomes of the look-ups of the others, by the place among all kinds.
  private static let others = DigestKind.allCases.map { fetch($0.libcryptoName) }

  /// What libcrypto offers for a kind.
  static func algorithm(of kind: DigestKind) -> Result<DigestAlgorithm, FingerprintError> {
    kind == .sha256 ? sha256 : others[Int(kind.rawValue)]
  }

  /// Looks an algorithm up by its libcrypto name.
  static func fetch(_ name: String) -> Result<DigestAlgorithm, FingerprintError> {
    guard let pointer = unsafe EVP_MD_fetch(nil, name, nil) else {
      return .failure(failure(of: "EVP_MD_fetch(\(name))"))
    }
    return unsafe .success(DigestAlgorithm(pointer: pointer))
  }

  /// The error for a call that failed, with what this thread's libcrypto error
  /// queue says. The queue is emptied, so that no later failure repeats it.
  static func failure(of call: String) -> FingerprintError {
    var code = ERR_get_error()
    guard code != 0 else {
      return FingerprintError(reason: "libcrypto: \(call) failed and gave no reason")
    }
    var text = [CChar](repeating: 0, count: 256)
    unsafe text.withUnsafeMutableBufferPointer { buffer in
      unsafe ERR_error_string_n(code, buffer.baseAddress, buffer.count)
    }
    while code != 0 { code = ERR_get_error() }
    let message = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    let reason = String(decoding: message, as: UTF8.self)
    return FingerprintError(reason: "libcrypto: \(call) failed: \(reason)")
  }
}
