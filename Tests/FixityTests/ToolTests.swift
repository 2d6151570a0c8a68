import Fingerprint
import Fixity
import Foundation
import TestSupport
import Testing

/// Lists that other tools make of files with odd names.
@Suite struct ToolTests {
  /// What any tool gets right.
  static let plainNames: [PathBytes] = [
    "plain", "with space", "d/e/f", "d/\u{0439}", "d/\u{0438}\u{0306}", "a,b", "x = y", "(a) = b",
    "*star", "#hash", "a) = b", "$(x)",
  ]
  /// What takes escaping, or care with bytes.
  static let oddNames: [PathBytes] = [
    "new\nline", "back\\slash", "both\\\n.", "carriage\rreturn", "end\\",
    PathBytes([0x62, 0xFF, 0xC3]),
    "  spaces  ", "\\n",
  ]

  struct Tool: CustomTestStringConvertible, Sendable {
    var command: String
    var program: String
    var kind: DigestKind
    var names: [PathBytes]
    var testDescription: String { command }

    init(_ command: String, _ kind: DigestKind, _ names: [PathBytes]) {
      self.command = command
      self.kind = kind
      self.names = names
      program = String(command.split(separator: " ").first ?? "")
    }
  }

  static let tools = [
    Tool("sha256sum", .sha256, plainNames + oddNames),
    Tool("sha256sum --tag", .sha256, plainNames + oddNames),
    Tool("sha256sum -b", .sha256, plainNames + oddNames),
    Tool("md5sum", .md5, plainNames + oddNames), Tool("sha1sum", .sha1, plainNames + oddNames),
    Tool("sha224sum", .sha224, plainNames), Tool("sha384sum", .sha384, plainNames),
    Tool("sha512sum --tag", .sha512, plainNames + oddNames),
    Tool("b2sum", .blake2b512, plainNames + oddNames),
    Tool("b2sum --tag", .blake2b512, plainNames + oddNames),
    Tool("openssl dgst -sha256", .sha256, plainNames),
    Tool("openssl dgst -sha3-384", .sha3x384, plainNames),
    Tool("openssl dgst -sha512-256", .sha512Truncated256, plainNames),
    Tool("openssl dgst -r -md5", .md5, plainNames),
    Tool("rhash --sha256", .sha256, plainNames),
    Tool("rhash --bsd --sha3-256", .sha3x256, plainNames),
    Tool("rhash --bsd --uppercase --blake2b", .blake2b512, plainNames),
    Tool("hashdeep -c sha1,tiger", .sha1, plainNames + ["back\\slash", PathBytes([0xFF])]),
    Tool("hashdeep -l -c sha256", .sha256, plainNames + ["back\\slash"]),
    Tool("sha256deep", .sha256, plainNames + ["back\\slash"]),
    Tool("md5deep -l -z", .md5, plainNames),
  ]

