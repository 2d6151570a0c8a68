internal import Fingerprint
public import Merkle

/// The proof that a log at one checkpoint begins with all that an earlier one stood for,
/// in the form in which witnesses are asked (C2SP tlog-witness, "add-checkpoint"): the
/// earlier size, the hashes, and the later checkpoint.
public struct LogGrowthProof: CheckpointedProof {
  /// Both sizes and the hashes.
  public let consistency: ConsistencyProof
  /// The later checkpoint, signed.
  public let note: SignedNote
  /// What it says.
  public let checkpoint: Checkpoint

  /// The proof for a log since an earlier checkpoint; nil where it did not merely grow.
  public init?(since earlier: Checkpoint, in log: LogReader) throws(LogError) {
    guard let proof = try log.consistencyProof(since: earlier) else { return nil }
    consistency = proof
    note = log.note
    checkpoint = log.checkpoint
  }

  /// Whether some bytes begin as such a proof does.
  public static func isProof(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: "old ".utf8)
  }

  /// Reads a proof.
  ///
  /// - Parameter name: the file's name, for messages.
  /// - Throws: ``LogError`` with code `untrusted` where it is none.
  public init(_ bytes: [UInt8], name: String) throws(LogError) {
    var reader = ProofReader(bytes, name: name, what: "proof of growth")
    guard let earlier = reader.line()?.dropping("old ").flatMap(Decimal.value) else {
      throw reader.malformed("it does not begin with “old” and a number")
    }
    let path = try reader.hashes()
    (note, checkpoint) = try reader.checkpoint()
    consistency = ConsistencyProof(earlierSize: earlier, size: checkpoint.size, path: path)
  }

  /// The proof as a file holds it.
  public var bytes: [UInt8] {
    let lines =
      [Array("old \(consistency.earlierSize)".utf8)]
      + consistency.path.map { Base64.encode($0.bytes) }
    return bytes(of: lines)
  }

  /// Whether it shows that the log only grew since the earlier checkpoint.
  public func holds(since earlier: Checkpoint) throws(LogError) -> Bool {
    guard earlier.origin == checkpoint.origin else { return false }
    do {
      return try LogGrowth.holds(consistency, since: earlier, to: checkpoint)
    } catch {
      throw LogError(error)
    }
  }
}
