import Fingerprint
import Foundation
import TestSupport
import Testing

@testable import Signatures

/// Reading signatures of OpenSSH's PROTOCOL.sshsig.
@Suite struct SSHSignatureTests {
  /// The parts of a signature, to be written with one of them wrong.
  struct Parts {
    var magic = Array("SSHSIG".utf8)
    var version: [UInt8] = [0, 0, 0, 1]
    var keyType = "ssh-ed25519"
    var keyFields: [[UInt8]] = [[UInt8](repeating: 7, count: 32)]
    var namespace = "regest-manifest"
    var reserved: [UInt8] = []
    var hash = "sha512"
    var algorithm = "ssh-ed25519"
    var proof = [UInt8](repeating: 9, count: 64)
    var tail: [UInt8] = []
    var isShort = false

    static func string(_ bytes: some Collection<UInt8>) -> [UInt8] {
      var result: [UInt8] = []
      SSHReader.append(bytes, to: &result)
      return result
    }

    var key: [UInt8] { Self.string(keyType.utf8) + keyFields.flatMap { Self.string($0) } }

    var blob: [UInt8] {
      let signature = Self.string(algorithm.utf8) + Self.string(proof)
      let fields = [key, Array(namespace.utf8), reserved, Array(hash.utf8), signature]
      let all = magic + version + fields.flatMap { Self.string($0) } + tail
      return isShort ? Array(all.dropLast()) : all
    }

    var armored: [UInt8] {
      let digits = Base64.encode(blob)
      var lines: [UInt8] = []
      for start in stride(from: 0, to: digits.count, by: 70) {
        lines += digits[start..<min(start + 70, digits.count)] + [0x0A]
      }
      return Array("-----BEGIN SSH SIGNATURE-----\n".utf8) + lines
        + Array("-----END SSH SIGNATURE-----\n".utf8)
    }
  }

  private func read(_ bytes: [UInt8]) throws(SSHSignature.Problem) -> SSHSignature {
    try SSHSignature(armored: bytes, namespace: "regest-manifest")
  }

  private func reason(_ bytes: [UInt8]) -> String? {
    do throws(SSHSignature.Problem) {
      _ = try read(bytes)
      return nil
    } catch {
      guard case .malformed(let reason) = error else { return "\(error)" }
      return reason
    }
  }

  @Test func whatIsInOneIsRead() throws {
    let signature = try read(Parts().armored)
    #expect(signature.key.type == "ssh-ed25519")
    #expect(signature.key.blob == Parts().key)
    #expect(signature.key.hex == (try SHA256Digest.of(Parts().key).hex))
    #expect(signature.key.fingerprint.count == "SHA256:".count + 43)
    #expect(signature.hash == .sha512)
    var other = Parts()
    other.hash = "sha256"
    // The reserved field is to be passed over.
    other.reserved = [1, 2, 3]
    #expect(try read(other.armored).hash == .sha256)
  }

  /// A flaw and what is said of it.
  struct Flaw: Sendable {
    var words: String
    var change: @Sendable (inout Parts) -> Void

    init(_ words: String, _ change: @escaping @Sendable (inout Parts) -> Void) {
      self.words = words
      self.change = change
    }
  }

  static let flaws = [
    Flaw("SSHSIG") { $0.magic[0] = 0 },
    Flaw("version 1") { $0.version[3] = 2 },
    Flaw("namespace is empty") { $0.namespace = "" },
    Flaw("hash is md5") { $0.hash = "md5" },
    Flaw("hash is sha1") { $0.hash = "sha1" },
    Flaw("something follows it") { $0.tail = [0] },
    Flaw("ends too early") { $0.isShort = true },
    Flaw("ends too early") { $0.proof = [] },
    Flaw("has no type") { $0.keyType = "" },
    Flaw("key ends too early") { $0.keyFields = [] },
    Flaw("follows its public key") { $0.keyFields.append([1]) },
    Flaw("certificate is of unknown type") { $0.keyType = "new-cert-v01@openssh.com" },
    Flaw("neither rsa-sha2-256 nor") {
      $0.keyType = "ssh-rsa"
      $0.keyFields = [[3], [5]]
      $0.algorithm = "ssh-rsa"
    },
  ]

