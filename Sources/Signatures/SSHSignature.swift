internal import Fingerprint

/// A detached signature as `ssh-keygen -Y sign` writes it (OpenSSH's PROTOCOL.sshsig): read
/// to know whose key made it and for what, not whether it holds.
public struct SSHSignature: Hashable, Sendable {
  /// The hash that was signed in the place of the message.
  public enum Hash: String, Sendable, CaseIterable {
    case sha256
    case sha512
  }

  /// Why some bytes are no signature, or none of those that are read here.
  public enum Problem: Error, Hashable, Sendable {
    /// They are not of the form of one; the reason is for people.
    case malformed(reason: String)
    /// It is about something else.
    case foreign(namespace: [UInt8])
    /// The digest library failed.
    case failed(String)
  }

  /// The key that is said to have made it.
  public let key: SSHPublicKey
  /// What kind of thing is signed; a signature of another kind means nothing here.
  public let namespace: [UInt8]
  /// The hash.
  public let hash: Hash

  /// The largest file that is read, in bytes: a signature by RSA with 16384 bits and its
  /// certificate are smaller.
  public static let largestSize = 1 << 16

  private static let header = Array("-----BEGIN SSH SIGNATURE-----\n".utf8)
  private static let footer = Array("-----END SSH SIGNATURE-----".utf8)

  /// Reads an armored signature: nothing may stand before or after it.
  ///
  /// - Parameter namespace: the only one that is accepted.
  /// - Throws: ``Problem``.
  public init(armored bytes: [UInt8], namespace: String) throws(Problem) {
    try self.init(blob: Self.blob(of: bytes))
    guard self.namespace.elementsEqual(namespace.utf8) else {
      throw .foreign(namespace: self.namespace)
    }
  }

  /// What lies between the first line and the last (section 1).
  private static func blob(of bytes: [UInt8]) throws(Problem) -> [UInt8] {
    guard bytes.count <= largestSize else {
      throw .malformed(reason: "it is larger than \(largestSize) bytes")
    }
    guard bytes.starts(with: header) else {
      throw .malformed(reason: "its first line is not that of an SSH signature")
    }
    let body = bytes.last == 0x0A ? bytes.dropLast() : bytes[...]
    guard body.suffix(footer.count).elementsEqual(footer) else {
      throw .malformed(reason: "its last line is not that of an SSH signature")
    }
    let lines = body.dropFirst(header.count).dropLast(footer.count)
    guard lines.last == 0x0A, let blob = Base64.decode(Array(lines.split(separator: 0x0A).joined()))
    else { throw .malformed(reason: "what lies between its first and last line is not base 64") }
    return blob
  }

  /// Reads what is in the armor (section 2).
  private init(blob: [UInt8]) throws(Problem) {
    var reader = SSHReader(blob)
    guard let magic = reader.bytes(6), magic.elementsEqual("SSHSIG".utf8) else {
      throw .malformed(reason: "it does not begin with SSHSIG")
    }
    guard let version = reader.number(), version == 1 else {
      throw .malformed(reason: "it is not of version 1")
    }
    // The third string is reserved, and to be passed over.
    guard let key = reader.string(), let namespace = reader.string(), reader.string() != nil,
      let hash = reader.string(), let signature = reader.string()
    else { throw .malformed(reason: "it ends too early") }
    guard reader.isAtEnd else { throw .malformed(reason: "something follows it") }
    guard !namespace.isEmpty else { throw .malformed(reason: "its namespace is empty") }
    guard let hash = Hash(rawValue: String(decoding: hash, as: UTF8.self)) else {
      let name = PathBytes(hash).display
      throw .malformed(reason: "its hash is \(name), and may be sha256 or sha512 only")
    }
    self.key = try SSHPublicKey(key)
    self.namespace = namespace
    self.hash = hash
    var inner = SSHReader(signature)
    guard let algorithm = inner.name(), let proof = inner.string(), !proof.isEmpty else {
      throw .malformed(reason: "it ends too early")
    }
    // RSA with SHA-1 has the name of the key's type.
    if self.key.type == "ssh-rsa", !["rsa-sha2-256", "rsa-sha2-512"].contains(algorithm) {
      throw .malformed(reason: "it is by RSA and neither rsa-sha2-256 nor rsa-sha2-512")
    }
  }
}
