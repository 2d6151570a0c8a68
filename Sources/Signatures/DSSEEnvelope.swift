internal import CanonicalJSON
public import Fingerprint

/// A payload and signatures over it in one JSON text (DSSE 1.0, envelope.md and protocol.md of
/// secure-systems-lab/dsse).
///
/// What is signed is not the JSON but ``preAuthenticationEncoding(of:type:)``, so nothing
/// hangs on how the JSON is written.
public struct DSSEEnvelope: Hashable, Sendable {
  /// A signature of the payload and its type.
  public struct Signature: Hashable, Sendable {
    /// What tells the signer's keys apart: the SHA-256 of the public key as DER of a
    /// SubjectPublicKeyInfo, in hexadecimal digits. A hint only; nobody may rely on it.
    public let keyID: String
    /// The signature.
    public let bytes: [UInt8]
  }

  /// The type of an in-toto statement.
  public static let statementType = "application/vnd.in-toto+json"

  /// What the payload is, as a media type.
  public let payloadType: String
  /// The payload.
  public let payload: [UInt8]
  /// The signatures, at least one.
  public let signatures: [Signature]

  /// Signs a payload.
  ///
  /// - Throws: ``FingerprintError`` when libcrypto fails.
  public init(
    signing payload: [UInt8], type: String, key: borrowing Ed25519PrivateKey
  ) throws(FingerprintError) {
    let id = try SHA256Digest.of(key.publicKey.subjectPublicKeyInfo)
    let signed = Self.preAuthenticationEncoding(of: payload, type: type)
    payloadType = type
    self.payload = payload
    signatures = [Signature(keyID: id.hex, bytes: try key.sign(signed))]
  }

  /// The bytes that are signed: `DSSEv1`, the type and the payload, each behind its length in
  /// decimal digits, with single spaces between (protocol.md, "Signature Definition").
  public static func preAuthenticationEncoding(of payload: [UInt8], type: String) -> [UInt8] {
    let type = Array(type.utf8)
    return Array("DSSEv1 \(type.count) ".utf8) + type + Array(" \(payload.count) ".utf8) + payload
  }

  /// The JSON text on one line, without a line end; canonical (RFC 8785).
  public var bytes: [UInt8] {
    let json: JSON = [
      "payload": .string(Self.text(payload)),
      "payloadType": .string(payloadType),
      "signatures": .array(
        signatures.map { ["keyid": .string($0.keyID), "sig": .string(Self.text($0.bytes))] }),
    ]
    return json.lineBytes()
  }

  private static func text(_ bytes: [UInt8]) -> String {
    String(decoding: Base64.encode(bytes), as: UTF8.self)
  }
}
