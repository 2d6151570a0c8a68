import Fingerprint
import Regest
import TestSupport
import Testing

@Suite struct SumsFileTests {
  static let digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

  /// Paths and the lines that coreutils 9 writes for them.
  static let lines: [(path: [UInt8], line: String)] = [
    (Array("letter.txt".utf8), "\(digest)  letter.txt"),
    (Array("Письма/5 ноября.txt".utf8), "\(digest)  Письма/5 ноября.txt"),
    (Array(" *odd".utf8), "\(digest)   *odd"),
    (Array("a\nb".utf8), "\\\(digest)  a\\nb"),
    (Array("a\rb".utf8), "\\\(digest)  a\\rb"),
    (Array("a\\b".utf8), "\\\(digest)  a\\\\b"),
  ]

  @Test(arguments: lines) func writesAndReads(path: [UInt8], line: String) throws {
    let entry = SumsFile.Entry(
      path: PathBytes(path), digest: try #require(SHA256Digest(hex: Self.digest.utf8)))
    let bytes = SumsFile.bytes(of: [entry])
    #expect(bytes == Array((line + "\n").utf8))
    let (read, faults) = try SumsFile.parse(bytes)
    #expect(read == [entry])
    #expect(faults.isEmpty)
  }

  static let faulty: [(text: String, kind: SumsFile.Fault.Kind, line: Int)] = [
    ("\(digest)  a\n\(digest) b\n", .malformed, 2),
    ("\(digest)  a", .malformed, 1),
    ("\(digest)  a\n\n\(digest)  b\n", .malformed, 2),
    ("\(digest.uppercased())  a\n", .malformed, 1),
    ("\(digest)  \n", .malformed, 1),
    ("\(digest.dropLast())  a\n", .malformed, 1),
    ("\\\(digest)  plain\n", .malformed, 1),
    ("\(digest)  a\\b\n", .malformed, 1),
    ("\\\(digest)  a\\x\n", .malformed, 1),
    ("\(digest)  a\n\(digest)  a\n", .duplicate, 2),
    ("\(digest)  b\n\(digest)  a\n", .duplicate, 2),
    ("\(digest)  /etc/passwd\n", .escape, 1),
    ("\(digest)  a/../../b\n", .escape, 1),
  ]

  @Test(arguments: faulty) func namesEveryFault(
    text: String, kind: SumsFile.Fault.Kind, line: Int
  ) throws {
    let faults = try SumsFile.parse(Array(text.utf8)).faults
    #expect(faults.map(\.kind) == [kind])
    #expect(faults.map(\.line) == [line])
  }

  @Test func readsBackAnyPathsAndRefusesAnythingElse() throws {
    var random = Seeded("sums file")
    let digest = try #require(SHA256Digest(hex: Self.digest.utf8))
    let alphabet: [UInt8] = [0x0A, 0x0D, 0x5C, 0x20, 0x2A, 0x61, 0x6E, 0x72, 0xD0, 0xFF]
    for _ in 0..<500 {
      var paths: Set<PathBytes> = []
      for _ in 0..<Int.random(in: 0...5, using: &random) {
        let length = Int.random(in: 1...6, using: &random)
        paths.insert(
          PathBytes((0..<length).map { _ in alphabet.randomElement(using: &random) ?? 0x61 }))
      }
      let entries = paths.sorted().map { SumsFile.Entry(path: $0, digest: digest) }
      let bytes = SumsFile.bytes(of: entries)
      let (read, faults) = try SumsFile.parse(bytes)
      #expect(read == entries && faults.isEmpty, "seed \(random.seed)")

      var damaged = bytes
      guard !damaged.isEmpty else { continue }
      let place = Int.random(in: 0..<damaged.count, using: &random)
      damaged[place] = UInt8.random(in: 0...255, using: &random)
      let again = try SumsFile.parse(damaged)
      // Whatever is accepted without a fault is what would be written.
      if again.faults.isEmpty {
        #expect(SumsFile.bytes(of: again.entries) == damaged, "seed \(random.seed)")
      }
    }
  }
}

extension SumsFile {
  /// All entries and faults of a file.
  static func all(_ path: PathBytes) throws -> (entries: [Entry], faults: [Fault]) {
    var file = try SumsFile(path)
    var entries: [Entry] = []
    while let entry = try file.next() { entries.append(entry) }
    return (entries, file.faults)
  }

  /// The same for bytes that lie in no file yet.
  static func parse(_ bytes: [UInt8]) throws -> (entries: [Entry], faults: [Fault]) {
    let folder = try TemporaryFolder()
    try folder.file("sums", bytes)
    return try all(folder.path.appending("sums"))
  }

  /// The whole file of some entries.
  static func bytes(of entries: [Entry]) -> [UInt8] {
    var bytes: [UInt8] = []
    for entry in entries {
      append(entry.path.bytes, entry.digest, to: &bytes)
      bytes.append(0x0A)
    }
    return bytes
  }
}