  @Test(arguments: flaws) func whatIsWrongIsSaid(_ flaw: Flaw) throws {
    var parts = Parts()
    flaw.change(&parts)
    #expect(reason(parts.armored)?.contains(flaw.words) == true, "\(flaw.words)")
  }

  @Test func oneForSomethingElseIsForeign() {
    var parts = Parts()
    parts.namespace = "file"
    #expect(throws: SSHSignature.Problem.foreign(namespace: Array("file".utf8))) {
      _ = try read(parts.armored)
    }
  }

  /// The armor: nothing before or after, no other line ends, no white space.
  /// A number with zeros before it is the same to OpenSSH, and one key would count twice.
  @Test(arguments: [
    ([1, 0, 1], nil), ([0, 0x81, 1], nil), ([0, 1, 0, 1], "spelling"), ([0x81], "spelling"),
    ([], "spelling"), ([0], "spelling"),
  ]) func aNumberHasOneSpelling(_ exponent: [UInt8], _ fault: String?) {
    var parts = Parts()
    parts.keyType = "ssh-rsa"
    parts.algorithm = "rsa-sha2-512"
    parts.keyFields = [exponent, [0x7F] + [UInt8](repeating: 5, count: 255)]
    let reason = reason(parts.armored)
    #expect(fault.map { reason?.contains($0) == true } ?? (reason == nil), "\(reason ?? "none")")
  }

  @Test func theArmorIsStrict() throws {
    let whole = Parts().armored
    #expect(reason(Array(whole.dropLast())) == nil)
    #expect(reason([0x0A] + whole) != nil)
    #expect(reason(whole + [0x0A]) != nil)
    #expect(reason(whole + Array("more\n".utf8)) != nil)
    #expect(reason(whole.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }) != nil)
    var spaced = whole
    spaced.insert(0x20, at: 40)
    #expect(reason(spaced) != nil)
    #expect(
      reason(Array("-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n".utf8)) != nil)
    #expect(reason([UInt8](repeating: 0x41, count: SSHSignature.largestSize + 1)) != nil)
  }

  /// A file that was cut off anywhere is no signature, and neither armor nor blob traps.
  @Test func aTornOneIsNone() {
    let parts = Parts()
    for end in 0..<(parts.armored.count - 1) {
      #expect(reason(Array(parts.armored[..<end])) != nil, "\(end) bytes")
    }
    var random = Seeded("torn signatures")
    for _ in 0..<500 {
      var bytes = parts.armored
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
        in: 0...255, using: &random)
      _ = reason(bytes)
    }
  }

  /// The key in a certificate stands for the signer, not the certificate, which is renewed.
  @Test func theKeyOfACertificateIsThatOfTheKey() throws {
    var parts = Parts()
    let plain = try read(parts.armored).key
    parts.keyType = "ssh-ed25519-cert-v01@openssh.com"
    parts.keyFields = [[1, 2, 3]] + parts.keyFields + [[0, 0], [4]]
    #expect(try read(parts.armored).key == plain)
    parts.keyType = "sk-ssh-ed25519-cert-v01@openssh.com"
    parts.keyFields.insert(Array("ssh:".utf8), at: 2)
    #expect(try read(parts.armored).key.type == "sk-ssh-ed25519@openssh.com")
  }

  /// The signatures of OpenSSH's own tests.
  @Test(
    .enabled(if: Project.corpora != nil, "needs REGEST_CORPORA"),
    arguments: [
      ("ed25519", "ssh-ed25519"), ("ecdsa", "ecdsa-sha2-nistp256"), ("rsa", "ssh-rsa"),
    ]) func publishedOnesAreRead(_ name: String, _ type: String) throws
  {
    let folder = try #require(Project.corpora).appendingPathComponent("vectors/sshsig")
    func bytes(_ file: String) throws -> [UInt8] {
      try FileStore.read(PathBytes(folder.appendingPathComponent(file).path), limit: 1 << 16)
    }
    let signature = try SSHSignature(armored: bytes(name + ".sig"), namespace: "unittest")
    #expect(signature.key.type == type)
    let line = try bytes(name + ".pub").split(separator: 0x20)
    #expect(signature.key.blob == Base64.decode(line[1]))
  }
}
