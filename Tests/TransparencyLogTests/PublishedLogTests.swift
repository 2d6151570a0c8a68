import Fingerprint
import Foundation
import Merkle
import TestSupport
import Testing

@testable import TransparencyLog

/// A log of 15 entries that another program made, with its checkpoint at each size.
@Suite(.enabled(if: Project.corpora != nil, "needs REGEST_CORPORA"))
struct PublishedLogTests {
  private let folder: TemporaryFolder
  private let key: VerifierKey

  init() throws {
    folder = try Project.unpacked("vectors/tlog-tiles/log.tar.gz", stripping: 3)
    let vectors = try #require(Project.corpora).appendingPathComponent("vectors")
    let notes = try Data(contentsOf: vectors.appendingPathComponent("signed-note/notes.json"))
    let json = try #require(try JSONSerialization.jsonObject(with: notes) as? [String: Any])
    let log = try #require(json["tlog_checkpoint"] as? [String: String])
    key = try VerifierKey(try #require(log["verifier_key"]).utf8)
  }

  private var files: StoredLogFiles { StoredLogFiles(folder: folder.path) }

  private func log(_ size: Int) throws -> LogReader {
    let bytes = try #require(try files.read(PathBytes("checkpoint.\(size)"), limit: 1 << 20))
    return try LogReader(files, checkpoint: bytes, name: "checkpoint.\(size)")
  }

  @Test func holdsAtEachOfItsCheckpoints() throws {
    for size in 0...15 {
      let log = try log(size)
      #expect(log.checkpoint.size == size)
      #expect(try log.signers(among: [key]) == [key])
      try log.verifyTiles()
      #expect(try LogCheck(log).findings == [])
    }
    #expect(try LogReader(files).checkpoint == log(15).checkpoint)
  }

  @Test func eachEntryIsProvedUnderEachCheckpoint() throws {
    for size in 1...15 {
      let log = try log(size)
      for (index, entry) in try log.entries(bundle: 0).enumerated() {
        let proof = try LogProof(of: index, entry: Array(entry), in: log)
        let read = try LogProof(proof.bytes, name: "proof")
        #expect(read.bytes == proof.bytes)
        #expect(try read.holds(for: Array(entry)))
        #expect(try !read.holds(for: Array(entry) + [0]))
        #expect(try read.signers(among: [key], name: "proof") == [key])
      }
    }
  }

  @Test func eachCheckpointGoesOnFromEachBefore() throws {
    for size in 0...15 {
      let later = try log(size)
      for earlier in 0...15 {
        let checkpoint = try log(earlier).checkpoint
        let proof = try LogGrowthProof(since: checkpoint, in: later)
        let findings = try LogCheck(later, since: checkpoint).findings
        #expect((proof != nil) == (earlier <= size), "\(earlier) to \(size)")
        #expect(findings.isEmpty == (earlier <= size), "\(earlier) to \(size)")
        guard let proof else { continue }
        let read = try LogGrowthProof(proof.bytes, name: "proof")
        #expect(try read.holds(since: checkpoint))
        let other = Checkpoint(
          origin: key.name, size: earlier, root: try SHA256Digest.of([UInt8(earlier)]))
        #expect(try !read.holds(since: other))
        #expect(try LogGrowthProof(since: other, in: later) == nil)
        #expect(try LogCheck(later, since: other).findings.map(\.kind) == [.notABeginning])
      }
    }
  }

  /// The same entries, added one by one, give the same tiles and bundles byte for byte.
  @Test func ourWriterGivesTheSameFiles() throws {
    let disk = SimulatedDisk()
    try TestLog.begin(disk)
    var writer = try LogWriter(disk, signer: TestLog.signer())
    for (index, entry) in try log(15).entries(bundle: 0).enumerated() {
      _ = try writer.append([Array(entry)])
      #expect(try writer.log.checkpoint.root == log(index + 1).checkpoint.root)
    }
    var compared = 0
    for (path, bytes) in disk.files where path != LogPath.checkpoint {
      #expect(try files.read(path, limit: 1 << 20) == bytes, "\(path)")
      compared += 1
    }
    #expect(compared == 30)
  }
}
