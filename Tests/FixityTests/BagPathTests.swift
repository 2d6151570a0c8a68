import Fingerprint
import TestSupport
import Testing

@testable import Fixity

/// Paths in manifests, and what they may stand for.
@Suite struct BagPathTests {
  /// Whatever bytes a name has, version 1.0 writes it on one line and reads it again.
  @Test func everyPathIsReadAsItWasWritten() {
    var random = Seeded("paths of bags")
    let bytes: [UInt8] = Array("%0aAdD25 \\*./\n\r\t~".utf8) + [0xD0, 0xB9, 0xCC, 0x86, 0xFF, 0x01]
    for _ in 0..<20_000 {
      let path = (0..<Int.random(in: 0..<12, using: &random)).map { _ in
        bytes[Int.random(in: 0..<bytes.count, using: &random)]
      }
      let written = BagPath.encoded(path)
      #expect(!written.contains(0x0A) && !written.contains(0x0D))
      let read = BagPath.decoded(written)
      #expect(read.path == path && read.isStrict)
      let whole = Array("data/".utf8) + path
      let plain = PathBytes(whole).normalized
      guard !path.isEmpty, plain.bytes == whole else { continue }
      let line = ManifestLine(Array("00  ".utf8)[...] + BagPath.encoded(whole))
      let reading = line.map { PathReading($0.text, isOne: true, isEscaped: $0.isEscaped) }
      #expect(
        reading?.choices.first?.path == plain && reading?.choices.first?.marks.isEmpty == true)
    }
  }

  @Test(arguments: [
    ("a%0Ab", "a\nb", true), ("a%0db", "a\rb", true), ("100%25", "100%", true),
    ("%250A", "%0A", true), ("100%", "100%", false), ("%7Ea", "%7Ea", false), ("%2", "%2", false),
    ("%%25", "%%", false), ("a%20b", "a%20b", false),
  ])
  func onlyThreeBytesAreEncoded(_ text: String, _ path: String, _ isStrict: Bool) {
    let read = BagPath.decoded(Array(text.utf8))
    #expect(String(decoding: read.path, as: UTF8.self) == path)
    #expect(read.isStrict == isStrict)
  }

  @Test(arguments: [
    ("data/a", ["data/a"]), ("*data/a", ["data/a", "*data/a"]), ("./data//a", ["data/a"]),
    ("data/a%0Ab", ["data/a\nb", "data/a%0Ab"]), ("data/50%", ["data/50%"]),
    ("*./data/a", ["data/a", "*./data/a"]), ("data/a/", ["data/a/"]),
  ])
  func theLikeliestReadingIsFirst(_ text: String, _ paths: [String]) {
    let reading = PathReading(Array(text.utf8)[...], isOne: true)
    #expect(reading.choices.map(\.path) == paths.map { PathBytes($0) })
  }

  @Test func beforeVersionOneAPercentSignIsOne() {
    let reading = PathReading(Array("data/a%0Ab".utf8)[...], isOne: false)
    #expect(reading.choices.map(\.path) == ["data/a%0Ab", "data/a\nb"])
    #expect(reading.choices.map(\.marks) == [[], [.percent]])
  }

  @Test(arguments: [
    ("/etc/passwd", true), ("../x", true), ("data/../../x", true), ("~/x", true), ("~root/x", true),
    ("data/..", true), ("data/~x", false), ("data/..x", false), ("data/x..", false), ("a", false),
  ])
  func pathsThatLeaveAreKnown(_ path: String, _ leaves: Bool) {
    #expect(BagPath.leaves(PathBytes(path)) == leaves)
  }

  @Test func similarNamesAreFoundAmongAll() {
    let names = ["й", "b", "и\u{306}", "A", "a", "B/x", "b/x", "ß", "\u{212A}", "k"]
    let pairs = SimilarNames.pairs(names.count) { Array(names[$0].utf8) }
    #expect(
      pairs == [
        .init(first: 0, second: 2, isNormalization: true),
        .init(first: 3, second: 4, isNormalization: false),
        .init(first: 5, second: 6, isNormalization: false),
        .init(first: 8, second: 9, isNormalization: false),
      ])
    #expect(SimilarNames.pairs(2) { [0xFF - UInt8($0)] }.isEmpty)
  }

  @Test(arguments: [
    ("data/.DS_Store", true), ("data/a/Thumbs.db", true), ("data/DESKTOP.INI", true),
    ("data/._a", true), ("data/a.db", false), ("data/.keep", false), ("data/Thumbs.db/a", false),
  ])
  func filesThatSystemsLeaveAreKnown(_ path: String, _ isOne: Bool) {
    #expect(BagPath.isSystemFile(PathBytes(path)) == isOne)
  }

  /// A line may end with LF, CR or CRLF, whatever the encoding.
  @Test(arguments: ["UTF-8", "UTF-16", "UTF-16LE", "ISO-8859-5", "WINDOWS-1251"])
  func linesAreReadInTheEncodingThatIsDeclared(_ name: String) throws {
    let encoding = try #require(TextEncoding(name: name))
    let text = "a\nб\rв\r\n\r\nг"
    let bytes: [UInt8] =
      switch name {
      case "UTF-16": [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      case "UTF-16LE": text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      case "ISO-8859-5": Array("a\n".utf8) + [0xD1, 0x0D, 0xD2, 0x0D, 0x0A, 0x0D, 0x0A, 0xD3]
      case "WINDOWS-1251": Array("a\n".utf8) + [0xE1, 0x0D, 0xE2, 0x0D, 0x0A, 0x0D, 0x0A, 0xE3]
      default: Array(text.utf8)
      }
    let folder = try TemporaryFolder()
    try folder.file("tags.txt", bytes)
    var lines: [String] = []
    let remark = try TagFile.read(folder.path.appending("tags.txt"), encoding) { line in
      #expect(line.number == lines.count + 1)
      lines.append(String(decoding: line.bytes, as: UTF8.self))
    }
    #expect(remark == nil)
    #expect(lines == ["a", "б", "в", "", "г"])
  }
}
