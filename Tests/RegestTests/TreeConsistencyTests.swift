import Fingerprint
import TestSupport
import Testing

@testable import Regest

/// What `TREE.json` cannot say of the sources beside it.
@Suite struct TreeConsistencyTests {
  private func findings(
    links: [PathBytes] = [], emptyFolders: [PathBytes] = [], executables: [PathBytes] = [],
    listed: [PathBytes] = ["a/b/c", "a/d", "e"]
  ) throws -> Int {
    var statement = try ManifestStatement(
      bytes: FileStore.read(Project.path("Manifests/letters/manifest.json"), limit: 1 << 20))
    statement.paths = ["a", "e"]
    statement.excluded = ["a/out"]
    var consistency = TreeConsistency(
      TreeFile(
        links: links.map { TreeFile.Link(path: $0, target: "x") }, emptyFolders: emptyFolders,
        executables: executables), in: statement)
    for path in listed { consistency.see(path) }
    return consistency.findings().count
  }

  @Test func whatIsTruePasses() throws {
    #expect(
      try findings(links: ["a/l", "a/b/l"], emptyFolders: ["a/z"], executables: ["a/d", "e"]) == 0)
  }

  @Test func whatContradictsIsTold() throws {
    #expect(try findings(executables: ["a/x"]) == 1)
    #expect(try findings(emptyFolders: ["a/b"]) == 1)
    #expect(try findings(links: ["a/d"]) == 1)
    #expect(try findings(links: ["a/z"], emptyFolders: ["a/z"]) == 1)
    #expect(try findings(links: ["a/z/y"], emptyFolders: ["a/z"]) == 1)
    #expect(try findings(emptyFolders: ["f"]) == 1)
    #expect(try findings(emptyFolders: ["a/out/z"]) == 1)
  }
}
