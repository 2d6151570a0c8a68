import CanonicalJSON
import Fingerprint
import Foundation
import TestSupport
import Testing

/// What others print of random documents of the strict profile, in one batch each.
///
/// jq agrees within the profile but for U+007F, which it escapes; RFC 8785 does not.
@Suite struct DifferentialTests {
  /// Another printer of canonical JSON.
  enum Printer: CaseIterable {
    case jq, rfc8785

    static let script = """
      import json, sys, rfc8785
      for line in sys.stdin.buffer:
          sys.stdout.buffer.write(rfc8785.dumps(json.loads(line)) + b"\\n")
      """

    var isThere: Bool {
      switch self {
      case .jq: FileManager.default.isExecutableFile(atPath: "/usr/bin/jq")
      case .rfc8785: Project.python != nil
      }
    }

    /// What it prints of each line.
    func printed(_ lines: [[UInt8]]) throws -> [[UInt8]] {
      let folder = try TemporaryFolder()
      try folder.file("lines", Array(lines.joined(separator: [0x0A])) + [0x0A])
      let input = try FileHandle(
        forReadingFrom: URL(fileURLWithPath: "\(folder.path.display)/lines"))
      let process = Process()
      let output = Pipe()
      switch self {
      case .jq:
        process.executableURL = URL(fileURLWithPath: "/usr/bin/jq")
        process.arguments = ["-cjS", ". , \"\\n\""]
      case .rfc8785:
        process.executableURL = Project.python.map { URL(fileURLWithPath: $0) }
        process.arguments = ["-c", Self.script]
      }
      process.standardInput = input
      process.standardOutput = output
      try process.run()
      let bytes = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
      process.waitUntilExit()
      try #require(process.terminationStatus == 0)
      return bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast().map(
        Array.init)
    }
  }

  static let printers = Printer.allCases.filter { printer in
    if !printer.isThere { print("skipped: \(printer) is not there; `Scripts/setup --tests`") }
    return printer.isThere
  }

  /// Objects of the profile.
  private func documents(_ purpose: String, count: Int) throws -> (documents: [JSON], Generator) {
    var generator = Generator(random: Seeded(purpose), isRecord: true)
    var documents: [JSON] = []
    while documents.count < count {
      let value = generator.value()
      guard value.members != nil, try !value.recordBytes().contains(0x7F) else { continue }
      documents.append(value)
    }
    return (documents, generator)
  }

  @Test(arguments: printers) func printTheSameBytes(_ printer: Printer) throws {
    let (documents, _) = try documents("\(printer) prints the same", count: 3000)
    let ours = try documents.map { try $0.recordBytes() }
    let theirs = try printer.printed(documents.map { $0.lineBytes() })
    try #require(theirs.count == ours.count)
    for (own, other) in zip(ours, theirs) { #expect(own == other, "\(text(own))\n\(text(other))") }
  }

  /// What is not canonical is refused exactly where printing it again changes its bytes.
  @Test(arguments: printers) func refuseWhatPrintsOtherwise(_ printer: Printer) throws {
    var (documents, generator) = try documents("\(printer) prints otherwise", count: 3000)
    var lines: [[UInt8]] = []
    for document in documents {
      var spelling = Spelling(random: generator.random)
      lines.append(spelling.line(of: document))
      generator.random = spelling.random
    }
    let theirs = try printer.printed(lines)
    try #require(theirs.count == lines.count)
    var refused = 0
    for (line, printed) in zip(lines, theirs) {
      let isRecord = (try? JSON.parseRecord(line)) != nil
      #expect(isRecord == (line == printed), "\(text(line))\n\(text(printed))")
      #expect((try? JSON.parse(line).recordBytes()) == printed, "\(text(line))")
      refused += isRecord ? 0 : 1
    }
    #expect(refused > 500 && refused < 2900, "\(refused) are not canonical")
  }
}

/// Spells a document in one of the many ways of RFC 8259, the canonical one among them.
private struct Spelling {
  var random: Seeded
  private var bytes: [UInt8] = []
  /// How many of a hundred choices are not the canonical one.
  private var percent = 0

  init(random: Seeded) {
    self.random = random
  }

  mutating func line(of document: JSON) -> [UInt8] {
    bytes = []
    percent = [0, 1, 10].randomElement(using: &random) ?? 0
    write(document)
    return bytes
  }

  private mutating func isOdd() -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  private mutating func space() {
    if isOdd() { bytes.append([0x20, 0x09].randomElement(using: &random) ?? 0x20) }
  }

  private mutating func write(_ value: JSON) {
    space()
    switch value {
    case .string(let text): write(text)
    case .array(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        write(value)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(var members):
      members.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
      if isOdd() { members.shuffle(using: &random) }
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        write(member.name)
        space()
        bytes.append(UInt8(ascii: ":"))
        write(member.value)
      }
      bytes.append(UInt8(ascii: "}"))
    default: bytes += value.lineBytes()
    }
    space()
  }

  private mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      if isOdd(), scalar.value < 0x10000 {
        let hex = String(scalar.value, radix: 16, uppercase: Bool.random(using: &random))
        bytes += Array(("\\u" + String(repeating: "0", count: 4 - hex.count) + hex).utf8)
      } else {
        bytes += JSON.string(String(scalar)).lineBytes().dropFirst().dropLast()
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
