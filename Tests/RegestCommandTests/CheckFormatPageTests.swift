import Fingerprint
import Foundation
import TestSupport
import Testing

/// `Documentation/ci-formats.md`: its examples are what is printed.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/jq"), "needs jq"))
struct CheckFormatPageTests {
  private static let formats = [
    "text", "concise", "json", "sarif", "junit", "github", "gitlab", "checkstyle", "markdown",
    "html",
  ]

  @Test func theExamplesAreTrue() throws {
    let page = try DocumentationPage("ci-formats.md")
    let file = try #require(page.blocks["text"]?.first)
    let examples = try #require(page.blocks["console"])
    #expect(examples.count == Self.formats.count)
    let folder = try TemporaryFolder()
    try folder.file("notes.txt", Array(file.utf8))
    let register = Project.root.appendingPathComponent("Fixtures/Registers/small").path
    for (example, format) in zip(examples, Self.formats) {
      let lines = example.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      #expect(lines[0].hasPrefix("$ regest check notes.txt --format \(format)"))
      let played = try Shell.run(
        String(lines[0].dropFirst(2)), in: folder.path, environment: ["REGEST_REGISTER": register])
      #expect(played.output == String(lines[1]), "\(format)")
    }
  }
}
