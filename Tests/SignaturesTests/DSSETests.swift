import Fingerprint
import Testing

@testable import Signatures

@Suite struct DSSETests {
  /// The example of protocol.md.
  @Test func whatIsSignedIsThatOfTheSpecification() {
    let encoded = DSSEEnvelope.preAuthenticationEncoding(
      of: Array("hello world".utf8), type: "http://example.com/HelloWorld")
    #expect(
      String(decoding: encoded, as: UTF8.self)
        == "DSSEv1 29 http://example.com/HelloWorld 11 hello world")
    // Lengths are those of bytes.
    #expect(
      DSSEEnvelope.preAuthenticationEncoding(of: [], type: "ё").starts(with: "DSSEv1 2 ".utf8))
  }

  @Test func anEnvelopeIsSignedByItsKey() throws {
    let key = try Ed25519PrivateKey(seed: [UInt8](repeating: 1, count: 32))
    let payload = Array("{}".utf8)
    let envelope = try DSSEEnvelope(signing: payload, type: "a/b", key: key)
    let signature = try #require(envelope.signatures.first)
    #expect(signature.keyID == (try SHA256Digest.of(key.publicKey.subjectPublicKeyInfo).hex))
    let signed = DSSEEnvelope.preAuthenticationEncoding(of: payload, type: "a/b")
    #expect(try key.publicKey.verifies(signature.bytes, of: signed))
    #expect(try !key.publicKey.verifies(signature.bytes, of: payload))
    let text = String(decoding: envelope.bytes, as: UTF8.self)
    #expect(text.hasPrefix(#"{"payload":"e30=","payloadType":"a/b","signatures":[{"keyid":""#))
  }
}
