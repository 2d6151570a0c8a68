import Fingerprint
import TestSupport
import Testing

@testable import Regest

/// What a manifest says of a tree beside the bytes of its files.
@Suite struct TreeTests {
  private let folder: TemporaryFolder
  private let register: Register

  init() throws {
    folder = try TemporaryFolder()
    register = try Register.open(Project.path("Fixtures/Registers/rgaspi"))
    try folder.file("t/a.txt", Array("alpha".utf8))
    try folder.file("t/tool", Array("#!/bin/sh".utf8))
    try folder.setMode(0o755, of: "t/tool")
    try folder.link("t/link", to: "a.txt")
    try folder.folder("t/empty")
    let sources = try ManifestBuilder(register: register).read(
      SourceSelection(base: folder.path, paths: ["t"]), ReadingManner(threads: 2))
    _ = try sources.issue(to: folder.path.appending("m"))
  }

  private func findings() throws -> [String] {
    try ManifestVerifier(register: register).verify(
      folder: folder.path.appending("m"), base: folder.path, ReadingManner(threads: 2)
    ).diagnostics.map { "\($0.code.name) \($0.path?.display ?? "")" }
  }

  @Test func linksEmptyFoldersAndExecutablesAreListed() throws {
    let path = folder.path.appending("m/TREE.json")
    let tree = try TreeFile(bytes: FileStore.read(path, limit: 1 << 16))
    #expect(tree.links == [TreeFile.Link(path: "t/link", target: "a.txt")])
    #expect(tree.emptyFolders == ["t/empty"])
    #expect(tree.executables == ["t/tool"])
    #expect(try findings() == [])
  }

  /// Each damage with all that is told of it.
  enum Damage: CaseIterable {
    case retarget, removeLink, addLink, linkToFile, fileToLink, fileToFolder, linkToFolder
    case removeFolder, addFolder, fillFolder, clearMode, setMode, renameTool, newTool

    var expected: [String] {
      switch self {
      case .retarget: ["link-retargeted t/link"]
      case .removeLink: ["source-missing t/link"]
      case .addLink: ["source-extra t/more"]
      case .linkToFile: ["type-changed t/link"]
      case .fileToLink: ["type-changed t/a.txt"]
      case .fileToFolder: ["type-changed t/a.txt", "source-extra t/a.txt/inner"]
      case .linkToFolder: ["source-extra t/link/inner", "type-changed t/link"]
      case .removeFolder: ["source-missing t/empty"]
      case .addFolder: ["source-extra t/new"]
      case .fillFolder: ["source-extra t/empty/inner"]
      case .clearMode: ["mode-changed t/tool"]
      case .setMode: ["mode-changed t/a.txt"]
      case .renameTool: ["source-renamed t/tool"]
      case .newTool: ["source-extra t/new"]
      }
    }

    func apply(to folder: TemporaryFolder) throws {
      switch self {
      case .retarget:
        try folder.remove("t/link")
        try folder.link("t/link", to: "tool")
      case .removeLink: try folder.remove("t/link")
      case .addLink: try folder.link("t/more", to: "a.txt")
      case .linkToFile:
        try folder.remove("t/link")
        try folder.file("t/link", [1])
      case .fileToLink:
        try folder.remove("t/a.txt")
        try folder.link("t/a.txt", to: "tool")
      case .fileToFolder:
        try folder.remove("t/a.txt")
        try folder.file("t/a.txt/inner", [2])
      case .linkToFolder:
        try folder.remove("t/link")
        try folder.file("t/link/inner", [3])
      case .removeFolder: try folder.remove("t/empty")
      case .addFolder: try folder.folder("t/new")
      case .fillFolder: try folder.file("t/empty/inner", [4])
      case .clearMode: try folder.setMode(0o644, of: "t/tool")
      case .setMode: try folder.setMode(0o744, of: "t/a.txt")
      case .renameTool: try folder.rename("t/tool", to: "t/tool2")
      case .newTool:
        try folder.file("t/new", [5])
        try folder.setMode(0o755, of: "t/new")
      }
    }
  }

  @Test(arguments: Damage.allCases) func aDamageIsToldOnce(_ damage: Damage) throws {
    try damage.apply(to: folder)
    #expect(try findings() == damage.expected)
  }

  @Test(arguments: [
    #"{}"#,
    #"{"_type":"urn:regest:tree:2","emptyFolders":[],"executables":[],"links":[]}"#,
    #"{"_type":"urn:regest:tree:1","emptyFolders":[],"executables":[]}"#,
    #"{"_type":"urn:regest:tree:1","emptyFolders":["../a"],"executables":[],"links":[]}"#,
    #"{"_type":"urn:regest:tree:1","emptyFolders":["/a"],"executables":[],"links":[]}"#,
    #"{"_type":"urn:regest:tree:1","emptyFolders":["b","a"],"executables":[],"links":[]}"#,
    #"{"_type":"urn:regest:tree:1","emptyFolders":["a","a"],"executables":[],"links":[]}"#,
    #"{"_type":"urn:regest:tree:1","emptyFolders":[],"executables":[],"links":[{"path":"a"}]}"#,
    #"{"_type":"urn:regest:tree:1","emptyFolders":[],"executables":[],"links":[],"more":1}"#,
  ])
  func anythingElseThanATreeIsRefused(_ text: String) {
    #expect(throws: RegestError.self) { try TreeFile(bytes: Array(text.utf8)) }
  }

  @Test func namesThatAreNotUnicodeAreReadBack() throws {
    let odd = PathBytes([0x74, 0x2F, 0xFF])
    let tree = TreeFile(
      links: [TreeFile.Link(path: odd, target: PathBytes([0xFE]))], emptyFolders: [odd],
      executables: [])
    #expect(try TreeFile(bytes: tree.bytes()) == tree)
  }
}
