import Fingerprint
import Fixity
import TestSupport
import Testing

/// What holds for any bag, however it was damaged.
@Suite struct BagPropertyTests {
  private static let files: [PathBytes] = [
    "bagit.txt", "bag-info.txt", "fetch.txt", "manifest-sha256.txt", "manifest-md5.txt",
    "data/a.txt", "data/дело/б.txt",
  ]
  private static let tagManifests: [PathBytes] = ["tagmanifest-sha256.txt", "tagmanifest-md5.txt"]

  private func fixture() -> BagFixture {
    var fixture = BagFixture()
    fixture.kinds = [.sha256, .md5]
    fixture.files["bag-info.txt"] = Array("A: b\n c\nPayload-Oxum: 5.2\n".utf8)
    fixture.files["fetch.txt"] = Array("https://example.org/a 2 data/a.txt\n".utf8)
    return fixture
  }

  /// No byte of a bag with tag manifests can change unseen.
  @Test func everyChangedByteIsFound() throws {
    var random = Seeded("changed bytes of a bag")
    let folder = try fixture().made()
    #expect(try BagVerifier.verify(folder.path, threads: 1).isValid)
    for round in 0..<200 {
      let name = Self.files[round % Self.files.count]
      let whole = try FileStore.read(folder.path.appending(name), limit: 1 << 16)
      var damaged = whole
      let place = Int.random(in: 0..<whole.count, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: damaged[place] ^= UInt8.random(in: 1...255, using: &random)
      case 1: damaged.insert(UInt8.random(in: 0...255, using: &random), at: place)
      default: damaged.removeLast(whole.count - place)
      }
      try folder.file(name, damaged)
      #expect(try !BagVerifier.verify(folder.path, threads: 1).isValid, "\(name) at \(place)")
      try folder.file(name, whole)
    }
    #expect(try BagVerifier.verify(folder.path, threads: 1).isValid)
  }

  /// Whatever stands in the tag files, there is an answer, and always the same.
  @Test func anyTagFilesGiveAnAnswer() throws {
    var random = Seeded("random tag files of a bag")
    let folder = try fixture().made()
    let alphabet: [UInt8] =
      Array("0aF \t\r\n*\\./%:~-dt".utf8) + [0x00, 0xD0, 0xB9, 0xEF, 0xBB, 0xBF, 0xFF]
    for round in 0..<150 {
      let names = Self.files.dropLast(2) + Self.tagManifests
      let name = names[round % names.count]
      let whole = try FileStore.read(folder.path.appending(name), limit: 1 << 16)
      var text = whole
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        let place = Int.random(in: 0...text.count, using: &random)
        let count = min(Int.random(in: 0..<9, using: &random), text.count - place)
        let piece = (0..<Int.random(in: 0..<9, using: &random)).map { _ in
          alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
        }
        text.replaceSubrange(place..<(place + count), with: piece)
      }
      try folder.file(name, text)
      let once = try BagVerifier.verify(folder.path, threads: 1)
      #expect(try BagVerifier.verify(folder.path, threads: 4).findings == once.findings)
      try folder.file(name, whole)
    }
  }
}
