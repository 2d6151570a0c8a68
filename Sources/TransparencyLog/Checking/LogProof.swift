internal import Fingerprint
public import Merkle

/// The proof that an entry is in a log, for offline use (C2SP tlog-proof): the entry, its
/// place, the hashes beside its way to the root, and the signed checkpoint.
public struct LogProof: CheckpointedProof {
  /// The entry, where the proof carries it.
  public let entry: [UInt8]?
  /// Its place and the hashes.
  public let inclusion: InclusionProof
  /// The signed checkpoint.
  public let note: SignedNote
  /// What it says.
  public let checkpoint: Checkpoint

  private static let header = "c2sp.org/tlog-proof@v1"

  /// The proof for the entry at a place of a log.
  public init(of index: Int, entry: [UInt8], in log: LogReader) throws(LogError) {
    inclusion = try log.inclusionProof(of: index, entry: entry)
    self.entry = entry
    note = log.note
    checkpoint = log.checkpoint
  }

  /// Whether some bytes begin as a proof does.
  public static func isProof(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: header.utf8)
  }

  /// Reads a proof.
  ///
  /// - Parameter name: the file's name, for messages.
  /// - Throws: ``LogError`` with code `untrusted` where it is none.
  public init(_ bytes: [UInt8], name: String) throws(LogError) {
    var reader = ProofReader(bytes, name: name, what: "proof of an entry")
    guard reader.line()?.elementsEqual(Self.header.utf8) == true else {
      throw reader.malformed("it does not begin with “\(Self.header)”")
    }
    var line = reader.line()
    var extra: [UInt8]?
    if let digits = line?.dropping("extra ") {
      guard let bytes = Base64.decode(digits) else {
        throw reader.malformed("what follows “extra” is not base 64")
      }
      extra = bytes
      line = reader.line()
    }
    guard let index = line?.dropping("index ").flatMap(Decimal.value) else {
      throw reader.malformed("no line “index” with a number")
    }
    let path = try reader.hashes()
    (note, checkpoint) = try reader.checkpoint()
    entry = extra
    inclusion = InclusionProof(index: index, size: checkpoint.size, path: path)
  }

  /// The proof as a file holds it.
  public var bytes: [UInt8] {
    var lines = [Array(Self.header.utf8)]
    if let entry { lines.append(Array("extra ".utf8) + Base64.encode(entry)) }
    lines.append(Array("index \(inclusion.index)".utf8))
    lines += inclusion.path.map { Base64.encode($0.bytes) }
    return bytes(of: lines)
  }

  /// Whether the checkpoint stands for a log that has these bytes at this place; who
  /// signed it is for ``signers(among:name:)``.
  public func holds(for entry: [UInt8]) throws(LogError) -> Bool {
    do {
      return try inclusion.holds(leafHash: MerkleHash.leaf(entry), root: checkpoint.root)
    } catch {
      throw LogError(error)
    }
  }
}
