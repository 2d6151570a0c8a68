import Testing
import TestSupport

@testable import Fingerprint

@Suite("SHA-256 digests")
struct SHA256DigestTests {
  /// A message of FIPS 180-4's examples and its digest.
  struct Vector: Sendable, CustomTestStringConvertible {
    let name: String
    let message: [UInt8]
    let hex: String
    var testDescription: String { name }
  }

  static let vectors: [Vector] = [
    Vector(
      name: "empty", message: [],
      hex: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    Vector(
      name: "abc", message: Array("abc".utf8),
      hex: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    Vector(
      name: "two blocks",
      message: Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8),
      hex: "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
    Vector(
      name: "a million a", message: [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000),
      hex: "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ]

  @Test("FIPS 180-4 vectors", arguments: vectors)
  func vector(_ vector: Vector) throws {
    let digest = try SHA256Digest.of(vector.message)
    #expect(digest.hex == vector.hex)
    #expect(digest.description == vector.hex)
    #expect(SHA256Digest(hex: vector.hex.utf8) == digest)
    #expect(SHA256Digest(bytes: digest.bytes) == digest)
  }

  @Test(
    "hexadecimal that is not exactly one spelling is refused",
    arguments: [
      "", "e3", String(repeating: "0", count: 63), String(repeating: "0", count: 65),
      String(repeating: "A", count: 64), String(repeating: "g", count: 64),
      " " + String(repeating: "0", count: 63), "0x" + String(repeating: "0", count: 62),
      String(repeating: "0", count: 63) + "\n", String(repeating: "`", count: 64),
      String(repeating: "/", count: 64), String(repeating: ":", count: 64),
      String(repeating: "й", count: 32),
    ])
  func refusedHex(_ text: String) {
    #expect(SHA256Digest(hex: text.utf8) == nil)
  }

  @Test("only 32 bytes make a digest", arguments: [0, 1, 31, 33, 64])
  func refusedBytes(_ count: Int) {
    #expect(SHA256Digest(bytes: [UInt8](repeating: 0, count: count)) == nil)
  }

  @Test("a message split anywhere has one digest")
  func splits() throws {
    let message = (0..<300).map { UInt8(truncatingIfNeeded: $0 * 7) }
    let whole = try SHA256Digest.of(message)
    var context = try DigestContext()
    for split in 0...message.count {
      try context.update(Array(message[..<split]).span)
      try context.update(Array(message[split...]).span)
      #expect(try context.finish() == whole, "split at \(split)")
      #expect(
        try SHA256Digest.of(pieces: [Array(message[..<split]), [], Array(message[split...])])
          == whole)
    }
  }

  @Test("one context digests message after message")
  func reuse() throws {
    var context = try DigestContext()
    for vector in Self.vectors + Self.vectors.reversed() {
      try context.update(vector.message.span)
      #expect(try context.finish().hex == vector.hex)
    }
    try context.update([1, 2, 3].span)
    try context.reset()
    #expect(try context.finish().hex == Self.vectors[0].hex)
  }

  @Test("digests sort as their bytes and as their text")
  func order() throws {
    var generator = Seeded("SHA256Digest")
    let digests = (0..<200).compactMap { _ in
      SHA256Digest(bytes: (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    }
    #expect(digests.count == 200)
    let byBytes = digests.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    #expect(digests.sorted() == byBytes, "seed \(generator.seed)")
    let first = [UInt8](repeating: 0, count: 31)
    let low = try #require(SHA256Digest(bytes: first + [1]))
    let high = try #require(SHA256Digest(bytes: [1] + first))
    #expect(low < high)
  }

  @Test("an algorithm that is not there is an error that names libcrypto's reason")
  func unknownAlgorithm() throws {
    #expect(throws: FingerprintError.self) { try DigestAlgorithm.fetch("SHA-0").get() }
    guard case .failure(let error) = DigestAlgorithm.fetch("no such digest") else {
      Issue.record("an unknown algorithm was fetched")
      return
    }
    #expect(error.reason.contains("EVP_MD_fetch(no such digest)"))
    #expect(error.reason.contains("unsupported"))
    // The failure leaves nothing behind that a later digest would trip over.
    #expect(try SHA256Digest.of([]).hex == Self.vectors[0].hex)
  }
}
