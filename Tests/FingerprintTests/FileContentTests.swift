import Fingerprint
import TestSupport
import Testing

@Suite struct FileContentTests {
  /// Small files are read and large ones mapped: the bytes are the same.
  @Test(arguments: [0, 1, 4096, (1 << 20) - 1, 1 << 20, (3 << 20) + 17])
  func holdsAllBytes(count: Int) throws {
    let folder = try TemporaryFolder()
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    try folder.file("content", bytes)
    let content = try FileContent(of: folder.path.appending("content"), limit: 1 << 30)
    let isSame = content.withBytes { text in
      text.count == bytes.count && bytes.indices.allSatisfy { text[$0] == bytes[$0] }
    }
    #expect(isSame)
  }

  @Test func whatIsNotThereIsNamed() throws {
    let folder = try TemporaryFolder()
    let path = folder.path.appending("missing")
    #expect {
      _ = try FileContent(of: path, limit: 1)
    } throws: { error in
      (error as? FileSystemError)?.message.contains("missing") ?? false
    }
  }
}
