/// What a file with a private key in PEM (RFC 7468, sections 10 and 11) holds.
public enum PEMPrivateKey: Hashable, Sendable {
  /// The DER of a PKCS #8 structure, as ``Ed25519PrivateKey/init(pkcs8:)`` takes it.
  case pkcs8([UInt8])
  /// A key under a passphrase, which Regest does not ask for.
  case encrypted
  /// The two lines of a key, and between them what is no base 64.
  case damaged

  /// Looks for the first key in a file; nil where it holds none.
  public init?(_ file: [UInt8]) {
    let lines = file.split(separator: 0x0A).map { $0.last == 0x0D ? $0.dropLast() : $0 }
    func place(_ line: String) -> Int? { lines.firstIndex { $0.elementsEqual(line.utf8) } }
    if let begin = place("-----BEGIN PRIVATE KEY-----"),
      let end = place("-----END PRIVATE KEY-----"), begin < end
    {
      let der = Base64.decode(Array(lines[(begin + 1)..<end].joined()))
      self = der.map(Self.pkcs8) ?? .damaged
    } else if place("-----BEGIN ENCRYPTED PRIVATE KEY-----") != nil {
      self = .encrypted
    } else {
      return nil
    }
  }
}

extension PEMPrivateKey {
  /// The file of an Ed25519 key, as `openssl genpkey` writes it.
  ///
  /// - Parameter seed: the 32 bytes that RFC 8032, section 5.1.5, calls the private key.
  public static func file(ofEd25519 seed: [UInt8]) -> [UInt8] {
    // The one DER of such a key without attributes (RFC 8410, section 7).
    let head: [UInt8] = [
      0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04,
      0x20,
    ]
    return Array("-----BEGIN PRIVATE KEY-----\n".utf8) + Base64.encode(head + seed)
      + Array("\n-----END PRIVATE KEY-----\n".utf8)
  }
}
