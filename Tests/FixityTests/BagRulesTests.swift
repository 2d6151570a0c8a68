import Fingerprint
import Fixity
import TestSupport
import Testing

/// The rules of RFC 8493, and where versions before 1.0 differ, each on a bag of its own.
@Suite struct BagRulesTests {
  @Test(arguments: BagCase.one) func versionOneIsHeldToItsRules(_ item: BagCase) throws {
    try expect(item, version: "1.0")
  }

  @Test(arguments: BagCase.older, ["0.93", "0.94", "0.95", "0.96", "0.97"])
  func olderVersionsAreHeldToTheirs(_ item: BagCase, _ version: String) throws {
    try expect(item, version: version)
  }

  private func expect(_ item: BagCase, version: String) throws {
    var fixture = BagFixture()
    fixture.version = version
    try item.change(&fixture)
    let folder = try fixture.made()
    let bag = try BagVerifier.verify(folder.path, threads: 2)
    #expect(Set(bag.findings.map(\.kind)) == item.kinds, "\(bag.findings)")
    #expect(bag.isValid == item.kinds.allSatisfy { !$0.refutes })
    #expect(bag.version?.description == version)
    // What is found, and its order, does not depend on the threads.
    #expect(try BagVerifier.verify(folder.path, threads: 7).findings == bag.findings)
  }

  @Test func oldMetadataHadAnotherName() throws {
    for (version, label) in [("0.95", "A"), ("0.96", nil)] as [(String, String?)] {
      var fixture = BagFixture()
      fixture.version = version
      fixture.files["package-info.txt"] = Array("A: b\n".utf8)
      #expect(try fixture.verified().info.first?.label == label)
    }
  }

  @Test func linksAndPipesAreNoFilesOfABag() throws {
    let folder = try BagFixture().made()
    try folder.link("data/link", to: "a.txt")
    try folder.link("data/loop", to: ".")
    try folder.fifo("data/pipe")
    try folder.link("tag-link", to: "/etc/passwd")
    let bag = try BagVerifier.verify(folder.path, threads: 2)
    #expect(bag.findings.filter { $0.kind == .notAFile }.count == 3)
    #expect(Set(bag.findings.map(\.kind)) == [.notAFile, .unlistedTags])
    #expect(!bag.isValid)
  }

  /// A declaration that is a link would show what it leads to.
  @Test func aDeclarationThatIsALinkIsNone() throws {
    var fixture = BagFixture()
    fixture.hasTagManifest = false
    fixture.without = ["bagit.txt"]
    let folder = try fixture.made()
    try folder.link("bagit.txt", to: "/etc/hostname")
    let bag = try BagVerifier.verify(folder.path, threads: 2)
    #expect(bag.version == nil)
    #expect(bag.findings.contains { $0.kind == .declaration })
  }
}
