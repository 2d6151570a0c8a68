internal import Fingerprint

/// The records of a set, line by line: their ids and the Merkle tree over these.
struct RecordTree: ~Copyable {
  private var context: DigestContext
  private var tree: ManifestStatement.TreeBuilder
  private var leaf: [UInt8] = []

  init() throws(RegestError) {
    let context = try newDigest()
    let tree = try ManifestStatement.TreeBuilder()
    self.context = context
    self.tree = tree
  }

  /// Adds a record by its canonical bytes. Its leaf is its id in hex.
  mutating func append(_ record: ArraySlice<UInt8>) throws(RegestError) {
    let id: SHA256Digest
    do throws(FingerprintError) {
      id = try context.digest(of: record)
    } catch {
      throw RegestError(error)
    }
    leaf.removeAll(keepingCapacity: true)
    id.appendHex(to: &leaf)
    try tree.append(leaf[...])
  }

  /// Adds the records of some whole lines.
  mutating func append(lines: [UInt8]) throws(RegestError) {
    var rest = lines[...]
    while let end = rest.firstIndex(of: 0x0A) {
      try append(rest[..<end])
      rest = rest[(end + 1)...]
    }
  }

  mutating func finish() throws(RegestError) -> ManifestStatement.Tree { try tree.finish() }
}
