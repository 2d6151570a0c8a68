import Fingerprint
import Glibc
import TestSupport
import Testing

@Suite struct FileLinesTests {
  private static func read(_ text: String, longestLine: Int) throws -> [String] {
    let folder = try TemporaryFolder()
    try folder.file("list", Array(text.utf8))
    var lines = try FileLines(of: folder.path.appending("list"), longestLine: longestLine)
    var read: [String] = []
    while let line = try lines.next() { read.append(String(decoding: line.bytes, as: UTF8.self)) }
    return read
  }

  @Test func readsLinesWithAndWithoutAnEnd() throws {
    #expect(try Self.read("a\n\nb\n", longestLine: 10) == ["a", "", "b"])
    #expect(try Self.read("a\nb", longestLine: 10) == ["a", "b"])
    #expect(try Self.read("", longestLine: 10) == [])
  }

  /// Also where the line and its end were read at once.
  @Test func countsALineThatIsWhollyInMemory() throws {
    #expect(try Self.read("12345\n", longestLine: 5) == ["12345"])
    #expect(throws: FileSystemError.self) { try Self.read("a\n123456\n", longestLine: 5) }
    #expect(throws: FileSystemError.self) { try Self.read("a\n123456", longestLine: 5) }
  }

  @Test func readsWhatIsLongerThanABlock() throws {
    let lines = (0..<9).map { String(repeating: "\($0)", count: 100_000 * $0 + 1) }
    #expect(try Self.read(lines.joined(separator: "\n"), longestLine: 1 << 20) == lines)
  }

  @Test func tellsWhichLineIsTooLong() throws {
    let long = String(repeating: "x", count: 600_000)
    do throws(any Error) {
      _ = try Self.read("a\nb\n\(long)\nc\n", longestLine: 1000)
      Issue.record("a line of \(long.utf8.count) bytes was read")
    } catch let error as FileSystemError {
      #expect(error.errno == EFBIG)
      #expect(error.message.hasSuffix("line 3 is longer than the 1000 bytes a line may have"))
    }
  }
}
