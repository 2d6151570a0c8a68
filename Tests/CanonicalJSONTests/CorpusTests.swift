import CanonicalJSON
import Foundation
import Testing
import TestSupport

private let corpora = ProcessInfo.processInfo.environment["REGEST_CORPORA"]
private let jq = "/usr/bin/jq"

@Suite struct CorpusTests {
  /// The published examples of RFC 8785 (the cyberphone/json-canonicalization
  /// test data), which are not copied here: set REGEST_CORPORA to a folder that
  /// has them in `vectors/jcs`. Skipped if it is not set.
  @Test(.enabled(if: corpora != nil, "REGEST_CORPORA is not set"))
  func publishedExamples() throws {
    let folder = URL(fileURLWithPath: try #require(corpora)).appending(path: "vectors/jcs")
    let names = try FileManager.default
      .contentsOfDirectory(atPath: folder.appending(path: "input").path())
      .filter { $0.hasSuffix(".json") }
    #expect(names.count >= 6)
    for name in names {
      let input = try Data(contentsOf: folder.appending(path: "input/\(name)"))
      let output = try Data(contentsOf: folder.appending(path: "output/\(name)"))
      let hex = try String(
        contentsOf: folder.appending(path: "outhex/\(name.dropLast(5)).txt"), encoding: .utf8)
      let bytes = try JSON.parse([UInt8](input)).canonicalBytes()
      #expect(bytes == [UInt8](output), "\(name)")
      #expect(
        bytes == hex.split(whereSeparator: \.isWhitespace).compactMap { UInt8($0, radix: 16) })
    }
  }

  /// Within the strict profile `jq -cS` writes the same bytes, so that a
  /// stranger can check a record without Regest. U+007F is left out: jq escapes
  /// it. Skipped where jq is not installed.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: jq), "jq is not installed"))
  func recordsAreThoseOfJq() throws {
    var generator = Generator(random: Seeded("records are those of jq"), isRecord: true)
    let values = (0..<500).map { _ in generator.value() }
      .filter { !$0.lineBytes().contains(0x7F) }
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data(values.map { $0.prettyBytes() }.joined(separator: [0x0A])).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }

    let process = Process()
    process.executableURL = URL(fileURLWithPath: jq)
    process.arguments = ["-cS", ".", file.path()]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let written = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)

    let lines = written.split(separator: 0x0A)
    try #require(lines.count == values.count)
    for (value, line) in zip(values, lines) {
      #expect(try text(value.recordBytes()) == text(Array(line)))
    }
  }
}
