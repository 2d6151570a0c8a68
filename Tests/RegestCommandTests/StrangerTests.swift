import Fingerprint
import Foundation
import TestSupport
import Testing

/// Follows the page VERIFY.txt of an issued folder with `sha256sum` and `jq`, as a
/// stranger would.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/jq"), "needs jq"))
struct StrangerTests {
  private func issue() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in ["poltavskaya-1932.txt", "notes-ru.txt"] {
      try folder.file(
        PathBytes("letters/" + name), Project.bytes("Fixtures/Letters/" + name))
    }
    let built = try Shell.run("regest build letters -o issued", in: folder.path)
    #expect(built.status == 1, "\(built.errors)")
    return folder
  }

  /// The commands of the page: the lines that begin with four spaces and no more.
  private func commands(_ folder: TemporaryFolder) throws -> [String] {
    let page = try FileStore.read(folder.path.appending("issued/VERIFY.txt"), limit: 1 << 20)
    return String(decoding: page, as: UTF8.self).split(separator: "\n").map(String.init)
      .filter { $0.hasPrefix("    ") }.map { String($0.dropFirst(4)) }
  }

  private func failures(_ folder: TemporaryFolder) throws -> [String] {
    try commands(folder).dropLast(2).filter { command in
      let outcome = try Shell.run(command, in: folder.path, environment: ["D": "issued"])
      #expect(outcome.output.hasSuffix("ok\n") || outcome.output.hasSuffix("FAILED\n"))
      return !outcome.output.hasSuffix("ok\n")
    }
  }

  @Test func everyCommandHolds() throws {
    let folder = try issue()
    #expect(try commands(folder).count == 14)
    #expect(try failures(folder) == [])
  }

  /// The ids that the page's last two commands print are those that Regest gives.
  @Test func theIdsAreThoseOfRegest() throws {
    let folder = try issue()
    let commands = try commands(folder)
    let manifest = try Shell.run(commands[12], in: folder.path, environment: ["D": "issued"])
    let verified = try Shell.run("regest verify issued", in: folder.path)
    #expect(verified.output.hasPrefix("regest:1:man:\(manifest.output.prefix(64))\n"))
    let records = try Shell.run(commands[13], in: folder.path, environment: ["D": "issued"])
    for line in records.output.split(separator: "\n") {
      let id = line.prefix(64)
      let shown = try Shell.run("regest record show \(id) --from issued", in: folder.path)
      #expect(shown.output.hasPrefix("regest:1:rec:\(id)\n"))
    }
  }

  @Test(arguments: [
    ("letters/notes-ru.txt", "558", "559", 2),
    ("issued/records.jsonl", "\"confirmed\"", "\"unlisted\"", 1),
    ("issued/manifest.json", "\"count\":2", "\"count\":3", 1),
    ("issued/MANIFEST.sha256", "  letters", " *letters", 1),
    ("issued/TREE.json", "\"links\":[]", "\"links\":[ ]", 2),
    ("issued/VERIFY.txt", "You need", "You want", 1),
  ]) func oneChangeIsNoticed(file: String, old: String, new: String, atLeast: Int) throws {
    let folder = try issue()
    var bytes = try FileStore.read(folder.path.appending(PathBytes(file)), limit: 1 << 20)
    let range = try #require(bytes.firstRange(of: Array(old.utf8)))
    bytes.replaceSubrange(range, with: Array(new.utf8))
    try folder.file(PathBytes(file), bytes)
    #expect(try failures(folder).count >= atLeast)
  }
}
