import Fingerprint
import TestSupport
import Testing

@testable import Fixity

/// Tag files that are no files, are too long to be read, or name paths in no encoding.
@Suite struct BagElementTests {
  private func verified(_ folder: TemporaryFolder) throws -> BagVerification {
    try BagVerifier.verify(folder.path, threads: 2)
  }

  private func lacking(_ bag: BagVerification) -> [PathBytes] {
    bag.findings.filter { $0.kind == .elementMissing }.map(\.path)
  }

  @Test(
    arguments: [
      "fetch.txt", "bag-info.txt", "manifest-md5.txt", "tagmanifest-md5.txt",
    ] as [PathBytes], [true, false])
  func elementThatIsAFolderOrALinkIsToldAndNothingElse(
    _ name: PathBytes, _ isFolder: Bool
  ) throws {
    let folder = try BagFixture().made()
    if isFolder { try folder.folder(name) } else { try folder.link(name, to: "bagit.txt") }
    let bag = try verified(folder)
    #expect(lacking(bag) == [name])
    #expect(bag.findings.count == 1, "\(bag.findings)")
    let what = isFolder ? "a folder, not a file" : "a symbolic link to bagit.txt"
    #expect(bag.findings.first?.message.hasPrefix(what) == true)
    #expect(bag.algorithms == ["sha256"])
    #expect(!bag.isValid)
  }

  @Test func onlyManifestThatIsALinkDoesNotMakeFilesUnlisted() throws {
    var fixture = BagFixture()
    fixture.hasTagManifest = false
    fixture.without = ["manifest-sha256.txt"]
    let folder = try fixture.made()
    try folder.link("manifest-sha256.txt", to: "/etc/hostname")
    let bag = try verified(folder)
    #expect(lacking(bag) == ["manifest-sha256.txt"])
    #expect(Set(bag.findings.map(\.kind)) == [.elementMissing, .unlistedTags], "\(bag.findings)")
  }

  @Test func declarationThatIsAFolderIsToldAsOne() throws {
    var fixture = BagFixture()
    fixture.hasTagManifest = false
    fixture.without = ["bagit.txt"]
    let folder = try fixture.made()
    try folder.folder("bagit.txt")
    let finding = try verified(folder).findings.first { $0.kind == .declaration }
    #expect(finding?.message.hasPrefix("a folder, not a file") == true)
  }

  @Test func oldMetadataThatIsAFolderIsTold() throws {
    for (version, isElement) in [("0.95", true), ("1.0", false)] {
      var fixture = BagFixture()
      fixture.version = version
      let folder = try fixture.made()
      try folder.folder("package-info.txt")
      #expect(lacking(try verified(folder)) == (isElement ? ["package-info.txt"] : []))
    }
  }

  @Test func payloadIsCountedWithoutAManifest() throws {
    var fixture = BagFixture()
    fixture.hasTagManifest = false
    fixture.without = ["manifest-sha256.txt"]
    fixture.files["bag-info.txt"] = Array("Payload-Oxum: 5.2\n".utf8)
    let bag = try fixture.verified()
    #expect(bag.payload == BagInfo.Oxum(octets: 5, streams: 2))
    #expect(!bag.findings.contains { $0.kind == .oxum }, "\(bag.findings)")
  }

  @Test(arguments: [("1.0", BagFinding.Kind.violation), ("0.97", .looseForm)])
  func pathThatIsNotInTheEncodingIsToldOnceAFile(
    _ version: String, _ kind: BagFinding.Kind
  ) throws {
    var fixture = BagFixture()
    fixture.version = version
    let names = [UInt8(0xCF), 0xD0].map { PathBytes(Array("data/".utf8) + [$0]) }
    var manifest: [UInt8] = Array(
      try BagFixture.lines(.sha256, fixture.payload.map { ($0.key, Array($0.value.utf8)) }).utf8)
    for name in names {
      manifest += Array("\(try BagFixture.digest(.sha256, [0x31]))  ".utf8) + name.bytes + [0x0A]
      fixture.files[name] = [0x31]
    }
    fixture.files["manifest-sha256.txt"] = manifest
    fixture.files["fetch.txt"] = Array("https://example.org/a 1 ".utf8) + names[0].bytes + [0x0A]
    let bag = try fixture.verified()
    #expect(bag.findings.map(\.kind) == [kind, kind], "\(bag.findings)")
    #expect(bag.findings.map(\.path) == ["manifest-sha256.txt", "fetch.txt"])
    #expect(bag.findings.map(\.line) == [3, 1])
    #expect(bag.findings.first?.message.contains("2 lines are so") == true)
  }

  @Test(arguments: ["manifest-md5.txt", "fetch.txt", "bag-info.txt"] as [PathBytes])
  func lineThatIsTooLongIsToldWithItsNumber(_ name: PathBytes) throws {
    var fixture = BagFixture()
    fixture.hasTagManifest = false
    let first =
      switch name {
      case "fetch.txt": "https://example.org/a - data/a.txt\n"
      case "bag-info.txt": "A: b\n"
      default: try BagFixture.lines(.md5, [("data/a.txt", Array("a\n".utf8))])
      }
    fixture.files[name] =
      Array(first.utf8) + [UInt8](repeating: 0, count: TagFile.longestLine + (1 << 20))
    let bag = try fixture.verified()
    let found = bag.findings.filter { $0.kind.refutes }
    #expect(found.map(\.kind) == [.malformedLine], "\(found)")
    #expect(found.map(\.path) == [name])
    #expect(found.map(\.line) == [2])
    #expect(found.first?.message.contains("1048576 bytes") == true)
  }

  @Test(arguments: ["\n", "\r", "\r\n"]) func linesAreOneByOneHoweverLongTheFileIs(
    _ end: String
  ) throws {
    let folder = try TemporaryFolder()
    // Their ends fall on every place in the blocks that are read.
    let lines = (0..<3000).map { String(repeating: "x", count: $0 % 700) + "\($0)" }
    try folder.file("a.txt", Array(lines.map { $0 + end }.joined().utf8))
    var read: [String] = []
    var numbers: [Int] = []
    let remark = try TagFile.read(folder.path.appending("a.txt"), .utf8, longestLine: 1 << 10) {
      read.append(String(decoding: $0.bytes, as: UTF8.self))
      numbers.append($0.number)
    }
    #expect(remark == nil)
    #expect(read == lines)
    #expect(numbers == Array(1...3000))
  }

  @Test func whatIsConvertedHasALimitToo() throws {
    let folder = try TemporaryFolder()
    let encoding = try #require(TextEncoding(name: "UTF-16LE"))
    let text = "a\n" + String(repeating: "b", count: 100) + "\nc\n"
    try folder.file("a.txt", text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    let path = folder.path.appending("a.txt")
    var count = 0
    #expect(
      try TagFile.read(path, encoding, longestLine: 99) { _ in count += 1 } == .lineTooLong(2))
    #expect(count == 1)
    #expect(try TagFile.read(path, encoding, longestConverted: 99) { _ in count += 1 } == .tooLarge)
    #expect(count == 1)
  }
}
