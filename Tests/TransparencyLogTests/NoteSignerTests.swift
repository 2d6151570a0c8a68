import Fingerprint
import Foundation
import TestSupport
import Testing

@testable import TransparencyLog

@Suite struct NoteSignerTests {
  private let name = NoteName("example.org/log".utf8)

  /// The first key of RFC 8032, section 7.1.
  private let secret = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
  private let published = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"

  private func bytes(_ hex: String) -> [UInt8] {
    let digits = Array(hex.utf8)
    return stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
    }
  }

  /// PEM (RFC 8410, section 7) around the secret.
  private var pem: String {
    let der = bytes("302e020100300506032b657004220420" + secret)
    return """
      -----BEGIN PRIVATE KEY-----
      \(String(decoding: Base64.encode(der), as: UTF8.self))
      -----END PRIVATE KEY-----

      """
  }

  private func signer(_ file: String) throws -> NoteSigner {
    try NoteSigner(file: Array(file.utf8), path: "key", name: #require(name))
  }

  /// RFC 8032, section 7.1, test 1.
  @Test func signsNothingAsPublished() throws {
    let key = try Ed25519PrivateKey(seed: bytes(secret))
    #expect(key.publicKey.bytes == bytes(published))
    let signature = bytes(
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")
    #expect(try key.sign([]) == signature)
    #expect(try key.publicKey.verifies(signature, of: []))
    #expect(try !key.publicKey.verifies(signature, of: [0]))
    #expect(try !key.publicKey.verifies(Array(signature.dropLast()), of: []))
  }

  @Test func readsBothFormsOfOneKey() throws {
    let fromPEM = try signer(pem)
    #expect(fromPEM.verifier.publicKey.bytes == bytes(published))
    let id = String(decoding: VerifierKey.hex(fromPEM.verifier.id), as: UTF8.self)
    let key = String(decoding: Base64.encode([1] + bytes(secret)), as: UTF8.self)
    let fromLine = try signer("PRIVATE+KEY+example.org/log+\(id)+\(key)\n")
    #expect(fromLine.verifier == fromPEM.verifier)
    let note = try SignedNote(text: Array("text\n".utf8), signer: fromLine)
    #expect(try note.verifiers(among: [fromPEM.verifier]) == [fromPEM.verifier])
    #expect(throws: LogError.self) {
      _ = try signer("PRIVATE+KEY+example.org/log+00000000+\(key)\n")
    }
    #expect(throws: LogError.self) { _ = try signer("PRIVATE+KEY+example.org/fog+\(id)+\(key)\n") }
  }

  @Test func readsWindowsLineEnds() throws {
    let file = pem.split(separator: "\n").joined(separator: "\r\n") + "\r\n"
    #expect(try signer(file).verifier.publicKey.bytes == bytes(published))
  }

  @Test(arguments: [
    "", "\n", "-----BEGIN PRIVATE KEY-----\n",
    "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----",
    "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
    "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n",
    "PRIVATE+KEY+a+b", "ssh-ed25519 AAAA",
  ]) func isNoKey(_ file: String) {
    let error = #expect(throws: LogError.self) { _ = try signer(file) }
    #expect(error?.code == .keyUnusable)
    #expect(error?.message.contains("AAAA") == false)
  }

  @Test func keysOfOtherKindsAreRefused() throws {
    for arguments in ["-algorithm rsa", "-algorithm ed448", "-algorithm x25519"] {
      let made = try openssl("genpkey \(arguments)")
      let error = #expect(throws: LogError.self) { _ = try signer(made) }
      #expect(error?.code == .keyUnusable, "\(arguments)")
    }
    _ = try signer(try openssl("genpkey -algorithm ed25519"))
  }

  private func openssl(_ arguments: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "openssl \(arguments) 2>/dev/null"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return String(decoding: bytes, as: UTF8.self)
  }
}
