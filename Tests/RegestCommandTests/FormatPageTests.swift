import CanonicalJSON
import Fingerprint
import Foundation
import TestSupport
import Testing

/// `Documentation/format.md`: its sample is what is really issued, and it names every field.
///
/// With REGEST_RECORD=1 the sample is written anew, and the run fails, so that recording is
/// never taken for testing.
@Suite struct FormatPageTests {
  private static let page = "Documentation/format.md"
  private static let letter = "Fixtures/Letters/poltavskaya-1932.txt"

  /// The page in pieces: what is outside the blocks of files, and the blocks.
  private struct Page {
    var text: String
    var blocks: [(file: String, content: String)] = []

    init() throws {
      text = String(decoding: try Project.bytes(FormatPageTests.page), as: UTF8.self)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      for line in lines {
        let words = line.split(separator: " ")
        if line.hasPrefix("```"), words.count == 2 {
          blocks.append((String(words[1]), ""))
          isOpen = true
        } else if line == "```" {
          isOpen = false
        } else if isOpen {
          blocks[blocks.count - 1].content += line + "\n"
        }
      }
    }
    private var isOpen = false
  }

  @Test func theSampleIsIssued() throws {
    let folder = try TemporaryFolder()
    try folder.file(PathBytes(Self.letter), Project.bytes(Self.letter))
    let built = try Shell.run("regest build \(Self.letter) -o issued", in: folder.path)
    #expect(built.status == 1, "\(built.errors)")
    let page = try Page()
    #expect(
      page.blocks.map(\.file)
        == ["MANIFEST.sha256", "records.jsonl", "TREE.json", "manifest.json"])
    var text = page.text
    for (file, content) in page.blocks {
      let path = folder.path.appending("issued").appending(PathBytes(file))
      var issued = String(decoding: try FileStore.read(path, limit: 1 << 20), as: UTF8.self)
      if file == "TREE.json" || file == "manifest.json" { issued += "\n" }
      #expect(content == issued, "\(file)")
      text = text.replacingOccurrences(
        of: " \(file)\n\(content)```", with: " \(file)\n\(issued)```")
    }
    guard ProcessInfo.processInfo.environment["REGEST_RECORD"] == "1" else { return }
    try Data(text.utf8).write(to: Project.root.appendingPathComponent(Self.page))
    Issue.record("\(Self.page) was recorded")
  }

  /// Every name of a member of what the project issues on itself stands on the page.
  @Test func everyFieldIsNamed() throws {
    let page = try Page().text
    var names: Set<String> = []
    for set in ["letters", "registers"] {
      for file in ["records.jsonl", "TREE.json", "manifest.json"] {
        let bytes = try Project.bytes("Manifests/\(set)/\(file)")
        for line in bytes.split(separator: 0x0A) {
          Self.collect(try JSON.parseRecord(Array(line)), &names)
        }
      }
    }
    #expect(names.count > 40)
    let told = names.filter { page.contains("`\($0)`") || page.contains(".\($0)`") }
    #expect(names.subtracting(told) == [])
  }

  private static func collect(_ json: JSON, _ names: inout Set<String>) {
    for member in json.members ?? [] {
      names.insert(member.name)
      collect(member.value, &names)
    }
    for element in json.arrayValue ?? [] { collect(element, &names) }
  }
}
