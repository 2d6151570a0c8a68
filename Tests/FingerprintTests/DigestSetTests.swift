import Fingerprint
import Glibc
import TestSupport
import Testing

@Suite struct DigestSetTests {
  /// The digests of `abc`, from RFC 1321, FIPS 180-4 and 202, RFC 7693 and the page of
  /// RIPEMD-160.
  static let vectors: [(DigestKind, String)] = [
    (.md5, "900150983cd24fb0d6963f7d28e17f72"),
    (.sha1, "a9993e364706816aba3e25717850c26c9cd0d89d"),
    (.ripemd160, "8eb208f7e05d987a9b044a8e98c6b087f15a0bfc"),
    (.sha224, "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7"),
    (.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      .sha384,
      "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7"
    ),
    (
      .sha512,
      "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
    ),
    (.sha512Truncated256, "53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23"),
    (.blake2s256, "508c5e8c327c14e2e1a72ba34eeb452f37458b209ed63a294d999b4c86675982"),
    (
      .blake2b512,
      "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d17d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923"
    ),
    (.sha3x224, "e642824c3f8cf24ad09234ee7d3c766fc9a3a5168d0c94ad73b46fdf"),
    (.sha3x256, "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532"),
    (
      .sha3x384,
      "ec01498288516fc926459f58e2c6ad8df9b473cb0fc08c2596da7cf0e49be4b298d88cea927ac7f539f1edf228376d25"
    ),
    (
      .sha3x512,
      "b751850b1a57168a5693cd924b6b096e08f621827444f70d884f5d0240d2712e10e116e9192af3c91a7ec57647e3934057340b4cf408d5a56592f8274eec53f0"
    ),
  ]

  static func hex(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
  }

  @Test func everyKindHasAVector() {
    #expect(Set(Self.vectors.map(\.0)) == Set(DigestKind.allCases))
  }

  @Test(arguments: vectors)
  func givesTheVector(_ kind: DigestKind, _ expected: String) throws {
    #expect(kind.byteCount * 2 == expected.count)
    guard kind.isOffered else {
      print("libcrypto offers no \(kind.name): its vector is skipped")
      return
    }
    var context = try DigestSetContext(DigestKinds([kind]))
    try context.update(Array("ab".utf8).span)
    try context.update(Array("c".utf8).span)
    #expect(Self.hex(try context.finish()) == expected)
    try context.update(Array("left behind".utf8).span)
    try context.reset()
    try context.update(Array("abc".utf8).span)
    #expect(Self.hex(try context.finish()) == expected)
  }

  @Test func givesAllSideBySide() throws {
    let kinds = DigestKinds([.sha512, .md5, .sha256, .md5])
    #expect(kinds.all == [.md5, .sha256, .sha512])
    #expect(kinds.byteCount == 16 + 32 + 64)
    #expect(kinds.offset(of: .sha512) == 48)
    #expect(kinds.offset(of: .sha1) == nil)
    var context = try DigestSetContext(kinds)
    try context.update(Array("abc".utf8).span)
    let wanted = kinds.all.compactMap { kind in Self.vectors.first { $0.0 == kind }?.1 }
    #expect(Self.hex(try context.finish()) == wanted.joined())
  }

  @Test func noKindsGiveNothing() throws {
    var context = try DigestSetContext([])
    try context.update([1, 2, 3].span)
    #expect(try context.finish() == [])
  }

  @Test(arguments: [
    ("SHA256", DigestKind.sha256), ("sha-256", .sha256), ("SHA512/256", .sha512Truncated256),
    ("BLAKE2b", .blake2b512), ("BLAKE2b-512", .blake2b512), ("SHA3-512", .sha3x512),
    ("RMD160", .ripemd160), ("md5", .md5), ("sha3_224", .sha3x224),
  ])
  func readsNames(_ name: String, _ kind: DigestKind) {
    #expect(DigestKind(name: name.utf8) == kind)
  }

  @Test(arguments: ["", "BLAKE3", "sha255", "sha 256", "tiger", "whirlpool", "BLAKE2b-256"])
  func knowsNoOtherName(_ name: String) {
    #expect(DigestKind(name: name.utf8) == nil)
  }

  @Test(arguments: [1, 4])
  func digestsATree(_ threads: Int) throws {
    let folder = try TemporaryFolder()
    try folder.file("a/abc", Array("abc".utf8))
    try folder.file("b", [UInt8](repeating: 7, count: 3_000_000))
    try folder.file("empty")
    try folder.file("left", [1])
    try folder.link("link", to: "b")
    let kinds = DigestKinds([.md5, .sha512, .sha256])
    let reading = try SourceReader.digest(
      base: folder.path, roots: ["."], kinds: kinds, threads: threads,
      isAsked: { $0 != "left" })
    #expect(reading.files.count == 4)
    #expect(reading.findings.map(\.path) == ["link"])
    var digests = try DigestSetContext(kinds)
    for (index, path) in ["a/abc", "b", "empty"].enumerated() {
      #expect(reading.files.path(at: index) == PathBytes(path))
      let content = try FileStore.read(folder.path.appending(PathBytes(path)), limit: 1 << 23)
      try digests.update(content.span)
      let found = kinds.all.compactMap { reading.files.digest($0, at: index) }
      #expect(try found.flatMap { $0 } == digests.finish())
      #expect(reading.files.stamp(at: index)?.size == UInt64(content.count))
    }
    #expect(reading.files.isLeft(at: 3))
    #expect(!reading.files.isRead(at: 3))
    #expect(reading.files.digest(.md5, at: 3) == nil)
    #expect(reading.files.digest(.sha1, at: 0) == nil)
  }

  @Test func givesEveryNameOfAFileItsDigests() throws {
    let folder = try TemporaryFolder()
    try folder.file("a", Array("abc".utf8))
    let old = cString(folder.path.appending("a"))
    for name: PathBytes in ["b", "c"] {
      try #require(unsafe link(old, cString(folder.path.appending(name))) == 0)
    }
    let reading = try SourceReader.digest(
      base: folder.path, roots: ["."], kinds: [.md5, .sha384], threads: 2)
    #expect(reading.files.count == 3)
    for index in 0..<3 {
      let md5 = try #require(reading.files.digest(.md5, at: index))
      #expect(Self.hex(md5) == Self.vectors[0].1)
      let longer = try #require(reading.files.digest(.sha384, at: index))
      #expect(Self.hex(longer) == Self.vectors[5].1)
    }
  }

  @Test func digestsManyFilesInOrder() throws {
    let folder = try TemporaryFolder()
    for number in 0..<3000 { try folder.file(PathBytes("f\(number)"), Array("\(number)".utf8)) }
    let reading = try SourceReader.digest(
      base: folder.path, roots: ["."], kinds: [.sha1, .blake2b512], threads: 4)
    var digests = try DigestSetContext([.sha1, .blake2b512])
    #expect(reading.files.count == 3000)
    for index in 0..<reading.files.count {
      try digests.update(Array(reading.files.path(at: index).bytes.dropFirst()).span)
      let found = [DigestKind.sha1, .blake2b512].compactMap { reading.files.digest($0, at: index) }
      #expect(try found.flatMap { $0 } == digests.finish())
      #expect(reading.files.fingerprint(at: index) == nil)
    }
  }
}
