import Fingerprint
import Foundation
import TestSupport
import Testing

/// `Documentation/documents.md`: what it shows of the command is what is printed.
@Suite struct DocumentsPageTests {
  @Test func theExamplesAreTrue() throws {
    let page = try DocumentationPage("documents.md")
    let folder = try TemporaryFolder()
    for name in ["chapter.docx", "chapter.odt"] {
      try folder.file(PathBytes(name), Project.bytes("Fixtures/Documents/\(name)"))
    }
    let register = Project.root.appendingPathComponent("Fixtures/Registers/rgaspi").path
    for example in try #require(page.blocks["console"]) {
      let lines = example.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      let played = try Shell.run(
        String(lines[0].dropFirst(2)), in: folder.path, environment: ["REGEST_REGISTER": register])
      #expect(played.output == String(lines[1]))
    }
  }
}
