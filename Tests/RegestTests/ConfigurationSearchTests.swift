import Fingerprint
import TestSupport
import Testing

@testable import Regest

/// Which configuration a file is under.
@Suite struct ConfigurationSearchTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ name: PathBytes, _ text: String = "") throws {
    try folder.file(name, Array(text.utf8))
  }

  private func search(_ named: PathBytes...) -> ConfigurationSearch {
    ConfigurationSearch(from: folder.path, naming: named)
  }

  /// The file that counts, as seen from the folder of the test.
  private func nearest(_ path: PathBytes, isNamed: Bool) throws -> PathBytes? {
    var search = search()
    return try search.file(of: path, isNamed: isNamed)?.relative(to: folder.path)
  }

  @Test(arguments: [true, false]) func theNearestFileCounts(_ isNamed: Bool) throws {
    try write("p/.regest.yml")
    try write("p/r/.git/HEAD")
    try write("p/t/.regest.yaml")
    try folder.folder("p/q")
    try folder.folder("p/r/s")
    for (path, file): (PathBytes, PathBytes?) in [
      ("p/q/a.txt", "p/.regest.yml"), ("p/a.txt", "p/.regest.yml"),
      ("p/none/none.txt", "p/.regest.yml"),
      ("p/r/s/a.txt", nil), ("p/t/a.txt", "p/t/.regest.yaml"), ("a.txt", nil),
      ("./p//t/../q/a.txt", "p/.regest.yml"),
    ] {
      #expect(try nearest(path, isNamed: isNamed) == file, "\(path)")
    }
    try write("p/.regest.yaml")
    #expect(throws: RegestError(.configurationMalformed, "")) {
      try nearest("p/q/a.txt", isNamed: isNamed)
    }
  }

  /// A named link is under the configuration of the file that it leads to.
  @Test func aLinkIsUnderTheConfigurationOfItsFile() throws {
    try write("p/.regest.yml")
    try write("p/a.txt")
    try write("q/.regest.yml")
    try folder.link("q/link", to: "../p/a.txt")
    #expect(try nearest("q/link", isNamed: true) == "p/.regest.yml")
    #expect(try nearest("q/link", isNamed: false) == "q/.regest.yml")
  }

  /// What an outer configuration excludes is under it, and the one in it is not read.
  @Test(arguments: [
    ("vendor/", true), ("vendor", true), ("vendor/**", true), ("vendor/x/", true),
    ("vendor/x/*", true), ("vendor/x/*.md", false), ("*.md", false), ("x/y/", false),
  ])
  func whatIsExcludedStaysExcluded(_ pattern: String, _ isExcluded: Bool) throws {
    try write(".regest.yml", "exclude: ['\(pattern)']\n")
    try write("vendor/x/.regest.yml", "this: is malformed\n")
    let outer: PathBytes = ".regest.yml"
    let inner: PathBytes = "vendor/x/.regest.yml"
    #expect(try nearest("vendor/x/y/a.txt", isNamed: false) == (isExcluded ? outer : inner))
    #expect(try nearest("vendor/x/y/a.txt", isNamed: true) == inner)
    var search = search()
    let named = try search.file(ofFolder: "vendor/x")?.relative(to: folder.path)
    #expect(named == (isExcluded ? outer : inner))
  }

  /// A repository in another one has a configuration of its own or none, but it can be excluded
  /// by that of the folder that is walked.
  @Test(arguments: [("vendor/", true), ("other/", false)])
  func aRepositoryThatIsMet(_ pattern: String, _ isExcluded: Bool) throws {
    try write("p/.regest.yml", "exclude: ['\(pattern)']\n")
    try write("p/vendor/r/.git/HEAD")
    try folder.folder("p/vendor/r/s")
    let outer: PathBytes? = isExcluded ? "p/.regest.yml" : nil
    for (walked, file): (PathBytes, PathBytes?) in [
      ("p", outer), ("p/vendor/r", nil), ("p/vendor/r/s", nil), (".", outer),
    ] {
      var search = search("p/vendor/r", walked)
      let found = try search.file(of: "p/vendor/r/s/a.txt", isNamed: false)
      #expect(found?.relative(to: folder.path) == file, "\(walked)")
      #expect(try search.file(of: "p/vendor/r/s/a.txt", isNamed: true) == nil)
    }
  }

  @Test func aConfigurationSeesItsOwnFolder() throws {
    try write("p/.regest.yml", "baseline: known.json\n")
    var search = search()
    let found = try search.found(try search.file(of: "p/a/b.txt", isNamed: false))
    #expect(found.configuration.baseline?.value == "p/known.json")
    #expect(found.configuration.file == "p/.regest.yml")
    #expect(found.paths.fromRoot("p/a/b.txt") == "a/b.txt")
    let none = try search.found(nil)
    #expect(none.configuration.file == nil && none.paths.root == folder.path)
  }
}
