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
