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
    let file = SumsFile([entry])
    #expect(file.bytes == Array((line + "\n").utf8))
    let (read, faults) = SumsFile.parse(file.bytes)
    #expect(read == file)
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
  ) {
    let faults = SumsFile.parse(Array(text.utf8)).faults
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
      let file = SumsFile(paths.sorted().map { SumsFile.Entry(path: $0, digest: digest) })
      let (read, faults) = SumsFile.parse(file.bytes)
      #expect(read == file && faults.isEmpty, "seed \(random.seed)")

      var damaged = file.bytes
      guard !damaged.isEmpty else { continue }
      let place = Int.random(in: 0..<damaged.count, using: &random)
      damaged[place] = UInt8.random(in: 0...255, using: &random)
      let again = SumsFile.parse(damaged)
      // Whatever is accepted without a fault is what would be written.
      if again.faults.isEmpty { #expect(again.sums.bytes == damaged, "seed \(random.seed)") }
    }
  }
}
