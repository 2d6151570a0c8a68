import Fingerprint
import Merkle
import TestSupport
import Testing

@testable import TransparencyLog

/// A log of known entries and its key.
enum TestLog {
  /// PKCS #8 (RFC 8410, section 7) around a private key of no worth, as PEM.
  static var keyFile: [UInt8] {
    let der: [UInt8] =
      [0x30, 0x2E, 2, 1, 0, 0x30, 5, 6, 3, 0x2B, 0x65, 0x70, 4, 0x22, 4, 0x20] + (0..<32)
    let lines = [
      "-----BEGIN PRIVATE KEY-----", String(decoding: Base64.encode(der), as: UTF8.self),
      "-----END PRIVATE KEY-----",
    ]
    return Array(lines.joined(separator: "\n").utf8)
  }

  static func signer() throws -> NoteSigner {
    try NoteSigner(
      file: keyFile, path: "key", name: #require(NoteName("example.org/log".utf8)))
  }

  static func key() throws -> VerifierKey { try signer().verifier }

  static func entry(_ index: Int) -> [UInt8] { KnownEntries.entry(index) }

  static func entries(_ range: Range<Int>) -> [[UInt8]] { range.map(entry) }

  /// The root over the first entries, which no tile has a part in.
  static func root(ofFirst count: Int) throws -> SHA256Digest {
    var tree = try MerkleTree()
    for entry in entries(0..<count) { try tree.append(entry[...]) }
    return try tree.root()
  }

  /// Adds known entries to a log, in portions.
  @discardableResult
  static func grow(_ files: any LogFiles, by portions: [Int]) throws -> LogReader {
    var writer = try LogWriter(files, signer: signer())
    for portion in portions {
      let size = writer.log.checkpoint.size
      let places = try writer.append(entries(size..<size + portion))
      #expect(places == size..<size + portion)
      (files as? SimulatedDisk)?.acknowledge(size + portion)
    }
    return writer.log
  }

  static func begin(_ files: any LogFiles) throws {
    _ = try LogWriter.begin(files, signer: signer())
    (files as? SimulatedDisk)?.acknowledge(0)
  }

  /// Opens a log as anybody would and looks at all of it; nil where it is as it must be.
  static func fault(of files: any LogFiles, atLeast acknowledged: Int?) -> String? {
    do {
      let log = try LogReader(files)
      try log.signers(among: [try key()])
      if let acknowledged, log.checkpoint.size < acknowledged {
        return "\(log.checkpoint.size) entries, \(acknowledged) were acknowledged"
      }
      if let finding = try LogCheck(log).findings.first { return "\(finding)" }
      var place = 0
      while place < log.checkpoint.size {
        for entry in try log.entries(bundle: place / LogPath.tileWidth) {
          guard Array(entry) == self.entry(place) else { return "another entry \(place)" }
          place += 1
        }
      }
      return nil
    } catch let error as LogError where error.code == .notALog && acknowledged == nil {
      return nil
    } catch {
      return "\(error)"
    }
  }
}
