internal import Fingerprint

/// A public key of SSH as it stands in a signature.
public struct SSHPublicKey: Hashable, Sendable {
  /// Its serialization (RFC 4253, section 6.6, and its successors). Where the signer showed a
  /// certificate, it is that of the key in it: certificates are renewed, and the key stays.
  public let blob: [UInt8]
  /// The type of the key, such as `ssh-ed25519`.
  public let type: String
  /// What people compare, as `ssh-keygen -l` prints it: `SHA256:` and the SHA-256 of the blob
  /// in base 64 without padding.
  public let fingerprint: String
  /// The SHA-256 of the blob in hexadecimal digits.
  public let hex: String

  /// How many strings make a key of each type (RFC 4253, 5656, 8709 and OpenSSH's
  /// PROTOCOL.u2f). A type that is not here is one of a newer OpenSSH.
  private static let fields = [
    "ssh-ed25519": 1, "sk-ssh-ed25519@openssh.com": 2, "ssh-rsa": 2,
    "ecdsa-sha2-nistp256": 2, "ecdsa-sha2-nistp384": 2, "ecdsa-sha2-nistp521": 2,
    "sk-ecdsa-sha2-nistp256@openssh.com": 3,
  ]

  /// Whether the fields of such a key are numbers, and not strings.
  private static func holdsNumbers(_ type: String) -> Bool {
    type == "ssh-rsa" || type == "ssh-dss"
  }

  /// Reads a serialized key or certificate (OpenSSH's PROTOCOL.certkeys).
  ///
  /// - Throws: ``SSHSignature/Problem`` with `malformed` where it is none.
  init(_ bytes: [UInt8]) throws(SSHSignature.Problem) {
    var reader = SSHReader(bytes)
    guard let name = reader.name() else { throw .malformed(reason: "its public key has no type") }
    let base = Self.keyType(ofCertificate: name)
    type = base ?? name
    // What follows the nonce of a certificate is the key.
    if base != nil, reader.string() == nil {
      throw .malformed(reason: "its certificate ends too early")
    }
    var blob: [UInt8] = []
    SSHReader.append(Array(type.utf8), to: &blob)
    if let count = Self.fields[type] {
      for _ in 0..<count {
        guard let field = reader.string() else {
          throw .malformed(reason: "its public key ends too early")
        }
        // OpenSSH reads a number with zeros before it as well, and one key would have two blobs.
        guard !Self.holdsNumbers(type) || SSHReader.isShortestPositive(field) else {
          throw .malformed(reason: "a number of its public key is not in its one spelling")
        }
        SSHReader.append(field, to: &blob)
      }
      guard base != nil || reader.isAtEnd else {
        throw .malformed(reason: "something follows its public key")
      }
    } else {
      guard base == nil else { throw .malformed(reason: "its certificate is of unknown type") }
      blob += reader.remainder
    }
    self.blob = blob
    let digest: SHA256Digest
    do throws(FingerprintError) {
      digest = try SHA256Digest.of(blob)
    } catch {
      throw .failed(error.reason)
    }
    hex = digest.hex
    let digits = Base64.encode(digest.bytes).prefix { $0 != UInt8(ascii: "=") }
    fingerprint = "SHA256:" + String(decoding: digits, as: UTF8.self)
  }

  /// The type of the key that a certificate of a type certifies; nil for no certificate.
  private static func keyType(ofCertificate name: String) -> String? {
    let ending = "-cert-v01@openssh.com"
    guard name.hasSuffix(ending) else { return nil }
    let key = String(name.dropLast(ending.count))
    return key.hasPrefix("sk-") ? key + "@openssh.com" : key
  }
}
