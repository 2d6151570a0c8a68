import CanonicalJSON
import Fingerprint
import Foundation
import Merkle
import TestSupport
import Testing

@Suite struct MerkleProofTests {
  private let leaves = (0..<70).map { Array("leaf \($0)".utf8) }

  private func root(ofFirst count: Int) throws -> SHA256Digest {
    var tree = try MerkleTree()
    for leaf in leaves.prefix(count) { try tree.append(leaf[...]) }
    return try tree.root()
  }

  @Test func everyLeafOfEverySizeIsProved() throws {
    let hashes = try leaves.map { try MerkleHash.leaf($0) }
    for size in 1...leaves.count {
      let root = try root(ofFirst: size)
      for index in 0..<size {
        let proof = try #require(try InclusionProof(of: index, among: Array(hashes.prefix(size))))
        #expect(try proof.holds(leafHash: hashes[index], root: root), "\(index) of \(size)")
        #expect(try !proof.holds(leafHash: hashes[(index + 1) % 70], root: root))
        let elsewhere = InclusionProof(index: index + 1, size: size, path: proof.path)
        #expect(try !elsewhere.holds(leafHash: hashes[index], root: root), "\(index) of \(size)")
      }
      #expect(try InclusionProof(of: size, among: Array(hashes.prefix(size))) == nil)
    }
  }

  @Test func everyTreeBeginsWithEveryEarlierOne() throws {
    let hashes = try leaves.map { try MerkleHash.leaf($0) }
    let roots = try (0...70).map { try root(ofFirst: $0) }
    for size in 1...70 {
      for earlier in 1...size {
        let proof = try #require(
          try ConsistencyProof(from: earlier, among: Array(hashes.prefix(size))))
        #expect(
          try proof.holds(earlierRoot: roots[earlier], root: roots[size]), "\(earlier) of \(size)")
        if earlier < size {
          #expect(try !proof.holds(earlierRoot: roots[earlier - 1], root: roots[size]))
          #expect(try !proof.holds(earlierRoot: roots[earlier], root: roots[earlier]))
        }
      }
      #expect(try ConsistencyProof(from: 0, among: Array(hashes.prefix(size))) == nil)
      #expect(try ConsistencyProof(from: size + 1, among: Array(hashes.prefix(size))) == nil)
    }
  }

  @Test(.enabled(if: Project.corpora != nil, "needs REGEST_CORPORA"))
  func publishedProofsHoldOrFailAsPublished() throws {
    let folder = try Project.unpacked("vectors/rfc6962/proofs.tar.xz")
    var counts = (inclusion: 0, consistency: 0)
    let files = try #require(FileManager.default.enumerator(atPath: folder.path.display))
    for case let name as String in files where name.hasSuffix(".json") {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.path.display + "/" + name))
      // `JSON.parse` is strict; these are anybody's.
      let json = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
      let isWrong = json["wantErr"] as? Bool ?? false
      if name.contains("/inclusion/") {
        counts.inclusion += 1
        #expect(try inclusionHolds(json) == !isWrong, "\(name)")
      } else if name.contains("/consistency/") {
        counts.consistency += 1
        #expect(try consistencyHolds(json) == !isWrong, "\(name)")
      }
    }
    #expect(counts.inclusion > 90 && counts.consistency > 90, "\(counts)")
  }

  private func digest(_ value: Any?) -> SHA256Digest? {
    bytes(value).flatMap { SHA256Digest(bytes: $0) }
  }

  /// Some roots are texts of another length, where only their equality matters.
  private func rootDigest(_ value: Any?) throws -> SHA256Digest? {
    try bytes(value).map { try SHA256Digest(bytes: $0) ?? SHA256Digest.of($0) }
  }

  private func bytes(_ value: Any?) -> [UInt8]? {
    (value as? String).flatMap { Data(base64Encoded: $0) }.map { Array($0) }
  }

  /// One that is too large for any tree is -1 here.
  private func number(_ value: Any?) -> Int {
    (value as? NSNumber).flatMap { Int(exactly: $0.uint64Value) } ?? -1
  }

  /// A proof whose hashes are not digests does not hold.
  private func path(_ json: [String: Any]) -> [SHA256Digest]? {
    let texts = json["proof"] as? [Any] ?? []
    let digests = texts.compactMap(digest)
    return digests.count == texts.count ? digests : nil
  }

  private func inclusionHolds(_ json: [String: Any]) throws -> Bool {
    guard let path = path(json), let leaf = digest(json["leafHash"]),
      let root = try rootDigest(json["root"])
    else { return false }
    let proof = InclusionProof(
      index: number(json["leafIdx"]), size: number(json["treeSize"]), path: path)
    return try proof.holds(leafHash: leaf, root: root)
  }

  private func consistencyHolds(_ json: [String: Any]) throws -> Bool {
    guard let path = path(json), let earlier = try rootDigest(json["root1"]),
      let root = try rootDigest(json["root2"])
    else { return false }
    let proof = ConsistencyProof(
      earlierSize: number(json["size1"]), size: number(json["size2"]), path: path)
    return try proof.holds(earlierRoot: earlier, root: root)
  }
}
