import CanonicalJSON
import Fingerprint
import Foundation
import Merkle
import TestSupport
import Testing

@Suite struct MerkleTreeTests {
  @Test func theRootOfNothingIsTheDigestOfNothing() throws {
    var tree = try MerkleTree()
    #expect(tree.size == 0)
    #expect(
      try tree.root().hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  /// The definition of RFC 9162, section 2.1.1, word by word.
  private func root(_ leaves: ArraySlice<[UInt8]>) throws -> SHA256Digest {
    if leaves.isEmpty { return try SHA256Digest.of([]) }
    if leaves.count == 1, let leaf = leaves.first {
      return try SHA256Digest.of([0x00] + leaf)
    }
    var split = 1
    while split * 2 < leaves.count { split *= 2 }
    let left = try root(leaves.prefix(split))
    let right = try root(leaves.dropFirst(split))
    return try SHA256Digest.of([0x01] + left.bytes + right.bytes)
  }

  @Test func everySizeFollowsTheDefinition() throws {
    let leaves = (0..<70).map { Array("leaf \($0)".utf8) }
    var tree = try MerkleTree()
    for size in 0...leaves.count {
      #expect(try tree.root() == root(leaves.prefix(size)), "\(size) leaves")
      #expect(tree.size == size)
      if size < leaves.count { try tree.append(leaves[size][...]) }
    }
  }

  /// Leaves that are added by blocks of a power of two give the tree of all of them.
  @Test(arguments: [1, 2, 8, 32]) func blocksGiveTheSameTree(_ block: Int) throws {
    let leaves = (0..<70).map { Array("leaf \($0)".utf8) }
    for size in 0...leaves.count {
      var tree = try MerkleTree()
      for start in stride(from: 0, to: size, by: block) {
        var part = try MerkleTree()
        for leaf in leaves[start..<min(start + block, size)] { try part.append(leaf[...]) }
        try tree.append(part.frontier)
      }
      #expect(try tree.root() == root(leaves.prefix(size)), "\(size) leaves")
      #expect(tree.size == size)
    }
  }

  @Test(.enabled(if: Project.corpora != nil, "needs REGEST_CORPORA"))
  func thePublishedTreeHasThePublishedRoots() throws {
    let folder = try #require(Project.corpora)
    let file = folder.appendingPathComponent("vectors/rfc6962/reference-tree.json")
    let json = try JSON.parse(Array(try Data(contentsOf: file)))
    let leaves = try #require(json["leaves_hex"]?.arrayValue).map { hex in
      let digits = Array((hex.stringValue ?? "").utf8)
      return stride(from: 0, to: digits.count, by: 2).compactMap {
        UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
      }
    }
    let roots = try #require(json["root_hex_by_size"]?.arrayValue).compactMap(\.stringValue)
    #expect(roots.count == leaves.count + 1)
    var tree = try MerkleTree()
    for (size, root) in roots.enumerated() {
      #expect(try tree.root().hex == root)
      if size < leaves.count { try tree.append(leaves[size][...]) }
    }
  }
}