  /// Runs a command of `sh` in a folder; nil where its program is not installed.
  static func run(_ command: String, in folder: PathBytes) throws -> (
    output: [UInt8], status: Int32
  )? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    let program = command.split(separator: " ").first ?? ""
    process.arguments = ["-c", "command -v \(program) >/dev/null || exit 127; \(command)"]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.utf8 ?? "/")
    let output = Pipe()
    process.standardOutput = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 127 ? nil : (Array(bytes), process.terminationStatus)
  }

  /// The name as a word of the shell, which must not end in line feeds.
  static func quoted(_ name: PathBytes) -> String {
    let octal = name.bytes.map { byte in
      let digits = String(byte, radix: 8)
      return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
    }
    return "\"$(printf '\(octal.joined())')\""
  }

  @Test(arguments: tools) func listsVerify(_ tool: Tool) throws {
    let folder = try TemporaryFolder()
    for name in tool.names {
      try folder.file(PathBytes(Array("base/".utf8) + name.bytes), Array("of \(name.display)".utf8))
    }
    let words = tool.names.map { "./" + Self.quoted($0) }.joined(separator: " ")
    let command = "cd base && LC_ALL=C \(tool.command) \(words)"
    guard try Self.run("\(tool.program) --version >/dev/null 2>&1", in: folder.path) != nil else {
      print("\(tool.program) is not installed: its lists are not tested")
      return
    }
    let list = try #require(try Self.run(command, in: folder.path))
    #expect(list.status == 0, "\(tool.command)")
    // The name tells the algorithm only where the number of digits does not.
    let name = PathBytes("list.\(tool.kind.shortName)")
    try folder.file(name, list.output)
    let base = ListBase(folder.path.appending("base"))
    let listed = try ListedFiles(of: folder.path.appending(name), base: base)
    #expect(listed.findings.filter { $0.kind != .remark } == [], "\(tool.command)")
    #expect(listed.kinds.contains(tool.kind))
    #expect(listed.count == tool.names.count)
    let audit = ListAudit(of: listed, list: folder.path.appending(name), base: base, extras: .base)
    #expect(try audit.run().findings == [], "\(tool.command)")
    #expect(try audit.run().compared == tool.names.count)
    // And one changed byte is found.
    try folder.append([0x21], to: "base/plain")
    let findings = try audit.run().findings
    #expect(findings.map(\.path) == ["plain"], "\(tool.command)")
  }

  /// What we write ourselves is read by others; what others write of it is read by us.
  @Test func ourLinesAreReadBySha256sum() throws {
    var random = Seeded("checksum lists there and back")
    let folder = try TemporaryFolder()
    let letters: [UInt8] = [
      0x5C, 0x0A, 0x0D, 0x20, 0x2A, 0xFF, 0xD0, 0xB9, 0x61, 0x2E, 0x28, 0x29, 0x3D,
    ]
    var names: Set<PathBytes> = []
    while names.count < 200 {
      let length = Int.random(in: 1...12, using: &random)
      let name = (0..<length).compactMap { _ in letters.randomElement(using: &random) }
      let path = PathBytes(name)
      if path != ".", path != ".." { names.insert(path) }
    }
    for name in names { try folder.file(PathBytes(Array("b/".utf8) + name.bytes), name.bytes) }
    let tags = ["", "--tag"]
    for tag in tags {
      let list = try #require(
        try Self.run("find b -type f -exec sha256sum \(tag) {} +", in: folder.path))
      try folder.file("list", list.output)
      let base = ListBase(folder.path)
      let listed = try ListedFiles(of: folder.path.appending("list"), base: base)
      #expect(listed.count == names.count)
      #expect(listed.findings == [])
      let outcome = try ListAudit(
        of: listed, list: folder.path.appending("list"), base: base
      ).run()
      #expect(outcome.findings == [])
      #expect(outcome.compared == names.count)
    }
  }

  /// A list with one damaged byte holds for us only where it does for sha256sum.
  @Test func damagedListsDoNotPass() throws {
    var random = Seeded("damaged checksum lists")
    let folder = try TemporaryFolder()
    for name in ["a", "b c", "back\\slash", "new\nline"] {
      try folder.file(PathBytes("d/\(name)"), Array(name.utf8))
    }
    let list = try #require(try Self.run("sha256sum d/*", in: folder.path)).output
    let base = ListBase(folder.path)
    let path = folder.path.appending("list")
    for _ in 0..<300 {
      var damaged = list
      let place = Int.random(in: 0..<list.count, using: &random)
      let byte = UInt8.random(in: .min ... .max, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: damaged[place] = byte
      case 1: damaged.insert(byte, at: place)
      default: damaged.remove(at: place)
      }
      try folder.file("list", damaged)
      let listed = try ListedFiles(of: path, base: base)
      let outcome = try ListAudit(of: listed, list: path, base: base, extras: .none, threads: 2)
        .run()
      let isSound = listed.findings.allSatisfy { $0.kind == .remark } && outcome.findings.isEmpty
      guard isSound, outcome.compared > 0 else { continue }
      let other = try #require(
        try Self.run("sha256sum --strict --status -c list 2>/dev/null", in: folder.path))
      // A semicolon begins a comment in lists of others, carriage returns may end lines, and
      // `md5 -r` of the BSDs writes one space.
      let isMeant =
        byte == UInt8(ascii: ";") || byte == 0x0D
        || damaged.count < list.count && list[place] == 0x20
      #expect(other.status == 0 || isMeant, "\(PathBytes(damaged).display)")
    }
  }
}
