import Fingerprint
import Fixity
import Testing

@Suite struct FileNameTests {
  @Test(arguments: [
    ("SHA512SUMS", DigestKind.sha512), ("photos.md5", .md5), ("manifest-sha1.txt", .sha1),
    ("tagmanifest-sha512.txt", .sha512), ("a/b/MD5SUMS.txt", .md5), ("disk.iso.b2", .blake2b512),
    ("B2SUMS", .blake2b512), ("x.blake2b", .blake2b512), ("sha256deep.txt", .sha256),
    ("scans.SHA384", .sha384), ("list-sha512-256.txt", .sha512Truncated256),
    ("x.sha3-256", .sha3x256), ("MANIFEST.sha256", .sha256), ("sha224sum", .sha224),
  ])
  func namesItsAlgorithm(_ name: String, _ kind: DigestKind) {
    #expect(NamedAlgorithm(ofFileNamed: PathBytes(name)) == .known(kind))
  }

  @Test(arguments: [
    ("B3SUMS", "BLAKE3"), ("disk.b3", "BLAKE3"), ("x.tiger", "Tiger"), ("x.sfv", "CRC-32"),
  ])
  func namesOneThatIsNotComputed(_ name: String, _ algorithm: String) {
    #expect(NamedAlgorithm(ofFileNamed: PathBytes(name)) == .unknown(algorithm))
  }

  @Test(arguments: [
    "CHECKSUMS", "list.txt", "sha256.md5", "md5-sha1.txt", "", "summary.txt", "b2b.txt", "sums",
  ])
  func namesNone(_ name: String) {
    #expect(NamedAlgorithm(ofFileNamed: PathBytes(name)) == nil)
  }

  @Test(arguments: [
    ("SHA2-256", DigestKind.sha256), ("SHA2-512/256", .sha512Truncated256), ("sha3-512", .sha3x512),
  ])
  func readsTheNamesOfOpenSSL(_ name: String, _ kind: DigestKind) {
    #expect(NamedAlgorithm(name: name.utf8) == .known(kind))
  }
}
